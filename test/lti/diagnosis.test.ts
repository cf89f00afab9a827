// The diagnosis of a connection: each advice is reached by what it is meant for.
import t from 'tap'
import { findObstacles } from '../../lti/diagnosis/addresses.ts'
import { clockLine } from '../../lti/diagnosis/clock.ts'
import { createLti } from '../../lti/index.ts'
import { scopes } from '../../lti/service.ts'
import type { Fault, ServiceCall } from '../../src/demo/index.ts'
import { adviceCodes, type AdviceCode, type CheckedCourse, type CheckLine } from '../../src/lms.ts'
import { freePort } from '../support/service.ts'
import { startStub, type Response } from './stub.ts'
import { offered, secretKey, startSchool } from './tool.ts'

const seen = new Set<AdviceCode>()

/** A school whose Moodle fails as it is told, and the services of its activity. */
async function start (t: Parameters<typeof startSchool>[0], deadline = 10_000) {
  const fault: { now: (call: ServiceCall) => Fault | undefined } = { now: () => undefined }
  const school = await startSchool(t, { deadline }, { intercept: async call => fault.now(call) })
  const { organisationId, platformId, demo, lti } = school
  const services = `${demo.url}/mod/lti/services.php`
  const course: CheckedCourse = {
    lineItemUrl: `${services}/2/lineitems/2/lineitem?type_id=1`,
    lineItemsUrl: `${services}/2/lineitems?type_id=1`,
    membershipsUrl: `${services}/CourseSection/2/bindings/1/memberships`
  }
  const change = async (values: object) => { await lti.addPlatform({ organisationId, ...demo.registration, deploymentIds: ['1'], ...values }) }
  /** Another process each time: this one remembers that the LMS asked to wait. */
  const check = async (at: CheckedCourse | null = course, publicUrl = school.url) => {
    const { lms } = createLti({ db: school.db, publicUrl, secretKey, deadline, enter: async () => ({ code: '' }), offer: async () => offered, strangers: { allowPrivate: true } })
    const lines = await lms.check({ organisationId, platformId }, at)
    for (const { advice } of lines) if (advice !== null) seen.add(advice)
    return lines
  }
  return { ...school, fault, course, change, check }
}

/** The lines of a part, each as `outcome advice`. */
const of = (lines: CheckLine[], part: CheckLine['part']): string[] =>
  lines.filter(line => line.part === part).map(({ outcome, advice }) => advice === null ? outcome : `${outcome} ${advice}`)

const json = (value: unknown): Response => ({ body: JSON.stringify(value) })
const key = { kty: 'RSA', kid: '1', n: 'AQAB', e: 'AQAB', alg: 'RS256', use: 'sig' }

t.test('a sound connection, on one machine', async t => {
  const { check } = await start(t)
  const lines = await check()
  for (const { part, detail } of lines) if (detail !== null) t.comment(`${part}: ${detail}`)
  t.strictSame(lines.map(({ part, outcome, advice }) => [part, outcome, advice]), [
    ['platform', 'ok', null],
    ['platformKeys', 'ok', null],
    ['ownKeys', 'warning', 'address-private'],
    ['ownKeys', 'warning', 'address-port'],
    ['ownKeys', 'warning', 'address-http'],
    ['token', 'ok', null],
    ['scopes', 'ok', null],
    ['clock', 'ok', null],
    ['lineItem', 'ok', null],
    ['members', 'ok', null]
  ])
})

t.test('a platform that is inactive, or none', async t => {
  const { check, db, lti, organisationId } = await start(t)
  await db.updateTable('platforms').set({ active: false }).execute()
  const lines = await check()
  t.strictSame(of(lines, 'platform'), ['failed platform-inactive'])
  t.equal(lines.filter(({ outcome }) => outcome === 'skipped').length, 7)
  t.strictSame(of(await lti.lms.check({ organisationId, platformId: organisationId }, null), 'platform'), ['failed platform-inactive'])
})

t.test("the platform's keys", async t => {
  const { check, change } = await start(t)
  let answer: Response = {}
  const stub = await startStub(t, () => answer)
  await change({ keysUrl: `${stub.url}/keys` })
  const found = async (next: Response) => {
    answer = next
    return of(await check(), 'platformKeys')
  }
  for (const empty of [{ keys: [] }, {}, [], { keys: [{ ...key, kty: 'EC' }, { ...key, use: 'enc' }, { kty: 'RSA' }, null] }]) {
    t.strictSame(await found(json(empty)), ['failed keys-empty'], JSON.stringify(empty))
  }
  t.strictSame(await found(json({ keys: [{ kty: 'oct' }, key] })), ['ok'])
  for (const none of [{ status: 404 }, { status: 302, headers: { location: '/elsewhere' } }, { body: '<html>' }]) {
    t.strictSame(await found(none), ['failed keys-unreachable'], JSON.stringify(none))
  }
  await change({ keysUrl: `http://127.0.0.1:${await freePort()}/keys` })
  const [line] = (await check()).filter(({ part }) => part === 'platformKeys')
  t.equal(line?.detail, 'keys: no answer (ECONNREFUSED)')
})

