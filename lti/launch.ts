import { compactVerify, decodeProtectedHeader, errors as jose, type CryptoKey, type KeyObject } from 'jose'
import { timingSafeEqual } from 'node:crypto'
import { Type, type Static, type TSchema } from 'typebox'
import { sha256 } from '../src/secrets.ts'
import { fits } from './fits.ts'
import { refuse, type RefusalCode } from './refusals.ts'
import { StrangerError } from './safe-request.ts'
import { withWayBack } from './way-back.ts'

/** Seconds by which the clocks of the platform and of this machine may differ. */
const skew = 60

/** What this launch must fit: what its login stored and how its platform is registered. */
export interface Expected {
  issuer: string
  clientId: string
  platformId: string
  deploymentIds: readonly string[]
  /** SHA-256 of the nonce that went out. */
  nonceHash: Uint8Array
  /** Only launches of addresses under this origin are ours. */
  publicUrl: string
  now: Date
}

/** Claims by name, none of which has been looked at. */
export type Claims = Record<string, unknown>

/** What every message must say, checked, and everything else that it says. */
interface CheckedMessage {
  subject: string
  deploymentId: string
  roles: string[]
  claims: Claims
}

/** Somebody opens an activity; `review`: from the gradebook, to look at somebody's work (LTI Submission Review 1.0). */
export interface CheckedLaunch extends CheckedMessage {
  message: 'resource' | 'review'
  resourceLinkId: string
}

/** A teacher picks what to place in the course (LTI Deep Linking 2.0). */
export interface CheckedPlacement extends CheckedMessage {
  message: 'deep-linking'
  settings: PlacementSettings
}

/** Finds the platform's public key by the header's `kid`. */
export type FindKey = (header: { alg: string, kid: string }) => Promise<CryptoKey | KeyObject | Uint8Array>

// PostgreSQL cannot keep NUL; no identifier has a reason to hold any other control character.
const Name = Type.String({ minLength: 1, maxLength: 255, pattern: /^\P{Cc}+$/u })
const Text = Type.String()
const Texts = Type.Array(Text)
const Seconds = Type.Number()

const Header = Type.Object({ alg: Type.Literal('RS256'), kid: Name })
const Payload = Type.Record(Type.String(), Type.Unknown())
const Audience = Type.Union([Name, Type.Array(Name, { minItems: 1 })])
const ResourceLink = Type.Object({ id: Name })

/** Deep Linking 2.0, 3.4.1: the members that decide what may be answered, and where to. */
const PlacementSettings = Type.Object({
  // The browser posts our answer there: `javascript:` must never be one.
  deep_link_return_url: Type.String({ pattern: '^https?://' }),
  accept_types: Type.Array(Type.String()),
  accept_multiple: Type.Optional(Type.Boolean()),
  accept_lineitem: Type.Optional(Type.Boolean()),
  // Goes back as it came; whatever it is.
  data: Type.Optional(Type.Unknown())
})
type PlacementSettings = Static<typeof PlacementSettings>

/** The short names of the claims of LTI 1.3, 5.3 and 5.4. */
export const lti = (name: string): string => `https://purl.imsglobal.org/spec/lti/claim/${name}`

/**
 * The strict check of an id_token: signature, then claims (Security Framework 1.0, 5.1.3; LTI 1.3, 5.3). It looks at
 * nothing but its arguments.
 *
 * @throws a refusal whose code says what is wrong; with the way back, once the token is known to be the platform's
 */
export async function checkLaunch (idToken: string, findKey: FindKey, expected: Expected): Promise<CheckedLaunch | CheckedPlacement> {
  const claims = await verify(idToken, findKey)
  checkToken(claims, expected)
  try {
    return checkMessage(claims, expected)
  } catch (error) {
    throw withWayBack(error, claims)
  }
}

async function verify (idToken: string, findKey: FindKey): Promise<Claims> {
  const header = readHeader(idToken)
  const key = await findKey(header).catch((error: unknown) => { throw keyRefusal(error) })
  const { payload } = await compactVerify(idToken, key, { algorithms: ['RS256'] })
    .catch((error: unknown) => { throw refuse('token-signature', `the signature does not verify: ${nameOf(error)}`) })
  const claims = parseJson(Buffer.from(payload).toString('utf8'))
  if (!fits(Payload, claims)) throw refuse('token-malformed', 'the payload is no JSON object')
  return claims
}

function readHeader (idToken: string): Static<typeof Header> {
  const header = decodeHeader(idToken)
  // RS256 alone: `none`, and HMAC under the public key, are how tokens are forged (RFC 8725, 2.1).
  if (header.alg !== 'RS256') throw refuse('token-algorithm', 'alg is not RS256')
  // `crit` names extensions that must be understood (RFC 7515, 4.1.11); id_tokens have none.
  if (header.crit !== undefined) throw refuse('token-malformed', 'crit is not understood')
  if (!fits(Header, header)) throw refuse('token-key', 'kid is missing')
  return { alg: header.alg, kid: header.kid }
}

