// X30: a platform registers itself. Against a stub that behaves as a hostile or broken platform would, and the demo Moodle.
import Fastify from 'fastify'
import { UnsecuredJWT } from 'jose'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { isIP } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import t from 'tap'
import { createSafeRequest } from '../../lti/safe-request.ts'
import { accessPlugin } from '../../src/access.ts'
import { startDemo } from '../../src/demo/index.ts'
import { newId } from '../../src/ids.ts'
import { codeOf, startTool, type Answer, type Tool } from './tool.ts'

const day = 24 * 60 * 60 * 1000
const ownPage = { 'sec-fetch-site': 'same-origin' }
const configurationPath = '/mod/lti/openid-configuration.php'
const toolConfiguration = 'https://purl.imsglobal.org/spec/lti-tool-configuration'

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void

const json = (response: ServerResponse, value: object, status = 200) =>
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(value))
const bare = (status: number, text: string): Handler => (_request, response) => { response.writeHead(status).end(text) }

interface Teardown { teardown: (close: () => void) => void }

/** A platform whose every answer a test decides. */
async function startStub (t: Teardown) {
  const posted: Array<{ authorization: string | undefined, type: string | undefined, body: string }> = []
  const stub = {
    url: '',
    connections: 0,
    posted,
    configuration: {} as Record<string, unknown>,
    configure: undefined as Handler | undefined,
    register: undefined as Handler | undefined,
    clientId: 'client-1',
    deploymentId: '7'
  }
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    if (request.method === 'GET') {
      if (stub.configure !== undefined) return stub.configure(request, response, body)
      return json(response, { ...configurationOf(stub.url), ...stub.configuration })
    }
    posted.push({ authorization: request.headers.authorization, type: request.headers['content-type'], body })
    if (stub.register !== undefined) return stub.register(request, response, body)
    return json(response, { client_id: stub.clientId, [toolConfiguration]: { deployment_id: stub.deploymentId } })
  }).listen(0, '127.0.0.1')
  server.on('connection', () => { stub.connections++ })
  await once(server, 'listening')
  t.teardown(() => {
    server.close()
    server.closeAllConnections()
  })
  const address = server.address()
  stub.url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  return stub
}

const configurationOf = (url: string) => ({
  issuer: url,
  authorization_endpoint: `${url}/mod/lti/auth.php`,
  token_endpoint: `${url}/mod/lti/token.php`,
  jwks_uri: `${url}/mod/lti/certs.php`,
  registration_endpoint: `${url}/mod/lti/openid-registration.php`,
  'https://purl.imsglobal.org/spec/lti-platform-configuration': { product_family_code: 'moodle', version: '4.5.6 (Build: 20250811)' }
})

type Stub = Awaited<ReturnType<typeof startStub>>

const tokenFor = (sub: string, scope: string) => new UnsecuredJWT({ sub, scope }).encode()

interface Opening { configuration?: string, token?: string, invitation?: string | undefined, language?: string }

function open (tool: Tool, stub: Pick<Stub, 'url'>, { configuration = `${stub.url}${configurationPath}`, token = tokenFor('new', 'reg'), invitation, language = 'fr' }: Opening = {}) {
  const query = new URLSearchParams({ openid_configuration: configuration, registration_token: token, ...(invitation === undefined ? {} : { invitation }) })
  return tool.get(`/lti/register?${query}`, { 'accept-language': language })
}

const ticketOf = ({ text }: Answer) => /name="ticket" value="([\w-]+)"/.exec(text)?.[1] ?? ''

const confirm = (tool: Tool, opened: Answer, headers: Record<string, string> = ownPage) => tool.post('/lti/register', { ticket: ticketOf(opened) }, headers)

async function invite (tool: Tool, { days = 7, organisationId = tool.organisationId } = {}): Promise<string> {
  const url = new URL(await tool.lti.invite(organisationId, new Date(Date.now() + days * day)))
  return url.searchParams.get('invitation') ?? ''
}

