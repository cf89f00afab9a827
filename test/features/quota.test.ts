// The room that files take, and how it is given back: in parallel, as several processes would.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { sql } from 'kysely'
import t from 'tap'
import type { Access } from '../../src/access.ts'
import { collect, shareOf, upload as take } from '../../src/features/files/domain.ts'
import { diskBlobs, type Blobs } from '../../src/storage/blobs.ts'
import { v7 } from 'uuid'
import { completeDraft, emptyDraft, fileTrace, type School } from '../support/school.ts'
import { eventually } from '../support/service.ts'
import { beginFiche, blobsIn, picture, upload } from '../support/uploads.ts'

const limit = 2 * 1024 ** 3

/** What the trigger counts, without the files. */
const fill = (school: School, personId: string, bytes: number) =>
  school.db.insertInto('storageUse').values({ organisationId: school.organisationId, personId, bytes: String(bytes) })
    .onConflict(conflict => conflict.columns(['organisationId', 'personId']).doUpdateSet({ bytes: String(bytes) })).execute()

const ageDrafts = ({ db }: Pick<School, 'db'>, hours: number) =>
  db.updateTable('drafts').set({ updatedAt: sql<Date>`now() - make_interval(hours => ${hours}::int)` }).execute()

const ageAll = async ({ db }: School, hours: number): Promise<void> => await db.transaction().execute(async trx => {
  // Two that age all rows at once would wait for each other's.
  await sql`lock table files, drafts in share row exclusive mode`.execute(trx)
  await trx.updateTable('files').set({ createdAt: sql<Date>`now() - make_interval(hours => ${hours}::int)` }).execute()
  await ageDrafts({ db: trx }, hours)
})

const rows = (school: School) => school.db.selectFrom('files').select(['id', 'sha256', 'thumbnailSha256', 'size']).execute()

t.test('everybody knows the room that their files take', async t => {
  const { school, ines, id } = await beginFiche(t)
  t.same((await ines.call('GET', '/me/storage')).json(), { used: 0, limit })
  await upload(ines, id, Buffer.from('one'), 'one.txt')
  await upload(ines, id, Buffer.from('three'), 'three.txt')
  t.same((await ines.call('GET', '/me/storage')).json(), { used: 8, limit })
  const malo = await school.enter('malo', ['student'])
  t.same((await malo.call('GET', '/me/storage')).json(), { used: 0, limit }, 'not somebody else')
})

t.test('uploads in parallel do not pass the limit together', async t => {
  const { school, ines, id } = await beginFiche(t)
  await fill(school, ines.me.id, limit - 35)
  const answers = await Promise.all(Array.from({ length: 8 }, async (_, index) => {
    const own = v7()
    await ines.call('POST', '/fiches', { id: own })
    return await upload(ines, own, Buffer.from(`content ${index}`.padEnd(10)), `${index}.txt`)
  }))
  const kept = answers.filter(({ statusCode }) => statusCode === 201)
  const refused = answers.filter(({ statusCode }) => statusCode === 413)
  t.same([kept.length, refused.length], [3, 5])
  for (const answer of refused) t.match(answer.json(), { code: 'quota-exceeded', fields: [{ field: 'file', code: 'quota' }] })
  t.same((await ines.call('GET', '/me/storage')).json(), { used: limit - 5, limit })
  t.same((await blobsIn(school.folder)).toSorted(), (await rows(school)).map(({ sha256 }) => sha256).toSorted(), 'what was refused left nothing')
  t.equal((await upload(ines, id, Buffer.from('small'), 'a.txt')).statusCode, 201, 'what just fits is taken')
})

