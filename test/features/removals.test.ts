import fc from 'fast-check'
import { sql } from 'kysely'
import t from 'tap'
import { v7 } from 'uuid'
import { connect } from '../../src/db/connect.ts'
import * as removals from '../../src/features/removals/domain.ts'
import { buildApp } from '../support/app.ts'
import { addImage, approve, competenceIds, improve, listIds, publish, writeDraft, writeVersion } from '../support/fiches.ts'
import { clientOf, completeDraft, emptyDraft, fileTrace, openSchool, publishFiche, type Client, type School } from '../support/school.ts'
import * as sessions from '../../src/features/sessions/domain.ts'

const remove = async (student: Client, id: string) => await student.call('PUT', `/fiches/${id}/removal`)
const restore = async (student: Client, id: string) => await student.call('DELETE', `/fiches/${id}/removal`)
const discard = async (student: Client, id: string, revision = 1) => await student.call('DELETE', `/fiches/${id}/draft`, undefined, { 'if-match': `"${revision}"` })
const read = async (client: Client, id: string) => await client.call('GET', `/fiches/${id}`)

t.test('IMT-42 a published fiche that is taken away is hidden from everybody but its student, loses nothing, and comes back as it was', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const claire = await school.enter('claire', ['staff'])
  const { id } = await publishFiche(ines)
  await claire.call('POST', `/fiches/${id}/comments`, { id: v7(), versionNumber: 1, text: 'Et le besoin ?' })
  await improve(ines, id, { title: 'Presque mieux', answered: ['analysis/1'] })
  const before = { fiche: (await read(ines, id)).json(), hers: (await read(claire, id)).json(), list: (await ines.call('GET', '/fiches')).json(), reviews: (await claire.call('GET', `/fiches/${id}/reviews`)).json() }

  t.equal((await remove(ines, id)).statusCode, 204)
  t.same([await listIds(ines), await listIds(claire), await listIds(claire, { removed: 'true' })], [[], [], []])
  t.same(await listIds(ines, { removed: 'true' }), [id])
  for (const path of ['', '/reviews']) t.equal((await claire.call('GET', `/fiches/${id}${path}`)).statusCode, 404, path)
  t.equal((await claire.call('PUT', `/fiches/${id}/read-mark`, { sequence: 1 })).statusCode, 404)
  const { removedAt, ...rest } = (await read(ines, id)).json()
  t.match(removedAt, /Z$/, 'its student still reads it')
  t.same({ ...rest, removedAt: null }, before.fiche)

  t.equal((await remove(ines, id)).statusCode, 204, 'done twice, it is done once')
  t.equal((await read(ines, id)).json().removedAt, removedAt)
  t.equal((await restore(ines, id)).statusCode, 204)
  t.equal((await restore(ines, id)).statusCode, 204)
  t.same((await read(ines, id)).json(), before.fiche)
  t.same((await read(claire, id)).json(), before.hers)
  t.same((await ines.call('GET', '/fiches')).json(), before.list)
  t.same((await claire.call('GET', `/fiches/${id}/reviews`)).json(), before.reviews)
})

t.test('a fiche that was never published is deleted, and undone, draft and all', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const claire = await school.enter('claire', ['staff'])
  const { id } = await writeDraft(ines)
  const fileId = await addImage(ines, id)
  await ines.call('PUT', `/fiches/${id}/draft`, { ...emptyDraft, title: 'À garder', traces: [fileTrace(fileId)] }, { 'if-match': '"2"' })
  const before = (await read(ines, id)).json()
  await remove(ines, id)
  t.same([await listIds(ines), await listIds(claire)], [[], []])
  await restore(ines, id)
  t.same((await read(ines, id)).json(), before)
  t.same([await listIds(ines), await listIds(claire)], [[id], [id]])
})

t.test('nobody takes away, brings back or discards what is somebody else\'s', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const malo = await school.enter('malo', ['student'])
  const claire = await school.enter('claire', ['staff'])
  const { id } = await publishFiche(ines)
  for (const act of [remove, restore, discard]) {
    t.same([(await act(malo, id)).statusCode, (await act(claire, id)).statusCode, (await act(ines, v7())).statusCode], [404, 403, 404], act.name)
  }
  t.equal((await read(claire, id)).statusCode, 200)
})

