// The cases of 1EdTech's certification of tools (guide 1.3, 6.1) and our own on top, as far as login and launch go.
import { generateKeyPair, SignJWT } from 'jose'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import t from 'tap'
import { createSealer } from '../../lti/seal.ts'
import type { Claims } from '../../src/demo/index.ts'
import { signIn, autoForm } from '../demo/browser.ts'
import { addOrganisation, codeOf, finish, initiation, launch, login, lti, nextOf, readLoginPage, registrationOf, startSchool, startTool, type Answer } from './tool.ts'

const school = await startSchool(t)
const { demo, url, entered } = school
const lis = 'http://purl.imsglobal.org/vocab/lis/v2'

type Assertions = Pick<typeof t, 'equal' | 'match' | 'notMatch'>

/** A page to read, not JSON; with a code, and nothing of the person. */
function refused (t: Assertions, answer: Answer, status: number, code: string) {
  t.equal(answer.status, status)
  t.equal(codeOf(answer), code)
  t.match(answer.headers.get('content-type'), /^text\/html/)
  t.match(answer.text, /<html lang="fr">/)
  t.notMatch(answer.text, /Inès|Caradec|ines\.caradec|eyJ|at .*\.ts:/)
  t.match(answer.headers.get('content-security-policy'), /^default-src 'none'/)
}

const bad: Array<[id: string, claims: Claims, status: number, code: string, header?: Claims]> = [
  ['B01 no kid', {}, 401, 'token-key', { kid: undefined }],
  ['B02 a wrong kid', {}, 401, 'token-key', { kid: 'wrong' }],
  ['B03 a wrong version', { [lti('version')]: '11.3.0' }, 400, 'message-version'],
  ['B04 no version', { [lti('version')]: undefined }, 400, 'message-version'],
  ['B06 no LTI claims', Object.fromEntries(Object.keys(demo.launchClaims('6')).filter(name => name.startsWith('https:')).map(name => [name, undefined])), 400, 'message-version'],
  ['B07 wrong times', { iat: 11111, exp: 22222 }, 401, 'token-time'],
  ['B08 no message type', { [lti('message_type')]: undefined }, 400, 'message-type'],
  ['B09 no roles', { [lti('roles')]: undefined }, 400, 'message-roles'],
  ['B10 no deployment', { [lti('deployment_id')]: undefined }, 403, 'message-deployment'],
  ['B11 no id of the resource link', { [lti('resource_link')]: { title: 'x' } }, 400, 'message-resource'],
  ['B12 no sub', { sub: undefined }, 400, 'message-person'],
  ['X01 a nonce that was used', { nonce: (await login(school)).nonce }, 401, 'token-nonce'],
  ['X02 a nonce that is not ours', { nonce: 'theirs' }, 401, 'token-nonce'],
  ['X04 another audience', { aud: 'another' }, 401, 'token-audience'],
  ['X05 another azp', { aud: [demo.registration.clientId, 'another'], azp: 'another' }, 401, 'token-audience'],
  ['X05 no azp with two audiences', { aud: [demo.registration.clientId, 'another'] }, 401, 'token-audience'],
  ['X06 alg none', {}, 401, 'token-algorithm', { alg: 'none' }],
  ['X06 alg HS256', {}, 401, 'token-algorithm', { alg: 'HS256' }],
  ['X06 alg RS384', {}, 401, 'token-algorithm', { alg: 'RS384' }],
  ['X06 alg ES256', {}, 401, 'token-algorithm', { alg: 'ES256' }],
  ['X08 another issuer', { iss: 'https://another.test' }, 401, 'token-issuer'],
  ['X09 an unknown deployment', { [lti('deployment_id')]: '99' }, 403, 'message-deployment'],
  ['X13 no exp', { exp: undefined }, 401, 'token-time'],
  ['X13 no iat', { iat: undefined }, 401, 'token-time'],
  ['X13 iat to come', { iat: Date.now() / 1000 + 120 }, 401, 'token-time'],
  ['X15 a target elsewhere', { [lti('target_link_uri')]: 'https://evil.test/' }, 400, 'message-target']
]

for (const [id, claims, status, code, header] of bad) {
  t.test(id, async t => {
    const before = entered.length
    refused(t, await launch(school, claims, { header }), status, code)
    t.equal(entered.length, before, 'nobody got in')
  })
}

t.test('B05 a message that is no launch', async t => {
  const begun = await login(school)
  refused(t, await finish(school, begun, await demo.sign({ name: 'badltilaunch' })), 401, 'token-issuer')
})

