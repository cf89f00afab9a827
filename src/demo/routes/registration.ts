import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { variableNames } from '../custom.ts'
import { faultHooks } from '../faults.ts'
import { parseObject, queryOf, textOf } from '../forms.ts'
import type { Moodle } from '../moodle.ts'
import { errorPage } from '../pages/error.ts'
import { upgradeChoicePage } from '../pages/register.ts'
import { sendPage, signedIn } from '../pages/send.ts'
import { opensTo } from '../policy.ts'
import { readRegistration, readToken, registrationJson, registrationUrl } from '../registration.ts'
import { refusal, sendAnswer } from '../services/answer.ts'
import type { Answer } from '../services/answer.ts'
import { addTool, toolByType, toolsAt, updateTool } from '../tools.ts'
import { configuresSite } from '../world.ts'

/** Dynamic registration: its beginning in the administrator's browser, then what the tool asks and posts. */
export function registrationRoutes (app: FastifyInstance, moodle: Moodle) {
  app.get('/mod/lti/startltiadvregistration.php', (request, reply) => start(moodle, request, reply))

  app.get('/mod/lti/openid-configuration.php', faultHooks(moodle, () => 'configuration'), (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(JSON.stringify(configuration(moodle))))

  app.route({
    method: ['GET', 'POST', 'PUT', 'DELETE'],
    url: '/mod/lti/openid-registration.php',
    ...faultHooks(moodle, () => 'registration'),
    handler: async (request, reply) => {
      const answer = await register(moodle, request).catch(() => undefined)
      return answer ? sendAnswer(request, reply, answer) : errorPage(reply, 'Ce jeton d’enregistrement n’est pas valable.')
    }
  })
}

/** Sends the browser to the tool; asks first whether a tool that is known at this address should be updated (wire 11). */
function start (moodle: Moodle, request: FastifyRequest, reply: FastifyReply) {
  const session = signedIn(moodle, request, reply)
  if (!session) return reply
  const { url = '', type, sesskey } = queryOf(request.url)
  if (!configuresSite(session.person)) return errorPage(reply, 'Seule l’administration du site peut enregistrer un outil.')
  if (!/^https?:/.test(url) || !URL.canParse(url)) return errorPage(reply, 'Cette adresse n’est pas celle d’un outil.')
  const known = toolsAt(moodle, url)
  if (known.length > 0 && type === undefined) return sendPage(opensTo(moodle, reply, url), upgradeChoicePage(known, url, session.sesskey))
  if (sesskey !== session.sesskey) return errorPage(reply, 'Votre session n’est plus valable : recommencez.')
  return reply.redirect(registrationUrl(moodle, url, toolByType(moodle, type)), 302)
}

/** Answers as mod/lti/openid-registration.php: errors are bare text. */
async function register (moodle: Moodle, { method, headers, body }: FastifyRequest): Promise<Answer> {
  if (method !== 'POST' && method !== 'GET') return { status: 400, body: 'Unsupported operation' }
  const bearer = /^Bearer (.*)$/.exec(headers.authorization ?? '')?.[1]
  if (bearer === undefined) return { status: 401, body: 'missing_registration_token' }
  const allowed = await readToken(moodle, bearer.trim())
  if ('reason' in allowed) return { status: allowed.status, body: allowed.reason }
  const { clientId, tool } = allowed
  if (method === 'GET') return tool ? described(registrationJson(tool)) : refusal(500)
  const fields = readRegistration(clientId, parseObject(textOf(body)) ?? {})
  if ('reason' in fields) return { status: fields.status, body: fields.reason }
  // An update leaves an active tool active; what registers itself waits (wire 12).
  if (tool) updateTool(moodle, tool, fields)
  return described(registrationJson(tool ?? addTool(moodle, { ...fields, active: false })))
}

const described = (json: object): Answer => ({ status: 200, type: 'application/json', body: JSON.stringify(json) })

const scopesSupported = [
  'https://purl.imsglobal.org/spec/lti-bo/scope/basicoutcome',
  'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly',
  'https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly',
  'https://purl.imsglobal.org/spec/lti-ags/scope/score',
  'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem',
  'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
  'https://purl.imsglobal.org/spec/lti-ts/scope/toolsetting',
  'openid'
]

const configuration = ({ url }: Moodle) => ({
  issuer: url,
  token_endpoint: `${url}/mod/lti/token.php`,
  token_endpoint_auth_methods_supported: ['private_key_jwt'],
  token_endpoint_auth_signing_alg_values_supported: ['RS256'],
  jwks_uri: `${url}/mod/lti/certs.php`,
  authorization_endpoint: `${url}/mod/lti/auth.php`,
  registration_endpoint: `${url}/mod/lti/openid-registration.php`,
  scopes_supported: scopesSupported,
  response_types_supported: ['id_token'],
  subject_types_supported: ['public', 'pairwise'],
  id_token_signing_alg_values_supported: ['RS256'],
  claims_supported: ['sub', 'iss', 'name', 'given_name', 'family_name', 'email'],
  'https://purl.imsglobal.org/spec/lti-platform-configuration': {
    product_family_code: 'moodle',
    version: '4.5.6 (Build: 20250811)',
    messages_supported: [{ type: 'LtiResourceLinkRequest' }, { type: 'LtiDeepLinkingRequest', placements: ['ContentArea'] }],
    variables: variableNames
  }
})
