import { sql } from 'kysely'
import type { Db, Tables, Transaction } from '../src/db/connect.ts'
import * as organisations from '../src/features/organisations/domain.ts'
import { deletePlatform, insertPlatform, RegistrationError, setActive } from './platforms.ts'
import type { Sealer } from './seal.ts'

/** Where a platform stands now. */
export interface Activated {
  platformId: string
  organisationId: string
  /** Whether it went to a school that was there already: its key set has another address then, which the platform must be told. */
  moved: boolean
}

async function readPlatform (trx: Transaction<Tables>, platformId: string) {
  return await trx.selectFrom('platforms as platform')
    .innerJoin('organisations as organisation', 'organisation.id', 'platform.organisationId')
    .select(['platform.organisationId', 'platform.id', 'platform.name', 'platform.issuer', 'platform.clientId', 'platform.active',
      'platform.authorizationUrl', 'platform.tokenUrl', 'platform.keysUrl', 'platform.frameOrigins', 'platform.tokenAudience', 'organisation.name as organisation'])
    .select(sql<boolean>`
      exists (select from activities a where a.organisation_id = platform.organisation_id and a.platform_id = platform.id)
      or exists (select from units u where u.organisation_id = platform.organisation_id and u.platform_id = platform.id)`.as('used'))
    .select(sql<boolean>`
      exists (select from platform_invitations i where i.organisation_id = platform.organisation_id and i.platform_id = platform.id)`.as('invited'))
    .select(sql<boolean>`not exists (
      select from platforms other where other.organisation_id = platform.organisation_id and other.id <> platform.id)`.as('alone'))
    .where('platform.id', '=', platformId)
    .forUpdate('platform')
    .executeTakeFirst()
}

type Row = NonNullable<Awaited<ReturnType<typeof readPlatform>>>

/** Nothing was ever done under it: it is put in again in the other school. */
async function move (trx: Transaction<Tables>, sealer: Sealer, { id, organisationId, active, organisation, used, invited, alone, ...registration }: Row, target: string): Promise<string> {
  const deployments = await trx.selectFrom('platformDeployments').select('deploymentId').where('organisationId', '=', organisationId).where('platformId', '=', id).execute()
  await deletePlatform(trx, organisationId, id)
  return await insertPlatform(trx, sealer, { ...registration, organisationId: target, deploymentIds: deployments.map(row => row.deploymentId) }, false)
}

async function settle (trx: Transaction<Tables>, sealer: Sealer, platform: Row, name: string): Promise<Activated> {
  const { id: platformId, organisationId, organisation } = platform
  if (platform.active || platform.used || platform.invited) throw new RegistrationError(`the platform belongs to “${organisation}” already`)
  const target = await organisations.find(trx, name)
  // Made for it alone when it registered itself: the school keeps its id, and with it the address of its key set.
  const own = platform.alone && organisation === new URL(platform.issuer).host
  if (target === undefined && own) await organisations.rename(trx, organisationId, name)
  if (target === undefined && own) return { platformId, organisationId, moved: false }
  const school = target ?? await organisations.provide(trx, name)
  return { platformId: await move(trx, sealer, platform, school), organisationId: school, moved: true }
}

/**
 * Lets a platform's people in.
 *
 * @param organisation the school's name, for a platform that registered itself without an invitation
 * @throws {RegistrationError} when there is no such platform, or when it already works for another school
 */
export async function activate (db: Db, sealer: Sealer, platformId: string, organisation?: string): Promise<Activated> {
  return await db.transaction().execute(async trx => {
    const platform = await readPlatform(trx, platformId)
    if (platform === undefined) throw new RegistrationError('there is no such platform')
    const stays = organisation === undefined || organisation === platform.organisation
    const activated = stays ? { platformId, organisationId: platform.organisationId, moved: false } : await settle(trx, sealer, platform, organisation)
    await setActive(trx, activated.platformId, true)
    return activated
  })
}

/** Lets nobody in from a platform any more. @throws {RegistrationError} when there is no such platform */
export async function deactivate (db: Db, platformId: string): Promise<string> {
  const organisationId = await setActive(db, platformId, false)
  if (organisationId === undefined) throw new RegistrationError('there is no such platform')
  return organisationId
}

/**
 * Forgets a platform from which nobody has come yet, as one that registered itself and is not wanted.
 *
 * @returns whose it was
 * @throws {RegistrationError} when there is no such platform, or when something is kept of its courses
 */
export async function remove (db: Db, platformId: string): Promise<string> {
  return await db.transaction().execute(async trx => {
    const platform = await readPlatform(trx, platformId)
    if (platform === undefined) throw new RegistrationError('there is no such platform')
    if (platform.used) throw new RegistrationError('the platform has activities here; it can only be deactivated')
    await deletePlatform(trx, platform.organisationId, platformId)
    return platform.organisationId
  })
}
