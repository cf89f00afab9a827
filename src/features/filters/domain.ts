import type { Access } from '../../access.ts'
import type { Db } from '../../db/connect.ts'
import { errors } from '../../errors.ts'
import { parse } from '../../schema.ts'
import * as people from '../people/domain.ts'
import * as queries from './queries.ts'
import { SavedFilter, type NewSavedFilter } from './schemas.ts'

const most = 50

type Row = NonNullable<Awaited<ReturnType<typeof queries.find>>>

const toFilter = (row: Row): SavedFilter => parse(SavedFilter, { ...row, createdAt: row.createdAt.toISOString() })

/** The reader's own in this unit, in the order in which they were saved. */
export async function list (db: Db, access: Access): Promise<{ items: SavedFilter[] }> {
  return { items: (await queries.list(db, access)).map(toFilter) }
}

/**
 * Keeps a filter under a name. The same id again gives what is kept under it.
 *
 * @throws invalid when there are too many, id-taken
 */
export async function save (db: Db, access: Access, { id, name, query }: NewSavedFilter): Promise<SavedFilter> {
  return await db.transaction().execute(async trx => {
    await people.lock(trx, access)
    const kept = await queries.find(trx, access, id)
    if (kept !== undefined) return toFilter(kept)
    if (await queries.count(trx, access) >= most) throw errors.invalid([{ field: 'name', code: 'too-many' }])
    await queries.insert(trx, access, { id, name: name.trim(), query: JSON.stringify(query) })
    const saved = await queries.find(trx, access, id)
    if (saved === undefined) throw errors.idTaken([{ field: 'id', code: 'taken' }])
    return toFilter(saved)
  })
}

/** Forgets one of the reader's own; what is not there is forgotten already. */
export const forget = queries.remove