t.test('what nothing names any more goes after a day, the rest stays', async t => {
  const { school, ines, id } = await beginFiche(t)
  const { items } = (await ines.call('GET', '/competences')).json()
  const add = async (content: string | Buffer, name: string): Promise<string> => (await upload(ines, id, Buffer.from(content), name)).json().id
  const [published, drafted, loose] = [await add('published', 'a.txt'), await add('drafted', 'b.txt'), await add(await picture('png'), 'c.png')]
  await ines.call('PUT', `/fiches/${id}/draft`, completeDraft(items[0].id, 'A', { traces: [fileTrace(published)] }), { 'if-match': '"1"' })
  await ines.call('POST', `/fiches/${id}/versions`, undefined, { 'if-match': '"2"' })
  const { revision } = (await ines.call('POST', `/fiches/${id}/draft`)).json()
  await ines.call('PUT', `/fiches/${id}/draft`, { ...emptyDraft, traces: [fileTrace(drafted)] }, { 'if-match': `"${revision}"` })
  const blobs = await diskBlobs(school.folder)
  const stray = await blobs.receive(Readable.from([Buffer.from('whose process died')]))
  await blobs.keep(stray)
  await stray.discard()

  await ageAll(school, 23)
  await collect(school.db, blobs)
  t.same((await rows(school)).map(file => file.id).toSorted(), [published, drafted, loose].toSorted(), 'not on the same day')
  t.equal((await blobsIn(school.folder)).length, 4, 'but bytes that no row names')

  await ageAll(school, 25)
  await collect(school.db, blobs)
  const left = await rows(school)
  t.same(left.map(file => file.id).toSorted(), [published, drafted].toSorted())
  t.same((await blobsIn(school.folder)).toSorted(), left.map(({ sha256 }) => sha256).toSorted(), 'the image and its thumbnail are gone')
  t.equal((await ines.call('GET', '/me/storage')).json().used, 'published'.length + 'drafted'.length, 'its room is free again')
})

t.test('what a draft has dropped within a day can be taken up again, however old the file is', async t => {
  const { school, ines, id } = await beginFiche(t)
  const file = (await upload(ines, id, Buffer.from('one'), 'a.txt')).json()
  await ines.call('PUT', `/fiches/${id}/draft`, { ...emptyDraft, traces: [fileTrace(file.id)] }, { 'if-match': '"1"' })
  await ageAll(school, 100)
  await ines.call('PUT', `/fiches/${id}/draft`, emptyDraft, { 'if-match': '"2"' })
  const blobs = await diskBlobs(school.folder)
  await collect(school.db, blobs)
  const undone = await ines.call('PUT', `/fiches/${id}/draft`, { ...emptyDraft, traces: [fileTrace(file.id)] }, { 'if-match': '"3"' })
  t.equal(undone.statusCode, 200, undone.body)
  t.equal((await ines.call('GET', `/fiches/${id}/files/${file.id}`)).body, 'one')
  await ines.call('PUT', `/fiches/${id}/draft`, emptyDraft, { 'if-match': '"4"' })
  await ageDrafts(school, 25)
  await collect(school.db, blobs)
  t.same(await rows(school), [])
})

t.test('a draft that is just taking a file up keeps it', async t => {
  const { school, ines, id } = await beginFiche(t)
  const file = (await upload(ines, id, Buffer.from('one'), 'a.txt')).json()
  await ageAll(school, 25)
  const blobs = await diskBlobs(school.folder)
  let collecting = Promise.resolve()
  await school.db.transaction().execute(async trx => {
    await trx.selectFrom('fiches').select('id').where('id', '=', id).forUpdate().execute()
    await trx.updateTable('drafts').set({ traces: JSON.stringify([fileTrace(file.id)]) }).where('ficheId', '=', id).execute()
    collecting = collect(school.db, blobs, starts)
    await eventually('the collector waits for the draft', async () => {
      const { rows } = await sql`select from pg_locks where not granted`.execute(school.db)
      return rows.length > 0
    })
  })
  await collecting
  t.same((await rows(school)).map(({ id }) => id), [file.id])
})

