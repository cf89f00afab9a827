import { useState } from 'preact/hooks'
import type { Trace } from '../../api/types.ts'
import { Lazy } from '../../components/lazy.tsx'
import { useI18n } from '../../i18n/context.ts'
import { isImage } from './images.ts'
import { TraceAttachment } from './trace-attachment.tsx'
import { TraceBlocked } from './trace-blocked.tsx'
import { TraceImage } from './trace-image.tsx'
import { TraceLink } from './trace-link.tsx'
import type { TraceTalk } from './trace-talk.ts'

const loadViewer = async () => (await import('./viewer/viewer.tsx')).Viewer

interface TracesProps {
  ficheId: string
  traces: readonly Trace[]
  /** Absent: nothing can be said of them, they are not published. */
  talk?: TraceTalk | undefined
}

interface OneTraceProps { ficheId: string, trace: Trace, onOpen: () => void }

function OneTrace ({ ficheId, trace, onOpen }: OneTraceProps) {
  if (trace.kind === 'link') return <TraceLink trace={trace} />
  return isImage(trace) ? <TraceImage ficheId={ficheId} trace={trace} onOpen={onOpen} /> : <TraceAttachment ficheId={ficheId} trace={trace} />
}

/** Traces in the order that their student gave them: they tell of a process. */
export function Traces ({ ficheId, traces, talk }: TracesProps) {
  const { t } = useI18n()
  const [open, setOpen] = useState<Trace | null>(null)
  const images = traces.filter(isImage)
  if (traces.length === 0) return <p class='quiet'>{t.traces.none}</p>
  return (
    <>
      <ol class={images.length === 1 ? 'traces traces-one' : 'traces'}>
        {traces.map((trace, position) => (
          <li key={position} class={isImage(trace) ? 'trace' : 'trace trace-wide'}>
            <OneTrace ficheId={ficheId} trace={trace} onOpen={() => setOpen(trace)} />
            {talk !== undefined && !isImage(trace) && <TraceBlocked ficheId={ficheId} trace={trace} position={position} talk={talk} />}
          </li>
        ))}
      </ol>
      {open !== null && (
        <Lazy part load={loadViewer} props={{ ficheId, images, first: images.findIndex(image => image === open), onClose: () => setOpen(null) }} />
      )}
    </>
  )
}
