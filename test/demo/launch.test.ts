import t from 'tap'
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose'
import { autoForm, signIn } from './browser.ts'
import type { Browser, Form } from './browser.ts'
import { startPlatform } from './platform.ts'
import type { Platform } from './platform.ts'
import { recordedInitiation, recordedLaunch, shape } from './wire.ts'

const lti = (name: string) => `https://purl.imsglobal.org/spec/lti/claim/${name}`

const begin = async (who: Browser, query = 'id=3') => autoForm(await (await who.get(`/mod/lti/launch.php?${query}`)).text())

/** The authorization request that a good tool makes of a login initiation. */
const request = ({ tool }: Platform, { fields }: Form, changes: Record<string, string> = {}): Record<string, string> => ({
  scope: 'openid',
  response_type: 'id_token',
  response_mode: 'form_post',
  prompt: 'none',
  client_id: fields.client_id ?? '',
  redirect_uri: `${tool.url}/lti/launch`,
  login_hint: fields.login_hint ?? '',
  lti_message_hint: fields.lti_message_hint ?? '',
  state: 'the state',
  nonce: 'the nonce',
  ...changes
})

const asked = (who: Browser, fields: Record<string, string>) => who.get(`/mod/lti/auth.php?${new URLSearchParams(fields)}`)

async function launched (platform: Platform, personId: string, query?: string) {
  const who = await signIn(platform.demo, personId)
  const { fields } = autoForm(await (await asked(who, request(platform, await begin(who, query)))).text())
  return { header: decodeProtectedHeader(fields.id_token ?? ''), claims: decodeJwt(fields.id_token ?? ''), token: fields.id_token ?? '' }
}