const platforms = (tool: Tool, issuer: string) => tool.db.selectFrom('platforms').selectAll().where('issuer', '=', issuer).orderBy('createdAt').execute()
const everything = async ({ db }: Tool) => ({
  platforms: await db.selectFrom('platforms').selectAll().orderBy('id').execute(),
  keys: await db.selectFrom('platformKeys').select('kid').orderBy('kid').execute(),
  deployments: await db.selectFrom('platformDeployments').selectAll().orderBy('deploymentId').execute(),
  invitations: await db.selectFrom('platformInvitations').selectAll().orderBy('createdAt').execute(),
  organisations: await db.selectFrom('organisations').select('name').orderBy('name').execute()
})

const trial = { strangers: { allowPrivate: true, deadline: 2000 } }
const tool = await startTool(t, trial)

t.test('with an invitation: the page says who and what, the confirmation connects, active', async t => {
  const stub = await startStub(t)
  const invitation = await invite(tool)
  const opened = await open(tool, stub, { invitation })
  t.equal(opened.status, 200)
  for (const part of [stub.url, 'moodle 4.5.6', 'École', 'adresse électronique', 'carnet de notes', 'liste des participants']) t.match(opened.text, part)
  t.notMatch(opened.text, 'pas d’invitation')
  t.match(opened.headers.get('content-security-policy'), new RegExp(`frame-ancestors 'self' ${stub.url}$`))
  t.match((await open(tool, stub, { invitation, language: 'en' })).text, 'Connect this platform to Preuves?')
  t.equal(stub.posted.length, 0, 'nothing before the confirmation')

  const done = await confirm(tool, opened)
  t.equal(done.status, 200, done.text)
  t.match(done.text, /en attente.*Activer/s)
  t.match(done.text, /id="close" hidden/)
  t.notMatch(done.text, 'platform activate')
  const [platform] = await platforms(tool, stub.url)
  t.match(platform, {
    organisationId: tool.organisationId,
    clientId: 'client-1',
    active: true,
    name: stub.url.replace('http://', ''),
    authorizationUrl: `${stub.url}/mod/lti/auth.php`,
    tokenUrl: `${stub.url}/mod/lti/token.php`,
    keysUrl: `${stub.url}/mod/lti/certs.php`,
    tokenAudience: null
  })
  const id = platform?.id ?? ''
  t.match(await tool.db.selectFrom('platformDeployments').select('deploymentId').where('platformId', '=', id).execute(), [{ deploymentId: '7' }])
  t.equal((await tool.db.selectFrom('platformKeys').select('kid').where('platformId', '=', id).execute()).length, 1)
  t.equal(JSON.parse((await tool.get(`/lti/keys/${tool.organisationId}`)).text).keys.length, 1, 'its key is published at once')
  t.match(await tool.lti.frameAncestors(tool.organisationId), [stub.url])

  const [message] = stub.posted
  t.equal(message?.authorization, `Bearer ${tokenFor('new', 'reg')}`)
  t.equal(message?.type, 'application/json')
  const { scope, ...body } = JSON.parse(message?.body ?? '')
  t.strictSame(scope.split(' ').map((each: string) => each.split('/scope/')[1]).sort(), ['contextmembership.readonly', 'lineitem', 'result.readonly', 'score'])
  const launch = `${tool.url}/lti/launch`
  t.match(body, {
    client_name: 'Preuves',
    initiate_login_uri: `${tool.url}/lti/login`,
    redirect_uris: [launch],
    jwks_uri: `${tool.url}/lti/keys/${tool.organisationId}`,
    token_endpoint_auth_method: 'private_key_jwt',
    response_types: ['id_token'],
    [toolConfiguration]: {
      domain: new URL(tool.url).host,
      target_link_uri: launch,
      custom_parameters: { groups: '$Moodle.Person.userGroupIds', context_history: '$Context.id.history', person_sourcedid: '$Person.sourcedId' },
      messages: [{ type: 'LtiResourceLinkRequest', target_link_uri: launch }, { type: 'LtiDeepLinkingRequest', target_link_uri: launch }, { type: 'LtiSubmissionReviewRequest', target_link_uri: launch }]
    }
  })
  t.match((await fetch(body.logo_uri)).headers.get('content-type'), 'image/svg+xml')

  await t.test('the confirmation again, and the invitation again, are refused in words', async t => {
    const before = await everything(tool)
    t.equal(codeOf(await confirm(tool, opened)), 'invitation-used')
    t.equal(codeOf(await open(tool, stub, { invitation })), 'invitation-used')
    t.strictSame(await everything(tool), before)
    t.equal(stub.posted.length, 1)
  })

  await t.test('a second registration of the same issuer is another platform', async t => {
    stub.clientId = 'client-2'
    stub.deploymentId = '8'
    t.equal((await confirm(tool, await open(tool, stub, { invitation: await invite(tool) }))).status, 200)
    t.strictSame((await platforms(tool, stub.url)).map(({ clientId, active }) => [clientId, active]), [['client-1', true], ['client-2', true]])
  })

  await t.test('an answer that names a registration which is here already takes nothing over', async t => {
    const again = await invite(tool)
    const before = await everything(tool)
    t.equal(codeOf(await confirm(tool, await open(tool, stub, { invitation: again }))), 'registration-known')
    t.strictSame(await everything(tool), before, 'and the invitation is as good as before')
  })
})

