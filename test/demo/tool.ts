import { createServer } from 'node:http'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { decodeJwt, exportJWK, generateKeyPair, SignJWT } from 'jose'
import type { CryptoKey, JWK } from 'jose'
import { Type } from 'typebox'
import { Value } from 'typebox/value'

type Members = Record<string, unknown>

/** A tool that believes everything: it publishes its keys, launches, selects content and registers itself. */
export interface StubTool {
  url: string
  /** Headers of each request for the key set. */
  fetches: IncomingHttpHeaders[]
  /** The claims of each launch, and the headers that came with it. */
  launches: { claims: Members, headers: IncomingHttpHeaders }[]
  /** What it answers to the next deep linking requests. */
  selection: Members
  /** A new key under a new kid, alone in the set. */
  rotate: () => Promise<void>
  assertion: (claims?: Members, header?: { kid?: string }) => Promise<string>
  /** A deep linking answer. */
  answer: (claims?: Members, header?: { kid?: string }) => Promise<string>
  /** What it posts to register; `configuration` replaces members of the tool configuration. */
  registration: (changes?: Members, configuration?: Members) => Members
  close: () => void
}

export const dl = (name: string) => `https://purl.imsglobal.org/spec/lti-dl/claim/${name}`
export const lti = (name: string) => `https://purl.imsglobal.org/spec/lti/claim/${name}`
export const toolConfiguration = 'https://purl.imsglobal.org/spec/lti-tool-configuration'

interface Exchange {
  url: URL
  fields: Record<string, string>
  request: IncomingMessage
  response: ServerResponse
}

export async function startTool (): Promise<StubTool> {
  let key = await firstKey()
  let made = 1
  const sign = (claims: Members, header: { kid?: string } = { kid: key.kid }) => {
    const now = Math.floor(Date.now() / 1000)
    return new SignJWT({ iss: 'preuves-demo', iat: now - 5, exp: now + 60, ...claims })
      .setProtectedHeader({ alg: 'RS256', ...header }).sign(key.privateKey)
  }
  const server = createServer((request, response) => {
    void serve(tool, request, response, key.jwk).catch(error => response.writeHead(500).end(String(error)))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  const tool: StubTool = {
    url,
    fetches: [],
    launches: [],
    selection: {},
    async rotate () { key = await makeKey(++made) },
    assertion: (claims, header) => sign({ sub: 'preuves-demo', ...claims }, header),
    answer: (claims, header) => sign({
      aud: 'http://localhost', nonce: 'n', [lti('message_type')]: 'LtiDeepLinkingResponse', [lti('version')]: '1.3.0', [lti('deployment_id')]: '1', ...claims
    }, header),
    registration: (changes, configuration) => registrationOf(url, changes, configuration),
    close () {
      server.close()
      server.closeAllConnections()
    }
  }
  return tool
}

/** What was posted when registration-post.json was recorded, of this tool. */
const registrationOf = (url: string, changes: Members = {}, configuration: Members = {}): Members => ({
  application_type: 'web',
  response_types: ['id_token'],
  grant_types: ['implicit', 'client_credentials'],
  initiate_login_uri: `${url}/lti/login`,
  redirect_uris: [`${url}/lti/launch`],
  client_name: 'Preuves',
  jwks_uri: `${url}/lti/keys`,
  token_endpoint_auth_method: 'private_key_jwt',
  scope: ['lti-ags/scope/lineitem', 'lti-ags/scope/score', 'lti-nrps/scope/contextmembership.readonly'].map(name => `https://purl.imsglobal.org/spec/${name}`).join(' '),
  [toolConfiguration]: {
    domain: new URL(url).host,
    target_link_uri: `${url}/lti/launch`,
    custom_parameters: { ue: '$Context.title' },
    claims: ['iss', 'sub', 'name', 'email'],
    messages: [{ type: 'LtiDeepLinkingRequest', target_link_uri: `${url}/lti/launch` }],
    ...configuration
  },
  ...changes
})

async function serve (tool: StubTool, request: IncomingMessage, response: ServerResponse, jwk: JWK): Promise<void> {
  const url = new URL(request.url ?? '/', tool.url)
  const fields = Object.fromEntries(new URLSearchParams(await text(request)))
  const exchange = { url, fields, request, response }
  switch (url.pathname) {
    case '/lti/login': return login(tool, exchange)
    case '/lti/launch': return await launch(tool, exchange)
    case '/register': return await register(tool, exchange)
    case '/inside': return page(response, '<p>Inside</p><a href="/inside/further">Further</a>')
    case '/inside/further': return page(response, '<p>Further inside</p>')
  }
  tool.fetches.push(request.headers)
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify({ keys: [jwk] }))
}

function page (response: ServerResponse, body: string): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(`<!doctype html><html lang="en"><title>Tool</title>${body}`)
}

function login (tool: StubTool, { fields, response }: Exchange): void {
  const { iss = '', client_id: clientId = '', login_hint: loginHint = '', lti_message_hint: hint = '' } = fields
  const query = new URLSearchParams({
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: clientId,
    login_hint: loginHint,
    lti_message_hint: hint,
    redirect_uri: `${tool.url}/lti/launch`,
    state: 's',
    nonce: 'n'
  })
  response.writeHead(302, { location: `${iss}/mod/lti/auth.php?${query}`, 'set-cookie': 'login=1; Path=/; SameSite=None; Secure' }).end()
}

const Settings = Type.Object({ deep_link_return_url: Type.String() })

async function launch (tool: StubTool, { fields, request, response }: Exchange): Promise<void> {
  const claims = decodeJwt(fields.id_token ?? '')
  tool.launches.push({ claims, headers: request.headers })
  const settings = claims[dl('deep_linking_settings')]
  if (!Value.Check(Settings, settings)) {
    response.writeHead(303, { location: '/inside' }).end()
    return
  }
  const jwt = await tool.answer({ iss: claims.aud, [lti('deployment_id')]: claims[lti('deployment_id')], ...tool.selection })
  page(response, `<form method="post" action="${settings.deep_link_return_url.replaceAll('&', '&amp;')}"><input type="hidden" name="JWT" value="${jwt}"><button>Select</button></form>`)
}

const Configuration = Type.Object({ registration_endpoint: Type.String() })

async function register (tool: StubTool, { url, response }: Exchange): Promise<void> {
  const { openid_configuration: address = '', registration_token: token = '' } = Object.fromEntries(url.searchParams)
  const configuration = Value.Parse(Configuration, await (await fetch(address)).json())
  const answer = await fetch(configuration.registration_endpoint, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(tool.registration())
  })
  page(response, `<p>Registered: ${answer.status}</p><button onclick="parent.postMessage({ subject: 'org.imsglobal.lti.close' }, '*')">Close</button>`)
}

// RSA keys are slow to make: the tools of one test file share their first.
let first: ReturnType<typeof makeKey> | undefined
function firstKey () {
  first ??= makeKey(1)
  return first
}

async function makeKey (number: number): Promise<{ kid: string, privateKey: CryptoKey, jwk: JWK }> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
  const kid = `tool-${number}`
  return { kid, privateKey, jwk: { ...await exportJWK(publicKey), kid, alg: 'RS256', use: 'sig' } }
}
