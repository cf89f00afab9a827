import { importJWK, jwtVerify } from 'jose'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { publicKeys, signJwt } from './keys.ts'
import type { Moodle } from './moodle.ts'
import type { Tool } from './model.ts'
import { customLines } from './courses.ts'
import { domainOf, newClientId, reportedScopes, servicesFor, toolByClient, toolByType } from './tools.ts'

// Dynamic registration: mod/lti/classes/local/ltiopenid/registration_helper.php.

const toolConfiguration = 'https://purl.imsglobal.org/spec/lti-tool-configuration'

/** Refused, in Moodle's own words. */
export interface Refused {
  status: number
  reason: string
}

/** The tool's registration address with what it needs to register: a new tool, or this one anew (wire 11). */
export function registrationUrl ({ url, store }: Moodle, address: string, tool?: Tool): string {
  const now = Math.floor(Date.now() / 1000)
  // Of an update Moodle names the type id, not the client id.
  const subject = tool ? { sub: tool.typeId, scope: 'reg-update' } : { sub: newClientId(), scope: 'reg' }
  const target = new URL(address)
  target.searchParams.set('openid_configuration', `${url}/mod/lti/openid-configuration.php`)
  target.searchParams.set('registration_token', signJwt(store.state.key, { ...subject, iat: now, exp: now + 3600 }))
  return target.href
}

const Token = Type.Object({ sub: Type.String(), scope: Type.String() })

/**
 * Whom a registration token lets register.
 *
 * @returns the client id to give, and the tool that it updates
 * @throws when the token is not ours, or over: Moodle then shows a page
 */
export async function readToken (moodle: Moodle, token: string): Promise<{ clientId: string, tool?: Tool } | Refused> {
  const [jwk] = publicKeys(moodle.store.state.key).keys
  if (!jwk) throw new Error('No key')
  const { payload } = await jwtVerify(token, await importJWK(jwk, 'RS256'), { algorithms: ['RS256'] })
  const { sub, scope } = Value.Parse(Token, payload)
  if (scope === 'reg') return toolByClient(moodle, sub) ? { status: 401, reason: 'token_already_used' } : { clientId: sub }
  if (scope !== 'reg-update') return { status: 403, reason: 'Incorrect scope' }
  const tool = toolByType(moodle, sub)
  return tool ? { clientId: tool.clientId, tool } : { status: 400, reason: 'Unknown client' }
}

type Fields = Omit<Tool, 'typeId' | 'active'>
type Members = Record<string, unknown>

const membersOf = (value: unknown): Members => Value.Check(Type.Record(Type.String(), Type.Unknown()), value) ? value : {}
const namesOf = (value: unknown): string[] => Array.isArray(value) ? value.filter(each => typeof each === 'string') : []
const textOf = (value: unknown): string => typeof value === 'string' ? value : ''

/** PHP's empty(). */
const isEmpty = (value: unknown) => !value || value === '0' || (typeof value === 'object' && Object.keys(value).length === 0)

const required = ['response_types', 'initiate_login_uri', 'redirect_uris', 'client_name', 'jwks_uri', 'token_endpoint_auth_method', toolConfiguration]

/** What is wrong with a registration, by Moodle's checks in their order. */
function fault (payload: Members): string | undefined {
  const missing = required.find(name => isEmpty(payload[name]))
  if (missing !== undefined) return `missing required attribute ${missing}`
  const { domain, target_link_uri: target } = membersOf(payload[toolConfiguration])
  if (isEmpty(domain)) return 'missing_domain'
  if (!isEmpty(target) && domainOf(textOf(domain)) !== domainOf(textOf(target))) return 'domain_targetlinkuri_mismatch'
  if (!namesOf(payload.response_types).includes('id_token')) return 'invalid_response_types'
  if (!Array.isArray(payload.redirect_uris)) return 'invalid_redirect_uris'
  if (payload.token_endpoint_auth_method !== 'private_key_jwt') return 'invalid_token_endpoint_auth_method'
  if (!isEmpty(payload.application_type) && payload.application_type !== 'web') return 'invalid_application_type'
  return undefined
}

/** The tool that a registration describes. */
export function readRegistration (clientId: string, payload: Members): Fields | Refused {
  const reason = fault(payload)
  if (reason !== undefined) return { status: 400, reason }
  const configuration = membersOf(payload[toolConfiguration])
  const domain = domainOf(textOf(configuration.domain)) ?? ''
  const claims = namesOf(configuration.claims)
  return {
    clientId,
    domain,
    name: textOf(payload.client_name),
    description: textOf(configuration.description),
    dynamic: true,
    launchUrl: textOf(configuration.target_link_uri) || `https://${domain}`,
    loginUrl: textOf(payload.initiate_login_uri),
    redirectUrls: namesOf(payload.redirect_uris),
    keysUrl: textOf(payload.jwks_uri),
    iconUrl: textOf(payload.logo_uri),
    deepLinkingUrl: deepLinkingUrl(configuration.messages),
    custom: customLines(stringsOf(configuration.custom_parameters)),
    ...servicesFor(textOf(payload.scope).split(' ')),
    sendsName: ['name', 'given_name', 'family_name'].some(name => claims.includes(name)),
    sendsEmail: claims.includes('email')
  }
}

/** Of all the messages only this one counts. */
function deepLinkingUrl (messages: unknown): string | null {
  const message = Array.isArray(messages) ? messages.map(membersOf).findLast(({ type }) => type === 'LtiDeepLinkingRequest') : undefined
  return message ? textOf(message.target_link_uri) : null
}

const stringsOf = (value: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(membersOf(value)).map(([name, member]) => [name, String(member)]))

/** What Moodle answers, to a registration and to who reads one (config_to_registration). */
export function registrationJson (tool: Tool) {
  return {
    client_id: tool.clientId,
    response_types: ['id_token'],
    jwks_uri: tool.keysUrl,
    initiate_login_uri: tool.loginUrl,
    grant_types: ['client_credentials', 'implicit'],
    redirect_uris: tool.redirectUrls,
    application_type: 'web',
    token_endpoint_auth_method: 'private_key_jwt',
    client_name: tool.name,
    logo_uri: tool.iconUrl,
    scope: reportedScopes(tool).join(' '),
    [toolConfiguration]: {
      version: '1.3.0',
      deployment_id: tool.typeId,
      target_link_uri: tool.launchUrl,
      domain: tool.domain,
      description: tool.description,
      ...(tool.deepLinkingUrl === null ? {} : { messages: [{ type: 'LtiDeepLinkingRequest', target_link_uri: tool.deepLinkingUrl }] }),
      ...(tool.custom === '' ? {} : { custom_parameters: reportedParameters(tool.custom) }),
      claims: ['sub', 'iss', ...(tool.sendsName ? ['name', 'family_name', 'given_name'] : []), ...(tool.sendsEmail ? ['email'] : [])]
    }
  }
}

/** Cut at a second equals sign, as Moodle cuts them. */
const reportedParameters = (custom: string) => Object.fromEntries(custom.split('\n').map(line => line.split('=')).map(([name, value]) => [name, value]))
