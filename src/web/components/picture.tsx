import { useEffect, useRef, useState } from 'preact/hooks'
import { api } from '../api.ts'
import type { StoredFile } from '../api/types.ts'
import { useI18n } from '../i18n/context.ts'
import { useRetryOnline } from '../use-retry-online.ts'
import { Icon } from './icon.tsx'

interface PictureProps {
  ficheId: string
  file: StoredFile
  alt: string
  size: 'thumbnail' | 'original'
  /** How wide it is shown, where that is not its own width. */
  width?: number
  /** One of many: fetched when it is about to be seen. */
  lazy?: boolean
}

/** Whether a place has come near what is seen. */
function useNear (lazy: boolean) {
  const place = useRef<HTMLImageElement>(null)
  const [near, setNear] = useState(!lazy)
  useEffect(() => {
    if (near || place.current === null) return
    const watch = new IntersectionObserver(entries => { if (entries.some(({ isIntersecting }) => isIntersecting)) setNear(true) }, { rootMargin: '50%' })
    watch.observe(place.current)
    return () => watch.disconnect()
  }, [near])
  return { place, near }
}

interface Wanted { ficheId: string, fileId: string, size: PictureProps['size'], near: boolean }

/** A file's bytes as an address for `<img>`, given back when it is not shown any more. What did not come is asked for again once the network is back. */
function useBlobUrl ({ ficheId, fileId, size, near }: Wanted): string | null | undefined {
  const [url, setUrl] = useState<string | null>()
  const [go, setGo] = useState(0)
  useRetryOnline(url === null, () => setGo(last => last + 1))
  useEffect(() => {
    if (!near) return
    let made: string | undefined
    let gone = false
    api.readFile(ficheId, fileId, size).then(blob => {
      if (gone) return
      made = URL.createObjectURL(blob)
      setUrl(made)
    }, () => { if (!gone) setUrl(null) })
    return () => {
      gone = true
      if (made !== undefined) URL.revokeObjectURL(made)
    }
  }, [ficheId, fileId, size, near, go])
  return url
}

/** Its place while it comes: none for what is no image. */
function placeOf ({ width, height }: StoredFile, shown: number | undefined): { width?: number, height?: number } {
  if (width === null || height === null) return {}
  return shown === undefined ? { width, height } : { width: shown, height: height * shown / width }
}

/** An image of a fiche. Its place is kept while it comes. */
export function Picture ({ ficheId, file, alt, size, width, lazy = false }: PictureProps) {
  const { t } = useI18n()
  const { place, near } = useNear(lazy)
  const url = useBlobUrl({ ficheId, fileId: file.id, size, near })
  if (url === null) return <span class='picture-missing'><Icon name='image' />{t.traces.imageMissing}{alt !== '' && <> {alt}</>}</span>
  return <img ref={place} class={url === undefined ? 'picture picture-coming' : 'picture'} src={url} alt={alt} {...placeOf(file, width)} />
}
