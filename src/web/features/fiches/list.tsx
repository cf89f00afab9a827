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
import type { ListFilter } from '../../routes.ts'
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

function Content ({ filter, fiches }: { filter: ListFilter, fiches: Fiches }) {
  const { loaded, reload } = fiches
  if (loaded.state === 'loading') return <Skeleton rows={4} />
  if (loaded.state === 'failed') return <Failure part problem={loaded.problem} retry={reload} />
  if (loaded.value.items.length === 0) return <EmptyList filter={filter} />
  return <Rows page={loaded.value} fiches={fiches} />
}

/** Before there is a first fiche there is nothing to filter; after that the filters stay where they are. */
function useFilterable (filter: ListFilter | null, { loaded }: Fiches): boolean {
  const filterable = useRef(isStaff(useMe()))
  if (filter !== null || (loaded.state === 'ready' && loaded.value.items.length > 0)) filterable.current = true
  return filterable.current
}

/** «Affichage liste»: a student's own fiches, or those of the unit. */
export function ListScreen ({ filter }: { filter: ListFilter | null }) {
  const { t } = useI18n()
  const me = useMe()
  const shown = filter ?? (isStaff(me) ? 'submitted' : 'all')
  const fiches = useFiches(shown)
  const filterable = useFilterable(filter, fiches)
  useScrollMemory(shown)
  return (
    <>
      <div class='screen-head'>
        <Heading name={isStaff(me) ? t.list.staffTitle : t.list.title} />
        {filterable && <Filters shown={shown} />}
      </div>
      <FoundCopies />
      <Content filter={shown} fiches={fiches} />
    </>
  )
}