t.test('X30 invitations that are none', async t => {
  const stub = await startStub(t)
  const other = await invite(tool)
  const wrong = `${other.slice(0, -1)}${other.endsWith('A') ? 'B' : 'A'}`
  for (const [invitation, code] of [[wrong, 'unknown'], ['nonsense', 'unknown'], ['', 'unknown'], [await invite(tool, { days: -1 }), 'expired']]) {
    const refused = await open(tool, stub, { invitation })
    t.equal(refused.status, 403)
    t.equal(codeOf(refused), `invitation-${code}`)
    t.match(refused.text, /<h1>La plateforme n’a pas été reliée/)
  }
  const opened = await open(tool, stub, { invitation: other })
  await tool.db.updateTable('platformInvitations').set({ expiresAt: new Date(0) }).where('usedAt', 'is', null).execute()
  t.equal(codeOf(await confirm(tool, opened)), 'invitation-expired', 'looked at again when it is used')
  t.equal(stub.posted.length, 0)
  const stored = await tool.db.selectFrom('platformInvitations').selectAll().execute()
  t.notMatch(JSON.stringify(stored), other.split('.')[1], 'the secret lies nowhere')
})

t.test('X30 two confirmations at once: one registers', async t => {
  const stub = await startStub(t)
  stub.register = async (_request, response) => {
    await sleep(100)
    json(response, { client_id: `raced-${stub.posted.length}`, [toolConfiguration]: { deployment_id: '1' } })
  }
  const opened = await open(tool, stub, { invitation: await invite(tool) })
  const answers = await Promise.all([confirm(tool, opened), confirm(tool, opened), confirm(tool, opened)])
  t.strictSame(answers.map(({ status }) => status).sort(), [200, 409, 409])
  t.ok(answers.every(answer => answer.status === 200 || codeOf(answer) === 'invitation-busy'))
  t.equal(stub.posted.length, 1)
  t.equal((await platforms(tool, stub.url)).length, 1)
})

t.test('X30 what the platform refuses is told in words, and leaves everything as it was', async t => {
  const stub = await startStub(t)
  const secret = 'SELECT * FROM mdl_user WHERE password'
  const cases: Array<[Handler, string]> = [
    [bare(401, 'token_already_used'), 'token-used'],
    [bare(401, 'missing_registration_token'), 'token-dropped'],
    [bare(403, 'Incorrect scope'), 'token-refused'],
    [bare(400, 'domain_targetlinkuri_mismatch'), 'registration-refused'],
    [bare(400, 'missing required attribute client_name'), 'registration-refused'],
    [bare(401, secret), 'token-refused'],
    [bare(500, `<h1>${secret}</h1>`), 'platform-failed'],
    [bare(302, ''), 'platform-failed'],
    [bare(200, '<!doctype html><p>Ce jeton n’est pas valable'), 'answer-unreadable'],
    [(_request, response) => { json(response, { client_id: '' }) }, 'answer-unreadable'],
    [(_request, response) => { json(response, { client_id: 5, [toolConfiguration]: {} }) }, 'answer-unreadable'],
    [(_request, response) => { response.writeHead(200, { 'content-type': 'application/json' }).end('{') }, 'answer-unreadable'],
    [(_request, response) => { response.destroy() }, 'platform-failed'],
    [() => {}, 'platform-failed']
  ]
  for (const invitation of [await invite(tool), undefined]) {
    const opened = await open(tool, stub, { invitation })
    const before = await everything(tool)
    for (const [register, code] of cases) {
      stub.register = register
      const refused = await confirm(tool, opened)
      t.equal(codeOf(refused), code)
      t.notMatch(refused.text, 'mdl_user')
      t.strictSame(await everything(tool), before, `${code} leaves nothing behind`)
    }
    stub.register = undefined
    stub.clientId = `after ${invitation}`
    t.equal((await confirm(tool, opened)).status, 200, 'and it can be tried again')
  }
})

