// Scores and results against the demonstration Moodle, and against its faults.
import { createLocalJWKSet, jwtVerify } from 'jose'
import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { createLti } from '../../lti/index.ts'
import type { Fault } from '../../src/demo/index.ts'
import type { LineItem, Score } from '../../src/lms.ts'
import { recordedExchange } from '../demo/wire.ts'
import { failure, startStub } from './stub.ts'
import { offered, registrationOf, secretKey, startFaultySchool, type FaultySchool, type Intercept } from './tool.ts'

async function startFaulty (t: Parameters<typeof startFaultySchool>[0], deadline?: number): Promise<FaultySchool & { lineItem: LineItem }> {
  const school = await startFaultySchool(t, { deadline })
  const { organisationId, platformId, demo } = school
  const url = `${demo.url}/mod/lti/services.php/2/lineitems/2/lineitem?type_id=1`
  return { ...school, lineItem: { organisationId, platformId, url } }
}

const score = (changes: Partial<Score> = {}): Score =>
  ({ subject: '6', given: 2, maximum: 4, completed: false, comment: '2 fiches validées sur 4', at: new Date(), ...changes })

/** Another process on the same database, with a token like all of them. */
const anotherLms = () => createLti({ db: school.db, publicUrl: school.url, secretKey, enter: async () => ({ code: '' }), offer: async () => offered, strangers: { allowPrivate: true } }).lms

const school = await startFaulty(t)
const { demo, lineItem, calls, fail } = school
const { lms } = school.lti
const names = () => calls.map(({ name }) => name)

t.beforeEach(() => {
  calls.length = 0
  fail(() => undefined)
})

t.test('ten calls at once, from cold: one request for a token', async t => {
  await Promise.all(Array.from({ length: 10 }, () => lms.readResult(lineItem, '6')))
  t.strictSame(names().filter(name => name === 'token'), ['token'])
  t.equal(names().filter(name => name === 'results').length, 10)
})

t.test('a score stands in the gradebook as it was meant', async t => {
  const at = new Date('2026-11-20T08:09:10.987Z')
  await lms.sendScore(lineItem, score({ at }))
  t.strictSame(demo.gradebook.cell('6'), { grade: 50, max: 100, comment: '2 fiches validées sur 4', timestamp: '2026-11-20T08:09:10+00:00' })
  t.match(calls.at(-1), {
    method: 'POST',
    url: '/mod/lti/services.php/2/lineitems/2/lineitem/scores?type_id=1',
    body: {
      userId: '6',
      timestamp: '2026-11-20T08:09:10.000Z',
      activityProgress: 'InProgress',
      gradingProgress: 'FullyGraded',
      scoreGiven: 2,
      scoreMaximum: 4,
      comment: '2 fiches validées sur 4'
    }
  })
  await lms.sendScore(lineItem, score({ given: 4, completed: true, at: new Date('2026-11-20T08:09:11Z') }))
  t.match(demo.gradebook.scores.at(-1), { activityProgress: 'Completed', gradingProgress: 'FullyGraded' })
  t.equal(demo.gradebook.cell('6').grade, 100)
})

t.test('a token is used again', async t => {
  await lms.sendScore(lineItem, score({ at: new Date('2026-11-20T08:10:00Z') }))
  t.strictSame(names(), ['score'])
})

t.test('the same second, and an earlier one, are a conflict', async t => {
  for (const at of ['2026-11-20T08:10:00Z', '2026-11-20T08:10:00.999Z', '2020-01-01T00:00:00Z']) {
    t.equal((await failure(lms.sendScore(lineItem, score({ at: new Date(at) })))).code, 'conflict')
  }
})

t.test('who is no student of the course is refused', async t => {
  for (const subject of ['4', '99999']) {
    const error = await failure(lms.sendScore(lineItem, score({ subject })))
    t.equal(error.code, 'refused')
    t.equal(error.message, 'scores: the LMS answered 400', "the platform's words quote the whole score")
    t.equal(error.cause, undefined)
  }
})

