import { Type, type Static } from 'typebox'
import { readCursor, Time, type Cursor } from '../../../paging.ts'
import { Text } from '../../../schema.ts'
import type { Sort } from '../schemas.ts'

type Order = 'asc' | 'desc'

const keys = { updated: Time, created: Time, title: Text(), author: Text(), competence: Text(), state: Type.Integer({ minimum: 1, maximum: 9 }) }
type Key = Static<typeof keys[Sort]>

export const defaultOrder = (sort: Sort): Order => sort === 'updated' || sort === 'created' ? 'desc' : 'asc'

/** Where a page ended, as `page` writes it. A cursor says of which order it is: it means nothing in another. */
export const placeOf = (sort: Sort, order: Order, key: Date | string | number) => [sort, order, key instanceof Date ? key.toISOString() : key]

/** @throws invalid when it is not a place in this order */
export function readPlace (sort: Sort, order: Order, after: string | undefined): Cursor<Key> | undefined {
  const cursor = readCursor(Type.Tuple([Type.Literal(sort), Type.Literal(order), keys[sort]]), after)
  return cursor && { key: cursor.key[2], id: cursor.id }
}
