import { useRef } from 'preact/hooks'
import { Heading } from '../../components/heading.tsx'
import { Icon } from '../../components/icon.tsx'
import { Lazy } from '../../components/lazy.tsx'
import { Notice } from '../../components/notice.tsx'
import { useI18n } from '../../i18n/context.ts'
import { isStaff, isStudent, useMe } from '../../person.ts'
import { links, type ListView } from '../../routes.ts'
import { StudentViews } from '../../student-views.tsx'
import { NoColumn } from '../reviews/no-column.tsx'
import { EmptyList } from './empty-list.tsx'
import { Filters } from './filters.tsx'
import { FoundCopies } from './found-copies.tsx'
import { useScrollMemory } from './list-memory.ts'
import { Results } from './results.tsx'
import { useFiches, type Fiches } from './use-fiches.ts'
import { askedOf } from './view.ts'

const loadRemoved = async () => (await import('./removed-list.tsx')).RemovedList

/** Before there is a first fiche there is nothing to filter; after that the filters stay where they are. */
function useFilterable (isNarrowed: boolean, { loaded }: Fiches): boolean {
  const filterable = useRef(isStaff(useMe()))
  if (isNarrowed || (loaded.state === 'ready' && loaded.value.items.length > 0)) filterable.current = true
  return filterable.current
}

/** Whose fiches are shown: by the fiches themselves, else by the gradebook, which asked for them. */
function useStudentName (studentId: string | undefined, { loaded }: Fiches): string | null {
  const { review } = useMe()
  if (studentId === undefined) return null
  if (review?.student?.id === studentId) return review.student.name
  return loaded.state === 'ready' ? loaded.value.items[0]?.student.name ?? null : null
}

/** The gradebook led here for somebody who has never come. */
function NobodyToReview () {
  const { t } = useI18n()
  const { review } = useMe()
  return review === null || review.student !== null ? null : <Notice kind='info'>{t.list.reviewUnknown}</Notice>
}

/** What the list can be narrowed to; the search knows more. What waits for a tutor comes first, as it always did. */
function useShown ({ filter, query: { studentId, unread, toRead, sort, order } }: ListView): ListView {
  const staff = isStaff(useMe())
  const query = {
    ...(staff && studentId !== undefined && { studentId }),
    ...(staff && toRead === true && { toRead }),
    ...(unread === true && { unread }),
    ...(sort !== undefined && { sort }),
    ...(order !== undefined && { order })
  }
  const first = staff && query.studentId === undefined && query.toRead === undefined && query.unread === undefined ? 'submitted' : 'all'
  return { filter: filter ?? first, query }
}

function List ({ view }: { view: ListView }) {
  const { t } = useI18n()
  const me = useMe()
  const shown = useShown(view)
  const { filter, query } = shown
  const asked = askedOf(shown)
  const address = links.list(filter, query)
  const fiches = useFiches(asked, address)
  const filterable = useFilterable(view.filter !== null || query.unread === true, fiches)
  const student = useStudentName(query.studentId, fiches)
  useScrollMemory(address)
  return (
    <>
      {query.studentId !== undefined && <a class='back' href={links.list()}><Icon name='back' />{t.list.everyStudent}</a>}
      <div class='screen-head'>
        <Heading name={student !== null ? t.list.studentTitle(student) : isStaff(me) ? t.list.staffTitle : t.list.title} />
        {query.studentId !== undefined && <StudentViews studentId={query.studentId} name={student} here='list' />}
        {filterable && <Filters view={shown} />}
      </div>
      <NobodyToReview />
      {isStaff(me) && <NoColumn />}
      <FoundCopies />
      <Results fiches={fiches} query={query} asked={asked} linkTo={query => links.list(filter, query)} empty={<EmptyList view={shown} />} />
      {isStudent(me) && query.studentId === undefined && <p class='list-foot'><a href={links.list(null, { removed: true })}>{t.removed.title}</a></p>}
      <p class='visually-hidden' role='status'>{fiches.loaded.state === 'ready' && t.list.shown(fiches.loaded.value.items.length)}</p>
    </>
  )
}

/** «Affichage liste»: a student's own fiches, or those of the unit, or of one student; or what the student has taken away. */
export function ListScreen ({ view }: { view: ListView }) {
  const isRemoved = view.query.removed === true && isStudent(useMe())
  return isRemoved ? <Lazy key='removed' load={loadRemoved} props={{}} /> : <List key='list' view={view} />
}
