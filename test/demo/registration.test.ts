import t from 'tap'
import { createRemoteJWKSet, jwtVerify, SignJWT } from 'jose'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { autoForm, sesskeyIn, signIn } from './browser.ts'
import { answered, media, scope, startPlatform } from './platform.ts'
import type { Platform } from './platform.ts'
import { dl, lti, startTool, toolConfiguration } from './tool.ts'
import { recordedConfiguration, recordedExchange, shape } from './wire.ts'
import type { Demo } from '../../src/demo/index.ts'

const Registered = Type.Object({ client_id: Type.String(), jwks_uri: Type.String(), scope: Type.String(), [toolConfiguration]: Type.Object({ deployment_id: Type.String() }) })

const tokenOf = (url: string) => new URL(url).searchParams.get('registration_token') ?? ''

const send = async (demo: Demo, token: string | undefined, body?: unknown, method = body === undefined ? 'GET' : 'POST') =>
  await answered(await fetch(`${demo.url}/mod/lti/openid-registration.php`, {
    method,
    headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) })
  }))

/** Registers the stub as one more tool, as its own page would. */
async function registered ({ demo, tool }: Platform, changes = {}, configuration = {}) {
  const { body } = await send(demo, tokenOf(demo.registrationRequest(`${tool.url}/register`)), tool.registration(changes, configuration))
  return Value.Parse(Registered, body)
}

/** A token for a client, asked with an assertion of the stub. */
const tokenFor = async ({ token, tool }: Platform, clientId: string, scopes: string[]) =>
  await token(scopes, await tool.assertion({ iss: clientId, sub: clientId }))

t.test('the beginning, in the administrator\'s browser', async t => {
  const { demo, tool } = await startPlatform(t)
  const other = await startTool()
  t.teardown(() => other.close())
  const [gwenola, yann] = [await signIn(demo, '2'), await signIn(demo, '4')]
  const sesskey = sesskeyIn(await (await gwenola.get('/mod/lti/toolconfigure.php')).text())
  const start = (fields: Record<string, string>) => `/mod/lti/startltiadvregistration.php?${new URLSearchParams(fields)}`

  await t.test('belongs to the administrator', async t => {
    t.notMatch(await (await yann.get('/course/view.php?id=2')).text(), 'toolconfigure')
    for (const path of ['/mod/lti/toolconfigure.php', start({ url: other.url, sesskey })]) t.equal((await yann.get(path)).status, 404)
    t.equal((await yann.post('/mod/lti/toolssettings.php', { id: '1', action: 'delete', sesskey })).status, 404)
    t.equal((await gwenola.get(start({ url: other.url, sesskey: 'other' }))).status, 404)
    t.equal((await gwenola.get(start({ url: 'javascript:alert(1)', sesskey }))).status, 404)
  })

  await t.test('frames the tool, wherever it is', async t => {
    const page = await gwenola.get(`/mod/lti/toolconfigure.php?url=${encodeURIComponent(`${other.url}/register?a=b`)}`)
    t.match(page.headers.get('content-security-policy'), `frame-src 'self' ${tool.url} ${other.url};`)
    t.match(await page.text(), `src="${start({ url: `${other.url}/register?a=b`, sesskey }).replaceAll('&', '&amp;')}"`)
  })

  await t.test('goes to the address with a configuration and a token for an hour', async t => {
    const response = await gwenola.get(start({ url: `${other.url}/register?a=b`, sesskey }))
    t.equal(response.status, 302)
    const { searchParams } = new URL(response.headers.get('location') ?? '')
    t.strictSame([...searchParams.keys()], ['a', 'openid_configuration', 'registration_token'])
    t.equal(searchParams.get('openid_configuration'), `${demo.url}/mod/lti/openid-configuration.php`)
    const { payload } = await jwtVerify(searchParams.get('registration_token') ?? '', createRemoteJWKSet(new URL(demo.registration.keysUrl)), { algorithms: ['RS256'] })
    t.match(payload, { sub: /^[a-zA-Z0-9]{15}$/, scope: 'reg' })
    t.equal((payload.exp ?? 0) - (payload.iat ?? 0), 3600)
  })

  await t.test('wire 11: at the address of a known tool, asks first whether to update it', async t => {
    const asked = await gwenola.get(start({ url: `${tool.url}/register`, sesskey }))
    t.equal(asked.status, 200)
    t.match(asked.headers.get('content-security-policy'), `form-action 'self' ${tool.url}`)
    const page = await asked.text()
    t.match(page, /<button class="button" name="type" value="1">Mettre à jour Preuves \(outil 1\)<\/button>/)
    t.match(page, /<button class="button secondary" name="type" value="0">Enregistrer un nouvel outil<\/button>/)
    const scopeOf = async (type: string) => {
      const response = await gwenola.get(start({ url: `${tool.url}/register`, sesskey, type }))
      return (await jwtVerify(tokenOf(response.headers.get('location') ?? ''), createRemoteJWKSet(new URL(demo.registration.keysUrl)))).payload
    }
    t.match(await scopeOf('1'), { scope: 'reg-update', sub: '1' })
    t.match(await scopeOf('0'), { scope: 'reg', sub: /^[a-zA-Z0-9]{15}$/ })
  })
})