t.test('without an invitation it stays inactive until the operator says so', async t => {
  const stub = await startStub(t)
  const host = new URL(stub.url).host
  const opened = await open(tool, stub)
  t.match(opened.text, 'Vous n’avez pas d’invitation')
  const done = await confirm(tool, opened)
  const [platform] = await platforms(tool, stub.url)
  t.match(done.text, `preuves platform activate ${platform?.id}`)
  t.equal(platform?.active, false)
  const organisation = await tool.db.selectFrom('organisations').select('name').where('id', '=', platform?.organisationId ?? '').executeTakeFirst()
  t.equal(organisation?.name, host)
  const keySet = `/lti/keys/${platform?.organisationId}`
  t.equal(JSON.parse(stub.posted[0]?.body ?? '').jwks_uri, `${tool.url}${keySet}`)
  t.strictSame(JSON.parse((await tool.get(keySet)).text), { keys: [] })
  t.strictSame(await tool.lti.frameAncestors(platform?.organisationId ?? null), [])
  const login = () => tool.post('/lti/login', { iss: stub.url, client_id: 'client-1', login_hint: '6', target_link_uri: `${tool.url}/lti/launch` })
  t.equal(codeOf(await login()), 'platform-inactive')

  await t.test('under the school’s own name: the address of its key set stays', async t => {
    t.strictSame(await tool.lti.activate(platform?.id ?? '', 'Lycée'), { platformId: platform?.id, organisationId: platform?.organisationId, moved: false })
    t.equal((await login()).status, 200)
    t.equal(JSON.parse((await tool.get(keySet)).text).keys.length, 1)
    await tool.lti.deactivate(platform?.id ?? '')
    t.equal(codeOf(await login()), 'platform-inactive')
  })

  await t.test('in a school that is there: it moves, with a key of its own', async t => {
    stub.clientId = 'client-3'
    t.equal((await confirm(tool, await open(tool, stub))).status, 200)
    const [waiting] = (await platforms(tool, stub.url)).filter(({ clientId }) => clientId === 'client-3')
    const moved = await tool.lti.activate(waiting?.id ?? '', 'École')
    t.match(moved, { organisationId: tool.organisationId, moved: true })
    t.match((await platforms(tool, stub.url)).find(({ clientId }) => clientId === 'client-3'), { id: moved.platformId, organisationId: tool.organisationId, active: true })
    await t.rejects(tool.lti.activate(moved.platformId, 'Lycée'), { message: /belongs to “École” already/ })
    await t.rejects(tool.lti.activate(tool.organisationId), { message: 'there is no such platform' })
  })
})

t.test('strangers cannot fill the database', async t => {
  const own = await startTool(t, trial)
  const stub = await startStub(t)
  const opened = await open(own, stub)
  stub.register = (_request, response) => { json(response, { client_id: `client ${stub.posted.length}`, [toolConfiguration]: {} }) }
  const waiting = { organisationId: own.organisationId, name: 'Moodle', issuer: stub.url, authorizationUrl: stub.url, tokenUrl: stub.url, keysUrl: stub.url, active: false }
  await own.db.insertInto('platforms').values(Array.from({ length: 49 }, (_, number) => ({ ...waiting, id: newId(), clientId: `waiting ${number}` }))).execute()
  const last = await Promise.all(Array.from({ length: 4 }, () => confirm(own, opened)))
  t.equal(last.filter(({ status }) => status === 200).length, 1, 'the last place is taken once')
  t.equal((await platforms(own, stub.url)).length, 50)
  t.equal(codeOf(await open(own, stub)), 'waiting-full')
  t.equal((await confirm(own, await open(own, stub, { invitation: await invite(own) }))).status, 200, 'who is invited goes on')
})

