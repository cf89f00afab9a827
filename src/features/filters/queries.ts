import { sql, type Transaction } from 'kysely'
import type { Access } from '../../access.ts'
import type { Db, Tables } from '../../db/connect.ts'

type Trx = Transaction<Tables>

const select = (db: Db | Trx, { organisationId, personId, unitId }: Access) => db.selectFrom('savedFilters')
  .select(['id', 'name', 'query', 'createdAt'])
  .where('organisationId', '=', organisationId)
  .where('personId', '=', personId)
  .where('unitId', '=', unitId)

export const list = (db: Db | Trx, access: Access) => select(db, access).orderBy('createdAt').orderBy('id').execute()

export const find = (db: Db | Trx, access: Access, id: string) => select(db, access).where('id', '=', id).executeTakeFirst()

export async function count (trx: Trx, { organisationId, personId, unitId }: Access): Promise<number> {
  const row = await trx.selectFrom('savedFilters').select(sql<number>`count(*)::integer`.as('count'))
    .where('organisationId', '=', organisationId)
    .where('personId', '=', personId)
    .where('unitId', '=', unitId)
    .executeTakeFirstOrThrow()
  return row.count
}

/** Nothing happens when the id is taken. @param filter `query` is JSON */
export async function insert (trx: Trx, { organisationId, personId, unitId }: Access, filter: { id: string, name: string, query: string }): Promise<void> {
  await trx.insertInto('savedFilters').values({ organisationId, personId, unitId, ...filter })
    .onConflict(conflict => conflict.columns(['organisationId', 'id']).doNothing())
    .execute()
}

export async function remove (db: Db, { organisationId, personId, unitId }: Access, id: string): Promise<void> {
  await db.deleteFrom('savedFilters')
    .where('organisationId', '=', organisationId)
    .where('personId', '=', personId)
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .execute()
}
