import type { Trace } from '../../api/types.ts'
import type { Messages } from '../../i18n/messages.ts'

/** What a trace is called: by its student, or by what it is. */
export function traceName (trace: Trace): string {
  if (trace.caption !== '') return trace.caption
  if (trace.kind === 'link') return trace.url
  return trace.alt === '' ? trace.file.name : trace.alt
}

/** One of the method's types by its name in this language, any other as the student wrote it. */
export const traceTypeName = (t: Messages, type: string): string => new Map(Object.entries(t.traceType)).get(type) ?? type