t.test('X30 the configuration must be of its own site', async t => {
  const stub = await startStub(t)
  const there = 'http://moodle.example'
  for (const name of ['issuer', 'authorization_endpoint', 'token_endpoint', 'jwks_uri', 'registration_endpoint']) {
    for (const address of [`${there}/`, stub.url.replace('127.0.0.1', 'localhost'), stub.url.replace('http:', 'https:'), `${stub.url}1`, 'javascript:alert(1)', 'moodle.example']) {
      stub.configuration = { [name]: address }
      t.equal(codeOf(await open(tool, stub)), 'issuer-mismatch', `${name} ${address}`)
    }
    for (const address of [undefined, '', 5, `${stub.url}/ a`]) {
      stub.configuration = { [name]: address }
      t.equal(codeOf(await open(tool, stub)), 'configuration-unreadable', `${name} ${address}`)
    }
  }
})

t.test('what a platform says of itself is text', async t => {
  const stub = await startStub(t)
  stub.configuration = {
    issuer: `${stub.url}/"><script>alert(1)</script>`,
    'https://purl.imsglobal.org/spec/lti-platform-configuration': { product_family_code: '<img src=x onerror=alert(2)>', version: `"'&${'x'.repeat(1000)}` }
  }
  const { text, headers } = await open(tool, stub)
  t.notMatch(text, /<script>alert|<img/)
  t.match(text, '&lt;img src=x onerror=alert(2)&gt;')
  t.notMatch(text, 'x'.repeat(100))
  t.match(headers.get('content-security-policy'), /script-src 'self';/)
  stub.configuration = { 'https://purl.imsglobal.org/spec/lti-platform-configuration': undefined }
  t.equal((await open(tool, stub)).status, 200, 'or nothing')
})

t.test('configurations that are none', async t => {
  const stub = await startStub(t)
  const cases: Array<[Handler, string]> = [
    [bare(404, ''), 'configuration-unreachable'],
    [bare(200, JSON.stringify(configurationOf(stub.url))), 'configuration-unreadable'],
    [(_request, response) => { json(response, []) }, 'configuration-unreadable'],
    [(_request, response) => { response.writeHead(302, { location: `${stub.url}/elsewhere` }).end() }, 'configuration-unreadable'],
    [(_request, response) => { json(response, { ...configurationOf(stub.url), more: 'x'.repeat(1024 * 1024) }) }, 'configuration-unreadable'],
    [() => {}, 'configuration-unreachable'],
    [(_request, response) => { response.writeHead(200, { 'content-type': 'application/json' }).write('{') }, 'configuration-unreachable'],
    [(_request, response) => { response.destroy() }, 'configuration-unreachable']
  ]
  for (const [configure, code] of cases) {
    stub.configure = configure
    t.equal(codeOf(await open(tool, stub)), code)
  }
  t.equal(codeOf(await open(tool, { url: 'http://127.0.0.1:1' })), 'configuration-unreachable')
  for (const query of ['', `?openid_configuration=${stub.url}&registration_token=a%0d%0ab`, '?openid_configuration=a&openid_configuration=b']) {
    t.equal(codeOf(await tool.get(`/lti/register${query}`)), 'request-incomplete')
  }
})

t.test('an answer that never ends is cut', async t => {
  const stub = await startStub(t)
  let sent = 0
  stub.configure = (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const more = (): void => {
      if (response.destroyed) return
      sent += 65536
      response.write('x'.repeat(65536), more)
    }
    more()
  }
  t.equal(codeOf(await open(tool, stub)), 'configuration-unreadable')
  t.ok(sent < 16 * 1024 * 1024, `${sent} bytes`)
})

