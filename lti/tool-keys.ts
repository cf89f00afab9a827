import { sql } from 'kysely'
import { generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import type { Db, Tables, Transaction } from '../src/db/connect.ts'
import { makeSecret } from '../src/secrets.ts'
import type { Sealer } from './seal.ts'

const PublicJwk = Type.Object({ kty: Type.Literal('RSA'), n: Type.String(), e: Type.String() })

interface ToolKey { kid: string, publicJwk: Static<typeof PublicJwk>, privateKeySealed: Buffer }

/** Where a private key lies, for its seal. */
export const placeOfKey = (kid: string): string => `platform_keys ${kid}`

const generate = promisify(generateKeyPair)

/**
 * Makes a key pair by which Preuves proves to one platform who it is: RSA of 2048 bits, off the event loop. Its id names
 * the organisation, as every secret does, so that looking it up never crosses schools.
 */
async function makeToolKey (organisationId: string, sealer: Sealer): Promise<ToolKey> {
  const { publicKey, privateKey } = await generate('rsa', { modulusLength: 2048 })
  const kid = makeSecret(organisationId).text
  const { kty, n, e } = Value.Parse(PublicJwk, publicKey.export({ format: 'jwk' }))
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  return { kid, publicJwk: { kty, n, e }, privateKeySealed: sealer.seal(pem, placeOfKey(kid)) }
}

/** Milliseconds that a key set may be old, in any process. */
export const keySetAge = 10_000

/**
 * Published for so long, a new key is in every process's key set, and in that of every platform which keeps ours for an hour
 * and asks no earlier for a key that it does not know: before, it signs nothing.
 */
const ripeAfter = sql`interval '65 minutes'`

/**
 * How long a retired key stays published. What it signed lives for some minutes at most; the rest is for clocks that are
 * wrong and for platforms that read our key set once an hour, as we do theirs. Moodle reads it anew when a signature fails.
 */
const publishedAfter = sql`interval '1 hour'`

/**
 * By which of a platform's keys to sign, the first in descending order: the newest that is ripe, else the one that has been
 * published longest, as when there is but one.
 */
const signingOrder = sql<number>`case when key.created_at <= now() - ${ripeAfter} then 1 else -1 end * extract(epoch from key.created_at)`

/** The platform that the caller's conditions name, with the key by which to sign. */
export function selectSigner (db: Db) {
  return db.selectFrom('platforms as platform')
    .innerJoin('platformKeys as key', join => join
      .onRef('key.organisationId', '=', 'platform.organisationId')
      .onRef('key.platformId', '=', 'platform.id'))
    .orderBy(signingOrder, 'desc')
    .limit(1)
}

/** The key set that platforms fetch (RFC 7517): the public keys of a school's active ones, the oldest first. */
export async function readPublicKeys (db: Db, organisationId: string) {
  const rows = await db.selectFrom('platformKeys as key')
    .innerJoin('platforms as platform', join => join
      .onRef('platform.organisationId', '=', 'key.organisationId')
      .onRef('platform.id', '=', 'key.platformId'))
    .select(['key.kid', 'key.publicJwk'])
    .where('key.organisationId', '=', organisationId)
    .where('platform.active', '=', true)
    .orderBy('key.createdAt')
    .execute()
  const keys = rows.map(({ kid, publicJwk }) => ({ ...Value.Parse(PublicJwk, publicJwk), kid, alg: 'RS256', use: 'sig' }))
  return { keys }
}

interface KeyOwner { organisationId: string, id: string }

/** Adds a key pair to a platform. */
export async function addToolKey (trx: Transaction<Tables>, sealer: Sealer, { organisationId, id: platformId }: KeyOwner): Promise<void> {
  const key = await makeToolKey(organisationId, sealer)
  await trx.insertInto('platformKeys').values({ organisationId, platformId, ...key }).execute()
}

async function rotateKey (trx: Transaction<Tables>, sealer: Sealer, owner: KeyOwner): Promise<boolean> {
  const { organisationId, id: platformId } = owner
  // Who rotates meanwhile waits here, and then finds a young key.
  await trx.selectFrom('platforms').select('id').where('organisationId', '=', organisationId).where('id', '=', platformId).forUpdate().execute()
  const young = await trx.selectFrom('platformKeys').select('kid')
    .where('organisationId', '=', organisationId)
    .where('platformId', '=', platformId)
    .where('createdAt', '>', sql<Date>`now() - ${ripeAfter}`)
    .executeTakeFirst()
  if (young !== undefined) return false
  // From the moment on when the new one is ripe.
  await trx.updateTable('platformKeys').set({ retiredAt: sql`now() + ${ripeAfter}` })
    .where('organisationId', '=', organisationId)
    .where('platformId', '=', platformId)
    .where('retiredAt', 'is', null)
    .execute()
  await addToolKey(trx, sealer, owner)
  return true
}

/**
 * Gives each platform, of one school or of all, a new key. The old ones sign until the new one is ripe, and stay published
 * for an hour more. A platform whose newest key is not ripe yet keeps it.
 *
 * @returns how many keys were made
 */
export async function rotateKeys (db: Db, sealer: Sealer, organisationId?: string): Promise<number> {
  const platforms = await db.selectFrom('platforms').select(['organisationId', 'id'])
    .$if(organisationId !== undefined, query => query.where('organisationId', '=', organisationId ?? null))
    .execute()
  let made = 0
  for (const platform of platforms) {
    if (await db.transaction().execute(trx => rotateKey(trx, sealer, platform))) made++
  }
  return made
}

/** Forgets the keys whose last signature has died. */
export async function sweepKeys (db: Db): Promise<void> {
  await db.deleteFrom('platformKeys').where('retiredAt', '<', sql<Date>`now() - ${publishedAfter}`).execute()
}
