// Who is in the course, as the LMS lists it, whatever it says and in whatever order.
import fc from 'fast-check'
import { sql } from 'kysely'
import t from 'tap'
import * as sessions from '../../src/features/sessions/domain.ts'
import { refreshDue, type Report } from '../../src/features/rosters/domain.ts'
import { startRosterWorker } from '../../src/features/rosters/worker.ts'
import { LmsError, type Lms, type Member, type Role } from '../../src/lms.ts'
import { openSchool, publishFiche, type School } from '../support/school.ts'

type List = (url: string) => Promise<Member[]>

async function never (): Promise<never> {
  throw new Error('a list of members asks for nothing else')
}

/** An LMS that only lists members. */
const listing = (list: List): Lms =>
  ({ sendScore: never, readResult: never, provideLineItem: never, check: never, listMembers: async (_platform, url) => await list(url) })

const member = (subject: string, role: Member['role'] = 'student', more: Partial<Member> = {}): Member =>
  ({ subject, name: `${subject} listed`, givenName: null, familyName: null, email: null, role, active: true, ...more })

const makeDue = async ({ db }: School) => { await sql`update activities set roster_next_at = now()`.execute(db) }

/** Lets what is due be read, and be this. */
async function read (school: School, members: Member[], report?: Report): Promise<void> {
  await makeDue(school)
  await refreshDue(school.db, listing(async () => members), report)
}

async function enrolled ({ db }: School) {
  const rows = await db.selectFrom('enrolments as e').innerJoin('people as p', 'p.id', 'e.personId')
    .select(['p.subject', 'p.name', 'p.email', 'e.role', 'e.leftAt', 'e.seenAt']).orderBy('p.subject').execute()
  return rows.map(({ leftAt, seenAt, ...row }) => ({ ...row, left: leftAt !== null, seen: seenAt !== null }))
}

const activity = async ({ db }: School) => await db.selectFrom('activities').selectAll().executeTakeFirstOrThrow()
const secondsUntil = (at: Date | null): number => Math.round(((at?.getTime() ?? 0) - Date.now()) / 1000)
const dayPasses = async ({ db }: School) => { await sql`update enrolments set seen_at = seen_at - interval '25 hours'`.execute(db) }

t.test('who is listed appears, who leaves is noted, who comes back is back', async t => {
  const school = await openSchool(t)
  await school.enter('claire', ['staff'])
  await read(school, [member('claire', 'staff'), member('ines', 'student', { email: 'ines@moodle.test' }), member('guest', null)])
  t.same(await enrolled(school), [
    { subject: 'claire', name: 'claire listed', email: 'claire@moodle.test', role: 'staff', left: false, seen: true },
    { subject: 'ines', name: 'ines listed', email: 'ines@moodle.test', role: 'student', left: false, seen: false }
  ], 'who is neither student nor staff is not enrolled; an e-mail is not lost')
  t.match(await activity(school), { rosterNextAt: null, rosterLockedUntil: null, rosterAttempts: 0, rosterError: null, rosterRefreshedAt: Date })

  await read(school, [member('claire', 'staff'), member('malo')])
  t.same((await enrolled(school)).map(({ subject, left }) => [subject, left]), [['claire', false], ['ines', true], ['malo', false]])
  await read(school, [member('claire', 'staff'), member('ines'), member('malo', 'student', { active: false })])
  t.same((await enrolled(school)).map(({ subject, left }) => [subject, left]), [['claire', false], ['ines', false], ['malo', true]], 'suspended is gone')
})

t.test('a launch brings back at once who was thought gone', async t => {
  const school = await openSchool(t)
  await school.enter('ines', ['student'])
  await dayPasses(school)
  await read(school, [member('malo')])
  t.match((await enrolled(school))[0], { subject: 'ines', left: true })
  await school.enter('ines', ['student'])
  t.match((await enrolled(school))[0], { subject: 'ines', left: false })
})

t.test('who launched within the last day is not gone, listed or not', async t => {
  const school = await openSchool(t)
  await school.enter('gwenola', ['staff', 'administrator'])
  await read(school, [member('ines')])
  t.match((await enrolled(school))[0], { subject: 'gwenola', left: false })
  await dayPasses(school)
  await read(school, [member('ines')])
  t.match((await enrolled(school))[0], { subject: 'gwenola', left: true })
})

t.test('the list makes no student of a teacher, and no teacher of who came as a student', async t => {
  const school = await openSchool(t)
  await school.enter('claire', ['staff'])
  await school.enter('ines', ['student'])
  await read(school, [member('claire', 'student'), member('ines', 'staff'), member('yann', 'student')])
  await read(school, [member('claire', 'student'), member('ines', 'staff'), member('yann', 'staff')])
  await read(school, [member('claire', 'student'), member('ines', 'staff'), member('yann', 'student')])
  t.same((await enrolled(school)).map(({ subject, role }) => [subject, role]), [['claire', 'staff'], ['ines', 'student'], ['yann', 'staff']])
})

