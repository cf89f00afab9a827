import type { FilterQuery } from '../../api/types.ts'
import type { ListView } from '../../routes.ts'

/** A view as the API is asked for it. */
export const askedOf = ({ filter, query }: ListView): FilterQuery => filter === null || filter === 'all' ? query : { ...query, state: filter }

/** What was kept of the API's filters, as a view. */
export const viewOf = ({ state, ...query }: FilterQuery): ListView => ({ filter: state ?? null, query })