t.test('whoever writes to a fiche that was taken away is told so; to others it is not there', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const claire = await school.enter('claire', ['staff'])
  const { id, competenceId } = await publishFiche(ines)
  const revision = await improve(ines, id, { title: 'Mieux' })
  await remove(ines, id)
  const comment = () => ({ id: v7(), versionNumber: 1, text: 'x' })
  const hers = [
    await publish(ines, id, revision),
    await ines.call('PUT', `/fiches/${id}/draft`, completeDraft(competenceId, 'A'), { 'if-match': `"${revision}"` }),
    await ines.call('POST', `/fiches/${id}/draft`),
    await discard(ines, id),
    await ines.call('POST', `/fiches/${id}/comments`, comment())
  ]
  for (const answer of hers) t.match(answer.json(), { status: 409, code: 'removed' })
  t.equal((await claire.call('POST', `/fiches/${id}/comments`, comment())).statusCode, 404)
  t.equal((await approve(claire, id)).statusCode, 404)
  await restore(ines, id)
  t.equal((await publish(ines, id, revision)).statusCode, 201, 'brought back, it goes on')
})

t.test('a draft of the next version is given up, and the versions stay; where it is all there is, it is not', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const { id } = await publishFiche(ines)
  const before = (await read(ines, id)).json()
  const revision = await improve(ines, id, { title: 'Fausse piste' })
  t.match((await discard(ines, id, revision - 1)).json(), { status: 412, code: 'stale' }, 'what another tab has written since stays')
  t.equal((await discard(ines, id, revision)).statusCode, 204)
  t.same((await read(ines, id)).json(), before)
  t.equal((await discard(ines, id, revision)).statusCode, 204, 'done twice, it is done once')
  t.match((await ines.call('PUT', `/fiches/${id}/draft`, emptyDraft, { 'if-match': `"${revision}"` })).json(), { code: 'stale' }, 'a save that comes late brings nothing back')
  t.match((await publish(ines, id, revision)).json(), { code: 'nothing-to-publish' })
  t.match((await ines.call('POST', `/fiches/${id}/draft`)).json(), { title: 'Cahier des charges' }, 'the next one starts from the version')
  const draft = await writeDraft(ines, { title: 'Seul' })
  t.match((await discard(ines, draft.id)).json(), { status: 409, code: 'nothing-published' })
  t.equal((await read(ines, draft.id)).json().draft.title, 'Seul')
})

const given = async (tutor: Client): Promise<number | undefined> => (await tutor.call('GET', '/scores')).json().items[0]?.given

t.test('an approval does not count while its fiche is away', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const claire = await school.enter('claire', ['staff'])
  const { id } = await publishFiche(ines)
  await approve(claire, id)
  const full = await given(claire)
  t.equal(full, 50)
  await remove(ines, id)
  t.equal(await given(claire), 0)
  await restore(ines, id)
  t.equal(await given(claire), full)
})

t.test('what was never published is purged thirty days after it was deleted; everything else stays', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const claire = await school.enter('claire', ['staff'])
  const days = async (id: string, count: number) => { await sql`update fiches set removed_at = now() - make_interval(days => ${count}, secs => 1) where id = ${id}`.execute(school.db) }
  const { id: gone } = await writeDraft(ines, { title: 'Partie' })
  const fileId = await addImage(ines, gone)
  await claire.call('PUT', `/fiches/${gone}/read-mark`, { sequence: 0 })
  const { CG3 = '' } = await competenceIds(ines)
  const planId = v7()
  await school.db.insertInto('plannedTraces').values({ organisationId: school.organisationId, id: planId, unitId: ines.me.unit.id, studentId: ines.me.id, competenceId: CG3, text: 'Un compte rendu', ficheId: gone }).execute()
  const kept = [(await writeDraft(ines, { title: 'Récente' })).id, (await writeDraft(ines, { title: 'Là' })).id, await writeVersion(ines)]
  await days(gone, 30)
  await days(kept[0] ?? '', 29)
  await days(kept[2] ?? '', 400)
  await removals.purge(school.db)
  t.equal((await read(ines, gone)).statusCode, 404)
  for (const id of kept) t.equal((await read(ines, id)).statusCode, 200)
  for (const table of ['drafts', 'files', 'readMarks'] as const) {
    t.same(await school.db.selectFrom(table).select('ficheId').where('ficheId', '=', gone).execute(), [], table)
  }
  t.equal((await school.db.selectFrom('files').select('id').where('id', '=', fileId).execute()).length, 0)
  t.equal((await school.db.selectFrom('plannedTraces').select('ficheId').where('id', '=', planId).executeTakeFirstOrThrow()).ficheId, null, 'what was planned stays planned')
  t.equal(Number((await school.db.selectFrom('storageUse').select('bytes').executeTakeFirstOrThrow()).bytes), 0, 'and gives its room back')
  await restore(ines, kept[2] ?? '')
  t.match((await read(ines, kept[2] ?? '')).json(), { versionCount: 1, removedAt: null }, 'published, it is kept for ever')
})