const only = (...names: string[]): Claims => Object.fromEntries(['name', 'given_name', 'family_name', 'email'].filter(name => !names.includes(name)).map(name => [name, undefined]))

const valid = (role: string, short: string): Array<[id: string, claims: Claims, name: RegExp, roles: string[]]> => {
  const known = { [lti('roles')]: [role] }
  const mapped = short === 'Instructor' ? ['staff'] : ['student']
  return [
    ['1 a launch', known, /Inès Caradec/, mapped],
    ['2 several roles', { [lti('roles')]: [role, `${lis}/institution/person#${short}`, `${lis}/system/person#User`] }, /./, mapped],
    ['3 a short role', { [lti('roles')]: [short] }, /./, mapped],
    ['4 an unknown role', { [lti('roles')]: [`${lis}/unknown/unknown#Helper`] }, /./, ['student']],
    ['5 no role', { [lti('roles')]: [] }, /./, ['student']],
    ['6 an e-mail only', { ...known, ...only('email') }, /^6$/, mapped],
    ['7 names only', { ...known, ...only('name', 'given_name', 'family_name') }, /Inès Caradec/, mapped],
    ['8 nothing personal', { ...known, ...only() }, /^6$/, mapped],
    ['9 an e-mail and no context', { ...known, ...only('email'), [lti('context')]: undefined }, /^6$/, mapped]
  ]
}

for (const [who, role, short] of [['T', `${lis}/membership#Instructor`, 'Instructor'], ['S', `${lis}/membership#Learner`, 'Learner']] as const) {
  for (const [id, claims, name, roles] of valid(role, short)) {
    t.test(`${who}0${id}`, async t => {
      const answer = await launch(school, claims)
      t.equal(answer.status, 200)
      t.equal(nextOf(answer), `${url}/?o=${school.organisationId}#code=code-${entered.length}`)
      t.match(entered.at(-1), { person: { subject: '6', name }, roles })
    })
  }
}

t.test('X03 a state that is unknown, malformed, used, expired, or of another browser', async t => {
  const token = async (nonce: string) => await demo.sign(demo.launchClaims('6', { nonce }))
  const [one, two] = [await login(school), await login(school)]
  const unknown = `${one.state.slice(0, -43)}${'A'.repeat(43)}`
  const elsewhere = createSealer('another key of at least 32 characters').seal('{}', 'login ticket').toString('base64url')
  for (const state of [unknown, 'state', elsewhere, `${one.state}x`, `${one.state}=`, one.state.slice(1), ' ']) {
    refused(t, await finish(school, { state, proof: one.proof }, await token(one.nonce)), 401, 'login-unknown')
  }
  refused(t, await finish(school, { state: one.state, proof: two.proof }, await token(one.nonce)), 401, 'login-unknown')
  t.equal((await finish(school, one, await token(one.nonce))).status, 200, 'none of this used it up')
  refused(t, await finish(school, one, await token(one.nonce)), 401, 'login-unknown')
})

t.test('X03 a login is good for ten minutes', async t => {
  let now = Date.now()
  const aging = await startSchool(t, { now: () => new Date(now) })
  const [one, two] = [await login(aging), await login(aging)]
  const token = async (nonce: string) => await aging.demo.sign(aging.demo.launchClaims('6', { nonce, iat: now / 1000, exp: now / 1000 + 60 }))
  now += 599_999
  t.equal((await finish(aging, one, await token(one.nonce))).status, 200)
  now += 1
  refused(t, await finish(aging, two, await token(two.nonce)), 401, 'login-unknown')
  const page = await aging.post('/lti/launch', { id_token: 'a.b.c', state: two.state })
  t.match(page.headers.get('content-security-policy'), `frame-ancestors 'self' ${aging.demo.url}`, 'who comes too late can read why')
})

