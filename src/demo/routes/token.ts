import type { FastifyInstance } from 'fastify'
import { faultHooks } from '../faults.ts'
import { fieldsOf, mediaType, parseObject, textOf } from '../forms.ts'
import type { Fields } from '../forms.ts'
import { publicKeys } from '../keys.ts'
import type { Moodle } from '../moodle.ts'
import type { Tool } from '../model.ts'
import { issueToken } from '../tokens.ts'
import { permittedScopes, toolByClient } from '../tools.ts'

/** mod/lti/certs.php and mod/lti/token.php. */
export function tokenRoutes (app: FastifyInstance, moodle: Moodle) {
  app.get('/mod/lti/certs.php', faultHooks(moodle, () => 'keys'), (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(JSON.stringify(publicKeys(moodle.store.state.key))))

  app.post('/mod/lti/token.php', faultHooks(moodle, () => 'token'), async (request, reply) => {
    const form = mediaType(request.headers['content-type']) === 'application/x-www-form-urlencoded'
    const outcome = await grant(moodle, form ? fieldsOf(textOf(request.body)) : {})
    // JSON under text/html with CRLF, as recorded (test/lti/wire/access-token.json).
    reply.type('text/html; charset=utf-8')
    if ('error' in outcome) return reply.code(400).send(`{\r\n  "error" : ${JSON.stringify(outcome.error)}\r\n}`)
    const { token, lifetime } = issueToken(moodle, outcome.tool, outcome.scopes)
    return reply.send(`{\r\n  "access_token" : "${token}",\r\n  "token_type" : "Bearer",\r\n  "expires_in" : ${lifetime},\r\n  "scope" : "${outcome.scopes.join(' ')}"\r\n}`)
  })
}

/** A tool that waits for an administrator gets tokens as well: Moodle looks for the client id alone (wire 12). */
async function grant (moodle: Moodle, form: Fields): Promise<{ tool: Tool, scopes: string[] } | { error: string }> {
  const { client_assertion: assertion, client_assertion_type: assertionType, grant_type: grantType, scope } = form
  if (!assertion || !assertionType || !grantType || !scope) return { error: 'invalid_request' }
  if (assertionType !== 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer' || grantType !== 'client_credentials') {
    return { error: 'unsupported_grant_type' }
  }
  const sub = subjectOf(assertion)
  if (!sub) return { error: 'invalid_request' }
  const tool = toolByClient(moodle, sub)
  if (!tool) return { error: 'invalid_client' }
  const failure = await moodle.verify(tool, assertion).then(() => undefined, (error: unknown) => error instanceof Error ? error.message : 'error')
  if (failure !== undefined) return { error: failure }
  const scopes = scope.split(' ').filter(each => permittedScopes(tool).includes(each))
  return scopes.length > 0 ? { tool, scopes } : { error: 'invalid_scope' }
}

/** Moodle finds the tool by `sub` alone. */
function subjectOf (assertion: string): unknown {
  const [, payload, signature, ...rest] = assertion.split('.')
  if (payload === undefined || signature === undefined || rest.length > 0) return undefined
  return parseObject(Buffer.from(payload, 'base64url').toString())?.sub
}
