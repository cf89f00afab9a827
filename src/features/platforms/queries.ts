import { sql } from 'kysely'
import type { Db } from '../../db/connect.ts'

export async function list (db: Db, organisationId: string) {
  return await db.selectFrom('platforms as p')
    .select(['p.id', 'p.name', 'p.issuer', 'p.clientId', 'p.active', 'p.createdAt', sql<string[]>`
      array(select d.deployment_id from platform_deployments d
             where d.organisation_id = p.organisation_id and d.platform_id = p.id order by d.deployment_id)`.as('deploymentIds')])
    .where('p.organisationId', '=', organisationId)
    .orderBy('p.createdAt')
    .execute()
}