t.test('a column that is gone', async t => {
  const gone = { ...lineItem, url: lineItem.url.replace('lineitems/2', 'lineitems/77') }
  t.equal((await failure(lms.sendScore(gone, score()))).code, 'gone')
  t.equal((await failure(lms.readResult(gone, '6'))).code, 'gone')
})

t.test('a column that is locked may be open again', async t => {
  demo.gradebook.lock(true)
  t.equal((await failure(lms.sendScore(lineItem, score()))).code, 'unreachable')
  demo.gradebook.lock(false)
})

t.test('results', async t => {
  const at = new Date('2026-11-21T00:00:00Z')
  await lms.sendScore(lineItem, score({ given: 3, at, comment: 'Bien' }))
  t.strictSame(await lms.readResult(lineItem, '6'), { given: 75, maximum: 100, comment: 'Bien', at })
  t.match(calls.at(-1), { method: 'GET', url: '/mod/lti/services.php/2/lineitems/2/lineitem/results?type_id=1&user_id=6' })
  t.equal(await lms.readResult(lineItem, '7'), undefined, 'nobody has graded them yet')
  t.equal(await lms.readResult(lineItem, 'a&b=c'), undefined)
})

t.test('a grade of nought has no score in Moodle, nor has one that was taken away', async t => {
  await lms.sendScore(lineItem, score({ given: 0, at: new Date('2026-11-21T00:00:01Z') }))
  t.match(await lms.readResult(lineItem, '6'), { given: null })
  const { response } = await recordedExchange('results-after-notready')
  t.strictSame(response.body, [{ id: 'https://moodle.test/mod/lti/services.php/2/lineitems/6/lineitem/results?type_id=1&user_id=6', userId: '6' }])
})

t.test('a refused token: one new one, for all who were refused, and the call again', async t => {
  // The delay lets all three come before the first comes back.
  fail(({ name }) => name === 'results' && names().filter(each => each === 'results').length <= 3 ? { status: 401, delay: 200 } : undefined)
  await Promise.all([1, 2, 3].map(() => lms.readResult(lineItem, '6')))
  t.equal(names().filter(name => name === 'token').length, 1)
  t.equal(names().filter(name => name === 'results').length, 6)
})

t.test('refused twice is refused', async t => {
  fail(({ name }) => name === 'score' ? { status: 401 } : undefined)
  t.equal((await failure(lms.sendScore(lineItem, score()))).code, 'unauthorised')
  t.strictSame(names(), ['score', 'token', 'score'])
})

const answers: Array<[status: number, code: string]> = [
  [400, 'refused'], [403, 'refused'], [422, 'refused'], [404, 'gone'], [410, 'gone'], [409, 'conflict'], [429, 'busy'], [503, 'busy'],
  [500, 'unreachable'], [502, 'unreachable'], [418, 'unreachable'], [302, 'unreachable']
]
for (const [status, code] of answers) {
  t.test(`X27 ${status} is ${code}`, async t => {
    fail(({ name }) => name === 'token' ? undefined : { status, headers: { location: 'https://elsewhere.test/' } })
    const error = await failure(lms.sendScore(lineItem, score()))
    t.equal(error.code, code)
    t.equal(error.message, `scores: the LMS answered ${status}`)
    t.equal((await failure(lms.readResult(lineItem, '6'))).code, code)
  })
}

t.test('Retry-After', async t => {
  const asked = async (value: string | undefined, status = 429) => {
    fail(({ name }) => name === 'token' ? undefined : { status, headers: value === undefined ? undefined : { 'retry-after': value } })
    // Another process each time: this one would not call again until it may.
    return (await failure(anotherLms().sendScore(lineItem, score()))).retryAfter
  }
  t.equal(await asked('120'), 120)
  t.equal(await asked('0', 503), 0)
  const seconds = await asked(new Date(Date.now() + 90_000).toUTCString()) ?? 0
  t.ok(seconds > 80 && seconds <= 90)
  t.equal(await asked(new Date(0).toUTCString()), 0)
  for (const none of [undefined, 'soon', '-5', '1.5h']) t.equal(await asked(none), undefined, String(none))
  t.equal(await asked('120', 500), undefined)
})

