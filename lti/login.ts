import { sql } from 'kysely'
import { randomBytes } from 'node:crypto'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import type { Db } from '../src/db/connect.ts'
import { makeSecret, readSecret, sha256 } from '../src/secrets.ts'
import { isOurs } from './launch.ts'
import type { PlatformStorage } from './pages.ts'
import { refuse } from './refusals.ts'

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

const lifetime = 10 * 60 * 1000

interface Settings { publicUrl: string, now: Date }

/** @throws when something is missing, repeated, or leads elsewhere */
export function readInitiation (parameters: unknown, publicUrl: string): Initiation {
  if (!Value.Check(Initiation, parameters)) throw refuse('login-incomplete', 'iss, login_hint or target_link_uri is missing')
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

/** The one question that names no organisation: a login knows none yet. Without a client id, the issuer must be enough. */
async function findPlatform (db: Db, issuer: string, clientId: string) {
  const [platform, second] = await db.selectFrom('platforms')
    .select(['organisationId', 'id', 'clientId', 'authorizationUrl', 'active'])
    .where('issuer', '=', issuer)
    .$if(clientId !== '', query => query.where('clientId', '=', clientId))
    .limit(2)
    .execute()
  if (platform === undefined) throw refuse('platform-unknown', 'no such issuer and client_id')
  if (second !== undefined) throw refuse('platform-ambiguous', 'the issuer has several registrations and client_id is missing')
  if (!platform.active) throw refuse('platform-inactive', `platform ${platform.id} is not active`)
  return platform
}

/**
 * Begins a login. Of state, nonce and proof only hashes are kept, for ten minutes.
 *
 * @returns where the browser goes next, and what it alone must keep meanwhile: the proof, under the state
 * @throws when the platform is not known, ambiguous or inactive
 */
export async function beginLogin (db: Db, initiation: Initiation, { publicUrl, now }: Settings) {
  const platform = await findPlatform(db, initiation.iss, initiation.client_id ?? '')
  const state = makeSecret(platform.organisationId)
  const nonce = randomBytes(32).toString('base64url')
  const proof = randomBytes(32).toString('base64url')
  await db.insertInto('ltiLogins').values({
    organisationId: platform.organisationId,
    stateHash: state.hash,
    platformId: platform.id,
    nonceHash: sha256(nonce),
    proofHash: sha256(proof),
    expiresAt: new Date(now.getTime() + lifetime)
  }).execute()
  const url = authorizationUrl(platform, initiation, { publicUrl, state: state.text, nonce })
  return { organisationId: platform.organisationId, authorizationUrl: url, state: state.text, proof, storage: storageAt(initiation.lti_storage_target, platform) }
}

/** The platform's own storage answers from the origin of its authorization address (LTI OIDC Login with Client Side postMessages 0.1). */
const storageAt = (target: string | undefined, platform: { authorizationUrl: string }): PlatformStorage | undefined =>
  target === undefined || target === '' ? undefined : { target, origin: new URL(platform.authorizationUrl).origin }

/**
 * Where the proof of a login may have been left with the platform. Asked only when the platform offers its storage.
 *
 * @param target `lti_storage_target` of its answer
 */
export async function findStorage (db: Db, state: string, target: string | undefined): Promise<PlatformStorage | undefined> {
  const secret = readSecret(state)
  if (secret === undefined || target === undefined || target === '') return undefined
  const platform = await db.selectFrom('ltiLogins as login')
    .innerJoin('platforms as platform', join => join
      .onRef('platform.organisationId', '=', 'login.organisationId')
      .onRef('platform.id', '=', 'login.platformId'))
    .select('platform.authorizationUrl')
    .where('login.organisationId', '=', secret.organisationId)
    .where('login.stateHash', '=', secret.hash)
    .executeTakeFirst()
  return platform === undefined ? undefined : storageAt(target, platform)
}

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
 * Ends a login: of many that come with one state and its proof, one gets it.
 *
 * @returns what the launch must fit
 * @throws when the state was never given, was used, is older than ten minutes, or the proof is another browser's
 */
export async function takeLogin (db: Db, state: string, proof: string, now: Date) {
  const secret = readSecret(state)
  if (secret === undefined) throw refuse('login-unknown', 'the state has not our form')
  const login = await db.deleteFrom('ltiLogins as login')
    .using('platforms as platform')
    .where('login.organisationId', '=', secret.organisationId)
    .where('login.stateHash', '=', secret.hash)
    .where('login.proofHash', '=', sha256(proof))
    .where('login.expiresAt', '>', now)
    .whereRef('platform.organisationId', '=', 'login.organisationId')
    .whereRef('platform.id', '=', 'login.platformId')
    .returning([
      'login.organisationId', 'login.nonceHash', 'platform.id as platformId', 'platform.issuer', 'platform.clientId',
      'platform.keysUrl', 'platform.active',
      sql<string[]>`array(
        select deployment.deployment_id from platform_deployments deployment
         where deployment.organisation_id = platform.organisation_id and deployment.platform_id = platform.id)`.as('deploymentIds')
    ])
    .executeTakeFirst()
  if (login === undefined) throw refuse('login-unknown', 'no login has this state and proof')
  if (!login.active) throw refuse('platform-inactive', `platform ${login.platformId} is not active`)
  return login
}

/** Forgets the logins that nobody ended. */
export async function sweepLogins (db: Db, now: Date): Promise<void> {
  await db.deleteFrom('ltiLogins').where('expiresAt', '<', now).execute()
}
