import type { Fiche, Version } from '../../api/types.ts'
import { Heading } from '../../components/heading.tsx'
import { Icon } from '../../components/icon.tsx'
import { StateBadge } from '../../components/state-badge.tsx'
import { useI18n } from '../../i18n/context.ts'
import { useMe } from '../../person.ts'
import { Citation } from './citation.tsx'
import { FicheDates } from './fiche-dates.tsx'

/** Which fiche this is: by its newest version, or by its draft while there is none. */
export function CardHead ({ fiche, newest }: { fiche: Fiche, newest: Version | undefined }) {
  const { t } = useI18n()
  const me = useMe()
  const title = newest?.title ?? fiche.draft?.title ?? ''
  const competences = newest?.competences ?? []
  return (
    <header class='card-head'>
      <Heading name={title === '' ? t.untitled : title} />
      <p class='card-meta'>
        {fiche.removedAt === null ? <StateBadge state={fiche.state} /> : <span class='badge state-removed'><Icon name='close' />{newest === undefined ? t.away.isDeleted : t.away.isRemoved}</span>}
        <Citation competences={competences} letter={fiche.letter} />
        {competences.length === 1 && <span>{competences[0]?.label}</span>}
      </p>
      <p class='card-dates'>
        {fiche.student.id !== me.id && <strong>{fiche.student.name}</strong>}
        <FicheDates fiche={fiche} />
      </p>
    </header>
  )
}
