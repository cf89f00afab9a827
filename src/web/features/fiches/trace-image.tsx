import type { FileTrace } from '../../api/types.ts'
import { Picture } from '../../components/picture.tsx'
import { useI18n } from '../../i18n/context.ts'
import { TraceMeta } from './trace-meta.tsx'
import { traceName } from './trace-name.ts'

interface TraceImageProps { ficheId: string, trace: FileTrace, onOpen: () => void }

/** A trace that can be looked at; pressed, it opens in the viewer. */
export function TraceImage ({ ficheId, trace, onOpen }: TraceImageProps) {
  const { t } = useI18n()
  return (
    <figure class='trace-image'>
      <button type='button' aria-label={t.traces.enlarge(traceName(trace))} onClick={onOpen}>
        <Picture ficheId={ficheId} file={trace.file} alt={trace.decorative ? '' : trace.alt} size='thumbnail' />
      </button>
      <figcaption>{trace.caption}<TraceMeta trace={trace} /></figcaption>
    </figure>
  )
}
