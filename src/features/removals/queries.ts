import { sql, type Transaction } from 'kysely'
import type { Access } from '../../access.ts'
import type { Tables } from '../../db/connect.ts'

type Trx = Transaction<Tables>

/** Nothing else of the fiche is touched: brought back, it is what it was. */
export async function setRemoved (trx: Trx, { organisationId }: Access, ficheId: string, removed: boolean): Promise<void> {
  await trx.updateTable('fiches').set({ removedAt: removed ? sql<Date>`now()` : null })
    .where('organisationId', '=', organisationId)
    .where('id', '=', ficheId)
    .execute()
}

/** A fiche, of any school, that was never published and was removed long ago; locked, and none that somebody is busy with. */
export async function lockForgotten (trx: Trx, days: number) {
  return await trx.selectFrom('fiches').select(['organisationId', 'id'])
    .where('versionCount', '=', 0)
    .where('removedAt', '<', sql<Date>`now() - make_interval(days => ${days}::int)`)
    .orderBy('removedAt')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
}

/** Takes a fiche out of the database with all that hangs on it. What its files take is given back; the files' bytes are collected later. */
export async function forget (trx: Trx, organisationId: string, id: string): Promise<void> {
  for (const table of ['drafts', 'readMarks', 'files'] as const) {
    await trx.deleteFrom(table).where('organisationId', '=', organisationId).where('ficheId', '=', id).execute()
  }
  await trx.deleteFrom('fiches').where('organisationId', '=', organisationId).where('id', '=', id).execute()
}
