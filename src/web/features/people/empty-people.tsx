import type { PersonList } from '../../api/types.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { useI18n } from '../../i18n/context.ts'
import { isAdministrator, useMe } from '../../person.ts'
import { RosterLine } from './roster-line.tsx'

/** Says who will appear here, and when. */
export function EmptyPeople ({ name, roster }: { name: string, roster: PersonList['roster'] }) {
  const { t } = useI18n()
  const me = useMe()
  if (name !== '') return <EmptyState icon='question' title={t.people.notFound}><p>{t.people.notFoundText}</p></EmptyState>
  if (me.activity.tutoring === 'assigned' && !isAdministrator(me)) {
    return <EmptyState icon='question' title={t.people.unassigned}><p>{t.people.unassignedText}</p></EmptyState>
  }
  return <EmptyState icon='draft' title={t.people.empty}><RosterLine roster={roster} /></EmptyState>
}
