import t from 'tap'
import { v7 } from 'uuid'
import { completeDraft, emptyDraft, openSchool, publishFiche, type Client } from '../support/school.ts'

const internship = {
  kind: 'internship',
  title: 'Stage à la régie des eaux',
  host: 'Régie des eaux',
  startsOn: '2026-03-02',
  endsOn: '2026-06-26',
  setting: 'internship',
  involvement: 'lived',
  realism: 'real',
  collaboration: 'team',
  supervisor: 'Mme Le Goff, 02 99 00 00 00'
}

const list = async (client: Client, query = '') => (await client.call('GET', `/experiences${query}`)).json().items
const add = (client: Client, more: Record<string, unknown> = {}, id = v7()) => client.call('POST', '/experiences', { id, ...internship, ...more })

async function begin (student: Client, experienceId: string, more: Record<string, unknown> = {}) {
  const id = v7()
  await student.call('POST', '/fiches', { id })
  const saved = await student.call('PUT', `/fiches/${id}/draft`, { ...emptyDraft, title: 'Relevés', experienceId, ...more }, { 'if-match': '"1"' })
  return { id, saved }
}

t.test('IMT-03 SIO-10 SIO-11 an experience says of which kind it was, where, and how the student was in it', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const created = await add(ines)
  t.equal(created.statusCode, 201, created.body)
  t.match(created.json(), { ...internship, revision: 1, ficheCount: 0 })
  const other = { kind: 'project', startsOn: '2026-09-01', endsOn: null, setting: 'training', involvement: 'observed', realism: 'simulated', collaboration: 'alone' }
  t.match((await add(ines, other)).json(), other)
  t.equal((await add(ines, { title: 'Un jour', startsOn: null, endsOn: null, setting: null, involvement: null, realism: null, collaboration: null })).statusCode, 201)
  t.same((await list(ines)).map(({ startsOn }: { startsOn: string | null }) => startsOn), [null, '2026-09-01', '2026-03-02'], 'the latest first')
  for (const [field, value] of [['realism', 'dreamt'], ['setting', 'moon'], ['involvement', 'told'], ['kind', 'holiday'], ['startsOn', '0000-01-01'], ['endsOn', '2026-02-30']]) {
    t.equal((await add(ines, { [String(field)]: value })).statusCode, 400, `${field}: ${value}`)
  }
})

t.test('what ends does so after it began', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const wrong = { startsOn: '2026-05-02', endsOn: '2026-05-01' }
  t.match((await add(ines, wrong)).json(), { status: 400, code: 'invalid', fields: [{ field: 'endsOn', code: 'before-start' }] })
  const { id } = (await add(ines, { startsOn: '2026-05-01', endsOn: '2026-05-01' })).json()
  t.match((await ines.call('PUT', `/experiences/${id}`, { ...internship, ...wrong }, { 'if-match': '"1"' })).json(), { status: 400, fields: [{ field: 'endsOn' }] })
})

t.test('the same request twice adds one; an id that stands for something else is refused', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const malo = await school.enter('malo', ['student'])
  const id = v7()
  const twice = await Promise.all([add(ines, {}, id), add(ines, {}, id), add(ines, {}, id)])
  t.same(twice.map(({ statusCode }) => statusCode), [201, 201, 201])
  t.equal((await list(ines)).length, 1)
  t.match((await add(ines, { title: 'Autre' }, id)).json(), { status: 409, code: 'id-taken' })
  t.match((await add(malo, {}, id)).json(), { status: 409, code: 'id-taken' })
  t.same(await list(malo), [])
})

t.test('a change is of what was read; the same one again is no conflict', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const { id } = (await add(ines)).json()
  const change = (title: string, revision: number) => ines.call('PUT', `/experiences/${id}`, { ...internship, title }, { 'if-match': `"${revision}"` })
  t.match((await change('Deux', 1)).json(), { title: 'Deux', revision: 2 })
  t.match((await change('Deux', 1)).json(), { title: 'Deux', revision: 2 }, 'its answer was lost')
  t.match((await change('Trois', 1)).json(), { status: 412, code: 'stale' })
  t.equal((await ines.call('PUT', `/experiences/${id}`, internship)).statusCode, 428)
  const both = await Promise.all([change('A', 2), change('B', 2)])
  t.same(both.map(({ statusCode }) => statusCode).sort(), [200, 412], 'of two at once, one')
})