t.test('whoever asks to wait is left alone until then', async t => {
  const lms = anotherLms()
  let busy = true
  fail(({ name }) => busy && name === 'score' ? { status: 429, headers: { 'retry-after': '4' } } : undefined)
  t.match(await failure(lms.sendScore(lineItem, score())), { code: 'busy', retryAfter: 4 })
  busy = false
  calls.length = 0
  t.match(await failure(lms.readResult(lineItem, '6')), { code: 'busy', message: 'results: the LMS has asked to wait' })
  t.strictSame(calls, [], 'no call was made')
  const elsewhere = { ...lineItem, platformId: school.organisationId }
  t.equal((await failure(lms.readResult(elsewhere, '6'))).code, 'unauthorised', 'another platform does not wait for it')
  await sleep(4000)
  await lms.readResult(lineItem, '6')
  t.strictSame(names(), ['results'])
})

t.test('four calls at once to one platform, and the others in their turn', async t => {
  let now = 0
  let most = 0
  fail(({ name }) => {
    if (name !== 'results') return undefined
    most = Math.max(most, ++now)
    setTimeout(() => now--, 100)
    return { delay: 100 }
  })
  await Promise.all(Array.from({ length: 10 }, () => lms.readResult(lineItem, '6')))
  t.equal(most, 4)
  t.equal(names().filter(name => name === 'results').length, 10)
})

t.test('connections that break, before and after the work', async t => {
  fail(() => ({ drop: 'before' }))
  t.equal((await failure(lms.readResult(lineItem, '6'))).code, 'unreachable')
  fail(({ name }) => name === 'score' ? { drop: 'after' } : undefined)
  const at = new Date('2026-11-21T00:01:00Z')
  t.equal((await failure(lms.sendScore(lineItem, score({ at })))).code, 'unreachable')
  fail(() => undefined)
  t.equal((await failure(lms.sendScore(lineItem, score({ at })))).code, 'conflict', 'it had arrived: it does not count twice')
})

t.test('answers that make no sense', async t => {
  fail(({ name }) => name === 'results' ? { status: 200 } : undefined)
  t.equal((await failure(lms.readResult(lineItem, '6'))).code, 'unreachable')
})

t.test('a platform that does not answer in time', async t => {
  const slow = await startFaulty(t, 200)
  const timed = async (intercept: Intercept) => {
    slow.fail(intercept)
    const start = performance.now()
    const { code } = await failure(slow.lti.lms.sendScore(slow.lineItem, score()))
    return { code, quick: performance.now() - start < 10_000 }
  }
  t.strictSame(await timed(({ name }) => name === 'token' ? { delay: 60_000 } : undefined), { code: 'unreachable', quick: true })
  t.strictSame(await timed(({ name }) => name === 'score' ? { delay: 60_000 } : undefined), { code: 'unreachable', quick: true })
})

t.test('the request for a token', async t => {
  const cold = await startFaulty(t)
  const asked = async (fault: Fault) => {
    cold.fail(({ name }) => name === 'token' ? fault : undefined)
    const { lms } = createLti({ db: cold.db, publicUrl: cold.url, secretKey, enter: async () => ({ code: '' }), offer: async () => offered, strangers: { allowPrivate: true } })
    const { code, retryAfter, message, cause } = await failure(lms.sendScore(cold.lineItem, score()))
    t.equal(cause, undefined)
    return { code, retryAfter, message }
  }
  for (const status of [400, 401, 403]) t.match(await asked({ status }), { code: 'unauthorised', message: `token: the LMS answered ${status}` })
  t.match(await asked({ status: 429, headers: { 'retry-after': '7' } }), { code: 'busy', retryAfter: 7 })
  t.match(await asked({ status: 500 }), { code: 'unreachable' })
  t.match(await asked({ drop: 'before' }), { code: 'unreachable' })
  t.match(await asked({ status: 200 }), { code: 'unreachable' }, 'an answer without a token')
  cold.fail(() => undefined)
  await cold.lti.lms.sendScore(cold.lineItem, score())
})