t.test('the launch dialogue', async t => {
  const platform = await startPlatform(t)
  const { demo, tool } = platform
  const ines = await signIn(demo, '6')

  await t.test('login initiation: exactly the recorded fields', async t => {
    const { params } = await recordedInitiation()
    const form = await begin(ines)
    t.equal(form.action, `${tool.url}/lti/login`)
    t.strictSame(Object.keys(form.fields), Object.keys(params))
    t.match(form.fields, {
      iss: demo.url,
      target_link_uri: `${tool.url}/lti/launch`,
      login_hint: '6',
      lti_message_hint: /^\{"cmid":3,"launchid":"ltilaunch1_\d+"\}$/,
      client_id: 'preuves-demo',
      lti_deployment_id: '1'
    })
  })

  await t.test('wire 13: no postMessage storage is offered', async t => {
    t.notHas((await begin(ines)).fields, { lti_storage_target: String })
  })

  await t.test('the answer is a form of id_token and state, by GET and by POST', async t => {
    for (const method of ['get', 'post'] as const) {
      const fields = request(platform, await begin(ines))
      const response = method === 'get' ? await asked(ines, fields) : await ines.post('/mod/lti/auth.php', fields)
      const form = autoForm(await response.text())
      t.equal(form.action, `${tool.url}/lti/launch`)
      t.strictSame(Object.keys(form.fields), ['id_token', 'state'])
      t.equal(form.fields.state, 'the state')
      const { payload } = await jwtVerify(form.fields.id_token ?? '', createRemoteJWKSet(new URL(demo.registration.keysUrl)), {
        issuer: demo.url, audience: 'preuves-demo', algorithms: ['RS256']
      })
      t.equal(payload.nonce, 'the nonce')
    }
  })

  await t.test('a launch id serves once', async t => {
    const fields = request(platform, await begin(ines))
    t.equal((await asked(ines, fields)).status, 200)
    t.equal((await asked(ines, fields)).status, 404)
  })

  await t.test('a launch id serves only who began it', async t => {
    const fields = request(platform, await begin(ines))
    t.equal((await asked(await signIn(demo, '7'), fields)).status, 404)
  })

  await t.test('until the launch is found, a bad request ends on a page of Moodle', async t => {
    const bad: Record<string, string>[] = [
      { scope: 'openid profile' }, { response_type: 'code' }, { nonce: '' }, { scope: '' }, { login_hint: '' },
      { redirect_uri: `${tool.url}/lti/launch/` }, { redirect_uri: 'https://evil.example/' },
      { lti_message_hint: '3' }, { lti_message_hint: '{"cmid":3}' }
    ]
    for (const changes of bad) {
      const response = await asked(ines, request(platform, await begin(ines), changes))
      t.equal(response.status, 404, JSON.stringify(changes))
      t.notMatch(await response.text(), 'data-auto')
    }
  })

  await t.test('after that, errors are posted to the redirect_uri', async t => {
    for (const [changes, error] of [
      [{ client_id: 'someone-else' }, { error: 'unauthorized_client' }],
      [{ login_hint: '7' }, { error: 'access_denied' }],
      [{ response_mode: 'query' }, { error: 'invalid_request', error_description: 'Invalid response_mode' }],
      [{ prompt: 'login' }, { error: 'invalid_request', error_description: 'Invalid prompt' }]
    ] as const) {
      const form = autoForm(await (await asked(ines, request(platform, await begin(ines), changes))).text())
      t.equal(form.action, `${tool.url}/lti/launch`)
      t.strictSame(form.fields, { ...error, state: 'the state' })
    }
  })

  await t.test('withheld by SameSite, the cookie comes with a second post, asked once', async t => {
    for (const method of ['get', 'post'] as const) {
      const fields = request(platform, await begin(ines))
      const bare = ines.withoutCookie
      const response = method === 'get' ? await asked(bare, fields) : await bare.post('/mod/lti/auth.php', fields)
      t.equal(response.headers.get('set-cookie'), null)
      const again = autoForm(await response.text())
      t.equal(again.fields.repost, 'true')
      t.equal((await bare.post(again.action, again.fields)).status, 404, 'still no cookie: no loop')
      const form = autoForm(await (await ines.post(again.action, again.fields)).text())
      t.strictSame(Object.keys(form.fields), ['id_token', 'state'])
    }
  })

  await t.test('who is not signed in is sent to the sign-in page, and comes back', async t => {
    const response = await ines.withoutCookie.get('/mod/lti/launch.php?id=3')
    t.equal(response.status, 303)
    const to = response.headers.get('location') ?? ''
    t.equal(to, '/login/index.php?wantsurl=%2Fmod%2Flti%2Flaunch.php%3Fid%3D3')
    const signed = await ines.withoutCookie.post('/login/index.php', { person: '6', wantsurl: '/mod/lti/launch.php?id=3' })
    t.equal(signed.headers.get('location'), '/mod/lti/launch.php?id=3')
    t.match(signed.headers.get('set-cookie'), /^MoodleSession=\w+; Path=\/; HttpOnly; SameSite=Lax$/)
    const elsewhere = await ines.withoutCookie.post('/login/index.php', { person: '6', wantsurl: '//evil.example/' })
    t.equal(elsewhere.headers.get('location'), '/course/view.php?id=2')
  })
})

const ours = ['groups', 'context_history', 'person_sourcedid']

/** Without the custom parameters of our tool: the recorded one had none. */
const asRecorded = ({ [lti('custom')]: custom, ...claims }: Record<string, unknown>) =>
  ({ ...claims, [lti('custom')]: Object.fromEntries(Object.entries(custom ?? {}).filter(([name]) => !ours.includes(name))) })

