import { generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import type { Db } from '../src/db/connect.ts'
import { makeSecret } from '../src/secrets.ts'
import type { Sealer } from './seal.ts'

const PublicJwk = Type.Object({ kty: Type.Literal('RSA'), n: Type.String(), e: Type.String() })

export interface ToolKey { kid: string, publicJwk: Static<typeof PublicJwk>, privateKeySealed: Buffer }

/** Where a private key lies, for its seal. */
export const placeOfKey = (kid: string): string => `platform_keys ${kid}`

const generate = promisify(generateKeyPair)

/**
 * Makes a key pair by which Preuves proves to one platform who it is: RSA of 2048 bits, off the event loop. Its id names
 * the organisation, as every secret does, so that looking it up never crosses schools.
 */
export async function makeToolKey (organisationId: string, sealer: Sealer): Promise<ToolKey> {
  const { publicKey, privateKey } = await generate('rsa', { modulusLength: 2048 })
  const kid = makeSecret(organisationId).text
  const { kty, n, e } = Value.Parse(PublicJwk, publicKey.export({ format: 'jwk' }))
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  return { kid, publicJwk: { kty, n, e }, privateKeySealed: sealer.seal(pem, placeOfKey(kid)) }
}

/** The key set that platforms fetch (RFC 7517): the public keys of every active one, the oldest first. */
export async function readPublicKeys (db: Db) {
  const rows = await db.selectFrom('platformKeys as key')
    .innerJoin('platforms as platform', join => join
      .onRef('platform.organisationId', '=', 'key.organisationId')
      .onRef('platform.id', '=', 'key.platformId'))
    .select(['key.kid', 'key.publicJwk'])
    .where('platform.active', '=', true)
    .orderBy('key.createdAt')
    .execute()
  const keys = rows.map(({ kid, publicJwk }) => ({ ...Value.Parse(PublicJwk, publicJwk), kid, alg: 'RS256', use: 'sig' }))
  return { keys }
}