t.test('the ticket is ours, lives a quarter of an hour and comes from our own page', async t => {
  let now = new Date()
  const own = await startTool(t, { ...trial, now: () => now })
  const stub = await startStub(t)
  const opened = await open(own, stub)
  t.equal(codeOf(await confirm(own, opened, {})), 'cross-site')
  t.equal(codeOf(await confirm(own, opened, { 'sec-fetch-site': 'cross-site', origin: own.url })), 'cross-site')
  t.equal(codeOf(await own.post('/lti/register', {}, ownPage)), 'ticket-expired')
  t.equal(codeOf(await own.post('/lti/register', { ticket: ticketOf(opened).replace(/.{20}$/, 'A'.repeat(20)) }, ownPage)), 'ticket-expired')
  now = new Date(now.getTime() + 15 * 60 * 1000 + 1)
  t.equal(codeOf(await confirm(own, opened)), 'ticket-expired')
  t.equal(stub.posted.length, 0)
})

t.test('X30 an update keeps the platform, its keys and its state', async t => {
  const stub = await startStub(t)
  const invitation = await invite(tool)
  await confirm(tool, await open(tool, stub, { invitation }))
  const before = await everything(tool)
  const token = tokenFor('7', 'reg-update')

  const opened = await open(tool, stub, { token, invitation })
  t.match(opened.text, /<h1>Mettre à jour la liaison/)
  t.notMatch(opened.text, 'École', 'anybody can make such a token')
  const done = await confirm(tool, opened)
  t.match(done.text, /<h1>La liaison est à jour/)
  t.notMatch(done.text, 'en attente')
  t.strictSame(await everything(tool), before)
  t.equal(stub.posted[1]?.authorization, `Bearer ${token}`)
  t.equal(stub.posted[1]?.body, stub.posted[0]?.body, 'by the same message')
  t.equal((await confirm(tool, await open(tool, stub, { token }))).status, 200, 'the invitation is not needed')

  await t.test('inactive stays inactive', async t => {
    await tool.db.updateTable('platforms').set({ active: false }).where('issuer', '=', stub.url).execute()
    t.match((await confirm(tool, await open(tool, stub, { token, invitation }))).text, 'n’est pas active')
    t.equal((await platforms(tool, stub.url))[0]?.active, false)
    await tool.db.updateTable('platforms').set({ active: true }).where('issuer', '=', stub.url).execute()
  })

  await t.test('never for another school', async t => {
    const { id } = await tool.db.insertInto('organisations').values({ id: '01900000-0000-7000-8000-00000000abcd', name: 'Une autre' }).returning('id').executeTakeFirstOrThrow()
    t.equal(codeOf(await open(tool, stub, { token, invitation: await invite(tool, { organisationId: id }) })), 'registration-foreign')
  })

  await t.test('never another’s addresses: a file on the platform’s site must not name its keys', async t => {
    stub.configuration = { jwks_uri: `${stub.url}/pluginfile.php/5/keys.json` }
    t.equal(codeOf(await open(tool, stub, { token })), 'registration-changed')
    stub.configuration = {}
  })

  await t.test('never another registration than the one that was meant', async t => {
    const now = await everything(tool)
    stub.clientId = 'somebody else'
    t.equal(codeOf(await confirm(tool, await open(tool, stub, { token }))), 'answer-unreadable')
    t.strictSame(await everything(tool), now)
  })

  await t.test('of what is not known here is a new one', async t => {
    t.match((await open(tool, stub, { token: tokenFor('99', 'reg-update') })).text, /<h1>Relier cette plateforme/)
  })
})

