import type { Db } from '../src/db/connect.ts'
import { refuse } from './refusals.ts'
import type { Sealer } from './seal.ts'
import { placeOfKey, selectSigner } from './tool-keys.ts'

export interface SigningKey { kid: string, pem: string }

/**
 * By which key, and under which name, Preuves speaks to a platform.
 *
 * @throws a refusal when the platform is not active any more
 */
export async function findSigner (db: Db, sealer: Sealer, { organisationId, platformId }: { organisationId: string, platformId: string }) {
  const row = await selectSigner(db)
    .select(['platform.issuer', 'platform.clientId', 'key.kid', 'key.privateKeySealed'])
    .where('platform.organisationId', '=', organisationId)
    .where('platform.id', '=', platformId)
    .where('platform.active', '=', true)
    .executeTakeFirst()
  if (row === undefined) throw refuse('platform-inactive', `platform ${platformId} is not active`)
  const { issuer, clientId, kid, privateKeySealed } = row
  return { issuer, clientId, key: { kid, pem: sealer.open(privateKeySealed, placeOfKey(kid)) } }
}
