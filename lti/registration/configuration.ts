import { decodeJwt } from 'jose'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { isWebAddress } from '../platforms.ts'
import { readJson, StrangerError, type SafeRequest } from '../safe-request.ts'
import { refuseRegistration, type RegistrationRefusal } from './refusals.ts'

const Address = Type.String({ minLength: 1, maxLength: 2000, pattern: /^[^\p{Cc}\s]+$/u })
const Query = Type.Object({
  openid_configuration: Address,
  // What a header can carry (RFC 6750, 2.1). The specification lets platforms do without.
  registration_token: Type.Optional(Type.String({ pattern: '^[\\w.~+/=-]{1,8000}$' })),
  invitation: Type.Optional(Type.String())
})

/** How a platform's page for adding tools opens ours (LTI Dynamic Registration 1.0, 3.3). */
export type Opening = Static<typeof Query>

/** @throws when somebody else than a platform opens it */
export function readOpening (query: unknown): Opening {
  if (!Value.Check(Query, query)) throw refuseRegistration('request-incomplete', 'openid_configuration is missing, or a parameter is malformed')
  return query
}

const platform = 'https://purl.imsglobal.org/spec/lti-platform-configuration'
const Configuration = Type.Object({
  issuer: Address,
  authorization_endpoint: Address,
  token_endpoint: Address,
  jwks_uri: Address,
  registration_endpoint: Address,
  authorization_server: Type.Optional(Address),
  [platform]: Type.Optional(Type.Object({ product_family_code: Type.Optional(Type.String()), version: Type.Optional(Type.String()) }))
})

export const Platform = Type.Object({
  issuer: Type.String(),
  authorizationUrl: Type.String(),
  tokenUrl: Type.String(),
  keysUrl: Type.String(),
  registrationUrl: Type.String(),
  tokenAudience: Type.Union([Type.String(), Type.Null()]),
  /** What it says that it is, for people to read. */
  product: Type.String()
})
/** A platform as its configuration describes it (LTI Dynamic Registration 1.0, 3.4). */
export type Platform = Static<typeof Platform>

const longestProduct = 100
const failures: Record<StrangerError['code'], RegistrationRefusal> = {
  forbidden: 'address-refused',
  unreachable: 'configuration-unreachable',
  late: 'configuration-unreachable',
  large: 'configuration-unreadable',
  redirect: 'configuration-unreadable',
  unreadable: 'configuration-unreadable'
}

async function fetchConfiguration (ask: SafeRequest, address: string): Promise<unknown> {
  try {
    const answer = await ask(address)
    if (answer.status !== 200) throw refuseRegistration('configuration-unreachable', `the configuration: it answered ${answer.status}`)
    return readJson(answer)
  } catch (error) {
    if (error instanceof StrangerError) throw refuseRegistration(failures[error.code], `the configuration: ${error.message}`)
    throw error
  }
}

/**
 * Reads what a platform says of itself. Its address is the only thing about it that is sure: whatever it names must be of
 * the same origin, or one site could register in the name of another.
 *
 * @throws when it cannot be had, is incomplete, or leads elsewhere
 */
export async function readConfiguration (ask: SafeRequest, address: string): Promise<Platform> {
  const found = await fetchConfiguration(ask, address)
  if (!Value.Check(Configuration, found)) throw refuseRegistration('configuration-unreadable', 'the configuration lacks something')
  const { origin, host } = new URL(address)
  for (const name of ['issuer', 'authorization_endpoint', 'token_endpoint', 'jwks_uri', 'registration_endpoint'] as const) {
    if (URL.parse(found[name])?.origin !== origin) throw refuseRegistration('issuer-mismatch', `${name} is of another origin than the configuration`)
    if (!isWebAddress(found[name])) throw refuseRegistration('configuration-unreadable', `${name} is no http(s) address`)
  }
  const audience = found.authorization_server ?? null
  // Else it could have us sign what another platform takes.
  if (audience !== null && audience !== host && URL.parse(audience)?.origin !== origin) throw refuseRegistration('issuer-mismatch', 'authorization_server is of another origin than the configuration')
  const { product_family_code: family = '', version = '' } = found[platform] ?? {}
  return {
    issuer: found.issuer,
    authorizationUrl: found.authorization_endpoint,
    tokenUrl: found.token_endpoint,
    keysUrl: found.jwks_uri,
    registrationUrl: found.registration_endpoint,
    tokenAudience: audience,
    product: `${family} ${version}`.trim().slice(0, longestProduct)
  }
}

const UpdateToken = Type.Object({ scope: Type.Literal('reg-update'), sub: Type.String() })

/**
 * Which deployment a registration token is for, when it is there to change a registration (Moodle's `reg-update`, whose sub
 * is the tool's id, and that is its deployment). Nobody verifies it but the platform, when it is used.
 */
export function deploymentToUpdate (token: string | undefined): string | undefined {
  try {
    const claims = decodeJwt(token ?? '')
    return Value.Check(UpdateToken, claims) ? claims.sub : undefined
  } catch {
    return undefined
  }
}