t.test('a purge clears all there is, and waits for nobody', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const { id: busy } = await writeDraft(ines, { title: 'Retenue' })
  await sql`with made as (
      insert into fiches (organisation_id, id, portfolio_id, unit_id, student_id)
      select f.organisation_id, gen_random_uuid(), f.portfolio_id, f.unit_id, f.student_id from fiches f, generate_series(1, 250) returning organisation_id, id)
    insert into drafts (organisation_id, fiche_id, revision, title, description, analysis, letter, competence_ids, traces)
    select organisation_id, id, 1, '', '', '', '', '{}', '[]' from made`.execute(school.db)
  await sql`update fiches set removed_at = now() - interval '31 days'`.execute(school.db)
  await school.db.transaction().execute(async trx => {
    await sql`update fiches set removed_at = null where id = ${busy}`.execute(trx)
    await removals.purge(school.db)
  })
  t.same(await school.db.selectFrom('fiches').select('id').execute(), [{ id: busy }], 'one that comes back meanwhile stays')
})

t.test('two processes purge the work of several students at once', async t => {
  const school = await openSchool(t)
  const second = connect(school.databaseUrl, () => {})
  t.teardown(async () => await second.destroy())
  const students = [await school.enter('ines', ['student']), await school.enter('malo', ['student'])]
  for (let index = 0; index < 12; index++) {
    for (const student of students) {
      const { id } = await writeDraft(student)
      await addImage(student, id, `${index}.png`)
    }
  }
  await sql`update fiches set removed_at = now() - make_interval(days => 31, secs => (random() * 1000)::int)`.execute(school.db)
  await Promise.all([school.db, second, school.db, second].map(db => removals.purge(db)))
  t.same(await school.db.selectFrom('fiches').select('id').execute(), [])
  t.same((await school.db.selectFrom('storageUse').select('bytes').execute()).map(({ bytes }) => Number(bytes)), [0, 0])
})

t.test('IMT-42 who follows the students does not count what was taken away', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const claire = await school.enter('claire', ['staff'])
  const { id } = await publishFiche(ines)
  const row = async () => (await claire.call('GET', '/people')).json().items[0]
  const before = await row()
  t.match(before, { fiches: { submitted: 1 }, lastActivityAt: /Z$/ })
  await remove(ines, id)
  t.match(await row(), { fiches: { submitted: 0 }, lastActivityAt: null })
  await restore(ines, id)
  t.same(await row(), before)
})

/** The same people at a second process, on the same database. */
async function openSecond (t: Parameters<typeof openSchool>[0], school: School) {
  const { app, db } = await buildApp(school.databaseUrl, school.folder)
  t.teardown(async () => { await app.close() })
  return async (...who: Parameters<School['launch']>) => await clientOf(app, (await sessions.enter(db, await school.launch(...who))).code)
}

const acts = fc.constantFrom('remove', 'restore', 'publish', 'discard', 'start', 'save', 'comment', 'approve', 'reopen')

/** What must hold of a student's fiches whatever was done to them at once. */
async function check (t: Tap, school: School, tutor: Client, student: Client, ids: string[]): Promise<void> {
  const { rows } = await sql<{ id: string, versionCount: number, removedAt: Date | null, approvedVersion: number | null, numbers: number[], revisions: number[], sequence: number, events: number }>`
    select f.id, f.version_count, f.removed_at, f.approved_version, f.sequence,
           array(select v.number from versions v where v.fiche_id = f.id order by 1) as numbers,
           array(select v.draft_revision from versions v where v.fiche_id = f.id order by 1) as revisions,
           ((select count(*) from versions v where v.fiche_id = f.id) + (select count(*) from comments c where c.fiche_id = f.id) + (select count(*) from decisions d where d.fiche_id = f.id))::integer as events
      from fiches f where f.id = any (${ids}::uuid[])`.execute(school.db)
  for (const row of rows) {
    t.same(row.numbers, Array.from({ length: row.versionCount }, (_, index) => index + 1), 'numbered without gaps')
    t.equal(new Set(row.revisions).size, row.revisions.length, 'each revision became one version at most')
    t.equal(row.sequence, row.events, 'every event has its number')
    const isRemoved = row.removedAt !== null
    t.equal((await read(tutor, row.id)).statusCode, isRemoved ? 404 : 200)
    t.equal((await listIds(student, { removed: String(isRemoved) })).includes(row.id), true)
  }
  const letters = await sql<{ letter: string }>`select student_id::text || letter_competence_id || letter as letter from fiches where letter is not null`.execute(school.db)
  t.equal(new Set(letters.rows.map(({ letter }) => letter)).size, letters.rows.length, 'no letter twice')
  const counts = rows.some(row => row.approvedVersion !== null && row.removedAt === null)
  t.equal((await given(tutor)) ?? 0, counts ? 50 : 0, 'the gradebook is owed what is approved and there')
}

