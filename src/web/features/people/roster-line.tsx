import type { PersonList } from '../../api/types.ts'
import { useI18n } from '../../i18n/context.ts'
import type { Messages } from '../../i18n/messages.ts'

function sentence (t: Messages, dateTime: (at: string) => string, roster: PersonList['roster']): string {
  if (roster === null) return t.people.roster.none
  if (roster.error === 'unauthorised') return t.people.roster.unauthorised
  if (roster.error !== null) return t.people.roster.failed
  return roster.refreshedAt === null ? t.people.roster.awaited : t.people.roster.read(dateTime(roster.refreshedAt))
}

/** Where the list of people comes from, and how fresh it is. */
export function RosterLine ({ roster }: { roster: PersonList['roster'] }) {
  const { t, dateTime } = useI18n()
  return <p class='quiet roster'>{sentence(t, dateTime, roster)}</p>
}
