import { sql } from 'kysely'
import type { Db, Tables, Transaction } from '../../src/db/connect.ts'
import * as organisations from '../../src/features/organisations/domain.ts'
import { newId } from '../../src/ids.ts'
import { addDeployments, insertPlatform, KnownRegistrationError } from '../platforms.ts'
import type { SafeRequest } from '../safe-request.ts'
import type { Sealer } from '../seal.ts'
import { deploymentToUpdate, type Platform } from './configuration.ts'
import { checkInvitation, schoolOf, useInvitation } from './invitations.ts'
import { postRegistration, type Registered } from './message.ts'
import { refuseRegistration } from './refusals.ts'
import type { Candidate } from './ticket.ts'

/** Registrations that nobody invited and nobody has activated: strangers can make them. */
const mostWaiting = 50

/** What a confirmation will do. `organisation` is the school's name. */
export type Plan =
  { kind: 'update', organisationId: string, organisation: string, platformId: string, clientId: string, active: boolean } |
  { kind: 'invited', organisationId: string, organisation: string, invitation: string } |
  { kind: 'uninvited', organisation: string }

async function findRegistered (db: Db, { platform, token }: Candidate) {
  const deploymentId = deploymentToUpdate(token ?? undefined)
  if (deploymentId === undefined) return undefined
  const [found, second] = await db.selectFrom('platforms as platform')
    .innerJoin('platformDeployments as deployment', join => join
      .onRef('deployment.organisationId', '=', 'platform.organisationId')
      .onRef('deployment.platformId', '=', 'platform.id'))
    .innerJoin('organisations as organisation', 'organisation.id', 'platform.organisationId')
    .select(['platform.organisationId', 'platform.id', 'platform.clientId', 'platform.active', 'organisation.name as organisation',
      'platform.authorizationUrl', 'platform.tokenUrl', 'platform.keysUrl'])
    .where('platform.issuer', '=', platform.issuer)
    .where('deployment.deploymentId', '=', deploymentId)
    .limit(2)
    .execute()
  return second === undefined ? found : undefined
}

type Found = NonNullable<Awaited<ReturnType<typeof findRegistered>>>

/**
 * An update leaves the platform's addresses as they are. Whoever can put a file on the platform's site could otherwise have a
 * configuration of their own read, and name keys of their own as the platform's.
 */
function planUpdate (found: Found, { platform, invitation }: Candidate): Plan {
  if (invitation !== null && schoolOf(invitation) !== found.organisationId) throw refuseRegistration('registration-foreign', 'the update is of another school than the invitation')
  const changed = (['authorizationUrl', 'tokenUrl', 'keysUrl'] as const).filter(name => found[name] !== platform[name])
  if (changed.length > 0) throw refuseRegistration('registration-changed', `the update would change ${changed.join(', ')}`)
  const { organisationId, organisation, id: platformId, clientId, active } = found
  return { kind: 'update', organisationId, organisation, platformId, clientId, active }
}

async function countWaiting (db: Db): Promise<number> {
  const { count } = await db.selectFrom('platforms as platform')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('platform.active', '=', false)
    .where(sql<boolean>`not exists (select from platform_invitations i where i.organisation_id = platform.organisation_id and i.platform_id = platform.id)`)
    .where(sql<boolean>`not exists (select from activities a where a.organisation_id = platform.organisation_id and a.platform_id = platform.id)`)
    .executeTakeFirstOrThrow()
  return Number(count)
}

async function checkRoom (db: Db): Promise<void> {
  if (await countWaiting(db) >= mostWaiting) throw refuseRegistration('waiting-full', 'too many platforms wait to be activated')
}

/**
 * What connecting this platform means now. The invitation of an update only says which school is meant: its registration was
 * let in before.
 *
 * @throws when it cannot be connected
 */
export async function planRegistration (db: Db, candidate: Candidate, now: Date): Promise<Plan> {
  const found = await findRegistered(db, candidate)
  if (found !== undefined) return planUpdate(found, candidate)
  const { platform, invitation } = candidate
  if (invitation !== null) return { kind: 'invited', invitation, ...await checkInvitation(db, invitation, now) }
  await checkRoom(db)
  return { kind: 'uninvited', organisation: new URL(platform.issuer).host }
}

export interface Registering {
  db: Db
  sealer: Sealer
  ask: SafeRequest
  publicUrl: string
  iconUrl: string
  now: Date
}

const post = ({ ask, publicUrl, iconUrl }: Registering, { platform, token }: Candidate, organisationId: string): Promise<Registered> =>
  postRegistration(ask, platform.registrationUrl, token, { publicUrl, iconUrl, organisationId })

async function store (trx: Transaction<Tables>, sealer: Sealer, { issuer, ...platform }: Platform, school: { organisationId: string, active: boolean }, registered: Registered): Promise<string> {
  const { authorizationUrl, tokenUrl, keysUrl, tokenAudience } = platform
  const name = issuer.replace(/^https?:\/\//, '')
  try {
    return await insertPlatform(trx, sealer, { organisationId: school.organisationId, name, issuer, authorizationUrl, tokenUrl, keysUrl, tokenAudience, ...registered }, school.active)
  } catch (error) {
    if (error instanceof KnownRegistrationError) throw refuseRegistration('registration-known', error.message)
    throw error
  }
}

async function registerInvited (registering: Registering, candidate: Candidate, { organisationId, invitation }: Extract<Plan, { kind: 'invited' }>): Promise<string> {
  const { db, sealer, now } = registering
  return await useInvitation(db, invitation, now, async trx => {
    const registered = await post(registering, candidate, organisationId)
    return await store(trx, sealer, candidate.platform, { organisationId, active: true }, registered)
  })
}

/** The school is made with its first platform: strangers whose platform refuses leave nothing behind. */
async function registerUninvited (registering: Registering, candidate: Candidate, { organisation }: Extract<Plan, { kind: 'uninvited' }>): Promise<string> {
  const { db, sealer } = registering
  const organisationId = await organisations.find(db, organisation) ?? newId()
  const registered = await post(registering, candidate, organisationId)
  return await db.transaction().execute(async trx => {
    // One after the other, or several would find the last place free.
    await sql`select pg_advisory_xact_lock(hashtext('platforms that wait'))`.execute(trx)
    await checkRoom(trx)
    if (await organisations.provide(trx, organisation, organisationId) !== organisationId) throw refuseRegistration('unavailable', 'the school was made meanwhile')
    return await store(trx, sealer, candidate.platform, { organisationId, active: false }, registered)
  })
}

async function update (registering: Registering, candidate: Candidate, { organisationId, platformId, clientId }: Extract<Plan, { kind: 'update' }>): Promise<string> {
  const registered = await post(registering, candidate, organisationId)
  if (registered.clientId !== clientId) throw refuseRegistration('answer-unreadable', 'the update: the platform answered for another client id')
  await registering.db.transaction().execute(trx => addDeployments(trx, organisationId, platformId, registered.deploymentIds))
  return platformId
}

/**
 * Registers with a platform and keeps what it answers: active when it was invited, else not before the operator says so.
 *
 * @returns the platform's id
 * @throws when either side refuses; then nothing is kept, and an invitation is still good
 */
export async function register (registering: Registering, candidate: Candidate, plan: Plan): Promise<string> {
  if (plan.kind === 'update') return await update(registering, candidate, plan)
  if (plan.kind === 'invited') return await registerInvited(registering, candidate, plan)
  return await registerUninvited(registering, candidate, plan)
}
