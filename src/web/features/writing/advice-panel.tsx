import { focusOn } from '../../components/error-summary.tsx'
import { Icon } from '../../components/icon.tsx'
import { useI18n } from '../../i18n/context.ts'
import type { Messages } from '../../i18n/messages.ts'
import { useMe } from '../../person.ts'
import { isNothing } from '../fiches/form.ts'
import type { DraftInHand } from '../fiches/use-draft.ts'
import type { WriteData } from '../fiches/write-data.ts'
import { adviceOf, type Advice } from './advice.ts'
import type { LinkChecks } from './use-link-checks.ts'

function sentence (t: Messages, advice: Advice): string {
  if (advice.code === 'process_missing') return t.advice.process_missing(advice.lacks.map(lack => t.advice.lack[lack]).join(', '))
  return advice.code === 'trace_not_accessible' ? t.advice.trace_not_accessible(advice.url) : t.advice[advice.code]
}

interface AdvicePanelProps { draft: DraftInHand, data: WriteData, checks: LinkChecks }

/** What a tutor would ask for, before one publishes. It is there to be opened, and keeps nobody from anything. */
export function AdvicePanel ({ draft: { form }, data, checks }: AdvicePanelProps) {
  const { t } = useI18n()
  const { unit: { profile } } = useMe()
  if (isNothing(form)) return null
  const advice = adviceOf({ form, profile, competences: data.competences.items, checks })
  if (advice.length === 0) return <p class='advice advice-none'><Icon name='check' />{t.advice.none}</p>
  return (
    <details class='guidance advice'>
      <summary>{t.advice.title(advice.length)}</summary>
      <p class='quiet'>{t.advice.intro}</p>
      <ul>
        {advice.map(item => (
          <li key={`${item.code} ${item.fieldId}`}>
            <a href={`#${item.fieldId}`} onClick={event => { event.preventDefault(); focusOn(item.fieldId) }}>{sentence(t, item)}</a>
          </li>
        ))}
      </ul>
    </details>
  )
}