t.test('X30 no stranger leads us into our own network', async t => {
  const stub = await startStub(t)
  const { port } = new URL(stub.url)
  let answers = ['127.0.0.1']
  const looked: string[] = []
  const own = await startTool(t, {
    strangers: {
      allowPrivate: false,
      deadline: 500,
      lookup: (hostname, _options, callback) => {
        looked.push(hostname)
        callback(null, [answers.shift() ?? '127.0.0.1'].map(address => ({ address, family: isIP(address) })))
      }
    }
  })
  const ask = async (address: string) => codeOf(await open(own, stub, { configuration: address }))
  const hosts = ['127.0.0.1', '2130706433', '0x7f000001', '0177.0.0.1', '127.1', '[::1]', '[::ffff:127.0.0.1]', '[64:ff9b::7f00:1]', '169.254.169.254', '10.0.0.1', '[fd00::1]', '100.64.0.1']
  for (const host of hosts) t.equal(await ask(`https://${host}:${port}${configurationPath}`), 'address-refused', host)
  t.strictSame(looked, [], 'a literal is never looked up')
  for (const address of [`http://moodle.example:${port}/`, 'ftp://moodle.example/', 'file:///etc/passwd', 'https://user:secret@moodle.example/', 'nonsense']) t.equal(await ask(address), 'address-refused', address)
  t.strictSame(looked, [], 'nor anything but https')
  t.equal(await ask(`https://inside.example:${port}/`), 'address-refused', 'a name that leads inside')
  t.strictSame(looked, ['inside.example'])

  await t.test('nor by a name that changes its answer', async t => {
    answers = ['3000::1', '127.0.0.1']
    looked.length = 0
    // Of global unicast, but nobody's yet: nothing answers there.
    t.equal(await ask(`https://rebinding.example:${port}/`), 'configuration-unreachable')
    t.strictSame(looked, ['rebinding.example'], 'what was checked is what is connected to')
  })
  t.equal(stub.connections, 0, 'nobody ever knocked')

  await t.test('nor by a redirect', async t => {
    const request = createSafeRequest({ allowPrivate: true })
    stub.configure = (_request, response) => { response.writeHead(307, { location: 'http://169.254.169.254/latest/meta-data/' }).end() }
    await t.rejects(request(`${stub.url}/`), { code: 'redirect' })
  })
})

t.test('the log holds neither invitations nor tokens', async t => {
  const stub = await startStub(t)
  const invitation = await invite(tool)
  const token = tokenFor('secret', 'reg')
  let log = ''
  const app = Fastify({ loggerInstance: pino({ level: 'debug' }, { write: (line: string) => { log += line } }) })
  t.teardown(() => app.close())
  await app.register(accessPlugin)
  await app.register(tool.lti.plugin)
  const query = new URLSearchParams({ openid_configuration: `${stub.url}/`, registration_token: token, invitation })
  const opened = await app.inject(`/lti/register?${query}`)
  t.equal(opened.statusCode, 200)
  stub.register = bare(401, `token_already_used ${token}`)
  const payload = new URLSearchParams({ ticket: /value="([\w-]+)"/.exec(opened.body)?.[1] ?? '' }).toString()
  await app.inject({ method: 'POST', url: '/lti/register', payload, headers: { ...ownPage, 'content-type': 'application/x-www-form-urlencoded' } })
  t.match(log, 'registration refused')
  for (const secret of [invitation, token]) t.notOk(log.includes(secret))
})

t.test('X30 with the demo Moodle: its own dialogue, a token once, an update', async t => {
  const demo = await startDemo({ toolUrl: tool.url })
  t.teardown(() => demo.close())
  const address = await tool.lti.invite(tool.organisationId, new Date(Date.now() + day))
  const begin = async (url: string) => tool.get(url.slice(tool.url.length))
  const opened = await begin(demo.registrationRequest(address))
  t.match(opened.text, 'École')
  t.equal((await confirm(tool, opened)).status, 200)
  const [platform] = await platforms(tool, demo.url)
  const registered = demo.tools().at(-1)
  t.match(registered, { clientId: platform?.clientId, active: false, keysUrl: `${tool.url}/lti/keys/${tool.organisationId}`, sendsName: true, sendsEmail: true })
  t.match(await tool.db.selectFrom('platformDeployments').select('deploymentId').where('platformId', '=', platform?.id ?? '').execute(), [{ deploymentId: registered?.typeId }])

  const updated = await confirm(tool, await begin(demo.registrationRequest(address, registered?.typeId)))
  t.match(updated.text, /<h1>La liaison est à jour/)
  t.equal((await platforms(tool, demo.url)).length, 1)

  const once = await begin(demo.registrationRequest(`${tool.url}/lti/register`))
  t.equal((await confirm(tool, once)).status, 200)
  t.equal(codeOf(await confirm(tool, once)), 'token-used')
})