t.test('the configuration is the recorded one', async t => {
  const { demo } = await startPlatform(t)
  const { status, body } = await recordedConfiguration()
  const found = await answered(await fetch(`${demo.url}/mod/lti/openid-configuration.php`))
  t.match(found, { status, type: 'application/json; charset=utf-8' })
  t.strictSame(found.body, JSON.parse(JSON.stringify(body).replaceAll('https://moodle.test', demo.url)))
})

t.test('the registration is answered as the recorded one', async t => {
  const { demo } = await startPlatform(t)
  const { request, response } = await recordedExchange('registration-post')
  const token = tokenOf(demo.registrationRequest('https://fiches.test/lti/register'))
  const body: unknown = JSON.parse(request.body ?? '')
  const found = await send(demo, token, body)
  t.match(found, { status: response.status, type: response.headers['content-type'] })
  t.strictSame(shape(found.body), shape(response.body))
  t.strictSame({ ...Object(found.body), client_id: '' }, { ...Object(response.body), client_id: '' })
  t.match(demo.tools().at(-1), { typeId: '2', active: false, domain: 'fiches.test', keysUrl: 'https://fiches.test/lti/jwks', custom: 'ue=$Context.title', grades: 'manage', memberships: true, settings: true })
  t.match(await send(demo, token, body), { status: 401, text: 'token_already_used', type: 'text/html; charset=utf-8' })
})

