import type { Version } from '../../api/types.ts'
import { Icon } from '../../components/icon.tsx'
import { useI18n } from '../../i18n/context.ts'
import { useMe } from '../../person.ts'
import { links } from '../../routes.ts'
import { sentenceIn } from '../writing/sentence.ts'

export type Facts = Pick<Version, 'competences' | 'situationTypes' | 'experience'>

interface ContentFactsProps {
  facts: Facts
  studentId: string
  /** Also a single competence, which the card's head says otherwise. */
  complete?: boolean
}

/** What a fiche belongs to, beside what it tells. */
export function ContentFacts ({ facts: { competences, situationTypes, experience }, studentId, complete = false }: ContentFactsProps) {
  const { t, locale } = useI18n()
  const me = useMe()
  const labels = new Map(me.unit.profile.situationTypes.map(({ id, label }) => [id, sentenceIn(locale, label)]))
  const shown = complete || competences.length > 1 || competences.some(({ acquired }) => acquired) ? competences : []
  if (shown.length === 0 && situationTypes.length === 0 && experience === null) return null
  return (
    <dl class='card-facts'>
      {experience !== null && (
        <div><dt>{t.card.experience}</dt><dd><a href={links.experiences(studentId === me.id ? null : studentId)}>{experience.title}</a></dd></div>
      )}
      {situationTypes.length > 0 && <div><dt>{t.card.situationTypes}</dt><dd>{situationTypes.map(id => labels.get(id) ?? id).join(', ')}</dd></div>}
      {shown.length > 0 && (
        <div>
          <dt>{t.card.competences}</dt>
          <dd>
            <ul>
              {shown.map(({ id, code, label, acquired }) => (
                <li key={id}>
                  <span class='citation'>{code}</span> {label}
                  {acquired && <span class='acquired'> <Icon name='check' />{t.card.acquired}</span>}
                </li>
              ))}
            </ul>
          </dd>
        </div>
      )}
    </dl>
  )
}
