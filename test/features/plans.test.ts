import t from 'tap'
import { v7 } from 'uuid'
import { openSchool, publishFiche, type Client, type School } from '../support/school.ts'

const list = async (client: Client, query = '') => (await client.call('GET', `/planned-traces${query}`)).json().items

async function begin (school: School) {
  const ines = await school.enter('ines', ['student'])
  const { items } = (await ines.call('GET', '/competences')).json<{ items: Array<{ id: string }> }>()
  const competenceId = items[0]?.id ?? ''
  const plan = (text: string, more: Record<string, unknown> = {}) => ines.call('POST', '/planned-traces', { id: v7(), competenceId, text, ficheId: null, ...more })
  return { ines, competenceId, plan }
}

t.test('IMT-10 a student plans traces per competence, says them otherwise, and names the fiche that has one', async t => {
  const school = await openSchool(t)
  const { ines, competenceId, plan } = await begin(school)
  const first = await plan('Compte rendu de la réunion de lancement')
  t.equal(first.statusCode, 201, first.body)
  t.equal((await plan('Les trois versions du planning')).statusCode, 201)
  t.match(await list(ines), [{ text: 'Compte rendu de la réunion de lancement', ficheId: null, competenceId }, { text: 'Les trois versions du planning' }], 'in the order in which they were planned')
  const { id: ficheId } = await publishFiche(ines)
  const { id } = first.json()
  const changed = await ines.call('PUT', `/planned-traces/${id}`, { competenceId, text: 'Compte rendu', ficheId })
  t.match(changed.json(), { id, text: 'Compte rendu', ficheId, createdAt: first.json().createdAt })
  t.equal((await ines.call('PUT', `/planned-traces/${id}/removal`)).statusCode, 204)
  t.equal((await list(ines)).length, 1)
  t.equal((await ines.call('PUT', `/planned-traces/${id}`, { competenceId, text: 'x', ficheId: null })).statusCode, 404)
  t.equal((await ines.call('DELETE', `/planned-traces/${id}/removal`)).statusCode, 204)
  t.match(await list(ines), [{ id, ficheId }, {}])
})

t.test('a plan names what there is: a competence of the unit, a fiche of one\'s own', async t => {
  const school = await openSchool(t)
  const { ines, competenceId, plan } = await begin(school)
  const malo = await school.enter('malo', ['student'])
  const { id: theirs } = await publishFiche(malo)
  t.match((await plan('x', { competenceId: v7(), ficheId: theirs })).json(),
    { status: 400, fields: [{ field: 'competenceId', code: 'unknown' }, { field: 'ficheId', code: 'unknown' }] })
  const { id } = (await plan('x')).json()
  t.match((await ines.call('PUT', `/planned-traces/${id}`, { competenceId, text: 'x', ficheId: theirs })).json(), { status: 400, fields: [{ field: 'ficheId' }] })
  t.equal((await list(ines)).length, 1)
})

t.test('the same request twice plans one; an id that stands for something else is refused', async t => {
  const school = await openSchool(t)
  const { ines, plan, competenceId } = await begin(school)
  const malo = await school.enter('malo', ['student'])
  const id = v7()
  const twice = await Promise.all([plan('x', { id }), plan('x', { id })])
  t.same(twice.map(({ statusCode }) => statusCode), [201, 201])
  t.equal((await list(ines)).length, 1)
  t.match((await plan('y', { id })).json(), { status: 409, code: 'id-taken' })
  t.match((await malo.call('POST', '/planned-traces', { id, competenceId, text: 'x', ficheId: null })).json(), { status: 409, code: 'id-taken' })
  t.equal((await malo.call('PUT', `/planned-traces/${id}`, { competenceId, text: 'z', ficheId: null })).statusCode, 404)
  t.equal((await malo.call('PUT', `/planned-traces/${id}/removal`)).statusCode, 404)
})

t.test('tutors read the plans of whom they reach', async t => {
  const school = await openSchool(t)
  const { ines, plan } = await begin(school)
  const malo = await school.enter('malo', ['student'])
  const claire = await school.enter('claire', ['staff'])
  const gwenola = await school.enter('gwenola', ['administrator'])
  await plan('x')
  const query = `?studentId=${ines.me.id}`
  t.equal((await list(claire, query)).length, 1)
  t.equal((await malo.call('GET', `/planned-traces${query}`)).statusCode, 404)
  await gwenola.call('PATCH', '/activities/current', { tutoring: 'assigned' })
  t.equal((await claire.call('GET', `/planned-traces${query}`)).statusCode, 404)
})

t.test('there is an end to how many', async t => {
  const school = await openSchool(t)
  const { ines, plan } = await begin(school)
  const { id } = (await plan('x')).json()
  const { id: _, ...row } = await school.db.selectFrom('plannedTraces').selectAll().executeTakeFirstOrThrow()
  await school.db.insertInto('plannedTraces').values(Array.from({ length: 198 }, () => ({ ...row, id: v7() }))).execute()
  const last = await Promise.all(['a', 'b', 'c'].map(async text => await plan(text)))
  t.same(last.map(({ statusCode }) => statusCode).toSorted(), [201, 400, 400], 'of three at once, the one that there is room for')
  t.match((await plan('y')).json(), { status: 400, fields: [{ field: 'id', code: 'too-many' }] })
  await ines.call('PUT', `/planned-traces/${id}/removal`)
  const { id: instead } = (await plan('y')).json()
  t.equal((await ines.call('DELETE', `/planned-traces/${id}/removal`)).statusCode, 400, 'nor by bringing one back')
  await ines.call('PUT', `/planned-traces/${instead}/removal`)
  t.equal((await ines.call('DELETE', `/planned-traces/${id}/removal`)).statusCode, 204)
})
