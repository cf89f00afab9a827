import type { Trace } from '../../api/types.ts'
import { Icon } from '../../components/icon.tsx'
import { useI18n } from '../../i18n/context.ts'
import { traceTypeName } from './trace-name.ts'

/** What a trace is, of when, and whether it is for the tutor alone. */
export function TraceMeta ({ trace }: { trace: Trace }) {
  const { t, day } = useI18n()
  if (trace.type === '' && trace.eventDate === null && !trace.confidential) return null
  return (
    <p class='trace-meta'>
      {trace.type !== '' && <span>{traceTypeName(t, trace.type)}</span>}
      {trace.eventDate !== null && <time dateTime={trace.eventDate}>{day(trace.eventDate)}</time>}
      {trace.confidential && <span class='trace-confidential'><Icon name='lock' />{t.traces.confidential}</span>}
    </p>
  )
}
