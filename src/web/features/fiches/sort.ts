import type { FilterQuery } from '../../api/types.ts'

export type Sort = NonNullable<FilterQuery['sort']>
export type Order = NonNullable<FilterQuery['order']>

/** Dates begin with the newest, words with A. */
const firstOrder: Record<Sort, Order> = { author: 'asc', title: 'asc', competence: 'asc', state: 'asc', created: 'desc', updated: 'desc' }

/** How a list is sorted, said or not. */
export function sortOf ({ sort = 'updated', order }: FilterQuery): { sort: Sort, order: Order } {
  return { sort, order: order ?? firstOrder[sort] }
}

/** The same list sorted by a column; by the same one again, the other way round. */
export function sortedBy<Query extends FilterQuery> (query: Query, sort: Sort): Query {
  const now = sortOf(query)
  const turned: Order = now.order === 'asc' ? 'desc' : 'asc'
  return { ...query, sort, order: now.sort === sort ? turned : firstOrder[sort] }
}

/** The columns that a reader has: a student is the author of everything they see. */
export const sortsFor = (withAuthor: boolean): Sort[] => [...(withAuthor ? ['author' as const] : []), 'title', 'competence', 'state', 'created', 'updated']
