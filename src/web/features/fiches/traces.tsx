import { useState } from 'preact/hooks'
import type { FileTrace, Trace } from '../../api/types.ts'
import { Dialog } from '../../components/dialog.tsx'
import { Icon } from '../../components/icon.tsx'
import { Picture } from '../../components/picture.tsx'
import { useI18n } from '../../i18n/context.ts'
import { hostOf } from './links.ts'

function ImageTrace ({ ficheId, trace }: { ficheId: string, trace: FileTrace }) {
  const { t } = useI18n()
  const [open, setOpen] = useState(false)
  const label = trace.caption === '' ? trace.alt === '' ? trace.file.name : trace.alt : trace.caption
  return (
    <figure class='trace-image'>
      <button type='button' aria-label={t.traces.enlarge(label)} onClick={() => setOpen(true)}>
        <Picture ficheId={ficheId} file={trace.file} alt={trace.alt} size='thumbnail' />
      </button>
      {trace.caption !== '' && <figcaption>{trace.caption}</figcaption>}
      {open && (
        <Dialog label={label} onClose={() => setOpen(false)}>
          <Picture ficheId={ficheId} file={trace.file} alt={trace.alt} size='original' />
        </Dialog>
      )}
    </figure>
  )
}

function LinkTrace ({ url, caption }: { url: string, caption: string }) {
  const { t } = useI18n()
  const host = hostOf(url)
  const words = caption === '' ? url : caption
  if (host === undefined) return <span>{words}</span>
  return (
    <a class={caption === '' ? 'trace-link' : 'trace-link trace-captioned'} href={url} target='_blank' rel='noopener noreferrer'>
      <Icon name='link' />
      <span class='trace-link-words'>{words}</span>
      <span class='trace-link-host'>{caption !== '' && host}<span class='visually-hidden'> {t.traces.opensElsewhere}</span> <Icon name='external' /></span>
    </a>
  )
}

/** The traces of a version: pictures first, then where their sources are. */
export function Traces ({ ficheId, traces }: { ficheId: string, traces: readonly Trace[] }) {
  const images = traces.filter(trace => trace.kind === 'file')
  const linked = traces.filter(trace => trace.kind === 'link')
  return (
    <>
      {images.length > 0 && (
        <div class={images.length === 1 ? 'trace-images trace-images-one' : 'trace-images'}>
          {images.map(trace => <ImageTrace key={trace.file.id} ficheId={ficheId} trace={trace} />)}
        </div>
      )}
      {linked.length > 0 && (
        <ul class='trace-links'>{linked.map(({ url, caption }) => <li key={url}><LinkTrace url={url} caption={caption} /></li>)}</ul>
      )}
    </>
  )
}
