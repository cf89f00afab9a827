import { useState } from 'preact/hooks'
import type { Guidance as GuidanceData } from '../../api/types.ts'
import { useI18n } from '../../i18n/context.ts'
import { sentenceIn } from '../writing/sentence.ts'
import { fieldIds } from './field-problems.ts'
import { questionsOf } from './questions.ts'
import type { DraftInHand } from './use-draft.ts'

interface GuidanceProps { name: 'description' | 'analysis', guidance: GuidanceData, draft: DraftInHand, open: boolean }

const levels = { description: 1, analysis: 2 } as const

/** Where the questions come from, and which wording of them this is (IMT-45). */
function Credit ({ guidance: { credit, version, updatedAt } }: { guidance: GuidanceData }) {
  const { t, locale, date } = useI18n()
  return <p class='quiet'>{sentenceIn(locale, credit)}{updatedAt !== null && <><br />{t.guidance.version(version, date(updatedAt))}</>}</p>
}

/** Questions to write by: they help, they are no form. Each can be ticked off, and none has to be. */
export function Guidance ({ name, guidance, draft, open }: GuidanceProps) {
  const { t, locale } = useI18n()
  const [first] = useState(open)
  const questions = questionsOf(guidance, name, locale)
  const { answered } = draft.form
  const count = questions.filter(({ id }) => answered.includes(id)).length
  const tick = (id: string, done: boolean): void => draft.change(form =>
    ({ ...form, answered: done ? [...form.answered, id] : form.answered.filter(other => other !== id) }))
  if (questions.length === 0) return null
  return (
    <details class='guidance' open={first}>
      <summary id={`${fieldIds[name]}-guidance`}>
        {t.guidance.title(levels[name])} <span class='guidance-count'>{t.guidance.treated(count, questions.length)}</span>
      </summary>
      <ul aria-labelledby={`${fieldIds[name]}-guidance`}>
        {questions.map(({ id, text }) => (
          <li key={id}>
            <label class='check'>
              <input type='checkbox' checked={answered.includes(id)} onChange={event => tick(id, event.currentTarget.checked)} />
              <span>{text}</span>
            </label>
          </li>
        ))}
      </ul>
      <Credit guidance={guidance} />
    </details>
  )
}
