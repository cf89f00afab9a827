import { useState } from 'preact/hooks'
import { ApiProblem } from '../../api/problem.ts'
import type { PersonList } from '../../api/types.ts'
import { Button } from '../../components/button.tsx'
import { Failure } from '../../components/failure.tsx'
import { Heading } from '../../components/heading.tsx'
import { Notice } from '../../components/notice.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useI18n } from '../../i18n/context.ts'
import { problemText } from '../../i18n/problems.ts'
import { isAdministrator, isStaff, useMe } from '../../person.ts'
import { useFocusOnNew } from '../../use-focus-on-new.ts'
import { EmptyPeople } from './empty-people.tsx'
import { PersonRow } from './person-row.tsx'
import { Policy } from './policy.tsx'
import { RosterLine } from './roster-line.tsx'
import { usePeople, useSettled, type People } from './use-people.ts'
import { useStaff } from './use-staff.ts'
import './people.scss'

function Rows ({ page, people }: { page: PersonList, people: People }) {
  const { t } = useI18n()
  const me = useMe()
  const withTutors = isAdministrator(me) || me.activity.tutoring === 'assigned'
  const staff = useStaff(isAdministrator(me))
  const list = useFocusOnNew('h2', page.items.length, page.next !== null)
  return (
    <>
      <div class={withTutors ? 'rows rows-people rows-tutored' : 'rows rows-people'}>
        <div class='rows-head' aria-hidden='true'>
          <span>{t.people.columns.student}</span><span>{t.people.columns.fiches}</span>
          {withTutors && <span>{t.people.columns.tutors}</span>}
        </div>
        <ul ref={list}>
          {page.items.map(person => <PersonRow key={person.id} person={person} withTutors={withTutors} staff={staff} />)}
        </ul>
      </div>
      <p class='visually-hidden' role='status'>{t.people.shown(page.items.length)}</p>
      {people.moreProblem !== null && <Notice kind='warning' urgent>{problemText(t, people.moreProblem)}</Notice>}
      {page.next !== null && (
        <div class='actions actions-centred'><Button busy={people.comingMore} onClick={people.more}>{t.people.more}</Button></div>
      )}
      <RosterLine roster={page.roster} />
    </>
  )
}

function Content ({ name, people }: { name: string, people: People }) {
  const { loaded, reload } = people
  if (loaded.state === 'loading') return <Skeleton rows={4} />
  if (loaded.state === 'failed') return <Failure part problem={loaded.problem} retry={reload} />
  if (loaded.value.items.length === 0) return <EmptyPeople name={name} roster={loaded.value.roster} />
  return <Rows page={loaded.value} people={people} />
}

/** «Étudiants»: who is in the unit, how far they are, and who follows them. */
function Students () {
  const { t } = useI18n()
  const [text, setText] = useState('')
  const name = useSettled(text)
  const people = usePeople(name)
  return (
    <>
      <div class='screen-head'>
        <Heading name={t.people.title} />
        <div class='people-search'>
          <label class='form-label' for='people-name'>{t.people.search}</label>
          <input id='people-name' class='form-control' type='search' autocomplete='off' maxLength={100} value={text} onInput={event => setText(event.currentTarget.value)} />
        </div>
      </div>
      {isAdministrator(useMe()) && <Policy />}
      <Content name={name} people={people} />
    </>
  )
}

/** For those who teach or administer. */
export function PeopleScreen () {
  const me = useMe()
  return isStaff(me) || isAdministrator(me) ? <Students /> : <Failure problem={new ApiProblem(403, 'forbidden')} />
}