t.test('what is refused', async t => {
  const platform = await startPlatform(t)
  const { demo, tool } = platform
  const token = tokenOf(demo.registrationRequest(tool.url))
  t.match(await send(demo, undefined, tool.registration()), { status: 401, text: 'missing_registration_token' })
  t.match(await send(demo, token, {}, 'PUT'), { status: 400, text: 'Unsupported operation' })
  for (const [changes, configuration, says] of [
    [{ response_types: undefined }, {}, 'missing required attribute response_types'],
    [{ initiate_login_uri: '' }, {}, 'missing required attribute initiate_login_uri'],
    [{ redirect_uris: [] }, {}, 'missing required attribute redirect_uris'],
    [{ client_name: '0' }, {}, 'missing required attribute client_name'],
    [{ jwks_uri: null }, {}, 'missing required attribute jwks_uri'],
    [{ token_endpoint_auth_method: undefined }, {}, 'missing required attribute token_endpoint_auth_method'],
    [{ [toolConfiguration]: {} }, {}, `missing required attribute ${toolConfiguration}`],
    [{}, { domain: undefined }, 'missing_domain'],
    [{}, { domain: '127.0.0.1' }, 'domain_targetlinkuri_mismatch'],
    [{ response_types: ['code'] }, {}, 'invalid_response_types'],
    [{ redirect_uris: 'https://x.example/' }, {}, 'invalid_redirect_uris'],
    [{ token_endpoint_auth_method: 'client_secret_basic' }, {}, 'invalid_token_endpoint_auth_method'],
    [{ application_type: 'native' }, {}, 'invalid_application_type']
  ] as const) {
    t.match(await send(demo, token, tool.registration(changes, configuration)), { status: 400, text: says, type: 'text/html; charset=utf-8' }, says)
  }
  const signed = async (claims: object) => await demo.sign({ sub: 'x', scope: 'reg', iat: 1, exp: Math.floor(Date.now() / 1000) + 60, ...claims })
  t.match(await send(demo, await signed({ scope: 'other' }), {}), { status: 403, text: 'Incorrect scope' })
  t.match(await send(demo, await signed({ scope: 'reg-update', sub: '9' }), {}), { status: 400, text: 'Unknown client' })
  const foreign = await new SignJWT({ sub: 'x', scope: 'reg' }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('1h').sign(Buffer.from('x'.repeat(32)))
  for (const bad of [await signed({ exp: 1 }), foreign, 'nonsense']) t.match(await send(demo, bad, tool.registration()), { status: 404, text: 'Ce jeton d’enregistrement' })
  t.equal(demo.tools().length, 1)
  t.equal((await send(demo, token, tool.registration({}, { domain: new URL(tool.url).host.replace('127', 'www.127') }))).status, 200, 'www. does not count')
})

t.test('wire 12: a tool that registered itself waits for an administrator', async t => {
  const platform = await startPlatform(t)
  const { demo, tool } = platform
  const [gwenola, yann] = [await signIn(demo, '2'), await signIn(demo, '4')]
  const { client_id: clientId } = await registered(platform)
  const list = async () => await (await gwenola.get('/mod/lti/toolconfigure.php')).text()
  const sesskey = sesskeyIn(await list())
  t.match(await list(), /En attente[\s\S]*value="accept">Activer/)
  t.match(await list(), clientId)
  t.notMatch(await (await yann.get('/course/view.php?id=2')).text(), 'typeid=2', 'it cannot be chosen in a course')
  t.match(await tokenFor(platform, clientId, [scope.score]), { status: 200, body: { scope: scope.score } }, 'but it gets its tokens')
  const { cmid } = demo.addActivity({ title: 'x', typeId: '2' })
  t.equal(demo.launchClaims('6', {}, { activity: cmid }).aud, clientId, 'and what is set up with it opens')

  t.equal((await gwenola.post('/mod/lti/toolssettings.php', { id: '2', action: 'accept', sesskey: 'other' })).status, 404)
  t.equal((await gwenola.post('/mod/lti/toolssettings.php', { id: '2', action: 'accept', sesskey })).status, 303)
  const page = await list()
  t.match(page, 'Outil activé : Preuves.')
  t.notMatch(page, 'En attente')
  const course = await (await yann.get('/course/view.php?id=2')).text()
  t.match(course, 'Ajouter du contenu Preuves (outil 1)')
  t.match(course, 'Ajouter du contenu Preuves (outil 2)')

  const { action, fields } = autoForm(await (await yann.get('/mod/lti/contentitem.php?id=2&course=2')).text())
  t.equal(action, `${tool.url}/lti/login`)
  t.match(fields, { client_id: clientId, lti_deployment_id: '2' })
})

t.test('tools are apart', async t => {
  const platform = await startPlatform(t)
  const { demo, tool, call } = platform
  const reduced = { scope: `${scope.readLineItem} ${scope.score}`, jwks_uri: `${tool.url}/lti/keys/school` }
  const { client_id: clientId, scope: reported } = await registered(platform, reduced, { claims: ['sub'], messages: [], custom_parameters: { a: 'b=c', Unit: '$Context.title' } })
  const { cmid } = demo.addActivity({ title: 'x', typeId: '2', lineItem: {} })

  await t.test('a launch says what the registration asked for', async t => {
    const claims = demo.launchClaims('6', {}, { activity: cmid })
    t.match(claims, { aud: clientId, [lti('deployment_id')]: '2', [lti('tool_platform')]: { guid: /^[0-9a-f]{32}$/ } })
    for (const claim of ['name', 'given_name', 'family_name', 'email', 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice']) t.notOk(claim in claims, claim)
    t.strictSame(claims[lti('ext')], { lms: 'moodle-2' })
    t.strictSame(claims[lti('custom')], { a: 'b=c', unit: 'UE Projet S4 — rattrapage', Unit: 'UE Projet S4 — rattrapage' })
    t.strictSame(Object(claims['https://purl.imsglobal.org/spec/lti-ags/claim/endpoint']).scope, [scope.readLineItem, scope.result, scope.score])
    t.match(reported, scope.lineItem, 'the answer claims more than there is')
    t.match(demo.registrationOf('2'), { clientId, deploymentId: '2', issuer: demo.url })
  })

  await t.test('a token opens what is its tool\'s', async t => {
    const bearer = (await tokenFor(platform, clientId, Object.values(scope))).body
    const given: unknown = Object(bearer).access_token
    const get = (path: string) => call('GET', path, { accept: media.lineItems, bearer: String(given) })
    t.equal(Object(bearer).scope, [scope.readLineItem, scope.result, scope.score].join(' '))
    t.match((await get('/2/lineitems?type_id=2')).body, [{ label: 'x', resourceLinkId: '2' }])
    t.equal((await get('/2/lineitems?type_id=1')).status, 401)
    t.equal((await call('GET', '/2/lineitems/3/lineitem?type_id=1', { accept: media.lineItem })).status, 404, 'another tool\'s line item')
    t.match((await call('GET', '/2/lineitems?type_id=1', { accept: media.lineItems })).body, { length: 1 })
  })

  await t.test('wire 15: the key set is cached for each client', async t => {
    await tokenFor(platform, clientId, [scope.score])
    const before = tool.fetches.length
    await platform.token([scope.score])
    await tokenFor(platform, clientId, [scope.score])
    t.equal(tool.fetches.length, before, 'both are cached')
    await tool.rotate()
    await tokenFor(platform, clientId, [scope.score])
    t.equal(tool.fetches.length, before + 1)
    await platform.token([scope.score])
    t.equal(tool.fetches.length, before + 2, 'the other has its own')
  })

  await t.test('one that selects no content is not offered for it', async t => {
    demo.activateTool('2')
    t.notMatch(await (await (await signIn(demo, '4')).get('/course/view.php?id=2')).text(), 'typeid=2')
  })

  await t.test('a deep linking answer of another tool is refused', async t => {
    const yann = await signIn(demo, '4')
    const { deep_link_return_url: address } = Object(demo.deepLinkingClaims('4')[dl('deep_linking_settings')])
    t.equal((await yann.post(address, { JWT: await tool.answer({ iss: clientId }) })).status, 404)
  })

  await t.test('wire 11: an update keeps client, deployment and state', async t => {
    const token = tokenOf(demo.registrationRequest(tool.url, '2'))
    t.match((await send(demo, token)).body, { client_id: clientId, jwks_uri: `${tool.url}/lti/keys/school`, [toolConfiguration]: { deployment_id: '2', custom_parameters: { a: 'b' } } }, 'what is registered now')
    t.match(await send(demo, token, tool.registration({ client_name: 'Preuves 2' })), { status: 200, body: { client_id: clientId, client_name: 'Preuves 2', jwks_uri: `${tool.url}/lti/keys` } })
    t.match(demo.tools(), [{ clientId: 'preuves-demo' }, { typeId: '2', clientId, active: true, name: 'Preuves 2', memberships: true }])
    t.equal((await send(demo, tokenOf(demo.registrationRequest(tool.url)))).status, 500, 'a token for a new one has nothing to read')
  })

  await t.test('one that is deleted opens nothing more', async t => {
    const gwenola = await signIn(demo, '2')
    const given = Object((await tokenFor(platform, clientId, [scope.readLineItem])).body).access_token
    const sesskey = sesskeyIn(await (await gwenola.get('/mod/lti/toolconfigure.php')).text())
    await gwenola.post('/mod/lti/toolssettings.php', { id: '2', action: 'delete', sesskey })
    for (const page of ['view', 'launch']) t.match(await (await gwenola.get(`/mod/lti/${page}.php?id=${cmid}`)).text(), 'a été supprimé')
    t.match((await tokenFor(platform, clientId, [scope.score])).body, { error: 'invalid_client' })
    t.equal((await call('GET', '/2/lineitems?type_id=2', { accept: media.lineItems, bearer: String(given) })).status, 401)
  })
})
