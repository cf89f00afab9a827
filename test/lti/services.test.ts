// What a launch lets Preuves do afterwards, under the names of 1EdTech's test matrix: A01 (grades), N01 to N05 (members),
// and our own X27 to X29.
import { setTimeout as sleep } from 'node:timers/promises'
import { decodeJwt } from 'jose'
import t from 'tap'
import { createLti } from '../../lti/index.ts'
import { scopes } from '../../lti/service.ts'
import type { Lookup } from '../../src/addresses.ts'
import type { Launch, LineItem, Score } from '../../src/lms.ts'
import { recordedExchange } from '../demo/wire.ts'
import { failure, startStub } from './stub.ts'
import { launch, offered, secretKey, startFaultySchool } from './tool.ts'

async function start (t: Parameters<typeof startFaultySchool>[0]) {
  const school = await startFaultySchool(t)
  await launch(school)
  const [entered] = school.entered
  if (entered === undefined) throw new Error('the student did not get in')
  return { ...school, entered }
}

const at = ({ organisationId, platformId }: Launch, url: string | null): LineItem => ({ organisationId, platformId, url: url ?? '' })

const score = (changes: Partial<Score> = {}): Score =>
  ({ subject: '6', given: 1, maximum: 4, completed: false, comment: '', at: new Date(), ...changes })

t.test('A01 a student comes in; a line item is made, a score posted, a result read', async t => {
  const { lti, demo, entered, calls } = await start(t)
  const made = await lti.lms.provideLineItem(at(entered, entered.lineItemsUrl), { label: 'CG3', maximum: 4, resourceId: 'a01', tag: 'competence' })
  await lti.lms.sendScore(at(entered, made), score({ given: 3, comment: 'Bien', at: new Date('2026-11-20T08:00:00Z') }))
  const result = await lti.lms.readResult(at(entered, made), entered.person.subject)
  t.strictSame(result, { given: 3, maximum: 4, comment: 'Bien', at: new Date('2026-11-20T08:00:00Z') })
  const itemId = /lineitems\/(\d+)\//.exec(made)?.[1]
  t.match(demo.gradebook.cell('6', itemId), { grade: 3, max: 4 })
  for (const { method, url } of calls.filter(({ name }) => name !== 'keys')) t.comment(`${method} ${url}`)
  t.strictSame(calls.filter(({ name }) => !['keys', 'authorize'].includes(name)).map(({ name, method }) => `${method} ${name}`), [
    'POST token', 'GET lineitems', 'POST lineitems', 'POST token', 'POST score', 'POST token', 'GET results'
  ], 'a token for each scope, each once')
})

t.test('N01 a launch names the service of the members', async t => {
  const { entered, demo } = await start(t)
  t.equal(entered.membershipsUrl, `${demo.url}/mod/lti/services.php/CourseSection/2/bindings/1/memberships`)
})

t.test('N02 the request is received, and answered', async t => {
  const { lti, entered, calls } = await start(t)
  const members = await lti.lms.listMembers(entered, entered.membershipsUrl ?? '')
  t.match(calls.at(-1), { name: 'memberships', method: 'GET', url: '/mod/lti/services.php/CourseSection/2/bindings/1/memberships' })
  t.match(members.find(({ subject }) => subject === '6'), { name: 'Inès Caradec', givenName: 'Inès', familyName: 'Caradec', role: 'student', active: true })
  t.match(members.find(({ subject }) => subject === '3'), { role: 'student' }, 'the tutor: a hint that a launch corrects')
})

