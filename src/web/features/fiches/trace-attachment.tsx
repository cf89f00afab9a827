import type { FileTrace } from '../../api/types.ts'
import { DownloadButton } from '../../components/download-button.tsx'
import { Icon } from '../../components/icon.tsx'
import { useI18n } from '../../i18n/context.ts'
import { sizeText } from '../../size.ts'
import { TraceMeta } from './trace-meta.tsx'

/** A trace that is no image: its name, and the way to have it. */
export function TraceAttachment ({ ficheId, trace }: { ficheId: string, trace: FileTrace }) {
  const { t, locale } = useI18n()
  const { id, name, size } = trace.file
  return (
    <div class='trace-box'>
      <Icon name='file' />
      <div class='trace-words'>
        <p class='trace-caption'>{trace.caption === '' ? name : trace.caption}</p>
        <p class='trace-file'>{trace.caption !== '' && <span>{name}</span>}<span class='trace-size'>{sizeText(locale, size)}</span></p>
        <TraceMeta trace={trace} />
      </div>
      <DownloadButton small path={`/fiches/${ficheId}/files/${id}`} text={t.traces.download} aria-label={t.traces.downloadOf(name)} />
    </div>
  )
}
