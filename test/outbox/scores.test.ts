// The outbox against the demo's gradebook, with what goes wrong between the two.
import { sql } from 'kysely'
import t from 'tap'
import { setTimeout as sleep } from 'node:timers/promises'
import { v7 } from 'uuid'
import { createLti } from '../../lti/index.ts'
import { startDemo, type Fault, type ServiceCall } from '../../src/demo/index.ts'
import * as sessions from '../../src/features/sessions/domain.ts'
import { claimScores } from '../../src/outbox/scores.ts'
import { startWorker } from '../../src/outbox/worker.ts'
import { connect } from '../../src/db/connect.ts'
import { buildApp } from '../support/app.ts'
import { createDatabase } from '../support/database.ts'
import { eventually, freePort } from '../support/service.ts'
import { clientOf, launchOf, publishFiche, type Client } from '../support/school.ts'
import * as organisations from '../../src/features/organisations/domain.ts'
import type { Role } from '../../src/lms.ts'
import type { Test } from 'tap'

const secretKey = 'x'.repeat(32)
const silent = { error: () => {}, warn: () => {} }

/** The service in this process, listening, with a worker that can be started and stopped. */
async function start (t: Test) {
  const faults: Array<[ServiceCall['name'], Fault]> = []
  const calls: string[] = []
  const intercept = async (call: ServiceCall): Promise<Fault | undefined> => {
    calls.push(call.name)
    return faults[0]?.[0] === call.name ? faults.shift()?.[1] : undefined
  }
  const port = await freePort()
  const publicUrl = `http://127.0.0.1:${port}`
  const database = await createDatabase()
  const way = connect(database.url, () => {})
  const lti = createLti({ db: way, publicUrl, secretKey, enter: async () => ({ code: '' }), offer: async () => ({ unit: { id: '', title: '' }, competences: [] }), strangers: { allowPrivate: true }, deadline: 4000 })
  const { app, db } = await buildApp(database.url, t.testdir(), { lti: lti.plugin })
  const demo = await startDemo({ toolUrl: publicUrl, intercept })
  t.teardown(async () => {
    await demo.close()
    await app.close()
    await way.destroy()
    await database.drop()
  })
  await app.listen({ host: '127.0.0.1', port })
  const organisationId = await organisations.provide(db, 'École')
  demo.setToolKeysUrl(`${publicUrl}/lti/keys/${organisationId}`)
  const platformId = await lti.addPlatform({ organisationId, ...demo.registration, deploymentIds: ['1'] })
  const worker = async () => {
    const started = await startWorker({ db, databaseUrl: database.url, lms: lti.lms, log: Object.assign(app.log, silent) })
    t.teardown(() => started.stop())
    return started
  }
  const enter = async (subject: string, roles: Role[], lineItemUrl: string | null = `${demo.url}/mod/lti/services.php/2/lineitems/2/lineitem?type_id=1`) => {
    const { code } = await sessions.enter(db, launchOf(organisationId, platformId, subject, roles, {}, {
      person: { issuer: demo.url, subject, name: subject, givenName: null, familyName: null, email: null }, lineItemUrl
    }))
    return await clientOf(app, code)
  }
  return { db, demo, faults, calls, worker, enter }
}

const decide = (tutor: Client, ficheId: string, outcome: string) =>
  tutor.call('POST', `/fiches/${ficheId}/decisions`, { id: v7(), versionNumber: 1, outcome, reason: 'x' })

const scoreOf = async (tutor: Client) => (await tutor.call('GET', '/scores')).json().items[0]

