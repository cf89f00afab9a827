import type { Dashboard } from '../../api/types.ts'
import { Icon } from '../../components/icon.tsx'
import { useI18n } from '../../i18n/context.ts'
import { useMe } from '../../person.ts'
import { sentenceIn } from '../writing/sentence.ts'

/** The types of situations that a portfolio must cover, and those it does. */
export function SituationTypes ({ counts }: { counts: Dashboard['situationTypes'] }) {
  const { t, locale } = useI18n()
  const { situationTypes } = useMe().unit.profile
  const labels = new Map(situationTypes.map(({ id, label }) => [id, sentenceIn(locale, label)]))
  return (
    <section aria-labelledby='dash-types'>
      <h2 id='dash-types'>{t.dashboard.types}</h2>
      <ul class='dash-types'>
        {counts.map(({ id, count, minimum }) => (
          <li key={id}>
            <Icon name={count >= minimum ? 'approved' : 'draft'} />
            <span><strong>{labels.get(id) ?? id}</strong>
              <span class='quiet'>{t.dashboard.ofType(count)} · {count >= minimum ? t.dashboard.covered : t.dashboard.missing(minimum - count)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