t.test('our own keys, as a stranger finds them', async t => {
  const { check, organisationId } = await start(t)
  const wrong = await startStub(t, () => json({ keys: [key] }))
  const lines = await check(undefined, wrong.url)
  t.match(of(lines, 'ownKeys'), ['failed own-keys-unreachable', 'warning address-private'])
  t.equal(lines.find(({ part }) => part === 'ownKeys')?.detail, 'keys: ours is not among them')
  t.equal(wrong.requests[0]?.path, `/lti/keys/${organisationId}`)
  t.equal(wrong.requests[0]?.headers.authorization, undefined)
  const nobody = await check(undefined, `http://127.0.0.1:${await freePort()}`)
  t.match(of(nobody, 'ownKeys'), ['failed own-keys-unreachable'])
})

t.test('addresses that a Moodle does not call', async t => {
  const found = async (url: string) => await findObstacles(url, 3000)
  t.strictSame(await found('https://localhost/'), ['address-private'])
  t.strictSame(await found('https://10.1.2.3/'), ['address-private'])
  t.strictSame(await found('https://[::1]:8443/'), ['address-private', 'address-port'])
  t.strictSame(await found('https://1.1.1.1/'), [])
  t.strictSame(await found('https://1.1.1.1:8443/'), ['address-port'])
  t.strictSame(await found('http://1.1.1.1/'), ['address-http'])
  t.strictSame(await found('https://nobody.invalid/'), [], 'a name that leads nowhere is told by the keys')
})

t.test('the token', async t => {
  const { check, change, fault } = await start(t)
  fault.now = ({ name }) => name === 'token' ? { status: 400 } : undefined
  const refused = await check()
  t.strictSame(of(refused, 'token'), ['failed token-refused'])
  t.match(refused.find(({ part }) => part === 'token'), { detail: 'token: the LMS answered 400' })
  t.strictSame(of(refused, 'scopes'), ['skipped'])
  t.strictSame(of(refused, 'lineItem'), ['skipped'])
  t.strictSame(of(refused, 'members'), ['skipped'])
  fault.now = ({ name }) => name === 'token' ? { drop: 'before' } : undefined
  t.strictSame(of(await check(), 'token'), ['failed token-unreachable'])
  fault.now = ({ name }) => name === 'token' ? { status: 503, headers: { 'retry-after': '60' } } : undefined
  t.strictSame(of(await check(), 'token'), ['failed token-unreachable'])
  const stub = await startStub(t, () => ({ status: 400, body: '{"error":"invalid_client"}' }))
  await change({ tokenUrl: stub.url })
  t.strictSame(of(await check(), 'token'), ['failed tool-pending'])
})

t.test('a stored token does not hide that none is given any more', async t => {
  const { check, fault } = await start(t)
  t.strictSame(of(await check(), 'token'), ['ok'])
  fault.now = ({ name }) => name === 'token' ? { status: 400 } : undefined
  t.strictSame(of(await check(), 'token'), ['failed token-refused'])
})

t.test('scopes that are not granted', async t => {
  const { check, change, course } = await start(t)
  let granted: string[] = []
  const stub = await startStub(t, ({ body }) => {
    const scope = new URLSearchParams(body).get('scope') ?? ''
    return granted.includes(scope) ? json({ access_token: scope, token_type: 'bearer', scope }) : { status: 400, body: '{"error":"invalid_scope"}' }
  })
  const service = await startStub(t, ({ headers }) => headers.authorization === `Bearer ${scopes.lineItemReadonly}` ? json({}) : { status: 401 })
  await change({ tokenUrl: stub.url })
  const none = await check()
  t.strictSame(of(none, 'token'), ['ok'], 'they believed the signature')
  t.strictSame(of(none, 'scopes'), ['failed scope-score', 'failed scope-result', 'warning scope-line-item', 'warning scope-members'])
  t.strictSame([...of(none, 'lineItem'), ...of(none, 'members')], ['skipped', 'skipped'])
  granted = [scopes.score, scopes.result, scopes.lineItemReadonly]
  const grades = await check({ ...course, lineItemUrl: `${service.url}/lineitem` })
  t.strictSame(of(grades, 'scopes'), ['warning scope-line-item', 'warning scope-members'], "Moodle's «grade sync only»")
  t.strictSame(of(grades, 'lineItem'), ['ok'])
})

