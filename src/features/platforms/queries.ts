import { sql } from 'kysely'
import type { Db } from '../../db/connect.ts'

const select = (db: Db) => db.selectFrom('platforms as p')
  .select(['p.id', 'p.name', 'p.issuer', 'p.clientId', 'p.active', 'p.createdAt', sql<string[]>`
    array(select d.deployment_id from platform_deployments d
           where d.organisation_id = p.organisation_id and d.platform_id = p.id order by d.deployment_id)`.as('deploymentIds')])
  .orderBy('p.createdAt')

export const list = (db: Db, organisationId: string) =>
  select(db).where('p.organisationId', '=', organisationId).execute()

/** Of every school: for the operator of the instance alone. */
export const listAll = (db: Db) =>
  select(db).innerJoin('organisations as o', 'o.id', 'p.organisationId').select(['o.name as organisation', 'p.organisationId']).execute()

export async function exists (db: Db, organisationId: string, platformId: string): Promise<boolean> {
  const row = await db.selectFrom('platforms').select('id')
    .where('organisationId', '=', organisationId)
    .where('id', '=', platformId)
    .executeTakeFirst()
  return row !== undefined
}

/** The services of the activity that was added last; its column may be one of ours. */
export const findNewestActivity = (db: Db, organisationId: string, platformId: string) =>
  db.selectFrom('activities')
    .select(({ fn }) => [fn.coalesce('lineItemUrl', 'ownLineItemUrl').as('lineItemUrl'), 'lineItemsUrl', 'membershipsUrl'])
    .where('organisationId', '=', organisationId)
    .where('platformId', '=', platformId)
    .orderBy('createdAt', 'desc')
    .limit(1)
    .executeTakeFirst()
