import type { Me, Person } from '../../api/types.ts'
import { Icon } from '../../components/icon.tsx'
import { Moment } from '../../components/moment.tsx'
import { useI18n } from '../../i18n/context.ts'
import { isAdministrator, isStaff, useMe } from '../../person.ts'
import { links } from '../../routes.ts'
import { Tutors } from './tutors.tsx'

const states = ['submitted', 'changes_requested', 'approved'] as const

function Fiches ({ person: { fiches } }: { person: Person }) {
  const { t } = useI18n()
  const found = states.filter(state => fiches[state] > 0)
  if (found.length === 0) return <p class='person-fiches quiet'>{t.people.noFiche}</p>
  return (
    <ul class='person-fiches'>
      {found.map(state => <li key={state} class={`badge state-${state}`}><Icon name={state} />{t.people.count[state](fiches[state])}</li>)}
    </ul>
  )
}

/** What they last did, else when they last came. */
function Last ({ person: { lastActivityAt, seenAt } }: { person: Person }) {
  const { t } = useI18n()
  if (lastActivityAt !== null) return <span>{t.people.lastActivity} <Moment at={lastActivityAt} /></span>
  return seenAt === null ? <span>{t.people.neverSeen}</span> : <span>{t.people.seen} <Moment at={seenAt} /></span>
}

interface PersonRowProps { person: Person, withTutors: boolean, staff: Person[] | undefined }

/** Whether the reader follows the student: an administrator sees everybody, and reads only their own students' work. */
const isMine = (me: Me, { tutors }: Person): boolean =>
  isStaff(me) && (me.activity.tutoring === 'everyone' || tutors.some(({ id }) => id === me.id))

/** One student. Their name leads to their fiches, for those who may read them. */
export function PersonRow ({ person, withTutors, staff }: PersonRowProps) {
  const { t } = useI18n()
  const me = useMe()
  return (
    <li class='row'>
      <div>
        <h2 tabIndex={-1}>{isMine(me, person) ? <a href={links.list(null, { studentId: person.id })}>{person.name}</a> : person.name}</h2>
        <p class='row-dates'>
          {person.left && <span>{t.people.left}</span>}
          {person.groups.length > 0 && <span>{t.people.groups(person.groups.length, person.groups.join(', '))}</span>}
          <Last person={person} />
        </p>
        {isMine(me, person) && <p class='row-links'><a href={links.dashboard(person.id)} aria-label={t.dashboard.studentTitle(person.name)}>{t.dashboard.title}</a></p>}
      </div>
      <Fiches person={person} />
      {withTutors && <Tutors person={person} staff={isAdministrator(me) ? staff : undefined} />}
    </li>
  )
}
