import type { Db, Tables, Transaction } from '../src/db/connect.ts'
import { newId } from '../src/ids.ts'
import type { Sealer } from './seal.ts'
import { addToolKey } from './tool-keys.ts'

/** A registration as the platform's administrator copies it. */
export interface Registration {
  organisationId: string
  name: string
  /** Kept and compared byte for byte, as `iss` is. */
  issuer: string
  clientId: string
  deploymentIds: string[]
  authorizationUrl: string
  tokenUrl: string
  keysUrl: string
  /** For whom assertions are meant; absent or null: for the address of the tokens, as Moodle wants it. */
  tokenAudience?: string | null | undefined
  /** Of its pages, beside those of its addresses. Absent: as they are. */
  frameOrigins?: string[] | undefined
}

/** What the operator gives of a registration: what is absent stays as it is, and of a new one is as it usually is with Moodle. */
export type GivenRegistration =
  Pick<Registration, 'organisationId' | 'issuer' | 'clientId' | 'deploymentIds' | 'tokenAudience' | 'frameOrigins'> &
  { [name in 'name' | 'authorizationUrl' | 'tokenUrl' | 'keysUrl']?: string | undefined }

/** Moodle 4 and 5 have their endpoints there. */
const completed = (given: GivenRegistration): Registration => ({
  ...given,
  name: given.name ?? URL.parse(given.issuer)?.host ?? given.issuer,
  authorizationUrl: given.authorizationUrl ?? `${given.issuer}/mod/lti/auth.php`,
  tokenUrl: given.tokenUrl ?? `${given.issuer}/mod/lti/token.php`,
  keysUrl: given.keysUrl ?? `${given.issuer}/mod/lti/certs.php`
})

const addresses = ['issuer', 'authorizationUrl', 'tokenUrl', 'keysUrl'] as const

/** A registration that cannot be: the message says what must change. */
export class RegistrationError extends Error {}

/** One that is there already. */
export class KnownRegistrationError extends RegistrationError {}

/** Browsers are sent to it, and its origin is named in a policy: neither `javascript:` nor a semicolon in the host. */
export function isWebAddress (address: string): boolean {
  const url = URL.parse(address)
  return (url?.protocol === 'https:' || url?.protocol === 'http:') && /^([\w.-]+|\[[\da-f:]+\])$/.test(url.hostname)
}

function check (registration: Registration): void {
  for (const name of addresses) {
    if (!isWebAddress(registration[name])) throw new RegistrationError(`${name} must be an http(s) address`)
  }
  for (const origin of registration.frameOrigins ?? []) {
    if (!isWebAddress(origin) || new URL(origin).origin !== origin) throw new RegistrationError('a frame origin must be like https://moodle.example.org, without a path')
  }
  if (registration.clientId === '') throw new RegistrationError('clientId must not be empty')
}

async function upsert (trx: Transaction<Tables>, registration: GivenRegistration): Promise<string> {
  const { organisationId, issuer, clientId, name, authorizationUrl, tokenUrl, keysUrl, tokenAudience, frameOrigins } = registration
  const given = { clientId, name, authorizationUrl, tokenUrl, keysUrl, tokenAudience, frameOrigins }
  const usual = completed(registration)
  const row = await trx.insertInto('platforms')
    .values({
      ...given,
      organisationId,
      id: newId(),
      issuer,
      name: usual.name,
      authorizationUrl: usual.authorizationUrl,
      tokenUrl: usual.tokenUrl,
      keysUrl: usual.keysUrl,
      active: true
    })
    .onConflict(conflict => conflict.columns(['issuer', 'clientId'])
      .doUpdateSet(given)
      .where('platforms.organisationId', '=', organisationId))
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) throw new RegistrationError('This issuer and client id belong to another organisation')
  return row.id
}