t.test('N03 the Accept header is the one media type', async t => {
  const { lti, entered } = await start(t)
  const { response } = await recordedExchange('nrps')
  const stub = await startStub(t, () => ({ body: JSON.stringify(response.body) }))
  t.equal((await lti.lms.listMembers(entered, `${stub.url}/memberships`)).length, 7)
  t.equal(stub.requests[0]?.headers.accept, 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json')
})

t.test('N04 the bearer is valid', async t => {
  const { lti, entered, db, calls } = await start(t)
  const url = entered.membershipsUrl ?? ''
  await lti.lms.listMembers(entered, url)
  const stub = await startStub(t, () => ({ body: '{"members":[]}' }))
  await lti.lms.listMembers(entered, stub.url)
  const bearer = stub.requests[0]?.headers.authorization ?? ''
  const ask = async (authorization: string) => (await fetch(url, { headers: { authorization, accept: 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json' } })).status
  t.equal(await ask(bearer), 200)
  t.equal(await ask(`${bearer}x`), 401)
  await db.deleteFrom('platformTokens').execute()
  calls.length = 0
  await lti.lms.listMembers(entered, url)
  t.strictSame(calls.map(({ name }) => name), ['token', 'memberships'])
})

t.test('N05 the scope is the right one, and no more', async t => {
  const { lti, entered, calls } = await start(t)
  await lti.lms.listMembers(entered, entered.membershipsUrl ?? '')
  t.match(calls.find(({ name }) => name === 'token')?.body, { scope: scopes.members, grant_type: 'client_credentials' })
})

const statuses: Array<[status: number, code: string]> = [
  [400, 'refused'], [401, 'unauthorised'], [403, 'refused'], [404, 'gone'], [409, 'conflict'], [429, 'busy'], [500, 'unreachable'], [503, 'busy']
]
t.test('X27 each status, for each service, with and without a body', async t => {
  const { lti, entered } = await start(t)
  for (const [status, code] of statuses) {
    for (const body of ['', '[]', '{"error":"Inès Caradec has 3/4"}']) {
      const stub = await startStub(t, () => ({ status, body }))
      const works = [
        lti.lms.sendScore(at(entered, stub.url), score()),
        lti.lms.readResult(at(entered, stub.url), '6'),
        lti.lms.provideLineItem(at(entered, stub.url), { label: 'x', maximum: 1, resourceId: 'x', tag: 'x' }),
        lti.lms.listMembers(entered, stub.url)
      ]
      for (const error of await Promise.all(works.map(failure))) {
        t.equal(error.code, code, `${status} ${error.message}`)
        t.match(error.message, new RegExp(`^(scores|results|line items|members): the LMS answered ${status}$`), 'nobody is named')
      }
    }
  }
})

t.test('X27 an empty answer where one was asked for', async t => {
  const { lti, entered } = await start(t)
  const stub = await startStub(t, () => ({ body: '' }))
  await lti.lms.sendScore(at(entered, stub.url), score())
  t.match(await failure(lti.lms.readResult(at(entered, stub.url), '6')), { code: 'unreachable', message: 'results: the answer cannot be read' })
  t.match(await failure(lti.lms.listMembers(entered, stub.url)), { code: 'unreachable', message: 'members: the answer cannot be read' })
  const marked = await startStub(t, () => ({ body: '\ufeff[]' }))
  t.equal(await lti.lms.readResult(at(entered, marked.url), '6'), undefined, 'a byte order mark is no harm')
})

t.test('X27 a locked column: 500, and well again when it is open', async t => {
  const { lti, entered, demo } = await start(t)
  demo.gradebook.lock(true)
  t.match(await failure(lti.lms.sendScore(at(entered, entered.lineItemUrl), score())), { code: 'unreachable', message: 'scores: the LMS answered 500' })
  demo.gradebook.lock(false)
  await lti.lms.sendScore(at(entered, entered.lineItemUrl), score())
})

t.test('X27 409, then success a second later', async t => {
  const { lti, entered, demo } = await start(t)
  const first = new Date('2026-11-20T08:00:00Z')
  await lti.lms.sendScore(at(entered, entered.lineItemUrl), score({ at: first }))
  t.equal((await failure(lti.lms.sendScore(at(entered, entered.lineItemUrl), score({ given: 4, at: first })))).code, 'conflict')
  await lti.lms.sendScore(at(entered, entered.lineItemUrl), score({ given: 4, at: new Date(first.getTime() + 1000) }))
  t.equal(demo.gradebook.cell('6').grade, 100)
})

t.test('X27 a clock: what a teacher typed since is newer than a score of ours from behind', async t => {
  const { lti, entered, demo } = await start(t)
  demo.gradebook.override('6', { grade: 10 })
  const behind = new Date(Date.now() - 120_000)
  t.equal((await failure(lti.lms.sendScore(at(entered, entered.lineItemUrl), score({ at: behind })))).code, 'conflict')
  t.match(await lti.lms.readResult(at(entered, entered.lineItemUrl), '6'), { given: 10 }, 'and its time tells after what ours must be')
})

t.test('X27 429 with Retry-After: no other service is called before', async t => {
  const { lti, entered, calls, fail } = await start(t)
  await lti.lms.readResult(at(entered, entered.lineItemUrl), '6')
  fail(({ name }) => name === 'results' ? { status: 429, headers: { 'retry-after': '3' } } : undefined)
  t.match(await failure(lti.lms.readResult(at(entered, entered.lineItemUrl), '6')), { code: 'busy', retryAfter: 3 })
  calls.length = 0
  t.match(await failure(lti.lms.listMembers(entered, entered.membershipsUrl ?? '')), { code: 'busy' })
  t.strictSame(calls, [])
  await sleep(3000)
  t.ok((await lti.lms.listMembers(entered, entered.membershipsUrl ?? '')).length > 0)
})

t.test('X28 a scope that is not granted, silently or in words, and that is granted later', async t => {
  const { lti, entered, demo, organisationId } = await start(t)
  let answer: { status: number, body: string } = { status: 200, body: '' }
  const stub = await startStub(t, () => answer)
  const { registration } = demo
  const ask = async (tokenUrl: string) => await lti.addPlatform({ organisationId, ...registration, deploymentIds: [registration.deploymentId], tokenUrl })
  await ask(`${stub.url}/token`)
  const refusal = { code: 'unauthorised', message: `token: the LMS does not grant ${scopes.members}`, cause: 'invalid_scope' }
  const list = async () => await lti.lms.listMembers(entered, entered.membershipsUrl ?? '')
  answer = { status: 200, body: JSON.stringify({ access_token: 'x', token_type: 'bearer', expires_in: 3600, scope: scopes.score }) }
  t.match(await failure(list()), refusal)
  answer = { status: 400, body: '{\r\n  "error" : "invalid_scope"\r\n}' }
  t.match(await failure(list()), refusal)
  answer = { status: 400, body: '{"error":"invalid_client"}' }
  t.match(await failure(list()), { code: 'unauthorised', message: 'token: the LMS answered 400 (invalid_client)' })
  answer = { status: 400, body: '{"error":"Signature of Inès failed"}' }
  t.match(await failure(list()), { code: 'unauthorised', message: 'token: the LMS answered 400', cause: undefined })
  await ask(registration.tokenUrl)
  t.ok((await list()).length > 0, 'a token without the scope was not kept')
})

t.test('X29 pages, an ampersand, somebody suspended', async t => {
  const { lti, entered, demo } = await start(t)
  const url = `${entered.membershipsUrl}?limit=2`
  const [student] = demo.people
  if (student === undefined) throw new Error('nobody')
  demo.enrol({ ...student, id: '50', given: 'Anne & Lise', family: 'Abgrall', name: 'Anne & Lise Abgrall' })
  demo.enrol({ ...student, id: '51', family: 'Zorn', suspended: true })
  const members = await lti.lms.listMembers(entered, url)
  t.ok(members.length > 4, 'in pages of two')
  t.equal(new Set(members.map(({ subject }) => subject)).size, members.length)
  t.match(members.find(({ subject }) => subject === '50'), { name: 'Anne & Lise Abgrall', givenName: 'Anne & Lise' })
  t.equal(members.find(({ subject }) => subject === '51'), undefined, 'Moodle leaves them out')
})

t.test('another process, after a restart, has the same tokens', async t => {
  const { lti, entered, calls, db, url } = await start(t)
  await lti.lms.listMembers(entered, entered.membershipsUrl ?? '')
  calls.length = 0
  const other = createLti({ db, publicUrl: url, secretKey, enter: async () => ({ code: '' }), offer: async () => offered, strangers: { allowPrivate: true } })
  await other.lms.listMembers(entered, entered.membershipsUrl ?? '')
  t.strictSame(calls.map(({ name }) => name), ['memberships'])
})

t.test('neither a launch nor a registration leads us into our own network', async t => {
  const { lti, entered, db, url, demo, organisationId } = await start(t)
  await lti.lms.listMembers(entered, entered.membershipsUrl ?? '')
  const inside = await startStub(t, () => ({ body: '{}' }))
  const { port } = new URL(inside.url)
  const lookup: Lookup = (_hostname, _options, callback) => callback(null, [{ address: '127.0.0.1', family: 4 }])
  const { lms } = createLti({ db, publicUrl: url, secretKey, enter: async () => ({ code: '' }), offer: async () => offered, strangers: { allowPrivate: false, lookup } })
  for (const address of [`https://127.0.0.1:${port}/`, `https://[::ffff:127.0.0.1]:${port}/`, `https://inside.example:${port}/`, inside.url]) {
    t.match(await failure(lms.listMembers(entered, address)), { code: 'unreachable', message: /^members: .* not (a public one|https)$/ }, address)
  }
  const { registration } = demo
  const register = async (tokenUrl: string) => {
    await db.deleteFrom('platformTokens').execute()
    await lti.addPlatform({ organisationId, ...registration, deploymentIds: [registration.deploymentId], tokenUrl, tokenAudience: 'https://api.example/token' })
  }
  await register(`https://inside.example:${port}/token`)
  t.match(await failure(lms.listMembers(entered, entered.membershipsUrl ?? '')), { code: 'unreachable', message: /^token: .* not a public one$/ })

  await t.test('nor does a token address that sends us on', async t => {
    const away = await startStub(t, () => ({ status: 307, headers: { location: `${inside.url}/token` } }))
    await register(`${away.url}/token`)
    t.match(await failure(lti.lms.listMembers(entered, entered.membershipsUrl ?? '')), { code: 'unreachable', message: 'token: the LMS answered 307' })
    const assertion = new URLSearchParams(away.requests[0]?.body).get('client_assertion') ?? ''
    t.match(decodeJwt(assertion), { iss: registration.clientId, aud: 'https://api.example/token' }, 'the assertion is for whom the platform wants')
  })
  t.strictSame(inside.requests, [])
})