t.test('clocks', async t => {
  const { check, change } = await start(t)
  let headers: Record<string, string> = {}
  const stub = await startStub(t, () => ({ ...json({ keys: [key] }), headers }))
  await change({ keysUrl: stub.url })
  const found = async (seconds: number, age?: string) => {
    headers = { date: new Date(Date.now() + seconds * 1000).toUTCString(), ...(age === undefined ? {} : { age }) }
    return of(await check(), 'clock')
  }
  t.strictSame(await found(0), ['ok'])
  t.strictSame(await found(3), ['ok'], 'a little behind is no harm')
  t.strictSame(await found(-4), ['failed clock-ahead'])
  t.strictSame(await found(30), ['warning clock-behind'])
  t.strictSame(await found(90), ['failed clock-behind'])
  t.strictSame(await found(-40, '40'), ['ok'], 'out of a cache')
  headers = { date: 'soon' }
  t.strictSame(of(await check(), 'clock'), ['skipped'])
})

t.test('clocks, to the millisecond: only what is sure is told', t => {
  const date = Date.parse('2026-11-20T08:00:00Z')
  const told = (sentAt: number, receivedAt = sentAt) => {
    const { outcome, advice, detail } = clockLine({ status: 200, text: '', headers: new Headers({ date: new Date(date).toUTCString() }), sentAt: date + sentAt, receivedAt: date + receivedAt })
    return [outcome, advice, detail]
  }
  t.strictSame(told(0), ['ok', null, null])
  t.strictSame(told(1000), ['ok', null, null], 'their second may be almost over')
  t.strictSame(told(1001), ['warning', 'clock-ahead', '0.0 s'])
  t.strictSame(told(2000), ['warning', 'clock-ahead', '1.0 s'])
  t.strictSame(told(2001), ['failed', 'clock-ahead', '1.0 s'])
  t.strictSame(told(-9000, 5000), ['ok', null, null], 'a slow answer proves nothing')
  t.strictSame(told(-5000), ['ok', null, null])
  t.strictSame(told(-5001), ['warning', 'clock-behind', '5.0 s'])
  t.strictSame(told(-60_001), ['failed', 'clock-behind', '60.0 s'])
  t.end()
})

t.test('the services of the course', async t => {
  const { check, course, fault } = await start(t)
  const none = await check(null)
  t.strictSame([...of(none, 'lineItem'), ...of(none, 'members')], ['skipped no-activity', 'skipped no-activity'])
  const off = await check({ lineItemUrl: null, lineItemsUrl: null, membershipsUrl: null })
  t.strictSame([...of(off, 'lineItem'), ...of(off, 'members')], ['warning grades-off', 'warning members-off'])

  fault.now = ({ name }) => name === 'lineitem' || name === 'memberships' ? { status: 401 } : undefined
  const dropped = await check()
  t.strictSame([...of(dropped, 'lineItem'), ...of(dropped, 'members')], ['failed authorisation-dropped', 'failed authorisation-dropped'])
  fault.now = ({ name }) => name === 'lineitem' ? { status: 401 } : undefined
  const one = await check()
  t.strictSame([...of(one, 'lineItem'), ...of(one, 'members')], ['failed service-refused', 'ok'], 'the other call had its token: the header arrives')

  fault.now = () => undefined
  const gone = await check({ ...course, lineItemUrl: course.lineItemUrl?.replace('lineitems/2', 'lineitems/77') ?? null })
  t.strictSame(of(gone, 'lineItem'), ['failed service-refused'])
  t.equal(gone.find(({ part }) => part === 'lineItem')?.detail, 'line items: the LMS answered 404')
  fault.now = ({ name }) => name === 'memberships' ? { status: 500 } : undefined
  t.strictSame(of(await check(), 'members'), ['failed service-unreachable'])
})

t.test('no more than one member is looked at', async t => {
  const { check, course, fault } = await start(t)
  const asked: string[] = []
  fault.now = ({ name, url }) => {
    if (name === 'memberships') asked.push(url)
    return undefined
  }
  await check(course)
  t.strictSame(asked, ['/mod/lti/services.php/CourseSection/2/bindings/1/memberships?limit=1'])
})

t.test('a platform where everything hangs: an answer all the same', async t => {
  const { check, fault } = await start(t, 1500)
  await check()
  fault.now = () => ({ delay: 60_000 })
  const begun = performance.now()
  const lines = await check()
  t.ok(performance.now() - begun < 20_000)
  t.strictSame([...of(lines, 'platformKeys'), ...of(lines, 'token'), ...of(lines, 'clock')], ['failed keys-unreachable', 'failed token-unreachable', 'skipped'])
  fault.now = ({ name }) => name === 'lineitem' || name === 'memberships' ? { delay: 60_000 } : undefined
  const slow = await check()
  t.strictSame([...of(slow, 'lineItem'), ...of(slow, 'members')], ['failed service-unreachable', 'failed service-unreachable'])
})

t.test('every advice has been given', async t => {
  t.strictSame([...seen].sort(), [...adviceCodes].sort())
})
