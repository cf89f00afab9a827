import { randomBytes } from 'node:crypto'
import { compactVerify, decodeProtectedHeader, importJWK } from 'jose'
import type { JWK } from 'jose'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { parseObject } from './forms.ts'
import type { Moodle } from './moodle.ts'
import type { Tool } from './model.ts'
import type { Claims } from './types.ts'

const lifetime = 3600

/** An opaque token for what is both asked and permitted. */
export function issueToken ({ store }: Moodle, { typeId }: Tool, scopes: string[]) {
  const now = Math.floor(Date.now() / 1000)
  const token = randomBytes(16).toString('hex')
  store.state.tokens = [...store.state.tokens.filter(each => each.validUntil > now), { token, typeId, scopes, validUntil: now + lifetime }]
  store.changed()
  return { token, lifetime }
}

/** Whether the Authorization header bears a token of the tool that is alive and has one of the scopes. */
export function bears ({ store }: Moodle, { typeId }: Tool, authorization: string | undefined, scopes: string[]): boolean {
  const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1]?.trim()
  const now = Math.floor(Date.now() / 1000)
  return store.state.tokens.some(each =>
    each.token === token && each.typeId === typeId && each.validUntil > now && each.scopes.some(scope => scopes.includes(scope)))
}

const Jwk = Type.Object({ kty: Type.String(), kid: Type.String(), alg: Type.Optional(Type.String()) })
const KeySet = Type.Object({ keys: Type.Array(Jwk) })

const Times = Type.Object({
  exp: Type.Optional(Type.Number()),
  nbf: Type.Optional(Type.Number()),
  iat: Type.Optional(Type.Number())
})

/**
 * Verifies what tools sign as Moodle does: by signature, kid and times without leeway, never by aud or jti. A tool's key
 * set is cached under its client id, and fetched anew when anything fails (wire 15).
 *
 * @param ownUrl this Moodle's address, known once it listens
 */
export function createVerifier (ownUrl: () => string): Moodle['verify'] {
  const cache = new Map<string, JWK[]>()

  return async function verify ({ clientId, keysUrl }, jwt) {
    try {
      return await check(jwt, cache.get(clientId) ?? [])
    } catch {
      const fetched = await fetchKeys(keysUrl, ownUrl())
      const claims = await check(jwt, fetched)
      cache.set(clientId, fetched)
      return claims
    }
  }
}

async function fetchKeys (keysUrl: string, ownUrl: string): Promise<JWK[]> {
  const response = await fetch(keysUrl, {
    headers: { accept: '*/*', 'user-agent': `MoodleBot/4.5 (+${ownUrl})` },
    signal: AbortSignal.timeout(10_000)
  })
  const body: unknown = await response.json()
  if (!Value.Check(KeySet, body)) throw new Error('JWK Set did not contain any keys')
  return body.keys
}

const algorithms = ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512']

async function check (jwt: string, keys: JWK[]): Promise<Claims> {
  const { kid, alg } = decodeProtectedHeader(jwt)
  if (!kid) throw new Error('"kid" empty, unable to lookup correct key')
  const jwk = keys.find(each => each.kid === kid)
  if (!jwk) throw new Error('"kid" invalid, unable to lookup correct key')
  const key = await importJWK(jwk, jwk.alg ?? alg)
  const { payload } = await compactVerify(jwt, key, { algorithms }).catch(() => { throw new Error('Signature verification failed') })
  const claims = parseObject(Buffer.from(payload).toString())
  if (!claims) throw new Error('Malformed claims')
  checkTimes(claims)
  return claims
}

function checkTimes (claims: Claims) {
  if (!Value.Check(Times, claims)) throw new Error('Malformed claims')
  const now = Math.floor(Date.now() / 1000)
  if (Math.max(claims.nbf ?? 0, claims.iat ?? 0) > now) throw new Error('Cannot handle token with a time in the future')
  if (claims.exp !== undefined && now >= claims.exp) throw new Error('Expired token')
}
