import { useLayoutEffect, useState } from 'preact/hooks'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { DownloadButton } from '../../../components/download-button.tsx'
import { Picture } from '../../../components/picture.tsx'
import { useI18n } from '../../../i18n/context.ts'
import type { ImageTrace } from '../images.ts'
import { TraceMeta } from '../trace-meta.tsx'
import { traceName } from '../trace-name.ts'
import { useZoom } from './use-zoom.ts'
import './viewer.scss'

interface ViewerProps { ficheId: string, images: readonly ImageTrace[], first: number, onClose: () => void }

/** In a window of its own nothing else waits for keys. With the render: the next key may come before the paint, and means what is there now. */
function useKeys (keys: Record<string, (() => void) | undefined>): void {
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const run = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key]
      if (run === undefined) return
      event.preventDefault()
      run()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  })
}

/** What its name, in the bar above, does not say. */
function Words ({ image }: { image: ImageTrace }) {
  const { t } = useI18n()
  return (
    <div class='viewer-words'>
      {image.caption !== '' && image.alt !== '' && !image.decorative && <p>{t.viewer.alt} {image.alt}</p>}
      <TraceMeta trace={image} />
    </div>
  )
}

interface ImageViewProps { ficheId: string, image: ImageTrace, position: string, previous: (() => void) | undefined, next: (() => void) | undefined }

/** One image: as large as one wants it, with the way to its neighbours. */
function ImageView ({ ficheId, image, position, previous, next }: ImageViewProps) {
  const { t } = useI18n()
  const zoom = useZoom(image.file)
  useKeys({
    '+': zoom.larger,
    '=': zoom.larger,
    '-': zoom.smaller,
    0: zoom.fit,
    PageUp: previous,
    PageDown: next,
    // Enlarged, the arrows move through the image.
    ...(zoom.enlarged ? {} : { ArrowLeft: previous, ArrowRight: next })
  })
  const alt = image.decorative ? '' : image.alt
  return (
    <div class='viewer'>
      <div class='viewer-bar'>
        {(previous !== undefined || next !== undefined) && (
          <>
            <Button small icon='back' aria-label={t.viewer.previous} aria-disabled={previous === undefined} onClick={previous} />
            <Button small icon='next' aria-label={t.viewer.next} aria-disabled={next === undefined} onClick={next} />
          </>
        )}
        <span role='status'>{position}</span>
        <span class='viewer-zoom'>
          <Button small icon='minus' aria-label={t.viewer.smaller} onClick={zoom.smaller} />
          <output>{t.viewer.scale(Math.round(zoom.scale * 100))}</output>
          <Button small icon='add' aria-label={t.viewer.larger} onClick={zoom.larger} />
          <Button small icon='fit' aria-label={t.viewer.fit} onClick={zoom.fit} />
        </span>
        <DownloadButton small path={`/fiches/${ficheId}/files/${image.file.id}`} text={t.traces.download} aria-label={t.traces.downloadOf(image.file.name)} />
      </div>
      {/* It takes the focus, for the arrows to scroll it. */}
      <div class={zoom.enlarged ? 'viewer-frame viewer-enlarged' : 'viewer-frame'} ref={zoom.frame} tabIndex={0} autofocus role='group' aria-label={t.viewer.area}>
        <Picture key={image.file.id} ficheId={ficheId} file={image.file} alt={alt} size='original' width={image.file.width * zoom.scale} />
      </div>
      <Words image={image} />
      <p class='viewer-keys quiet'>{t.viewer.keys}</p>
    </div>
  )
}

/** The images of a version, one at a time, large. */
export function Viewer ({ ficheId, images, first, onClose }: ViewerProps) {
  const { t } = useI18n()
  const [index, setIndex] = useState(first)
  const image = images[index]
  if (image === undefined) return null
  const to = (other: number): (() => void) | undefined => images[other] === undefined ? undefined : () => setIndex(other)
  return (
    <Dialog label={traceName(image)} onClose={onClose}>
      <ImageView
        ficheId={ficheId} image={image} position={t.viewer.position(index + 1, images.length)} previous={to(index - 1)} next={to(index + 1)}
      />
    </Dialog>
  )
}
