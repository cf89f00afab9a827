import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import type { Db } from '../src/db/connect.ts'
import { LmsError } from '../src/lms.ts'
import { readSecret } from '../src/secrets.ts'
import { SealError, type Sealer } from './seal.ts'
import { placeOfKey, selectSigner } from './tool-keys.ts'

const PlatformQuery = Type.Object({ platformUrl: Type.String(), clientId: Type.String() })
const StatusQuery = Type.Object({ id: Type.String() })
const KeyQuery = Type.Object({ kid: Type.String() })
const TokenQuery = Type.Object({ ...PlatformQuery.properties, scopes: Type.String() })
type TokenQuery = Static<typeof TokenQuery>

const Token = Type.Object({
  access_token: Type.String({ minLength: 1 }),
  token_type: Type.String({ minLength: 1 }),
  expires_in: Type.Optional(Type.Union([Type.Number(), Type.String({ pattern: '^\\d+$' })])),
  scope: Type.Optional(Type.String())
})
const TokenItem = Type.Object({ token: Token })

/** Seconds: ltijs has no margin of its own, and a token that dies on its way was none. */
const margin = 60
/** Seconds, when the platform does not say (RFC 6749, 5.1): a token that died earlier is found out by its 401. */
const usualLifetime = 3600

const placeOfToken = ({ platformUrl, clientId, scopes }: TokenQuery): string =>
  `platform_tokens ${JSON.stringify([platformUrl, clientId, scopes])}`

/**
 * The database of ltijs on our tables, through its plugin contract (ltijs 5.9.9, dist/Utils/Database.js): it reads
 * platforms, their state and private keys, reads and writes access tokens, and is refused everything else. Keys and
 * tokens are sealed by us: the encryption key that ltijs hands over is not used.
 */
export function createStore (db: Db, sealer: Sealer) {
  const readers = new Map<string, (query: unknown) => Promise<object[]>>([
    ['platform', query => getPlatform(db, Value.Parse(PlatformQuery, query))],
    ['platformStatus', query => getStatus(db, Value.Parse(StatusQuery, query).id)],
    ['privatekey', query => getPrivateKey(db, sealer, Value.Parse(KeyQuery, query).kid)],
    ['accesstoken', query => getToken(db, sealer, Value.Parse(TokenQuery, query))]
  ])
  const refuse = async (doing: string, collection: string): Promise<never> => {
    throw new Error(`ltijs may not ${doing} ${collection} here`)
  }
  return {
    setup: async (): Promise<true> => true,
    Close: async (): Promise<true> => true,
    async Get (_key: string | false, collection: string, query?: unknown): Promise<object[] | false> {
      const rows = await (readers.get(collection)?.(query) ?? refuse('read', collection))
      return rows.length > 0 && rows
    },
    async Replace (_key: string | false, collection: string, query: unknown, item: unknown): Promise<true> {
      if (collection !== 'accesstoken') return await refuse('replace', collection)
      return await putToken(db, sealer, Value.Parse(TokenQuery, query), item)
    },
    async Delete (collection: string, query: unknown): Promise<true> {
      if (collection !== 'accesstoken') return await refuse('delete', collection)
      return await dropToken(db, Value.Parse(TokenQuery, query))
    },
    Insert: async (_key: string | false, collection: string): Promise<true> => await refuse('insert', collection),
    Modify: async (_key: string | false, collection: string): Promise<true> => await refuse('modify', collection)
  }
}

/** A platform as ltijs knows it, with the key that signs. */
async function getPlatform (db: Db, { platformUrl, clientId }: Static<typeof PlatformQuery>): Promise<object[]> {
  return await selectSigner(db)
    .select([
      'platform.name as platformName', 'platform.issuer as platformUrl', 'platform.clientId', 'key.kid',
      'platform.authorizationUrl as authEndpoint', 'platform.tokenUrl as accesstokenEndpoint', 'platform.tokenAudience as authorizationServer'
    ])
    .where('platform.issuer', '=', platformUrl)
    .where('platform.clientId', '=', clientId)
    .execute()
}

