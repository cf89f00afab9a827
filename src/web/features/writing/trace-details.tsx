import { Field } from '../../components/field.tsx'
import { useI18n } from '../../i18n/context.ts'
import type { Messages } from '../../i18n/messages.ts'
import type { FormTrace } from '../fiches/form.ts'
import { limits } from '../fiches/limits.ts'
import { traceTypeName } from '../fiches/trace-name.ts'
import { traceTypes } from '../fiches/trace-types.ts'

const listId = 'trace-types'

/** The method's types, to choose from or to write past. */
export function TraceTypes () {
  const { t } = useI18n()
  return <datalist id={listId}>{traceTypes.map(type => <option key={type} value={t.traceType[type]} />)}</datalist>
}

/** The code of a type that was written by its name; any other words stay what they are. */
const typeOf = (t: Messages, words: string): string =>
  traceTypes.find(type => t.traceType[type].toLowerCase() === words.trim().toLowerCase()) ?? words

type Said = Pick<FormTrace, 'type' | 'eventDate' | 'confidential'>

interface TraceDetailsProps { trace: FormTrace, onChange: (change: Partial<Said>) => void }

/** What a trace may say beside its words: folded away, as none of it is asked for. */
export function TraceDetails ({ trace: { key, type, eventDate, confidential }, onChange }: TraceDetailsProps) {
  const { t, day } = useI18n()
  const said = [type === '' ? '' : traceTypeName(t, type), eventDate === null ? '' : day(eventDate), confidential ? t.traces.confidential : ''].filter(words => words !== '')
  return (
    <details class='trace-details'>
      <summary>{t.form.details}{said.length > 0 && <span class='quiet'> {said.join(' · ')}</span>}</summary>
      <div class='trace-pair'>
        <Field id={`field-type-${key}`} label={t.form.type} hint={t.form.typeHint} optional>
          {control => (
            <input
              {...control} class='form-control' list={listId} maxLength={limits.type} value={traceTypeName(t, type)}
              onInput={event => onChange({ type: typeOf(t, event.currentTarget.value) })}
            />
          )}
        </Field>
        <Field id={`field-date-${key}`} label={t.form.eventDate} hint={t.form.eventDateHint} optional>
          {control => (
            <input
              {...control} class='form-control' type='date' value={eventDate ?? ''}
              onInput={event => onChange({ eventDate: event.currentTarget.value === '' ? null : event.currentTarget.value })}
            />
          )}
        </Field>
      </div>
      <label class='check'>
        <input type='checkbox' checked={confidential} aria-describedby={`field-confidential-${key}`} onChange={event => onChange({ confidential: event.currentTarget.checked })} />
        {t.form.confidential}
      </label>
      <p class='form-text' id={`field-confidential-${key}`}>{t.form.confidentialHint}</p>
    </details>
  )
}
