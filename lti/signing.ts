import type { Db } from '../src/db/connect.ts'
import { refuse } from './refusals.ts'
import type { Sealer } from './seal.ts'
import { placeOfKey, signingOrder } from './tool-keys.ts'

export interface SigningKey { kid: string, pem: string }

/**
 * By which key, and under which name, Preuves speaks to a platform.
 *
 * @throws a refusal when the platform is not active any more
 */
export async function findSigner (db: Db, sealer: Sealer, { organisationId, platformId }: { organisationId: string, platformId: string }) {
  const row = await db.selectFrom('platforms as platform')
    .innerJoin('platformKeys as key', join => join
      .onRef('key.organisationId', '=', 'platform.organisationId')
      .onRef('key.platformId', '=', 'platform.id'))
    .select(['platform.issuer', 'platform.clientId', 'key.kid', 'key.privateKeySealed'])
    .where('platform.organisationId', '=', organisationId)
    .where('platform.id', '=', platformId)
    .where('platform.active', '=', true)
    .orderBy(signingOrder, 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) throw refuse('platform-inactive', `platform ${platformId} is not active`)
  const { issuer, clientId, kid, privateKeySealed } = row
  return { issuer, clientId, key: { kid, pem: sealer.open(privateKeySealed, placeOfKey(kid)) } }
}