t.test('X28 tokens as platforms make them', async t => {
  let token: object = {}
  const { url, requests } = await startStub(t, () => ({ body: JSON.stringify(token) }))
  const tokenUrl = `${url}/token`
  const other = await startFaulty(t)
  await other.lti.addPlatform({ ...registrationOf(other, other.demo), tokenUrl })
  const read = async (given: object) => {
    token = given
    requests.length = 0
    await other.db.deleteFrom('platformTokens').execute()
    return await other.lti.lms.readResult(other.lineItem, '6').catch((error: unknown) => error)
  }
  const theirs = { access_token: 'theirs', token_type: 'bearer' }
  // Their Moodle does not know these tokens: to be asked for another is to have been used.
  for (const given of [theirs, { ...theirs, expires_in: 3600 }, { ...theirs, expires_in: '3600', scope: 'a https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly' }]) {
    t.match(await read(given), { code: 'unauthorised', message: 'results: the LMS answered 401' })
    t.equal(requests.length, 2)
  }
  t.match(await read({ ...theirs, scope: 'https://purl.imsglobal.org/spec/lti-ags/scope/score' }), { code: 'unauthorised', message: /does not grant/ })
  for (const odd of [{}, { access_token: 'x' }, { ...theirs, access_token: '' }, { ...theirs, expires_in: 'soon' }, [], { error: 'invalid_client' }]) {
    t.match(await read(odd), { code: 'unreachable', message: /makes no sense/ })
  }
  const { keys } = JSON.parse((await other.get(`/lti/keys/${other.organisationId}`)).text)
  const assertion = new URLSearchParams(requests.at(-1)?.body).get('client_assertion') ?? ''
  const { payload } = await jwtVerify(assertion, createLocalJWKSet({ keys }), { audience: tokenUrl })
  t.match(payload, { iss: 'preuves-demo', sub: 'preuves-demo', jti: /./ })
})

t.test('a token dies a minute before it dies', async t => {
  await lms.readResult(lineItem, '6')
  const aged = async (seconds: number) => {
    await school.db.updateTable('platformTokens').set({ createdAt: new Date(Date.now() - seconds * 1000) }).execute()
    calls.length = 0
    await lms.readResult(lineItem, '6')
    return names().includes('token')
  }
  t.notOk(await aged(3600 - 65))
  t.ok(await aged(3600 - 55))
})

t.test('a platform that is inactive, unknown, or of another organisation', async t => {
  const { db, organisationId } = school
  t.equal((await failure(lms.sendScore({ ...lineItem, platformId: organisationId }, score()))).code, 'unauthorised')
  t.equal((await failure(lms.sendScore({ ...lineItem, organisationId: lineItem.platformId }, score()))).code, 'unauthorised')
  await db.updateTable('platforms').set({ active: false }).execute()
  t.equal((await failure(lms.sendScore(lineItem, score()))).code, 'unauthorised')
  await db.updateTable('platforms').set({ active: true }).execute()
  t.strictSame(calls, [])
})

t.test('keys and tokens lie nowhere in clear, and are worth nothing under another SECRET_KEY', async t => {
  const { db } = school
  await lms.readResult(lineItem, '6')
  const sealed = [
    ...(await db.selectFrom('platformKeys').select('privateKeySealed as sealed').execute()),
    ...(await db.selectFrom('platformTokens').select('tokenSealed as sealed').execute())
  ].map(row => row.sealed.toString('latin1'))
  t.ok(sealed.length >= 3)
  for (const text of sealed) t.notMatch(text, /PRIVATE|BEGIN|access_token|Bearer/)
  const other = createLti({ db, publicUrl: school.url, secretKey: `${secretKey}!`, enter: async () => ({ code: '' }), offer: async () => offered, strangers: { allowPrivate: true } })
  await t.rejects(other.lms.readResult(lineItem, '6'), { message: /SECRET_KEY/ })
})