t.test('a grade arrives at once, changes within the same second, and goes back', async t => {
  const { demo, worker, enter } = await start(t)
  await worker()
  const ines = await enter('6', ['student'])
  const claire = await enter('3', ['staff'])
  const first = await publishFiche(ines, 'A', 'CG3')
  const second = await publishFiche(ines, 'A', 'CG8')
  await decide(claire, first.id, 'approved')
  await eventually('50', () => demo.gradebook.cell('6').grade === 50, 30)
  await decide(claire, second.id, 'approved')
  await decide(claire, first.id, 'reopened')
  await decide(claire, first.id, 'approved')
  await eventually('100', () => demo.gradebook.cell('6').grade === 100, 30)
  t.match(demo.gradebook.cell('6').comment, /2 compétences prouvées sur 2/)
  const times = demo.gradebook.scores.map(({ timestamp }) => Date.parse(timestamp))
  t.ok(times.every((time, index) => index === 0 || time >= (times[index - 1] ?? 0) + 1000), 'a second apart')
  t.ok(times.every(time => time <= Date.now()), 'none from the future')
  t.equal(demo.gradebook.scores.at(-1)?.activityProgress, 'Completed')
  await decide(claire, second.id, 'reopened')
  await eventually('50 again', () => demo.gradebook.cell('6').grade === 50, 30)
  await eventually('that it is sent is written down', async () => (await scoreOf(claire)).state === 'sent', 30)
  t.match(await scoreOf(claire), { given: 50, maximum: 100, error: null })
  t.match(await scoreOf(ines), { student: { id: ines.me.id }, given: 50 }, 'the student sees their own')
})

t.test('whatever the LMS answers at first, the grade arrives, once', async t => {
  t.jobs = 4
  const trouble: Array<[string, Array<[ServiceCall['name'], Fault]>]> = [
    ['it is down', [['token', { drop: 'before' }], ['token', { drop: 'before' }]]],
    ['it takes the score and its answer is lost', [['score', { drop: 'after' }]]],
    ['it does not answer in time', [['score', { delay: 6000, drop: 'after' }]]],
    ['it is busy', [['score', { status: 429, headers: { 'retry-after': '1' } }]]],
    ['its error page', [['score', { status: 500 }], ['score', { status: 502 }]]],
    ['it forgot our token', [['score', { status: 401 }]]],
    ['the answer is lost, and what it holds cannot be read', [['score', { drop: 'after' }], ['results', { status: 500 }]]]
  ]
  for (const [name, faults] of trouble) {
    t.test(name, { buffered: true }, async t => {
      const service = await start(t)
      await service.worker()
      const ines = await service.enter('6', ['student'])
      const claire = await service.enter('3', ['staff'])
      const { id } = await publishFiche(ines)
      service.faults.push(...faults)
      await decide(claire, id, 'approved')
      await eventually('the grade is there and known to be', async () =>
        service.demo.gradebook.cell('6').grade === 50 && (await scoreOf(claire)).state === 'sent', 60)
      t.same(service.faults, [], 'the trouble was met')
      t.equal(service.demo.gradebook.scores.length, 1, 'once')
    })
  }
})

t.test('refused for good: said, not tried for ever, and sent again when asked', async t => {
  const { demo, db, worker, enter, calls } = await start(t)
  await worker()
  const tester = await enter('4', ['student'])
  const claire = await enter('3', ['staff'])
  const { id } = await publishFiche(tester)
  await decide(claire, id, 'approved')
  await eventually('it is refused: a teacher has no grade', async () => (await scoreOf(claire)).state === 'refused', 40)
  t.equal((await scoreOf(claire)).error, 'refused')
  const tries = calls.filter(call => call === 'score').length
  await sleep(1500)
  t.equal(calls.filter(call => call === 'score').length, tries, 'nobody insists')
  const { activityId, studentId } = await db.selectFrom('scores').select(['activityId', 'studentId']).executeTakeFirstOrThrow()
  const person = demo.people.find(each => each.id === '4')
  if (person !== undefined) demo.enrol({ ...person, role: 'student' })
  t.equal((await claire.call('POST', `/scores/${activityId}/${studentId}/resend`)).statusCode, 204)
  await eventually('it arrives', async () => (await scoreOf(claire)).state === 'sent', 40)
})

t.test('a teacher who graded by hand meanwhile is not fought', async t => {
  const { demo, worker, enter } = await start(t)
  const ines = await enter('6', ['student'])
  const claire = await enter('3', ['staff'])
  const { id } = await publishFiche(ines)
  await decide(claire, id, 'approved')
  demo.gradebook.override('6', { grade: 80, comment: 'à la main' })
  await worker()
  await eventually('it was taken', async () => (await scoreOf(claire)).state === 'sent', 40)
  t.equal(demo.gradebook.cell('6').grade, 80)
})

