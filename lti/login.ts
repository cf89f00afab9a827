import { sql } from 'kysely'
import { randomBytes, timingSafeEqual } from 'node:crypto'
import { Type, type Static } from 'typebox'
import type { Db } from '../src/db/connect.ts'
import { newId } from '../src/ids.ts'
import { sha256 } from '../src/secrets.ts'
import { fits } from './fits.ts'
import type { FindPlatform, KnownPlatform } from './known-platforms.ts'
import { isOurs } from './launch.ts'
import type { PlatformStorage } from './pages.ts'
import { refuse } from './refusals.ts'
import type { Sealer } from './seal.ts'
import * as tickets from './tickets.ts'

// PostgreSQL cannot keep NUL; no identifier has a reason to hold any control character.
const Given = Type.String({ minLength: 1, pattern: /^\P{Cc}+$/u })

/** A login initiated by the platform (Security Framework 1.0, 5.1.1.1; LTI 1.3, 4.1). */
const Initiation = Type.Object({
  iss: Given,
  login_hint: Given,
  target_link_uri: Given,
  client_id: Type.Optional(Type.String({ pattern: /^\P{Cc}*$/u })),
  lti_message_hint: Type.Optional(Type.String()),
  lti_deployment_id: Type.Optional(Type.String()),
  lti_storage_target: Type.Optional(Type.String())
})
export type Initiation = Static<typeof Initiation>

/** All that the end of a login must know of its beginning. */
const Ticket = Type.Object({
  loginId: Type.String(),
  issuer: Type.String(),
  clientId: Type.String(),
  nonceHash: Type.String(),
  proofHash: Type.String(),
  expiresAt: Type.Number()
})
type Ticket = Static<typeof Ticket>

const lifetime = 10 * 60 * 1000
const place = 'login ticket'

/** @throws when something is missing, repeated, or leads elsewhere */
export function readInitiation (parameters: unknown, publicUrl: string): Initiation {
  if (!fits(Initiation, parameters)) throw refuse('login-incomplete', 'iss, login_hint or target_link_uri is missing')
  if (!isOurs(parameters.target_link_uri, publicUrl)) throw refuse('target-foreign', 'target_link_uri is not ours')
  return parameters
}

/** The same login once more, as a link: for a tab of its own. */
export function initiationUrl (publicUrl: string, initiation: Initiation): string {
  const url = new URL(`${publicUrl}/lti/login`)
  for (const name of Object.keys(Initiation.properties) as Array<keyof Initiation>) {
    const value = initiation[name]
    if (value !== undefined) url.searchParams.set(name, value)
  }
  return url.href
}

/**
 * Begins a login, and stores nothing of it: strangers can begin as many as they like. Its state is a sealed ticket, good for
 * ten minutes, that holds of nonce and proof the hashes alone.
 *
 * @returns where the browser goes next, and what it alone must keep meanwhile: the proof, under the state
 */
export function beginLogin (sealer: Sealer, platform: KnownPlatform, initiation: Initiation, { publicUrl, now }: { publicUrl: string, now: Date }) {
  const nonce = randomBytes(32).toString('base64url')
  const proof = randomBytes(32).toString('base64url')
  const state = tickets.seal(sealer, place, {
    loginId: newId(),
    issuer: platform.issuer,
    clientId: platform.clientId,
    nonceHash: sha256(nonce).toString('base64url'),
    proofHash: sha256(proof).toString('base64url'),
    expiresAt: now.getTime() + lifetime
  } satisfies Ticket)
  const url = authorizationUrl(platform, initiation, { publicUrl, state, nonce })
  return { authorizationUrl: url, state, proof, storage: storageAt(initiation.lti_storage_target, platform) }
}

/** The platform's own storage answers from the origin of its authorization address (LTI OIDC Login with Client Side postMessages 0.1). */
export const storageAt = (target: string | undefined, platform: { authorizationUrl: string } | undefined): PlatformStorage | undefined =>
  target === undefined || target === '' || platform === undefined ? undefined : { target, origin: new URL(platform.authorizationUrl).origin }

/** The authentication request (Security Framework 1.0, 5.1.1.2); the hints go back as they came. */
function authorizationUrl (
  platform: { authorizationUrl: string, clientId: string },
  initiation: Initiation,
  own: { publicUrl: string, state: string, nonce: string }
): string {
  const url = new URL(platform.authorizationUrl)
  const parameters = {
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: platform.clientId,
    redirect_uri: `${own.publicUrl}/lti/launch`,
    login_hint: initiation.login_hint,
    state: own.state,
    nonce: own.nonce
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  if (initiation.lti_message_hint !== undefined) url.searchParams.set('lti_message_hint', initiation.lti_message_hint)
  return url.href
}

/**
 * Whose login it was, however long ago: its platform may show in a frame what became of it.
 *
 * @returns undefined when we never gave this state
 */
export async function platformOf (sealer: Sealer, findPlatform: FindPlatform, state: string): Promise<KnownPlatform | undefined> {
  const ticket = tickets.open(sealer, place, Ticket, state, new Date(0))
  return typeof ticket === 'string' ? undefined : await findPlatform(ticket.issuer, ticket.clientId)
}

/** What a launch must fit. */
export interface Login extends Pick<Ticket, 'loginId' | 'issuer' | 'clientId' | 'expiresAt'> { nonceHash: Uint8Array }

/**
 * Ends a login. That of many launches that come with one state and its proof one gets in is for who lets in to see to, by
 * its id.
 *
 * @throws when the state was never given, is older than ten minutes, or the proof is another browser's
 */
export function endLogin (sealer: Sealer, state: string, proof: string, now: Date): Login {
  const ticket = tickets.open(sealer, place, Ticket, state, now)
  if (ticket === 'foreign') throw refuse('login-unknown', 'the state is not ours')
  if (ticket === 'expired') throw refuse('login-unknown', 'the login is older than ten minutes')
  const { nonceHash, proofHash, ...login } = ticket
  if (!timingSafeEqual(sha256(proof), Buffer.from(proofHash, 'base64url'))) throw refuse('login-unknown', 'the proof is another one')
  return { ...login, nonceHash: Buffer.from(nonceHash, 'base64url') }
}

/**
 * Uses up a login that opens no session.
 *
 * @throws when it was used before, or when its platform is not active any more
 */
export async function useLogin (db: Db, { loginId, expiresAt }: Login, { organisationId, platformId }: KnownPlatform): Promise<void> {
  const { rows: [row] } = await sql<{ active: boolean, used: boolean }>`
    with platform as (
      select from platforms where organisation_id = ${organisationId} and id = ${platformId} and active
    ), used as (
      insert into used_logins (organisation_id, id, expires_at)
      select ${organisationId}::uuid, ${loginId}::uuid, ${new Date(expiresAt)}::timestamptz from platform
      on conflict do nothing returning id
    )
    select exists (select from platform) as active, exists (select from used) as used`.execute(db)
  if (row?.active !== true) throw refuse('platform-inactive', `platform ${platformId} is not active`)
  if (!row.used) throw refuse('login-unknown', 'the login was used already')
}

/** Forgets the logins that are too old to be used again. */
export async function sweepLogins (db: Db, now: Date): Promise<void> {
  await db.deleteFrom('usedLogins').where('expiresAt', '<', now).execute()
}
