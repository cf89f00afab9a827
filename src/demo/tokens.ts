import { randomBytes } from 'node:crypto'
import { compactVerify, decodeProtectedHeader, importJWK } from 'jose'
import type { JWK } from 'jose'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Moodle } from './moodle.ts'

export const permittedScopes = [
  'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem',
  'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly',
  'https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly',
  'https://purl.imsglobal.org/spec/lti-ags/scope/score',
  'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly'
]

const lifetime = 3600

/** An opaque token for what is both asked and permitted. */
export function issueToken ({ store }: Moodle, scopes: string[]) {
  const now = Math.floor(Date.now() / 1000)
  const token = randomBytes(16).toString('hex')
  store.state.tokens = [...store.state.tokens.filter(each => each.validUntil > now), { token, scopes, validUntil: now + lifetime }]
  store.changed()
  return { token, lifetime }
}

/** Whether the Authorization header bears a token that is alive and has one of the scopes. */
export function bears ({ store }: Moodle, authorization: string | undefined, scopes: string[]): boolean {
  const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1]?.trim()
  const now = Math.floor(Date.now() / 1000)
  return store.state.tokens.some(each => each.token === token && each.validUntil > now && each.scopes.some(scope => scopes.includes(scope)))
}

const Jwk = Type.Object({ kty: Type.String(), kid: Type.String(), alg: Type.Optional(Type.String()) })
const KeySet = Type.Object({ keys: Type.Array(Jwk) })

const Times = Type.Object({
  exp: Type.Optional(Type.Number()),
  nbf: Type.Optional(Type.Number()),
  iat: Type.Optional(Type.Number())
})

/**
 * Verifies the tool's assertions as Moodle does: by signature, kid and times without leeway, never by aud,
 * iss or jti. The tool's key set is cached, and fetched anew when anything fails (wire 15).
 */
export function createVerifier (moodle: Moodle) {
  let cached: JWK[] | undefined

  return async function verify (assertion: string): Promise<void> {
    try {
      if (!cached) throw new Error('No key set is cached')
      await check(assertion, cached)
    } catch {
      const fetched = await fetchKeys(moodle)
      await check(assertion, fetched)
      cached = fetched
    }
  }
}

async function fetchKeys ({ url, toolUrl }: Moodle): Promise<JWK[]> {
  const response = await fetch(`${toolUrl}/lti/keys`, {
    headers: { accept: '*/*', 'user-agent': `MoodleBot/4.5 (+${url})` },
    signal: AbortSignal.timeout(10_000)
  })
  const body: unknown = await response.json()
  if (!Value.Check(KeySet, body)) throw new Error('JWK Set did not contain any keys')
  return body.keys
}

const algorithms = ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512']

async function check (assertion: string, keys: JWK[]): Promise<void> {
  const { kid, alg } = decodeProtectedHeader(assertion)
  if (!kid) throw new Error('"kid" empty, unable to lookup correct key')
  const jwk = keys.find(each => each.kid === kid)
  if (!jwk) throw new Error('"kid" invalid, unable to lookup correct key')
  const key = await importJWK(jwk, jwk.alg ?? alg)
  const { payload } = await compactVerify(assertion, key, { algorithms }).catch(() => { throw new Error('Signature verification failed') })
  const times: unknown = JSON.parse(Buffer.from(payload).toString())
  checkTimes(times)
}

function checkTimes (claims: unknown) {
  if (!Value.Check(Times, claims)) throw new Error('Malformed claims')
  const now = Math.floor(Date.now() / 1000)
  if (Math.max(claims.nbf ?? 0, claims.iat ?? 0) > now) throw new Error('Cannot handle token with a time in the future')
  if (claims.exp !== undefined && now >= claims.exp) throw new Error('Expired token')
}
