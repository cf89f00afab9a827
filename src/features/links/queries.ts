import { sql, type SqlBool } from 'kysely'
import type { Access } from '../../access.ts'
import type { Db } from '../../db/connect.ts'
import type { LinkCheck } from './schemas.ts'

type Outcome = NonNullable<LinkCheck['outcome']>

/** What was seen within a week; what did not go well, within an hour: somebody may just be mending it. */
const isFresh = sql<SqlBool>`checked_at > now() - case when outcome = 'reachable' then interval '7 days' else interval '1 hour' end`

export async function findFresh (db: Db, { organisationId }: Access, urlSha256: Buffer) {
  return await db.selectFrom('linkChecks').select(['outcome', 'checkedAt'])
    .where('organisationId', '=', organisationId)
    .where('urlSha256', '=', urlSha256)
    .where(isFresh)
    .executeTakeFirst()
}

export async function save (db: Db, { organisationId }: Access, urlSha256: Buffer, outcome: Outcome) {
  return await db.insertInto('linkChecks').values({ organisationId, urlSha256, outcome })
    .onConflict(conflict => conflict.columns(['organisationId', 'urlSha256']).doUpdateSet({ outcome, checkedAt: sql<Date>`now()` }))
    .returning(['outcome', 'checkedAt'])
    .executeTakeFirstOrThrow()
}

/** Deletes what is looked at again anyway. */
export async function sweep (db: Db): Promise<void> {
  await db.deleteFrom('linkChecks').where('checkedAt', '<', sql<Date>`now() - interval '7 days'`).execute()
}
