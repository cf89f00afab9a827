import { sql, type Transaction } from 'kysely'
import type { Access } from '../../access.ts'
import type { Db, Tables } from '../../db/connect.ts'
import type { PlannedTraceContent } from './schemas.ts'

type Trx = Transaction<Tables>

const select = (db: Db | Trx, { organisationId, unitId }: Access, studentId: string) =>
  db.selectFrom('plannedTraces')
    .select(['id', 'competenceId', 'text', 'ficheId', 'createdAt'])
    .where('organisationId', '=', organisationId)
    .where('unitId', '=', unitId)
    .where('studentId', '=', studentId)

/** Those that are there, in the order in which they were planned. */
export const list = (db: Db, access: Access, studentId: string) =>
  select(db, access, studentId).where('removedAt', 'is', null).orderBy('createdAt').orderBy('id').execute()

/** One of the reader's own, also when it was taken away. */
export const find = (trx: Trx, access: Access, id: string) =>
  select(trx, access, access.personId).where('id', '=', id).executeTakeFirst()

/** Adds it, unless the id is taken. */
export async function insert (trx: Trx, { organisationId, unitId, personId: studentId }: Access, planned: PlannedTraceContent & { id: string }): Promise<void> {
  await trx.insertInto('plannedTraces').values({ organisationId, unitId, studentId, ...planned })
    .onConflict(conflict => conflict.columns(['organisationId', 'id']).doNothing())
    .execute()
}

/** @returns what it says now, or undefined when the reader has no such plan */
export async function update (trx: Trx, access: Access, id: string, content: PlannedTraceContent) {
  return await trx.updateTable('plannedTraces').set(content)
    .where('organisationId', '=', access.organisationId)
    .where('unitId', '=', access.unitId)
    .where('studentId', '=', access.personId)
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .returning(['id', 'competenceId', 'text', 'ficheId', 'createdAt'])
    .executeTakeFirst()
}

/** Takes it away, or brings it back; the first time counts. @returns false when the reader has no such plan */
export async function setRemoved (db: Db | Trx, access: Access, id: string, removed: boolean): Promise<boolean> {
  const result = await db.updateTable('plannedTraces')
    .set({ removedAt: removed ? sql<Date>`coalesce(removed_at, now())` : null })
    .where('organisationId', '=', access.organisationId)
    .where('unitId', '=', access.unitId)
    .where('studentId', '=', access.personId)
    .where('id', '=', id)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** How many the reader has beside this one. */
export async function countOthers (trx: Trx, access: Access, id: string): Promise<number> {
  const row = await select(trx, access, access.personId).clearSelect()
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('id', '<>', id)
    .where('removedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return row.count
}

/** @returns whether the fiche is the reader's own, in this unit */
export async function hasFiche (trx: Trx, { organisationId, unitId, personId }: Access, id: string): Promise<boolean> {
  const row = await trx.selectFrom('fiches').select('id')
    .where('organisationId', '=', organisationId)
    .where('unitId', '=', unitId)
    .where('studentId', '=', personId)
    .where('id', '=', id)
    .forKeyShare()
    .executeTakeFirst()
  return row !== undefined
}