function keyQuery (db: Db, kid: string) {
  return db.selectFrom('platformKeys as key')
    .innerJoin('platforms as platform', join => join
      .onRef('platform.organisationId', '=', 'key.organisationId')
      .onRef('platform.id', '=', 'key.platformId'))
    .where('key.organisationId', '=', readSecret(kid)?.organisationId ?? null)
    .where('key.kid', '=', kid)
}

/** ltijs takes a missing state for an active platform: there is always one. */
async function getStatus (db: Db, kid: string): Promise<object[]> {
  const row = await keyQuery(db, kid).select('platform.active').executeTakeFirst()
  return [{ id: kid, active: row?.active === true }]
}

async function getPrivateKey (db: Db, sealer: Sealer, kid: string): Promise<object[]> {
  const row = await keyQuery(db, kid).select('key.privateKeySealed').executeTakeFirst()
  return row === undefined ? [] : [{ kid, key: sealer.open(row.privateKeySealed, placeOfKey(kid)) }]
}

/** Hides a token that is about to die, and one that cannot be opened: another is had for the asking. */
async function getToken (db: Db, sealer: Sealer, query: TokenQuery): Promise<object[]> {
  const row = await db.selectFrom('platformTokens as token')
    .innerJoin('platforms as platform', join => join
      .onRef('platform.organisationId', '=', 'token.organisationId')
      .onRef('platform.id', '=', 'token.platformId'))
    .select(['token.tokenSealed', 'token.createdAt'])
    .where('platform.issuer', '=', query.platformUrl)
    .where('platform.clientId', '=', query.clientId)
    .where('token.scopes', '=', query.scopes)
    .executeTakeFirst()
  const token = row && openToken(sealer, row.tokenSealed, query)
  if (row === undefined || token === undefined) return []
  const lifetime = Number(token.expires_in ?? usualLifetime)
  const createdAt = row.createdAt.getTime()
  if (Date.now() > createdAt + (lifetime - margin) * 1000) return []
  return [{ token: { ...token, expires_in: lifetime }, createdAt }]
}

function openToken (sealer: Sealer, envelope: Buffer, query: TokenQuery): Static<typeof Token> | undefined {
  try {
    return Value.Parse(Token, JSON.parse(sealer.open(envelope, placeOfToken(query))))
  } catch (error) {
    if (error instanceof SealError) return undefined
    throw error
  }
}

async function putToken (db: Db, sealer: Sealer, query: TokenQuery, item: unknown): Promise<true> {
  if (!Value.Check(TokenItem, item)) throw new LmsError('unreachable', 'the answer to the token request makes no sense')
  const tokenSealed = sealer.seal(JSON.stringify(item.token), placeOfToken(query))
  const createdAt = new Date()
  await db.insertInto('platformTokens')
    .columns(['organisationId', 'platformId', 'scopes', 'tokenSealed', 'createdAt'])
    .expression(eb => eb.selectFrom('platforms')
      .select(({ val }) => ['organisationId', 'id', val(query.scopes).as('scopes'), val(tokenSealed).as('sealed'), val(createdAt).as('at')])
      .where('issuer', '=', query.platformUrl)
      .where('clientId', '=', query.clientId))
    .onConflict(conflict => conflict.columns(['organisationId', 'platformId', 'scopes']).doUpdateSet({ tokenSealed, createdAt }))
    .execute()
  return true
}

async function dropToken (db: Db, query: TokenQuery): Promise<true> {
  await db.deleteFrom('platformTokens')
    .using('platforms')
    .whereRef('platforms.organisationId', '=', 'platformTokens.organisationId')
    .whereRef('platforms.id', '=', 'platformTokens.platformId')
    .where('platforms.issuer', '=', query.platformUrl)
    .where('platforms.clientId', '=', query.clientId)
    .where('platformTokens.scopes', '=', query.scopes)
    .execute()
  return true
}
