import type { FilterQuery } from '../../api/types.ts'
import { Button } from '../../components/button.tsx'
import { useI18n } from '../../i18n/context.ts'
import { goTo } from '../../router.ts'
import { sortedBy, sortOf, sortsFor } from './sort.ts'

/** The headings of the columns, where a phone has no room for them. */
export function SortSelect<Query extends FilterQuery> ({ query, withAuthor, linkTo }: { query: Query, withAuthor: boolean, linkTo: (query: Query) => string }) {
  const { t } = useI18n()
  const { sort, order } = sortOf(query)
  const choose = (value: string): void => {
    const chosen = sortsFor(withAuthor).find(sort => sort === value)
    if (chosen !== undefined) goTo(linkTo(sortedBy(query, chosen)))
  }
  return (
    <div class='sort-select'>
      <label for='sort'>{t.sort.label}</label>
      <select id='sort' class='form-select' value={sort} onChange={event => choose(event.currentTarget.value)}>
        {sortsFor(withAuthor).map(sort => <option key={sort} value={sort}>{t.sort.columns[sort]}</option>)}
      </select>
      <Button
        icon={order === 'asc' ? 'up' : 'down'} aria-label={`${t.sort.turn} (${t.sort.orders[order]})`}
        onClick={() => goTo(linkTo(sortedBy(query, sort)))}
      />
    </div>
  )
}