export async function addDeployments (trx: Transaction<Tables>, organisationId: string, platformId: string, deploymentIds: string[]): Promise<void> {
  if (deploymentIds.length === 0) return
  await trx.insertInto('platformDeployments')
    .values(deploymentIds.map(deploymentId => ({ organisationId, platformId, deploymentId })))
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

async function provideKey (trx: Transaction<Tables>, organisationId: string, platformId: string, sealer: Sealer): Promise<void> {
  const known = await trx.selectFrom('platformKeys').select('kid')
    .where('organisationId', '=', organisationId)
    .where('platformId', '=', platformId)
    .limit(1)
    .executeTakeFirst()
  if (known === undefined) await addToolKey(trx, sealer, { organisationId, id: platformId })
}

/**
 * Connects a platform by hand, with a key pair of its own, and active. Done again for the same issuer and client id, it
 * changes what is given of name and addresses and adds deployments; it neither takes deployments away nor wakes what was deactivated.
 *
 * @returns the platform's id
 * @throws {RegistrationError} when an address is not http(s), or when another organisation has the registration
 */
export async function addPlatform (db: Db, sealer: Sealer, registration: GivenRegistration): Promise<string> {
  check(completed(registration))
  const { organisationId, deploymentIds } = registration
  return await db.transaction().execute(async trx => {
    const platformId = await upsert(trx, registration)
    await addDeployments(trx, organisationId, platformId, deploymentIds)
    await provideKey(trx, organisationId, platformId, sealer)
    return platformId
  })
}

/** Puts in a registration that is not there yet, with its deployments and a key. @throws {KnownRegistrationError} when it is */
export async function insertPlatform (trx: Transaction<Tables>, sealer: Sealer, { deploymentIds, ...registration }: Registration, active: boolean): Promise<string> {
  check({ deploymentIds, ...registration })
  const row = await trx.insertInto('platforms')
    .values({ ...registration, id: newId(), active })
    .onConflict(conflict => conflict.columns(['issuer', 'clientId']).doNothing())
    .returning(['organisationId', 'id'])
    .executeTakeFirst()
  if (row === undefined) throw new KnownRegistrationError('This issuer and client id are registered already')
  await addDeployments(trx, row.organisationId, row.id, deploymentIds)
  await addToolKey(trx, sealer, row)
  return row.id
}

/** Takes a platform away with all that is its own. Who was here from it must be nobody, or the database refuses. */
export async function deletePlatform (trx: Transaction<Tables>, organisationId: string, platformId: string): Promise<void> {
  for (const table of ['platformInvitations', 'platformDeployments', 'platformKeys', 'platformTokens'] as const) {
    await trx.deleteFrom(table).where('organisationId', '=', organisationId).where('platformId', '=', platformId).execute()
  }
  await trx.deleteFrom('platforms').where('organisationId', '=', organisationId).where('id', '=', platformId).execute()
}

/** @returns whose it is; undefined when there is no such platform */
export async function setActive (db: Db, platformId: string, active: boolean): Promise<string | undefined> {
  const row = await db.updateTable('platforms').set({ active }).where('id', '=', platformId).returning('organisationId').executeTakeFirst()
  return row?.organisationId
}

/** The origins of a school's active platforms: who may show its pages in a frame. */
export async function readFrameAncestors (db: Db, organisationId: string): Promise<string[]> {
  const rows = await db.selectFrom('platforms')
    .select(['issuer', 'authorizationUrl', 'frameOrigins'])
    .where('organisationId', '=', organisationId)
    .where('active', '=', true)
    .execute()
  return [...new Set(rows.flatMap(originsOf))].sort()
}

/** Whence a platform's pages come: its own addresses, and what the operator added. */
export const originsOf = ({ issuer, authorizationUrl, frameOrigins }: { issuer: string, authorizationUrl: string, frameOrigins: string[] }): string[] =>
  [...new Set([new URL(issuer).origin, new URL(authorizationUrl).origin, ...frameOrigins])]
