import { useEffect, useRef } from 'preact/hooks'
import type { FicheList } from '../../api/types.ts'
import { Button } from '../../components/button.tsx'
import { Failure } from '../../components/failure.tsx'
import { Heading } from '../../components/heading.tsx'
import { Notice } from '../../components/notice.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useI18n } from '../../i18n/context.ts'
import { problemText } from '../../i18n/problems.ts'
import { isStaff, useMe } from '../../person.ts'
import { links, type ListFilter, type ListView } from '../../routes.ts'
import { NoColumn } from '../reviews/no-column.tsx'
import { FoundCopies } from './found-copies.tsx'
import { EmptyList } from './empty-list.tsx'
import { FicheRow } from './fiche-row.tsx'
import { Filters } from './filters.tsx'
import { useScrollMemory } from './list-memory.ts'
import { useFiches, type Fiches } from './use-fiches.ts'

/** When the button goes away with the last page, the focus goes to the first fiche that it has brought. */
function useFocusOnNew (count: number, hasMore: boolean) {
  const list = useRef<HTMLUListElement>(null)
  const before = useRef(count)
  useEffect(() => {
    const first = before.current
    before.current = count
    if (first > 0 && count > first && !hasMore) list.current?.querySelectorAll('a')[first]?.focus()
  }, [count])
  return list
}

function Rows ({ page, fiches }: { page: FicheList, fiches: Fiches }) {
  const { t } = useI18n()
  const withAuthor = isStaff(useMe())
  const list = useFocusOnNew(page.items.length, page.next !== null)
  return (
    <>
      <div class={withAuthor ? 'rows rows-authored' : 'rows'}>
        <div class='rows-head' aria-hidden='true'>
          {withAuthor && <span>{t.list.authorColumn}</span>}
          <span>{t.list.traceColumn}</span><span>{t.form.competence}</span><span>{t.list.stateColumn}</span>
        </div>
        <ul ref={list}>{page.items.map(fiche => <FicheRow key={fiche.id} fiche={fiche} withAuthor={withAuthor} />)}</ul>
      </div>
      <p class='visually-hidden' role='status'>{t.list.shown(page.items.length)}</p>
      {fiches.moreProblem !== null && <Notice kind='warning' urgent>{problemText(t, fiches.moreProblem)}</Notice>}
      {page.next !== null && (
        <div class='actions actions-centred'><Button busy={fiches.comingMore} onClick={fiches.more}>{t.list.more}</Button></div>
      )}
    </>
  )
}

function Content ({ filter, studentId, fiches }: { filter: ListFilter, studentId: string | null, fiches: Fiches }) {
  const { loaded, reload } = fiches
  if (loaded.state === 'loading') return <Skeleton rows={4} />
  if (loaded.state === 'failed') return <Failure part problem={loaded.problem} retry={reload} />
  if (loaded.value.items.length === 0) return <EmptyList filter={filter} studentId={studentId} />
  return <Rows page={loaded.value} fiches={fiches} />
}

/** Before there is a first fiche there is nothing to filter; after that the filters stay where they are. */
function useFilterable ({ filter }: ListView, { loaded }: Fiches): boolean {
  const filterable = useRef(isStaff(useMe()))
  if (filter !== null || (loaded.state === 'ready' && loaded.value.items.length > 0)) filterable.current = true
  return filterable.current
}

/** Whose fiches are shown: by the fiches themselves, else by the gradebook, which asked for them. */
function useStudentName (studentId: string | null, { loaded }: Fiches): string | null {
  const { review } = useMe()
  if (studentId === null) return null
  if (review?.student?.id === studentId) return review.student.name
  return loaded.state === 'ready' ? loaded.value.items[0]?.student.name ?? null : null
}

/** The gradebook led here for somebody who has never come. */
function NobodyToReview () {
  const { t } = useI18n()
  const { review } = useMe()
  return review === null || review.student !== null ? null : <Notice kind='info'>{t.list.reviewUnknown}</Notice>
}

/** «Affichage liste»: a student's own fiches, or those of the unit, or of one student. */
export function ListScreen ({ view }: { view: ListView }) {
  const { t } = useI18n()
  const me = useMe()
  const studentId = isStaff(me) ? view.studentId : null
  const shown = view.filter ?? (isStaff(me) && studentId === null ? 'submitted' : 'all')
  const fiches = useFiches(shown, studentId)
  const filterable = useFilterable(view, fiches)
  const student = useStudentName(studentId, fiches)
  useScrollMemory(links.list(shown, studentId))
  return (
    <>
      <div class='screen-head'>
        <Heading name={student !== null ? t.list.studentTitle(student) : isStaff(me) ? t.list.staffTitle : t.list.title} />
        {filterable && <Filters shown={shown} studentId={studentId} />}
      </div>
      {studentId !== null && <p><a href={links.list()}>{t.list.everyStudent}</a></p>}
      <NobodyToReview />
      {isStaff(me) && <NoColumn />}
      <FoundCopies />
      <Content filter={shown} studentId={studentId} fiches={fiches} />
    </>
  )
}