function decodeHeader (idToken: string) {
  try {
    return decodeProtectedHeader(idToken)
  } catch {
    throw refuse('token-malformed', 'the header cannot be read')
  }
}

function parseJson (text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function keyRefusal (error: unknown): Error {
  const unknown = error instanceof jose.JWKSNoMatchingKey || error instanceof jose.JWKSMultipleMatchingKeys
  if (unknown) return refuse('token-key', 'the platform publishes no such key')
  return refuse('keys-unreachable', `the key set cannot be had: ${error instanceof StrangerError ? error.message : nameOf(error)}`)
}

const nameOf = (error: unknown): string => error instanceof Error ? error.name : 'unknown'

/** @throws when the claim is missing or is not of this form */
function read<T extends TSchema> (claims: Claims, name: string, schema: T, code: RefusalCode): Static<T> {
  const value = claims[name]
  if (!fits(schema, value)) throw refuse(code, `${name} is missing or malformed`)
  return value
}

/** The claims of OpenID Connect: who made the token, for whom, when, in answer to what. */
function checkToken (claims: Claims, { issuer, clientId, nonceHash, now }: Expected): void {
  if (read(claims, 'iss', Name, 'token-issuer') !== issuer) throw refuse('token-issuer', 'iss is another platform')
  checkAudience(claims, clientId)
  const seconds = now.getTime() / 1000
  if (read(claims, 'exp', Seconds, 'token-time') <= seconds - skew) throw refuse('token-time', 'exp is past')
  if (read(claims, 'iat', Seconds, 'token-time') > seconds + skew) throw refuse('token-time', 'iat is to come')
  if (claims.nbf !== undefined && read(claims, 'nbf', Seconds, 'token-time') > seconds + skew) throw refuse('token-time', 'nbf is to come')
  const nonce = read(claims, 'nonce', Name, 'token-nonce')
  if (!timingSafeEqual(sha256(nonce), nonceHash)) throw refuse('token-nonce', 'nonce is not ours')
}

/** Several audiences need an `azp`; one that is there must be us (OpenID Connect Core, 3.1.3.7). */
function checkAudience (claims: Claims, clientId: string): void {
  const audiences = [read(claims, 'aud', Audience, 'token-audience')].flat()
  if (!audiences.includes(clientId)) throw refuse('token-audience', 'aud is another tool')
  if (claims.azp === undefined && audiences.length > 1) throw refuse('token-audience', 'aud is several and azp is missing')
  if (claims.azp !== undefined && claims.azp !== clientId) throw refuse('token-audience', 'azp is another tool')
}

/** The claims of LTI: which message, from where, about what, by whom. */
function checkMessage (claims: Claims, { platformId, deploymentIds, publicUrl }: Expected): CheckedLaunch | CheckedPlacement {
  if (claims[lti('version')] !== '1.3.0') throw refuse('message-version', 'version is not 1.3.0')
  const type = read(claims, lti('message_type'), Name, 'message-type')
  const deploymentId = read(claims, lti('deployment_id'), Name, 'message-deployment')
  if (!deploymentIds.includes(deploymentId)) throw refuse('message-deployment', `deployment_id ${JSON.stringify(deploymentId)} is not registered for platform ${platformId}`)
  const target = read(claims, lti('target_link_uri'), Text, 'message-target')
  if (!isOurs(target, publicUrl)) throw refuse('message-target', 'target_link_uri is not ours')
  const subject = read(claims, 'sub', Name, 'message-person')
  const roles = read(claims, lti('roles'), Texts, 'message-roles')
  return { ...particulars(type, claims), deploymentId, roles, subject, claims }
}

/** What sets one kind of message apart from the others. */
function particulars (type: string, claims: Claims) {
  switch (type) {
    case 'LtiResourceLinkRequest': return { message: 'resource', resourceLinkId: resourceLinkOf(claims) } as const
    case 'LtiSubmissionReviewRequest': return { message: 'review', resourceLinkId: resourceLinkOf(claims) } as const
    case 'LtiDeepLinkingRequest': return { message: 'deep-linking', settings: read(claims, placementClaim, PlacementSettings, 'message-placement') } as const
    default: throw refuse('message-type', 'message_type is unknown')
  }
}

const placementClaim = 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings'
const resourceLinkOf = (claims: Claims): string => read(claims, lti('resource_link'), ResourceLink, 'message-resource').id

/** Whether an address lies under the same origin as Preuves. */
export function isOurs (url: string, publicUrl: string): boolean {
  return URL.parse(url)?.origin === new URL(publicUrl).origin
}