t.test('a name that the platform hides takes none away; of another school nobody is touched', async t => {
  const school = await openSchool(t)
  const other = await school.addOrganisation('Autre école')
  await school.enter('ines', ['student'])
  await school.enter('ines', ['student'], { organisationId: other })
  await read(school, [member('ines', 'student', { name: 'ines' })])
  t.equal((await enrolled(school))[0]?.name, 'ines')
  await sql`update activities set roster_next_at = case when organisation_id = ${school.organisationId} then now() end`.execute(school.db)
  await dayPasses(school)
  await refreshDue(school.db, listing(async () => [member('malo')]))
  const { rows } = await sql<{ here: boolean, left: boolean }>`
    select organisation_id = ${school.organisationId} as here, left_at is not null as left from enrolments where seen_at is not null order by 1`.execute(school.db)
  t.same(rows, [{ here: false, left: false }, { here: true, left: true }])
})

t.test('a list that cannot be read, or that is empty, changes nothing and is tried later, ever more seldom', async t => {
  const school = await openSchool(t)
  await school.enter('claire', ['staff'])
  await read(school, [member('claire', 'staff'), member('ines')])
  await dayPasses(school)
  const before = await enrolled(school)
  const told: string[] = []
  const failures: Array<[string, number, List]> = [
    ['unauthorised', 60, async () => { throw new LmsError('unauthorised', 'no scope') }],
    ['empty', 120, async () => []],
    ['empty', 240, async () => [member('ines', 'student', { active: false })]],
    ['busy', 900, async () => { throw new LmsError('busy', 'later', { retryAfter: 900 }) }],
    ['internal', 960, async () => { throw new Error('a fault of ours') }],
    ['internal', 1920, async () => [member('malo', 'student', { name: 'not for PostgreSQL: \u0000' })]]
  ]
  for (const [code, seconds, list] of failures) {
    await makeDue(school)
    await refreshDue(school.db, listing(list), (_claimed, code) => told.push(code))
    const { rosterError, rosterNextAt, rosterLockedUntil } = await activity(school)
    t.equal(rosterError, code)
    t.ok(Math.abs(secondsUntil(rosterNextAt) - seconds) <= 5, `${code}: after ${secondsUntil(rosterNextAt)} s`)
    t.equal(rosterLockedUntil, null)
    t.same(await enrolled(school), before, code)
  }
  t.same(told, ['unauthorised', 'empty', 'busy', 'internal'], 'told once for each change of trouble')
  await sql`update activities set roster_attempts = 40`.execute(school.db)
  await makeDue(school)
  await refreshDue(school.db, listing(async () => []))
  t.ok(secondsUntil((await activity(school)).rosterNextAt) <= 6 * 3600, 'six hours at most')
  await read(school, [member('malo')])
  t.match(await activity(school), { rosterError: null, rosterAttempts: 0, rosterNextAt: null })
})

t.test('two who refresh at once list once; a dead process\'s list is read again', async t => {
  const school = await openSchool(t)
  await school.enter('claire', ['staff'])
  await makeDue(school)
  let lists = 0
  const slow = listing(async () => {
    lists++
    await new Promise(resolve => setTimeout(resolve, 200))
    return [member('ines')]
  })
  await Promise.all([refreshDue(school.db, slow), refreshDue(school.db, slow), refreshDue(school.db, slow)])
  t.equal(lists, 1)
  await sql`update activities set roster_next_at = now(), roster_locked_until = now() + interval '1 minute'`.execute(school.db)
  await refreshDue(school.db, slow)
  t.equal(lists, 1, 'somebody else has it')
  await sql`update activities set roster_locked_until = now() - interval '1 second'`.execute(school.db)
  await refreshDue(school.db, slow)
  t.equal(lists, 2)
})

t.test('several activities of one course are one list; another platform waits for none that is dead', async t => {
  const school = await openSchool(t)
  const other = await school.addOrganisation('Autre école')
  const { me } = await school.enter('claire', ['staff'])
  await sessions.enter(school.db, { ...await school.launch('claire', ['staff'], { activity: '2' }), placed: { unitId: me.unit.id, competenceId: null } })
  await school.enter('claire', ['staff'], { activity: '3' })
  await school.enter('claire', ['staff'], { organisationId: other })
  const { db, organisationId } = school
  const asked: string[] = []
  let letGo = (): void => {}
  const dead = new Promise<void>(resolve => { letGo = resolve })
  await sql`update activities set memberships_url = case when organisation_id = ${organisationId} then 'dead' else 'alive' end, roster_next_at = now()`.execute(db)
  const round = refreshDue(db, listing(async url => {
    asked.push(url)
    if (url === 'alive') return [member('ines')]
    await dead
    throw new LmsError('unreachable', 'no answer')
  }))
  for (const end = Date.now() + 30_000; Date.now() < end && !asked.includes('alive');) await new Promise(resolve => setTimeout(resolve, 20))
  t.same(asked.toSorted(), ['alive', 'dead'], 'read while the other hangs, which is asked once')
  letGo()
  await round
  t.same(asked.toSorted(), ['alive', 'dead'], 'its other lists are not tried one by one')
  await sql`update activities set roster_next_at = now() where memberships_url = 'dead'`.execute(db)
  asked.length = 0
  await refreshDue(db, listing(async url => { asked.push(url); return [member('ines')] }))
  t.same(asked, ['dead', 'dead'], 'three activities, two units')
})

