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
  select(db).innerJoin('organisations as o', 'o.id', 'p.organisationId').select('o.name as organisation').execute()
