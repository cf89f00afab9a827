import { useRef } from 'preact/hooks'
import type { NewComment } from '../../api/types.ts'
import { Field } from '../../components/field.tsx'
import { useI18n } from '../../i18n/context.ts'
import { withSentence } from './ready-sentence.ts'

export type Reason = NonNullable<NewComment['reason']>

const reasons = ['no_trace', 'trace_not_accessible', 'no_level2', 'relevance_not_justified', 'process_missing'] as const satisfies Reason[]

interface ReasonSelectProps { id: string, reason: Reason | null, onReason: (reason: Reason | null) => void, text: string, onText: (text: string) => void }

/** The reasons that a tutor gives again and again (IMT-32), each with a sentence to begin with. */
export function ReasonSelect ({ id, reason, onReason, text, onText }: ReasonSelectProps) {
  const { t } = useI18n()
  const last = useRef('')
  const choose = (value: string): void => {
    const next = reasons.find(reason => reason === value) ?? null
    const sentence = next === null ? '' : t.reason.sentence[next]
    onText(withSentence(text, last.current, sentence))
    last.current = sentence
    onReason(next)
  }
  return (
    <Field id={id} label={t.reason.label} hint={t.reason.hint} optional>
      {control => (
        <select {...control} class='form-select' value={reason ?? ''} onChange={event => choose(event.currentTarget.value)}>
          <option value=''>{t.reason.none}</option>
          {reasons.map(reason => <option key={reason} value={reason}>{t.reason.name[reason]}</option>)}
        </select>
      )}
    </Field>
  )
}
