import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Refusal } from '../../src/errors.ts'
import { customParameters, toolValues, type ToolValueName } from '../../src/features/platforms/values.ts'
import { readJson, StrangerError, type Answer, type SafeRequest } from '../safe-request.ts'
import { scopes } from '../service.ts'
import { refuseRegistration, type RegistrationRefusal } from './refusals.ts'

const configuration = 'https://purl.imsglobal.org/spec/lti-tool-configuration'

interface Own { publicUrl: string, organisationId: string, iconUrl: string }

/** What Preuves says of itself (LTI Dynamic Registration 1.0, 3.5; OpenID Connect Dynamic Client Registration 1.0). */
function registrationMessage ({ publicUrl, organisationId, iconUrl }: Own): object {
  const values: Partial<Record<ToolValueName, string>> = Object.fromEntries(toolValues(publicUrl, organisationId).map(({ name, value }) => [name, value]))
  return {
    application_type: 'web',
    response_types: ['id_token'],
    grant_types: ['implicit', 'client_credentials'],
    initiate_login_uri: values.loginUrl,
    redirect_uris: [values.redirectionUrl],
    client_name: 'Preuves',
    jwks_uri: values.publicKeyset,
    logo_uri: iconUrl,
    token_endpoint_auth_method: 'private_key_jwt',
    scope: [scopes.lineItem, scopes.result, scopes.score, scopes.members].join(' '),
    [configuration]: {
      // Moodle compares it with the host of target_link_uri, the port included.
      domain: new URL(publicUrl).host,
      description: 'Portfolio de compétences — competence portfolio',
      target_link_uri: values.toolUrl,
      custom_parameters: customParameters,
      claims: ['iss', 'sub', 'name', 'given_name', 'family_name', 'email'],
      messages: [
        { type: 'LtiResourceLinkRequest', target_link_uri: values.toolUrl, label: 'Preuves' },
        { type: 'LtiDeepLinkingRequest', target_link_uri: values.deepLinkingUrl, label: 'Preuves' },
        { type: 'LtiSubmissionReviewRequest', target_link_uri: values.toolUrl, label: 'Preuves' }
      ]
    }
  }
}

const Given = Type.String({ minLength: 1, maxLength: 255, pattern: /^\P{Cc}+$/u })
const Registered = Type.Object({
  client_id: Given,
  // Platforms that deploy a tool in a step of its own name none yet.
  [configuration]: Type.Object({ deployment_id: Type.Optional(Given) })
})

export interface Registered { clientId: string, deploymentIds: string[] }

/** Moodle's own words, bare text (mod/lti/openid-registration.php): nothing else of an answer reaches the log. */
const reasons: Record<string, RegistrationRefusal> = {
  token_already_used: 'token-used',
  missing_registration_token: 'token-dropped',
  'Unknown client': 'token-refused',
  'Incorrect scope': 'token-refused',
  missing_domain: 'registration-refused',
  domain_targetlinkuri_mismatch: 'registration-refused',
  invalid_response_types: 'registration-refused',
  invalid_redirect_uris: 'registration-refused',
  invalid_token_endpoint_auth_method: 'registration-refused',
  invalid_application_type: 'registration-refused'
}
const statuses: Record<number, RegistrationRefusal> = { 400: 'registration-refused', 401: 'token-refused', 403: 'token-refused' }

function refusalOf ({ status, text }: Answer): Refusal {
  const reason = text.trim()
  const known = Object.hasOwn(reasons, reason)
  const code = (known ? reasons[reason] : statuses[status]) ?? 'platform-failed'
  return refuseRegistration(code, `the registration: the platform answered ${status}${known ? ` ${reason}` : ''}`)
}

function readRegistered (answer: Answer): Registered {
  const found = readJson(answer)
  if (!Value.Check(Registered, found)) throw refuseRegistration('answer-unreadable', 'the registration: no client_id')
  const { deployment_id: deploymentId } = found[configuration]
  return { clientId: found.client_id, deploymentIds: deploymentId === undefined ? [] : [deploymentId] }
}

const failures: Partial<Record<StrangerError['code'], RegistrationRefusal>> = { forbidden: 'address-refused', unreadable: 'answer-unreadable', large: 'answer-unreadable' }

/**
 * Registers Preuves, or changes its registration: the platform knows by the token which (Moodle 4.5 takes both by POST).
 *
 * @throws when the platform refuses, fails, or answers what cannot be read
 */
export async function postRegistration (ask: SafeRequest, address: string, token: string | null, own: Own): Promise<Registered> {
  try {
    const answer = await ask(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(registrationMessage(own))
    })
    if (answer.status < 200 || answer.status > 299) throw refusalOf(answer)
    return readRegistered(answer)
  } catch (error) {
    if (error instanceof StrangerError) throw refuseRegistration(failures[error.code] ?? 'platform-failed', `the registration: ${error.message}`)
    throw error
  }
}
