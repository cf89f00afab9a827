import { sql } from 'kysely'
import type { Db } from '../src/db/connect.ts'
import { originsOf } from './platforms.ts'
import { refuse } from './refusals.ts'

/** An active registration, as the dialogue needs it. */
export interface KnownPlatform {
  organisationId: string
  platformId: string
  issuer: string
  clientId: string
  authorizationUrl: string
  keysUrl: string
  deploymentIds: string[]
  /** Origins that may show its launches in a frame. */
  origins: string[]
}

/**
 * @param clientId empty when the platform did not say: then the issuer must be enough
 * @throws a refusal when the platform is not known, ambiguous or inactive
 */
export type FindPlatform = (issuer: string, clientId: string) => Promise<KnownPlatform>

/** The one question that names no organisation: a login knows none yet. Throws as `FindPlatform`. */
export async function readPlatform (db: Db, issuer: string, clientId: string): Promise<KnownPlatform> {
  const [found, second] = await db.selectFrom('platforms as platform')
    .select(['organisationId', 'id as platformId', 'issuer', 'clientId', 'authorizationUrl', 'keysUrl', 'frameOrigins', 'active'])
    .select(sql<string[]>`array(
      select deployment.deployment_id from platform_deployments deployment
       where deployment.organisation_id = platform.organisation_id and deployment.platform_id = platform.id)`.as('deploymentIds'))
    .where('issuer', '=', issuer)
    .$if(clientId !== '', query => query.where('clientId', '=', clientId))
    .limit(2)
    .execute()
  if (found === undefined) throw refuse('platform-unknown', 'no such issuer and client_id')
  if (second !== undefined) throw refuse('platform-ambiguous', 'the issuer has several registrations and client_id is missing')
  const { active, frameOrigins, ...platform } = found
  if (!active) throw refuse('platform-inactive', `platform ${platform.platformId} is not active`)
  return { ...platform, origins: originsOf(found) }
}