type Tap = Pick<typeof t, 'ok' | 'same' | 'equal'>

t.test('whatever two processes do to a student\'s fiches at once, what must hold holds', async t => {
  const school = await openSchool(t)
  const enterSecond = await openSecond(t, school)
  await school.enter('warm', ['staff'])
  let run = 0
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.nat(1), fc.nat(1), acts), { minLength: 4, maxLength: 14 }), async plan => {
    const name = `student${++run}`
    const students = [await school.enter(name, ['student']), await enterSecond(name, ['student'])] as const
    const tutors = [await school.enter(`tutor${run}`, ['staff']), await enterSecond(`tutor${run}`, ['staff'])] as const
    await school.db.deleteFrom('scores').execute()
    // Letters are drawn for all: two fiches of one letter would refuse each other.
    const [first, second] = [await publishFiche(students[0], 'A'), await publishFiche(students[0], 'B')]
    const ids = [first.id, second.id]
    const revisions = [await improve(students[0], first.id, { title: 'v2' }), await improve(students[0], second.id, { title: 'v2' })]
    const answers = await Promise.all(plan.map(async ([place, fiche, act]) => {
      const [student, tutor, id, revision] = [students[place] ?? students[0], tutors[place] ?? tutors[0], ids[fiche] ?? '', revisions[fiche] ?? 0]
      const decide = (outcome: string) => tutor.call('POST', `/fiches/${id}/decisions`, { id: v7(), versionNumber: 1, outcome, reason: '' })
      switch (act) {
        case 'remove': return await remove(student, id)
        case 'restore': return await restore(student, id)
        case 'publish': return await publish(student, id, revision)
        case 'discard': return await discard(student, id, revision)
        case 'start': return await student.call('POST', `/fiches/${id}/draft`)
        case 'save': return await student.call('PUT', `/fiches/${id}/draft`, completeDraft(first.competenceId, 'A', { title: 'v2 bis' }), { 'if-match': `"${revision}"` })
        case 'comment': return await tutor.call('POST', `/fiches/${id}/comments`, { id: v7(), versionNumber: 1, text: 'x' })
        case 'approve': return await decide('approved')
        case 'reopen': return await decide('reopened')
      }
    }))
    for (const answer of answers) t.ok([200, 201, 204, 404, 409, 412].includes(answer?.statusCode ?? 0), `${answer?.statusCode} ${answer?.body}`)
    await check(t, school, tutors[0], students[0], ids)
  }), { numRuns: 15 })
})

t.test('IMT-42 a draft that two processes publish at once becomes one version, and letters stay unique', async t => {
  const school = await openSchool(t)
  const enterSecond = await openSecond(t, school)
  const places = [await school.enter('ines', ['student']), await enterSecond('ines', ['student'])] as const
  const { CG3 = '', CG8 = '' } = await competenceIds(places[0])
  const wishes = fc.array(fc.record({ letter: fc.constantFrom('A', 'B', 'C'), competence: fc.constantFrom(CG3, CG8), times: fc.integer({ min: 1, max: 3 }) }), { minLength: 2, maxLength: 5 })
  await fc.assert(fc.asyncProperty(wishes, async wanted => {
    const drafts = await Promise.all(wanted.map(async wish => ({ ...wish, ...await writeDraft(places[0], completeDraft(wish.competence, wish.letter)) })))
    const answers = await Promise.all(drafts.flatMap(({ id, revision, times }) => Array.from({ length: times }, async (_, turn) => ({ id, answer: await publish(places[turn % 2] ?? places[0], id, revision) }))))
    for (const { id } of drafts) {
      const own = answers.filter(one => one.id === id).map(({ answer }) => answer)
      const isPublished = own[0]?.statusCode === 201
      for (const answer of own) t.match(answer.json(), isPublished ? { number: 1 } : { code: 'letter-taken' }, 'the same request has one answer')
      t.equal((await read(places[0], id)).json().versionCount, isPublished ? 1 : 0)
    }
    const { rows } = await sql<{ count: number }>`select count(*)::integer as count from fiches where letter is not null group by letter_competence_id, letter`.execute(school.db)
    t.ok(rows.every(({ count }) => count === 1), 'no letter twice')
    for (const { competence, letter } of drafts) {
      const { rows } = await sql`select from fiches where letter = ${letter} and letter_competence_id = ${competence}`.execute(school.db)
      t.equal(rows.length, 1, 'nor a letter that nobody got')
    }
  }), { numRuns: 12 })
})
