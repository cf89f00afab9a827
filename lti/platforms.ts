import type { Db, Tables, Transaction } from '../src/db/connect.ts'
import { newId } from '../src/ids.ts'
import type { Sealer } from './seal.ts'
import { makeToolKey } from './tool-keys.ts'

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
}

const addresses = ['issuer', 'authorizationUrl', 'tokenUrl', 'keysUrl'] as const

// The browser is sent to these addresses: `javascript:` must never be one.
function check (registration: Registration): void {
  for (const name of addresses) {
    const protocol = URL.parse(registration[name])?.protocol
    if (protocol !== 'https:' && protocol !== 'http:') throw new Error(`${name} must be an http(s) address`)
  }
  if (registration.clientId === '') throw new Error('clientId must not be empty')
}

async function upsert (trx: Transaction<Tables>, registration: Registration): Promise<string> {
  const { organisationId, issuer, clientId, name, authorizationUrl, tokenUrl, keysUrl } = registration
  const changing = { name, authorizationUrl, tokenUrl, keysUrl }
  const row = await trx.insertInto('platforms')
    .values({ organisationId, id: newId(), issuer, clientId, ...changing, active: true })
    .onConflict(conflict => conflict.columns(['issuer', 'clientId'])
      .doUpdateSet(changing)
      .where('platforms.organisationId', '=', organisationId))
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) throw new Error('This issuer and client id belong to another organisation')
  return row.id
}

async function addDeployments (trx: Transaction<Tables>, organisationId: string, platformId: string, deploymentIds: string[]): Promise<void> {
  if (deploymentIds.length === 0) return
  await trx.insertInto('platformDeployments')
    .values(deploymentIds.map(deploymentId => ({ organisationId, platformId, deploymentId })))
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

async function addKey (trx: Transaction<Tables>, organisationId: string, platformId: string, sealer: Sealer): Promise<void> {
  const known = await trx.selectFrom('platformKeys').select('kid')
    .where('organisationId', '=', organisationId)
    .where('platformId', '=', platformId)
    .limit(1)
    .executeTakeFirst()
  if (known !== undefined) return
  const { kid, publicJwk, privateKeySealed } = await makeToolKey(organisationId, sealer)
  await trx.insertInto('platformKeys').values({ organisationId, platformId, kid, publicJwk, privateKeySealed }).execute()
}

/**
 * Connects a platform by hand, with a key pair of its own, and active. Done again for the same issuer and client id, it
 * changes name and addresses and adds deployments; it neither takes deployments away nor wakes what was deactivated.
 *
 * @returns the platform's id
 * @throws when an address is not http(s), or when another organisation has the registration
 */
export async function addPlatform (db: Db, sealer: Sealer, registration: Registration): Promise<string> {
  check(registration)
  const { organisationId, deploymentIds } = registration
  return await db.transaction().execute(async trx => {
    const platformId = await upsert(trx, registration)
    await addDeployments(trx, organisationId, platformId, deploymentIds)
    await addKey(trx, organisationId, platformId, sealer)
    return platformId
  })
}

/** The origins of every active platform: who may show Preuves in a frame. */
export async function readFrameAncestors (db: Db): Promise<string[]> {
  const rows = await db.selectFrom('platforms').select(['issuer', 'authorizationUrl']).where('active', '=', true).execute()
  const origins = rows.flatMap(({ issuer, authorizationUrl }) => [new URL(issuer).origin, new URL(authorizationUrl).origin])
  return [...new Set(origins)].sort()
}
