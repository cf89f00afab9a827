// A portfolio of professional situations: one generic fiche, under other rules.
import t from 'tap'
import { v7 } from 'uuid'
import { emptyDraft, linkTrace, openSchool, type Client, type School } from '../support/school.ts'

const content = { title: 'Migration de la messagerie', context: 'Une régie de quarante postes.', description: 'J’ai déplacé les boîtes.', analysis: 'Je préviendrais plus tôt.', contribution: 'Le script de reprise.' }

async function begin (school: School) {
  const gwenola = await school.enter('gwenola', ['administrator'])
  await gwenola.call('PATCH', '/unit/profile', { kind: 'situation' })
  const ines = await school.enter('ines', ['student'])
  const claire = await school.enter('claire', ['staff'])
  const { items } = (await ines.call('GET', '/competences')).json<{ items: Array<{ id: string }> }>()
  return { ines, claire, competenceIds: items.map(({ id }) => id) }
}

const save = (student: Client, id: string, revision: number, more: object) =>
  student.call('PUT', `/fiches/${id}/draft`, { ...emptyDraft, ...content, ...more }, { 'if-match': `"${revision}"` })

async function publish (student: Client, more: object) {
  const id = v7()
  await student.call('POST', '/fiches', { id })
  await save(student, id, 1, more)
  return { id, published: await student.call('POST', `/fiches/${id}/versions`, undefined, { 'if-match': '"2"' }) }
}

const decide = (tutor: Client, id: string, outcome: string, reason = '', versionNumber = 1) =>
  tutor.call('POST', `/fiches/${id}/decisions`, { id: v7(), versionNumber, outcome, reason })

t.test('SIO-01 SIO-02 a portfolio records situations: what they were, what was made of them, what came out, which competences they gave', async t => {
  const { ines, claire, competenceIds } = await begin(await openSchool(t))
  const traces = [linkTrace('https://example.org/procedure.pdf', { caption: 'La procédure', type: 'tutorial', eventDate: '2026-04-01' })]
  const { id, published } = await publish(ines, { competenceIds, traces })
  t.equal(published.statusCode, 201, published.body)
  const seen = (await claire.call('GET', `/fiches/${id}`)).json()
  t.match(seen, { letter: null, versions: [{ ...content, traces, competences: competenceIds.map(id => ({ id })) }] })
  const second = await publish(ines, { title: 'Veille', competenceIds: competenceIds.slice(0, 1) })
  t.equal(second.published.statusCode, 201, 'a competence has several situations, a situation several competences')
  t.match((await ines.call('GET', '/dashboard')).json().competences, [{ submitted: 2 }, { submitted: 1 }])
})

t.test('SIO-06 reflection has its own text and its own questions, beside the description', async t => {
  const { ines, competenceIds } = await begin(await openSchool(t))
  const { guidance, texts } = (await ines.call('GET', '/me')).json().unit.profile
  t.ok(guidance.analysis.length >= 3)
  t.same(texts, ['context', 'description', 'analysis', 'contribution'])
  const { published } = await publish(ines, { competenceIds })
  t.match(published.json(), { description: content.description, analysis: content.analysis })
})

t.test('SIO-13 a tutor declines what is not admissible, with a reason, and takes it back; the gradebook never hears of it', async t => {
  const school = await openSchool(t)
  const { ines, claire, competenceIds } = await begin(school)
  const { id } = await publish(ines, { competenceIds: competenceIds.slice(0, 1), situationTypes: ['T1'] })
  const state = async () => (await ines.call('GET', `/fiches/${id}`)).json().state
  const given = async () => (await claire.call('GET', '/scores')).json().items.map(({ given }: { given: number }) => given)
  t.match((await decide(claire, id, 'declined', ' ')).json(), { status: 400, fields: [{ field: 'reason', code: 'missing' }] })
  t.equal((await decide(ines, id, 'declined', 'x')).statusCode, 403)
  const declined = await decide(claire, id, 'declined', 'Elle ne mobilise rien qui serve ailleurs.')
  t.equal(declined.statusCode, 201, declined.body)
  t.equal(await state(), 'declined')
  t.same(await given(), [], 'nothing was approved')
  t.match((await ines.call('GET', '/dashboard')).json(), { competences: [{ declined: 1, submitted: 0 }, {}], situationTypes: [{ id: 'T1', count: 0 }, {}, {}, {}], next: { kind: 'read-news' } })
  t.equal((await decide(claire, id, 'reopened')).statusCode, 201)
  t.equal(await state(), 'submitted')
  await decide(claire, id, 'approved')
  t.same(await given(), [50])

  const { revision } = (await ines.call('POST', `/fiches/${id}/draft`)).json()
  const saved = (await save(ines, id, revision, { competenceIds: competenceIds.slice(0, 1), title: 'Mieux' })).json()
  await ines.call('POST', `/fiches/${id}/versions`, undefined, { 'if-match': `"${saved.revision}"` })
  t.equal((await decide(claire, id, 'declined', 'La v2 en dit moins.', 2)).statusCode, 201)
  t.equal(await state(), 'declined')
  t.same(await given(), [50], 'the version that was approved still is')
})

