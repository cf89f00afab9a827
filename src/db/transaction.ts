import { Transaction } from 'kysely'
import type { Db, Tables } from './connect.ts'

/** Several writes that come together or not at all. Within a transaction they are part of it, and end with it. */
export async function inTransaction<T> (db: Db, work: (trx: Transaction<Tables>) => Promise<T>): Promise<T> {
  return db instanceof Transaction ? await work(db) : await db.transaction().execute(work)
}
