import { Type, type Static, type TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { errors } from './errors.ts'
import { Id } from './schema.ts'

/** A time as a sort key: what `toISOString` writes, which PostgreSQL can always read. */
export const Time = Type.String({ format: 'date-time', pattern: '^[1-9]\\d{3}-\\d\\d-\\d\\dT[\\d:]{8}\\.\\d{3}Z$' })

/** Where a page ended: the sort key of its last row and its id, which breaks ties. */
export interface Cursor<Key> { key: Key, id: string }

/**
 * @param Key what the list is sorted by
 * @throws invalid when it is not one of ours
 */
export function readCursor<Key extends TSchema> (Key: Key, text: string | undefined): Cursor<Static<Key>> | undefined {
  if (text === undefined) return undefined
  try {
    const [key, id] = Value.Parse(Type.Tuple([Type.Unknown(), Id]), JSON.parse(Buffer.from(text, 'base64url').toString()))
    return { key: Value.Parse(Key, key), id }
  } catch {
    throw errors.invalid([{ field: 'after', code: 'cursor' }])
  }
}

const writeCursor = ({ key, id }: Cursor<unknown>): string => Buffer.from(JSON.stringify([key, id])).toString('base64url')

/**
 * Cuts the one row that was asked for beyond the limit.
 *
 * @param keyOf what a row is sorted by
 * @returns the page, and the cursor of the next one or null
 */
export function page<Row extends { id: string }> (rows: Row[], limit: number, keyOf: (row: Row) => unknown): { items: Row[], next: string | null } {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  if (rows.length <= limit || last === undefined) return { items, next: null }
  return { items, next: writeCursor({ key: keyOf(last), id: last.id }) }
}