t.test('nothing is declined where the unit does not know that', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const claire = await school.enter('claire', ['staff'])
  const { items } = (await ines.call('GET', '/competences')).json()
  const { id, published } = await publish(ines, { letter: 'A', competenceIds: [items[0].id], traces: [linkTrace('https://example.org/')] })
  t.equal(published.statusCode, 201, published.body)
  t.match((await decide(claire, id, 'declined', 'x')).json(), { status: 400, fields: [{ field: 'outcome', code: 'unknown' }] })
  t.equal((await ines.call('GET', `/fiches/${id}`)).json().state, 'submitted')
})

t.test('SIO-15 the form is the student\'s: no trace, no analysis, or a portfolio elsewhere', async t => {
  const { ines, competenceIds } = await begin(await openSchool(t))
  t.equal((await publish(ines, { competenceIds, analysis: '', contribution: '' })).published.statusCode, 201)
  const elsewhere = await publish(ines, { competenceIds, description: 'Tout est là-bas.', traces: [linkTrace('https://ines.example.org/portfolio')] })
  t.equal(elsewhere.published.statusCode, 201)
})

t.test('SIO-12 SIO-21 without a context or a competence it is not published, and both are said at once', async t => {
  const { ines } = await begin(await openSchool(t))
  const { published } = await publish(ines, { context: ' ', competenceIds: [] })
  t.match(published.json(), { status: 422, code: 'incomplete' })
  t.same(published.json().fields, [{ field: 'context', code: 'missing' }, { field: 'competenceIds', code: 'missing' }])
})

t.test('SIO-22 of the competences worked on, some were really acquired', async t => {
  const { ines, competenceIds } = await begin(await openSchool(t))
  const [worked, acquired] = competenceIds
  const { id, published } = await publish(ines, { competenceIds, acquiredIds: [acquired] })
  t.match(published.json().competences, [{ id: worked, acquired: false }, { id: acquired, acquired: true }])
  const { revision, acquiredIds } = (await ines.call('POST', `/fiches/${id}/draft`)).json()
  t.same(acquiredIds, [acquired], 'the next version begins with them')
  t.match((await save(ines, id, revision, { competenceIds: [worked], acquiredIds: [acquired] })).json(), { status: 400, fields: [{ field: 'acquiredIds/0', code: 'unknown' }] })
})

t.test('SIO-23 what one did oneself in a team\'s work is said apart', async t => {
  const { ines, claire, competenceIds } = await begin(await openSchool(t))
  const { id } = await publish(ines, { competenceIds })
  t.match((await claire.call('GET', `/fiches/${id}`)).json().versions, [{ contribution: content.contribution }])
})

t.test('SIO-24 SIO-25 SIO-26 SIO-27 a portfolio covers four types of situations, each at least once', async t => {
  const { ines, competenceIds } = await begin(await openSchool(t))
  const coverage = async () => (await ines.call('GET', '/dashboard')).json().situationTypes
  t.same(await coverage(), ['T1', 'T2', 'T3', 'T4'].map(id => ({ id, count: 0, minimum: 1 })))
  await publish(ines, { competenceIds, situationTypes: ['T1', 'T3'] })
  const { published } = await publish(ines, { competenceIds, situationTypes: ['T1'] })
  t.same(published.json().situationTypes, ['T1'])
  t.same((await coverage()).map(({ count }: { count: number }) => count), [2, 0, 1, 0], 'one may be of several types')
  const id = v7()
  await ines.call('POST', '/fiches', { id })
  t.match((await save(ines, id, 1, { situationTypes: ['T9'] })).json(), { status: 400, fields: [{ field: 'situationTypes/0', code: 'unknown' }] })
  t.equal((await save(ines, id, 1, { situationTypes: ['T2', 'T4'] })).statusCode, 200)
  t.equal((await coverage())[1].count, 0, 'a draft covers nothing yet')
})
