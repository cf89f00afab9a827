import t from 'tap'
import { accessToken, answered, scope, startPlatform } from './platform.ts'
import { recordedAnswer, recordedExchange, recordedHeaders, replay, translator } from './wire.ts'

const now = () => Math.floor(Date.now() / 1000)

t.test('the token endpoint', async t => {
  const platform = await startPlatform(t)
  const { demo, tool, token, call } = platform

  await t.test('the recorded answer: JSON under text/html, an opaque token for an hour', async t => {
    const recorded = await recordedAnswer('access-token')
    const granted = await token()
    t.equal(granted.status, recorded.status)
    t.equal(granted.type, recorded.headers['content-type'])
    t.equal(granted.text.replace(accessToken(granted), '<access-token>'), recorded.body)
    t.match(accessToken(granted), /^[0-9a-f]{32}$/)
  })

  await t.test('the tool\'s key set is fetched as Moodle fetches it', async t => {
    const { headers } = await recordedHeaders('jwks-request')
    t.equal(tool.fetches[0]?.accept, headers.accept)
    t.equal(tool.fetches[0]?.['user-agent'], headers['user-agent']?.replace('https://moodle.test', demo.url))
  })

  await t.test('wire 15: the key set is cached, and fetched again when a signature does not verify', async t => {
    const before = tool.fetches.length
    t.equal((await token()).status, 200)
    t.equal(tool.fetches.length, before, 'cached')
    await tool.rotate()
    t.equal((await token()).status, 200)
    t.equal(tool.fetches.length, before + 1, 'a new kid is picked up at once')
  })

  await t.test('lti 1.5: what is not a good assertion gets 400 and a text', async t => {
    for (const [claims, error] of [
      [{ exp: now() - 1 }, 'Expired token'],
      [{ iat: now() + 30 }, /future/],
      [{ nbf: now() + 30 }, /future/],
      [{ sub: 'someone-else' }, 'invalid_client'],
      [{ sub: undefined }, 'invalid_request']
    ] as const) {
      const refused = await token(undefined, await tool.assertion(claims))
      t.match(refused, { status: 400, type: 'text/html; charset=utf-8', body: { error } })
    }
    t.match((await token(undefined, await tool.assertion({}, {}))).body, { error: /kid/ })
    t.match((await token(undefined, await tool.assertion({}, { kid: 'unknown' }))).body, { error: /kid/ })
    const good = await tool.assertion()
    t.match((await token(undefined, good.slice(0, -8) + 'AAAAAAAA')).body, { error: 'Signature verification failed' })
    t.match((await token(undefined, 'nonsense')).body, { error: 'invalid_request' })
  })

  await t.test('lti 1.5: aud, iss and jti are not looked at', async t => {
    t.equal((await token(undefined, await tool.assertion({ aud: 'nobody', iss: 'nobody' }))).status, 200)
  })

  await t.test('lti 1.5: the scope granted is what is asked and allowed', async t => {
    t.match(await token([scope.score, 'https://example.org/more']), { status: 200, body: { scope: scope.score } })
    t.match(await token(['https://example.org/more']), { status: 400, body: { error: 'invalid_scope' } })
  })

  await t.test('lti 1.5: a form, of this grant', async t => {
    const send = async (type: string, body: string) => answered(await fetch(demo.registration.tokenUrl, { method: 'POST', headers: { 'content-type': type }, body }))
    t.match(await send('application/json', '{"grant_type":"client_credentials"}'), { status: 400, body: { error: 'invalid_request' } })
    const fields = new URLSearchParams({ grant_type: 'password', client_assertion_type: 'x', client_assertion: 'x', scope: 'x' })
    t.match(await send('application/x-www-form-urlencoded', fields.toString()), { status: 400, body: { error: 'unsupported_grant_type' } })
  })

  await t.test('an unknown token gets the recorded 401', async t => {
    const { request, response } = await recordedExchange('bad-token')
    const refused = await call('GET', translator(platform)(request.url), { accept: request.headers.accept, bearer: 'nope' })
    t.equal(refused.status, response.status)
    t.equal(refused.type, response.headers['content-type'])
    t.strictSame(refused.body, response.body)
  })

  await t.test('a token opens only what its scope names', async t => {
    const weak = accessToken(await token([scope.memberships]))
    const found = await call('GET', '/2/lineitems?type_id=1', { accept: 'application/vnd.ims.lis.v2.lineitemcontainer+json', bearer: weak })
    t.equal(found.status, 401)
    const reader = accessToken(await token([scope.readLineItem]))
    t.equal((await call('DELETE', '/2/lineitems/2/lineitem?type_id=1', { bearer: reader })).status, 401)
    t.equal((await replay(platform, 'lineitems')).found.status, 200)
  })

  await t.test('the platform\'s key set', async t => {
    const set = await answered(await fetch(demo.registration.keysUrl))
    t.equal(set.status, 200)
    t.match(set.body, { keys: [{ kty: 'RSA', alg: 'RS256', use: 'sig', kid: /^[0-9a-f]{20}$/, e: 'AQAB', n: String }] })
    t.notMatch(set.text, '"d"')
  })
})
