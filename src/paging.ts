import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { errors } from './errors.ts'
import { Id } from './schema.ts'

const Cursor = Type.Tuple([Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z$' }), Id])

/** Where a page ended: the sort key of its last row and its id, which breaks ties. */
export interface Cursor { at: Date, id: string }

/** @throws invalid when it is not one of ours */
export function readCursor (text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined
  try {
    const [at, id] = Value.Parse(Cursor, JSON.parse(Buffer.from(text, 'base64url').toString()))
    const date = new Date(at)
    if (Number.isNaN(date.getTime())) throw new Error('not a date')
    return { at: date, id }
  } catch {
    throw errors.invalid([{ field: 'after', code: 'cursor' }])
  }
}

/**
 * Cuts the one row that was asked for beyond the limit.
 *
 * @returns the page, and the cursor of the next one or null
 */
export function page<Row extends { id: string, updatedAt: Date }> (rows: Row[], limit: number): { items: Row[], next: string | null } {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  if (rows.length <= limit || last === undefined) return { items, next: null }
  return { items, next: Buffer.from(JSON.stringify([last.updatedAt.toISOString(), last.id])).toString('base64url') }
}
