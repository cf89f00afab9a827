// A column in the gradebook where the LMS gave none.
import { sql } from 'kysely'
import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { LmsError, type LineItem, type NewLineItem } from '../../src/lms.ts'
import { buildApp, noLms } from '../support/app.ts'
import { openSchool, publishFiche } from '../support/school.ts'

const asked: Array<[LineItem, NewLineItem]> = []
let failure: LmsError | undefined
const url = 'https://moodle.test/lineitems/7/lineitem?type_id=1'
const school = await openSchool(t, {
  lms: {
    ...noLms,
    provideLineItem: async (course: LineItem, item: NewLineItem) => {
      asked.push([course, item])
      if (failure !== undefined) throw failure
      return url
    }
  }
})
const { db } = school
const place = { activity: 'ungraded', lineItemUrl: null }
const activityOf = async (id: string) => await db.selectFrom('activities').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

t.test('what waits for a column leaves by the one that is added, and later launches keep it', async t => {
  const student = await school.enter('ines', ['student'], place)
  const tutor = await school.enter('claire', ['staff'], place)
  const { id } = await publishFiche(student)
  await tutor.call('POST', `/fiches/${id}/decisions`, { id: '01900000-0000-7000-8000-0000000000ab', versionNumber: 1, outcome: 'approved', reason: '' })
  const owed = async () => await db.selectFrom('scores').select(['nextAt']).where('activityId', '=', student.me.activity.id).executeTakeFirstOrThrow()
  t.equal((await owed()).nextAt, null)

  failure = new LmsError('unauthorised', 'no scope')
  t.match((await tutor.call('POST', '/scores/column')).json(), { status: 409, code: 'no-gradebook' })
  failure = new LmsError('unreachable', 'down')
  t.match((await tutor.call('POST', '/scores/column')).json(), { status: 502, code: 'lms-failed' })
  t.equal((await activityOf(student.me.activity.id)).lineItemUrl, null)

  failure = undefined
  t.equal((await tutor.call('POST', '/scores/column')).statusCode, 204)
  t.match(asked.at(-1), [{ url: 'https://moodle.test/lineitems?type_id=1' }, { label: 'Portfolio de compétences', maximum: 100, resourceId: student.me.activity.id, tag: 'portfolio' }])
  t.match(await owed(), { nextAt: Date })

  await school.enter('ines', ['student'], place)
  t.equal((await activityOf(student.me.activity.id)).lineItemUrl, url, 'a launch that names no column')
  await school.enter('ines', ['student'], { activity: 'ungraded', lineItemUrl: 'https://moodle.test/given' })
  t.equal((await activityOf(student.me.activity.id)).lineItemUrl, 'https://moodle.test/given', 'one that does')
  const calls = asked.length
  t.equal((await tutor.call('POST', '/scores/column')).statusCode, 204)
  t.equal(asked.length, calls, 'the LMS gives one: ours is not asked for')
})

t.test('a column of ours that was deleted is made anew, and what was there leaves again', async t => {
  const tutor = await school.enter('claire', ['staff'], { activity: 'deleted', lineItemUrl: null })
  await tutor.call('POST', '/scores/column')
  const calls = asked.length
  t.equal((await tutor.call('POST', '/scores/column')).statusCode, 204)
  t.equal(asked.length, calls + 1, 'the LMS is asked whether it is still there')
})

t.test('a course without line items has no gradebook for us', async t => {
  const tutor = await school.enter('claire', ['staff'], { activity: 'none', lineItemUrl: null })
  await db.updateTable('activities').set({ lineItemsUrl: null }).where('id', '=', tutor.me.activity.id).execute()
  t.match((await tutor.call('POST', '/scores/column')).json(), { status: 409, code: 'no-gradebook' })
})

t.test('two processes that are asked at once make one column', async t => {
  const columns: string[] = []
  // A gradebook that takes two of the same, and its time: both would look before either has added.
  const provideLineItem = async (_course: LineItem, { resourceId }: NewLineItem): Promise<string> => {
    const known = columns.at(-1)
    await sleep(100)
    return known ?? columns[columns.push(`https://moodle.test/lineitems/${columns.length}/${resourceId}`) - 1] ?? ''
  }
  const processes = await Promise.all([1, 2].map(async () => await buildApp(school.databaseUrl, school.folder, { lms: { ...noLms, provideLineItem } })))
  t.teardown(async () => { for (const { app } of processes) await app.close() })
  const { tokens, me } = await school.enter('claire', ['staff'], { activity: 'twice', lineItemUrl: null })
  const ask = async ({ app }: (typeof processes)[number]) =>
    await app.inject({ method: 'POST', url: '/api/v1/scores/column', headers: { authorization: `Bearer ${tokens.accessToken}` } })
  const answers = await Promise.all([...processes, ...processes].map(ask))
  t.same(answers.map(({ statusCode }) => statusCode), [204, 204, 204, 204])
  t.equal(columns.length, 1)
  t.equal((await activityOf(me.activity.id)).ownLineItemUrl, columns[0])
})

t.test('a process that died over a column holds up the next for a minute at most', async t => {
  const tutor = await school.enter('claire', ['staff'], { activity: 'orphan', lineItemUrl: null })
  const lockUntil = async (seconds: number) => await db.updateTable('activities')
    .set({ columnLockedUntil: sql<Date>`now() + make_interval(secs => ${seconds})` }).where('id', '=', tutor.me.activity.id).execute()
  await lockUntil(0.5)
  t.equal((await tutor.call('POST', '/scores/column')).statusCode, 204)
  t.equal((await activityOf(tutor.me.activity.id)).columnLockedUntil, null, 'and nothing is left of it')
  failure = new LmsError('unreachable', 'down')
  t.match((await tutor.call('POST', '/scores/column')).json(), { status: 502, code: 'lms-failed' })
  failure = undefined
  t.equal((await activityOf(tutor.me.activity.id)).columnLockedUntil, null, 'nor when it fails')
})