t.test('without a column the score waits, and leaves when the activity gets one', async t => {
  const { demo, worker, enter } = await start(t)
  await worker()
  const ines = await enter('6', ['student'], null)
  const claire = await enter('3', ['staff'], null)
  const { id } = await publishFiche(ines)
  await decide(claire, id, 'approved')
  t.match(await scoreOf(claire), { state: 'waiting', error: 'no-column' })
  await enter('3', ['staff'])
  await eventually('the grade arrives', () => demo.gradebook.cell('6').grade === 50, 40)
})

t.test('two workers never take the same score', async t => {
  const { db, enter } = await start(t)
  const claire = await enter('3', ['staff'])
  for (const subject of ['6', '7', '8']) {
    const { id } = await publishFiche(await enter(subject, ['student']))
    await decide(claire, id, 'approved')
  }
  const taken = (await Promise.all(Array.from({ length: 6 }, () => claimScores(db, 1)))).flat()
  t.ok(taken.length >= 2)
  t.equal(new Set(taken.map(({ subject }) => subject)).size, taken.length)
  t.same(await claimScores(db, 10), [], 'two at once for one LMS, while the lease lasts')
  await sql`update scores set locked_until = now() - interval '1 second'`.execute(db)
  const again = await claimScores(db, 10)
  for (const { subject, sendingAt } of taken) {
    t.same(again.find(each => each.subject === subject)?.sendingAt, sendingAt, 'the same wish leaves with the same timestamp')
  }
})

t.test('another LMS, and another column, wait for none that is dead', { timeout: 240_000 }, async t => {
  const { db, demo, faults, worker, enter } = await start(t)
  const claire = await enter('3', ['staff'])
  for (const subject of ['6', '7', '8']) {
    const { id } = await publishFiche(await enter(subject, ['student']))
    await decide(claire, id, 'approved')
  }
  // Forty scores for a platform that is not there.
  await sql`insert into platforms select organisation_id, gen_random_uuid(), 'dead', 'http://127.0.0.1:9', 'dead', 'http://127.0.0.1:9/a', 'http://127.0.0.1:9/t', 'http://127.0.0.1:9/k', true from platforms limit 1`.execute(db)
  await sql`insert into platform_deployments select organisation_id, id, '1' from platforms where name = 'dead'`.execute(db)
  await sql`
    insert into activities (organisation_id, id, platform_id, deployment_id, resource_link_id, unit_id, title, line_item_url)
    select u.organisation_id, gen_random_uuid(), p.id, '1', 'dead' || n, u.id, 'dead', 'http://127.0.0.1:9/item'
      from units u, platforms p, generate_series(1, 40) n where p.name = 'dead'`.execute(db)
  await sql`
    insert into scores (organisation_id, activity_id, student_id, score_given, score_maximum, completed, comment, next_at)
    select a.organisation_id, a.id, (select student_id from scores limit 1), 1, 2, false, '', now() - interval '1 hour' from activities a where a.title = 'dead'`.execute(db)
  const began = Date.now()
  await worker()
  await eventually('the live ones have theirs', () => ['6', '7', '8'].every(subject => demo.gradebook.cell(subject).grade === 50), 20)
  t.comment(`${Date.now() - began} ms`)
  const { rows } = await sql<{ tried: number }>`select count(*)::integer as tried from scores where attempts > 0 and sent = 0`.execute(db)
  t.ok((rows[0]?.tried ?? 40) < 20, 'the dead platform is not tried one by one')
  t.same(faults, [])
})

t.test('a column that is made anew is filled again', async t => {
  const { demo, worker, enter } = await start(t)
  await worker()
  const claire = await enter('3', ['staff'])
  const { id } = await publishFiche(await enter('6', ['student']))
  await decide(claire, id, 'approved')
  await eventually('it is sent', async () => (await scoreOf(claire)).state === 'sent', 40)
  await enter('3', ['staff'], null)
  t.match(await scoreOf(claire), { given: 50 })
  await enter('3', ['staff'])
  await eventually('it has left again', () => demo.gradebook.scores.length === 2, 40)
})

t.test('the notices come again after the database has cut them', async t => {
  const { db, demo, worker, enter } = await start(t)
  await worker()
  const ines = await enter('6', ['student'])
  const claire = await enter('3', ['staff'])
  const { id } = await publishFiche(ines)
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query ilike 'listen%'`.execute(db)
  await sleep(1500)
  await decide(claire, id, 'approved')
  await eventually('the grade arrives at once', () => demo.gradebook.cell('6').grade === 50, 30)
})