t.test('id_token', async t => {
  const platform = await startPlatform(t)
  const { demo } = platform
  demo.enrol({ id: '5', username: 'manager', given: 'Siobhan', family: 'Kerou', name: 'Siobhan Kerou', email: 'manager@ecole.example', role: 'manager' })
  const roles = [
    ['launch-student', '6', 'id=3'],
    ['launch-non-editing-teacher', '3', 'id=3'],
    ['launch-editing-teacher', '4', 'id=3'],
    ['launch-manager', '5', 'id=3'],
    ['launch-site-admin', '2', 'id=3'],
    ['launch-submission-review', '4', 'id=3&action=gradeReport&user=6']
  ] as const

  for (const [name, personId, query] of roles) {
    await t.test(`member by member as recorded in ${name}`, async t => {
      const recorded = await recordedLaunch(name)
      const { header, claims } = await launched(platform, personId, query)
      t.strictSame(shape(header), shape(recorded.header))
      t.strictSame(shape(asRecorded(claims)), shape(recorded.claims))
      for (const claim of ['message_type', 'version', 'deployment_id', 'roles', 'for_user', 'resource_link', 'lis']) {
        t.strictSame(claims[lti(claim)], recorded.claims[lti(claim)], claim)
      }
      t.strictSame(claims['https://purl.imsglobal.org/spec/lti-ags/claim/endpoint'], JSON.parse(
        JSON.stringify(recorded.claims['https://purl.imsglobal.org/spec/lti-ags/claim/endpoint']).replaceAll('https://moodle.test', demo.url)))
      t.equal(claims.sub, personId)
      t.equal(typeof JSON.parse(JSON.stringify(claims['https://purl.imsglobal.org/spec/lti-bo/claim/basicoutcome'])).lis_result_sourcedid, 'string')
      t.match(claims[lti('launch_presentation')], { locale: 'fr', document_target: 'iframe' })
    })
  }

  await t.test('wire 2: only the site administrator is Administrator', async t => {
    for (const [personId, count] of [['6', 0], ['3', 0], ['4', 0], ['5', 0], ['2', 2]] as const) {
      const found = demo.launchClaims(personId)[lti('roles')]
      t.equal(Array.isArray(found) ? found.filter(role => /#Administrator$/.test(role)).length : undefined, count)
    }
  })

  await t.test('wire 10: it lives 60 seconds', async t => {
    const { claims } = await launched(platform, '6')
    t.equal((claims.exp ?? 0) - (claims.iat ?? 0), 60)
    t.ok(Math.abs((claims.iat ?? 0) - Date.now() / 1000) < 5)
  })

  await t.test('wire 17: a submission review comes on the ordinary URL; for_user alone says who is meant', async t => {
    const { claims } = await launched(platform, '3', 'id=3&action=gradeReport&user=8')
    t.equal(claims[lti('target_link_uri')], `${platform.tool.url}/lti/launch`)
    t.strictSame(claims[lti('for_user')], { user_id: '8' })
    t.equal((await launched(platform, '3', 'id=3&action=gradeReport&user=0')).claims[lti('for_user')], undefined)
    const own = await launched(platform, '6', 'id=3&action=gradeReport&user=6')
    t.strictSame(own.claims[lti('for_user')], { user_id: '6' })
    const ines = await signIn(demo, '6')
    t.equal((await ines.get('/mod/lti/launch.php?id=3&action=gradeReport&user=7')).status, 404, 'not another student')
  })

  await t.test('tests can bend the claims and the header', async t => {
    const claims = demo.launchClaims('6', { nonce: 'mine', sub: undefined })
    t.equal(claims.nonce, 'mine')
    t.notOk('sub' in claims)
    const keys = createRemoteJWKSet(new URL(demo.registration.keysUrl))
    await jwtVerify(await demo.sign(claims), keys)
    const strange = decodeProtectedHeader(await demo.sign(claims, { alg: 'none', kid: undefined }))
    t.strictSame(strange, { typ: 'JWT', alg: 'none' })
    await t.rejects(jwtVerify(await demo.sign(claims, { alg: 'RS384' }), keys), { code: 'ERR_JWKS_NO_MATCHING_KEY' })
    t.throws(() => demo.launchClaims('99'), /99/)
  })

  await t.test('a rotated key signs at once', async t => {
    const before = decodeProtectedHeader(await demo.sign({})).kid
    await demo.rotateKey()
    const token = await demo.sign(demo.launchClaims('6'))
    t.not(decodeProtectedHeader(token).kid, before)
    await jwtVerify(token, createRemoteJWKSet(new URL(demo.registration.keysUrl)))
  })
})