t.test('who may: the student, and tutors who reach them, to read', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const malo = await school.enter('malo', ['student'])
  const claire = await school.enter('claire', ['staff'])
  const yann = await school.enter('yann', ['staff'])
  const gwenola = await school.enter('gwenola', ['administrator'])
  const elsewhere = await school.enter('loic', ['student'], { activity: 'another course' })
  const { id } = (await add(ines)).json()
  const query = `?studentId=${ines.me.id}`
  t.equal((await list(claire, query)).length, 1)
  t.same(await list(claire), [], 'a tutor has none of their own')
  t.equal((await list(ines, query)).length, 1)
  t.equal((await malo.call('GET', `/experiences${query}`)).statusCode, 404)
  t.equal((await claire.call('GET', `/experiences?studentId=${yann.me.id}`)).statusCode, 404, 'no student')
  t.equal((await claire.call('GET', `/experiences?studentId=${elsewhere.me.id}`)).statusCode, 404, 'of another unit')
  t.equal((await claire.call('GET', `/experiences?studentId=${v7()}`)).statusCode, 404)
  await gwenola.call('PATCH', '/activities/current', { tutoring: 'assigned' })
  await gwenola.call('PUT', `/tutorships/${ines.me.id}/${claire.me.id}`)
  t.equal((await claire.call('GET', `/experiences${query}`)).statusCode, 200)
  t.equal((await yann.call('GET', `/experiences${query}`)).statusCode, 404)
  for (const client of [malo, elsewhere]) {
    t.equal((await client.call('PUT', `/experiences/${id}`, internship, { 'if-match': '"1"' })).statusCode, 404)
    t.equal((await client.call('PUT', `/experiences/${id}/removal`)).statusCode, 404)
    t.equal((await client.call('DELETE', `/experiences/${id}/removal`)).statusCode, 404)
  }
  t.equal((await claire.call('PUT', `/experiences/${id}/removal`)).statusCode, 403)
})

t.test('what is taken away is listed no more, and comes back; versions name it for ever', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const { id } = (await add(ines)).json()
  const { items } = (await ines.call('GET', '/competences')).json()
  const fiche = await begin(ines, id, completeDraft(items[0].id, 'A', { experienceId: id }))
  await ines.call('POST', `/fiches/${fiche.id}/versions`, undefined, { 'if-match': '"2"' })
  t.equal((await ines.call('PUT', `/experiences/${id}/removal`)).statusCode, 204)
  t.equal((await ines.call('PUT', `/experiences/${id}/removal`)).statusCode, 204, 'twice is once')
  t.same(await list(ines), [])
  t.match((await ines.call('GET', `/fiches/${fiche.id}`)).json().versions, [{ experience: { id, title: internship.title } }])
  t.equal((await ines.call('PUT', `/experiences/${id}`, internship, { 'if-match': '"1"' })).statusCode, 404)
  t.equal((await ines.call('DELETE', `/experiences/${id}/removal`)).statusCode, 204)
  t.match(await list(ines), [{ id, revision: 1, ficheCount: 1 }])
})

t.test('it counts the fiches that are there: by their last version, or by a draft that the reader may read', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const claire = await school.enter('claire', ['staff'])
  const gwenola = await school.enter('gwenola', ['administrator'])
  const { id } = (await add(ines)).json()
  const count = async (client: Client) => (await list(client, `?studentId=${ines.me.id}`))[0].ficheCount
  await begin(ines, id)
  const away = await begin(ines, id)
  await publishFiche(ines)
  t.equal(await count(ines), 2)
  t.equal(await count(claire), 2)
  await school.db.updateTable('fiches').set({ removedAt: new Date() }).where('id', '=', away.id).execute()
  t.equal(await count(ines), 1)
  await gwenola.call('PATCH', '/unit/profile', { draftsReadable: false })
  t.equal(await count(ines), 1)
  t.equal(await count(claire), 0)
})

t.test('there is an end to how many', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const first = (await add(ines)).json()
  const { id: _, ...row } = await school.db.selectFrom('experiences').selectAll().executeTakeFirstOrThrow()
  await school.db.insertInto('experiences').values(Array.from({ length: 198 }, () => ({ ...row, id: v7() }))).execute()
  const last = await Promise.all([add(ines), add(ines), add(ines)])
  t.same(last.map(({ statusCode }) => statusCode).toSorted(), [201, 400, 400], 'of three at once, the one that there is room for')
  t.match((await add(ines)).json(), { status: 400, fields: [{ field: 'id', code: 'too-many' }] })
  t.equal((await add(ines, {}, first.id)).statusCode, 201, 'what is there is not one more')
  t.equal((await ines.call('DELETE', `/experiences/${first.id}/removal`)).statusCode, 204)
})
