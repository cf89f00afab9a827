import { Type, type Static } from 'typebox'
import { ClientMadeId, Closed, Id, Instant, model, Text } from '../../schema.ts'
import { filters } from '../fiches/schemas.ts'

const Query = model('FilterQuery', Closed(filters))

/** What somebody looks for again and again, under a name. */
export const SavedFilter = model('SavedFilter', Closed({
  id: Id,
  name: Type.String(),
  query: Query,
  createdAt: Instant
}))
export type SavedFilter = Static<typeof SavedFilter>

export const SavedFilterList = model('SavedFilterList', Closed({ items: Type.Array(SavedFilter) }))

export const NewSavedFilter = model('NewSavedFilter', Closed({ id: ClientMadeId, name: Text({ minLength: 1, maxLength: 80 }), query: Query }))
export type NewSavedFilter = Static<typeof NewSavedFilter>

export const SavedFilterParams = Closed({ savedFilterId: Id })
