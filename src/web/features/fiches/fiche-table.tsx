import type { FicheList, FilterQuery } from '../../api/types.ts'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { Notice } from '../../components/notice.tsx'
import { useI18n } from '../../i18n/context.ts'
import { problemText } from '../../i18n/problems.ts'
import { isStaff, useMe } from '../../person.ts'
import { useFocusOnNew } from '../../use-focus-on-new.ts'
import { FicheRow } from './fiche-row.tsx'
import { SortSelect } from './sort-select.tsx'
import { sortedBy, sortOf, sortsFor, type Sort } from './sort.ts'
import type { Fiches } from './use-fiches.ts'

interface Sorted<Query> { query: Query, linkTo: (query: Query) => string }

function SortHeader<Query extends FilterQuery> ({ sort, query, linkTo }: Sorted<Query> & { sort: Sort }) {
  const { t } = useI18n()
  const { sort: current, order } = sortOf(query)
  const sorted = current !== sort ? undefined : order === 'asc' ? 'ascending' : 'descending'
  return (
    <th role='columnheader' scope='col' class={`cell-${sort}`} aria-sort={sorted}>
      <a href={linkTo(sortedBy(query, sort))}>{t.sort.columns[sort]}{sorted !== undefined && <Icon name={order === 'asc' ? 'up' : 'down'} />}</a>
    </th>
  )
}

interface FicheTableProps<Query> extends Sorted<Query> {
  page: FicheList
  fiches: Fiches
  /** Another list is on its way. */
  stale: boolean
}

// The roles are said again: browsers forget them when a table's parts are laid out as a grid.
/** The fiches as a table, each column sorted by its heading; on a phone, as cards. */
export function FicheTable<Query extends FilterQuery> ({ page, fiches, stale, query, linkTo }: FicheTableProps<Query>) {
  const { t } = useI18n()
  const withAuthor = isStaff(useMe())
  const list = useFocusOnNew<HTMLTableSectionElement>('h2 a', page.items.length, page.next !== null)
  return (
    <>
      <div class={`rows rows-fiches${withAuthor ? ' rows-authored' : ''}`} aria-busy={stale}>
        <SortSelect query={query} withAuthor={withAuthor} linkTo={linkTo} />
        <table role='table' aria-label={t.list.inOrder}>
          <thead role='rowgroup'>
            <tr role='row' class='rows-head'>{sortsFor(withAuthor).map(sort => <SortHeader key={sort} sort={sort} query={query} linkTo={linkTo} />)}</tr>
          </thead>
          <tbody role='rowgroup' ref={list}>{page.items.map(fiche => <FicheRow key={fiche.id} fiche={fiche} withAuthor={withAuthor} />)}</tbody>
        </table>
      </div>
      {fiches.moreProblem !== null && <Notice kind='warning' urgent>{problemText(t, fiches.moreProblem)}</Notice>}
      {page.next !== null && (
        <div class='actions actions-centred'><Button busy={fiches.comingMore} onClick={fiches.more}>{t.list.more}</Button></div>
      )}
    </>
  )
}