t.test('X07 a tampered payload', async t => {
  const begun = await login(school)
  const [header, payload = '', signature] = (await demo.sign(demo.launchClaims('6', { nonce: begun.nonce }))).split('.')
  const claims: Claims = { ...JSON.parse(Buffer.from(payload, 'base64url').toString()), sub: '2' }
  const forged = [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.')
  refused(t, await finish(school, begun, forged), 401, 'token-signature')
  t.equal((await finish(school, begun, await demo.sign(demo.launchClaims('6', { nonce: begun.nonce })))).status, 200, 'a forgery uses nothing up')
})

t.test('X10 an inactive platform: at the login, and between login and launch', async t => {
  const begun = await login(school)
  // As another process does it: here the platform is still remembered as active.
  await school.db.updateTable('platforms').set({ active: false }).execute()
  refused(t, await finish(school, begun, await demo.sign(demo.launchClaims('6', { nonce: begun.nonce }))), 403, 'platform-inactive')
  await school.lti.deactivate(school.platformId)
  const answer = await school.post('/lti/login', initiation(school))
  refused(t, answer, 403, 'platform-inactive')
  t.match(answer.headers.get('content-security-policy'), /frame-ancestors 'self' \*/, 'who is not let in can read why')
  await school.lti.activate(school.platformId)
})

t.test('X11 an unknown client of a known issuer', async t => {
  refused(t, await school.post('/lti/login', initiation(school, { client_id: 'unknown' })), 403, 'platform-unknown')
  refused(t, await school.post('/lti/login', initiation(school, { iss: 'https://unknown.test' })), 403, 'platform-unknown')
})

t.test('X12 an issuer without client id: enough for one registration, not for two', async t => {
  t.equal((await login(school, { client_id: undefined })).next.searchParams.get('client_id'), demo.registration.clientId)
  t.equal((await login(school, { client_id: '' })).next.searchParams.get('client_id'), demo.registration.clientId)
  await school.lti.addPlatform({ ...registrationOf(school, demo), organisationId: await addOrganisation(school.db, 'Autre'), clientId: 'second' })
  refused(t, await school.post('/lti/login', initiation(school, { client_id: undefined })), 400, 'platform-ambiguous')
  t.equal((await login(school, { client_id: 'second' })).next.searchParams.get('client_id'), 'second')
})

t.test('X08 a token of one registration does not end the login of another', async t => {
  const begun = await login(school, { client_id: 'second' })
  refused(t, await finish(school, begun, await demo.sign(demo.launchClaims('6', { nonce: begun.nonce }))), 401, 'token-audience')
})

t.test('X14 a key set that is down, hangs, breaks, or has changed', async t => {
  const tool = await startTool(t)
  const { privateKey } = await generateKeyPair('RS256')
  let asked = 0
  let answer: (response: ServerResponse) => void = response => response.destroy()
  const server = createServer((_request, response) => {
    asked++
    answer(response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => { server.close(); server.closeAllConnections() })
  const address = server.address()
  const keysUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/keys`
  const other = { ...school, ...tool }
  await tool.lti.addPlatform({ ...registrationOf(tool, demo), keysUrl })
  const sign = async (claims: Claims) => await new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'theirs' }).sign(privateKey)
  const claims = { [lti('target_link_uri')]: tool.url }

  refused(t, await launch(other, claims, { sign }), 503, 'keys-unreachable')
  for (const body of ['', '{}', '{"keys":7}', '<html>']) {
    answer = response => response.end(body)
    refused(t, await launch(other, claims, { sign }), 503, 'keys-unreachable')
  }
  answer = response => response.writeHead(302, { location: demo.registration.keysUrl }).end()
  refused(t, await launch(other, claims, { sign }), 503, 'keys-unreachable')
  const before = asked
  answer = response => response.end('{"keys":[]}')
  refused(t, await launch(other, claims, { sign }), 401, 'token-key')
  refused(t, await launch(other, claims, { sign }), 401, 'token-key')
  t.equal(asked, before + 1, 'an unknown key within the cool-down is not asked for again')
  t.equal(tool.entered.length, 0)
})

t.test('X15 a login for another place', async t => {
  for (const target of ['https://evil.test/', `${url}.evil.test/`, 'javascript:alert(1)', '/lti/launch']) {
    refused(t, await school.post('/lti/login', initiation(school, { target_link_uri: target })), 400, 'target-foreign')
  }
})

t.test('X16 the platform says no', async t => {
  const { state } = await login(school)
  const answer = await school.post('/lti/launch', { error: 'access_denied', error_description: 'Inès Caradec is not here', state })
  refused(t, answer, 403, 'platform-error')
  refused(t, await school.post('/lti/launch', { error: '<script>alert(1)</script>' }), 403, 'platform-error')
})

t.test('X17 a login that lacks something, by GET and by POST', async t => {
  for (const name of ['iss', 'login_hint', 'target_link_uri']) {
    for (const value of [undefined, '']) {
      const fields = initiation(school, { [name]: value })
      refused(t, await school.post('/lti/login', fields), 400, 'login-incomplete')
      refused(t, await school.get(`/lti/login?${new URLSearchParams(fields)}`), 400, 'login-incomplete')
    }
  }
  refused(t, await school.get(`/lti/login?${new URLSearchParams(initiation(school))}&iss=twice`), 400, 'login-incomplete')
  const lacking: Array<Record<string, string>> = [{}, { id_token: 'x' }, { state: 'x' }, { id_token: '', state: 'x' }]
  for (const fields of lacking) {
    refused(t, await school.post('/lti/launch', fields), 400, 'launch-incomplete')
    refused(t, await school.post('/lti/enter', fields, { 'sec-fetch-site': 'same-origin' }), 400, 'launch-incomplete')
  }
})

t.test('X20 eight replays at once: one gets in', async t => {
  const begun = await login(school)
  const idToken = await demo.sign(demo.launchClaims('6', { nonce: begun.nonce }))
  const before = entered.length
  const answers = await Promise.all(Array.from({ length: 8 }, () => finish(school, begun, idToken)))
  t.strictSame(answers.map(({ status }) => status).sort(), [200, ...Array<number>(7).fill(401)])
  t.equal(entered.length, before + 1)
})

t.test('X20b the last step from another site', async t => {
  const begun = await login(school)
  const idToken = await demo.sign(demo.launchClaims('6', { nonce: begun.nonce }))
  const others: Array<Record<string, string>> = [
    {}, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { 'sec-fetch-site': 'none' },
    { 'sec-fetch-site': 'cross-site', origin: url }, { origin: 'null' }, { origin: demo.url }, { origin: `${url}.evil.test` }
  ]
  for (const headers of others) refused(t, await finish(school, begun, idToken, headers), 403, 'cross-site')
  t.equal((await finish(school, begun, idToken, { origin: url })).status, 200, 'a browser without Fetch Metadata')
})

t.test('X21 two launches at once, as of a double click', async t => {
  const [one, two] = await Promise.all([login(school), login(school)])
  t.not(one.key, two.key, 'neither proof overwrites the other')
  for (const begun of [two, one]) t.equal((await finish(school, begun, await demo.sign(demo.launchClaims('6', { nonce: begun.nonce })))).status, 200)
})

t.test('X22, X23 a site administrator and a non-editing teacher of Moodle', async t => {
  await launch(school, {}, { personId: '2' })
  t.strictSame(entered.at(-1)?.roles, ['staff', 'administrator'])
  await launch(school, {}, { personId: '3' })
  t.strictSame(entered.at(-1)?.roles, ['staff'])
})

t.test('X26 a submission review, from the gradebook, with and without for_user', async t => {
  const yann = await signIn(demo, '4')
  const review = async (path: string) => {
    const begun = autoForm(await (await yann.get(path)).text())
    const step = readLoginPage((await school.post('/lti/login', begun.fields)).text)
    const answer = autoForm(await (await yann.get(`${step.next.pathname}${step.next.search}`)).text())
    t.equal((await finish(school, step, answer.fields.id_token ?? '')).status, 200)
    return entered.at(-1)
  }
  t.match(await review('/mod/lti/launch.php?id=3&action=gradeReport&user=6'), { person: { subject: '4' }, roles: ['staff'], forUser: '6' })
  t.match(await review('/mod/lti/launch.php?id=3&action=gradeReport'), { person: { subject: '4' }, roles: ['staff'], forUser: null })
})

t.test('every case of the matrix has its test', async t => {
  const folder = new URL('./', import.meta.url)
  const files = (await readdir(folder)).filter(name => name.endsWith('.test.ts'))
  const texts = await Promise.all(files.map(name => readFile(new URL(name, folder), 'utf8')))
  const names = texts.flatMap(text => [...text.matchAll(/(?:test\(|\[)['`]([^'`\n]+)/g)].map(match => match[1] ?? ''))
  const series = (letter: string, last: number) => Array.from({ length: last }, (_, index) => `${letter}${String(index + 1).padStart(2, '0')}`)
  const named = (id: string): boolean => names.some(name => name.includes(id) || isWithin(id, name))
  // T and S are one table of nine, told apart when they run.
  const ids = [...series('B', 12), ...series('D', 7), ...series('N', 5), 'A01', ...series('X', 30), 'X20b']
  t.strictSame(ids.filter(id => !named(id)), [])
})

/** 'D02 to D07' names those between as well. */
function isWithin (id: string, name: string): boolean {
  const [, letter, from, to] = /([BDNX])(\d\d) to \1(\d\d)/.exec(name) ?? []
  return letter === id[0] && Number(from) <= Number(id.slice(1)) && Number(id.slice(1)) <= Number(to)
}