t.test('the worker reads what is due, and ends what is under way', async t => {
  const school = await openSchool(t)
  await school.enter('claire', ['staff'])
  await makeDue(school)
  let under = (): void => {}
  const begun = new Promise<void>(resolve => { under = resolve })
  const worker = startRosterWorker({
    db: school.db,
    log: school.app.log,
    lms: listing(async () => {
      under()
      await new Promise(resolve => setTimeout(resolve, 100))
      return [member('ines')]
    })
  })
  await begun
  await worker.stop()
  t.equal((await activity(school)).rosterNextAt, null)
  t.same((await enrolled(school)).map(({ subject }) => subject), ['claire', 'ines'])
})

const subjects = ['claire', 'ines', 'malo', 'yann']
/** The role that each of them has whenever they launch. */
const roles: Record<string, Role[]> = { claire: ['staff'], ines: ['student'], malo: ['student'], yann: ['staff', 'administrator'] }

const anyMember = fc.record({
  subject: fc.constantFrom(...subjects),
  role: fc.constantFrom<Array<Member['role']>>('student', 'staff', null),
  active: fc.boolean(),
  name: fc.constantFrom('Inès & Co', 'x'),
  email: fc.constantFrom(null, 'a@b.test')
})
const anyStep = fc.oneof(
  fc.record({ launch: fc.constantFrom(...subjects) }),
  fc.record({ list: fc.uniqueArray(anyMember, { selector: ({ subject }) => subject, maxLength: 4 }), dayPasses: fc.boolean() }),
  fc.record({ fails: fc.constant(true) })
)

t.test('whatever the lists say, in any order, with launches between: a right that was seen stays, and nobody is there twice', async t => {
  const school = await openSchool(t)
  const whole = async () => JSON.stringify([
    await school.db.selectFrom('enrolments').selectAll().orderBy('personId').execute(),
    await school.db.selectFrom('people').selectAll().orderBy('id').execute()
  ])
  async function walk (steps: Array<Partial<{ launch: string, list: Array<Omit<Member, 'givenName' | 'familyName'>>, dayPasses: boolean, fails: boolean }>>) {
    for (const table of ['launch_codes', 'sessions', 'enrolments', 'people']) await sql.raw(`delete from ${table}`).execute(school.db)
    const launched = new Set<string>()
    await sessions.enter(school.db, await school.launch('claire', ['staff']))
    launched.add('claire')
    for (const { launch, list, dayPasses: passes = false, fails = false } of steps) {
      if (launch !== undefined) {
        await sessions.enter(school.db, await school.launch(launch, roles[launch] ?? []))
        launched.add(launch)
      }
      if (passes) await dayPasses(school)
      const members = list?.map(each => ({ ...each, givenName: null, familyName: null }))
      await makeDue(school)
      if (fails) await refreshDue(school.db, listing(async () => { throw new LmsError('unreachable', '') }))
      if (members === undefined) continue
      await refreshDue(school.db, listing(async () => members))
      const once = await whole()
      await makeDue(school)
      await refreshDue(school.db, listing(async () => members))
      if (await whole() !== once) throw new Error('the same list twice has changed something')
      for (const each of members.filter(({ active }) => active)) {
        const row = (await enrolled(school)).find(({ subject }) => subject === each.subject)
        if (each.role !== null && row?.left !== false) throw new Error(`${each.subject} is listed, and not there`)
      }
    }
    const rows = await enrolled(school)
    if (new Set(rows.map(({ subject }) => subject)).size !== rows.length) throw new Error('somebody is there twice')
    for (const subject of launched) {
      const wanted = roles[subject]?.includes('staff') === true ? 'staff' : 'student'
      const row = rows.find(each => each.subject === subject)
      if (row?.role !== wanted) throw new Error(`${subject} is ${row?.role}, and launched as ${wanted}`)
    }
  }
  await t.resolves(fc.assert(fc.asyncProperty(fc.array(anyStep, { maxLength: 8 }), walk), { numRuns: 25 }))
})

t.test('a student who was only listed can be met by the tutor before their first launch, and is the same person after it', async t => {
  const school = await openSchool(t)
  const claire = await school.enter('claire', ['staff'])
  await read(school, [member('claire', 'staff'), member('ines')])
  const listed = (await claire.call('GET', '/people')).json().items[0]
  t.match(listed, { name: 'ines listed', seenAt: null })
  const ines = await school.enter('ines', ['student'])
  t.equal(ines.me.id, listed.id)
  await publishFiche(ines)
  t.match((await claire.call('GET', '/people')).json(), { items: [{ id: listed.id, name: 'ines', fiches: { submitted: 1 } }], roster: { refreshedAt: String, error: null } })
})