t.test('the same content of another school keeps the bytes', async t => {
  const { school, ines, id } = await beginFiche(t)
  const abroad = await school.enter('ines', ['student'], { organisationId: await school.addOrganisation('Autre école') })
  await abroad.call('POST', '/fiches', { id })
  await upload(ines, id, Buffer.from('same'), 'a.txt')
  const theirs = (await upload(abroad, id, Buffer.from('same'), 'a.txt')).json()
  await ageAll(school, 48)
  await school.db.updateTable('files').set({ createdAt: sql<Date>`now()` }).where('organisationId', '<>', school.organisationId).execute()
  await collect(school.db, await diskBlobs(school.folder))
  t.same((await rows(school)).map(file => file.id), [theirs.id])
  t.equal((await abroad.call('GET', `/fiches/${id}/files/${theirs.id}`)).body, 'same')
})

t.test('all is looked at within a day and an hour', async t => {
  const hours = Array.from({ length: 25 }, (_, hour) => shareOf(new Date(Date.UTC(2026, 10, 22, hour))))
  t.equal(new Set(hours.flat()).size, 256)
  t.ok(hours.every(share => share.length <= 11))
})

t.test('whatever happens at once: never a row without its bytes, and in the end no bytes without a row', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'preuves-blobs-'))
  t.teardown(() => rm(folder, { recursive: true }))
  const disk = await diskBlobs(folder)
  const { school, ines, id } = await beginFiche(t, { blobs: disk })
  const { organisationId } = school
  const { id: personId, unit, activity } = ines.me
  const access: Access = { organisationId, personId, unitId: unit.id, activityId: activity.id, sessionId: '', roles: ['student'], locale: null, reach: 'own' }
  const hashesOf = async () => (await rows(school)).map(({ sha256 }) => sha256)
  let revision = 1
  /** A draft takes up what is there, unless it has just gone. */
  const takeUp = async () => {
    const traces = (await rows(school)).slice(0, 1).map(file => fileTrace(file.id))
    const saved = await ines.call('PUT', `/fiches/${id}/draft`, { ...emptyDraft, traces }, { 'if-match': `"${revision}"` })
    if (saved.statusCode === 200) revision = saved.json().revision
  }
  const acts = {
    one: () => take(school.db, slow(disk), access, id, async () => ({ name: 'one.txt', stream: Readable.from([Buffer.from('one')]) })),
    two: () => take(school.db, slow(disk), access, id, async () => ({ name: 'two.txt', stream: Readable.from([Buffer.from('two')]) })),
    collect: () => collect(school.db, slow(disk), starts),
    age: () => ageAll(school, 25),
    takeUp
  }
  const act = fc.constantFrom(...['one', 'one', 'two', 'collect', 'collect', 'age', 'takeUp'] as const)
  await t.resolves(fc.assert(fc.asyncProperty(fc.array(fc.tuple(act, fc.nat(20)), { minLength: 6, maxLength: 14 }), async chosen => {
    await Promise.all(chosen.map(async ([name, after]) => { await sleep(after); await acts[name]() }))
    const there = new Set(await blobsIn(folder))
    const missing = (await hashesOf()).filter(hash => !there.has(hash))
    if (missing.length > 0) throw new Error(`without bytes: ${missing}`)
    if ((await ines.call('GET', `/fiches/${id}`)).statusCode !== 200) throw new Error('the draft names a file that is not there')
  }), { numRuns: 40 }))
  await collect(school.db, disk, starts)
  t.same(new Set(await blobsIn(folder)), new Set(await hashesOf()))
  t.equal((await ines.call('GET', '/me/storage')).json().used, (await rows(school)).reduce((sum, { size }) => sum + size, 0), 'the count is right')
})

/** Where 'one' and 'two' lie: the first digits of their hashes. */
const starts = ['76', '3f']

/** A store that takes its time, as one behind a network does: so that others come in between. */
function slow (blobs: Blobs): Blobs {
  const late = <Arguments extends unknown[], Result>(work: (...given: Arguments) => Promise<Result>) => async (...given: Arguments) => {
    await sleep(Math.random() * 6)
    return await work(...given)
  }
  return { ...blobs, keep: late(blobs.keep), has: late(blobs.has), remove: late(blobs.remove), list: late(blobs.list) }
}
