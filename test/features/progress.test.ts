import t from 'tap'
import { v7 } from 'uuid'
import { nextStep, type Standing } from '../../src/features/progress/next-step.ts'
import type { Dashboard } from '../../src/features/progress/schemas.ts'
import { fillWeeks, mondays } from '../../src/features/progress/weeks.ts'
import { completeDraft, emptyDraft, linkTrace, openSchool, publishFiche, type Client } from '../support/school.ts'

const read = async (client: Client, query = ''): Promise<Dashboard> => (await client.call('GET', `/dashboard${query}`)).json()
const decide = (tutor: Client, ficheId: string, outcome: string, versionNumber = 1) =>
  tutor.call('POST', `/fiches/${ficheId}/decisions`, { id: v7(), versionNumber, outcome, reason: 'Voici pourquoi.' })

async function begin (student: Client, content: object) {
  const id = v7()
  await student.call('POST', '/fiches', { id })
  await student.call('PUT', `/fiches/${id}/draft`, { ...emptyDraft, ...content }, { 'if-match': '"1"' })
  return id
}

async function improve (student: Client, id: string, content: object) {
  const { revision } = (await student.call('POST', `/fiches/${id}/draft`)).json()
  const saved = (await student.call('PUT', `/fiches/${id}/draft`, content, { 'if-match': `"${revision}"` })).json()
  return await student.call('POST', `/fiches/${id}/versions`, undefined, { 'if-match': `"${saved.revision}"` })
}

const cg3 = { id: v7(), code: 'CG3', label: 'Concevoir' }
const cg8 = { id: v7(), code: 'CG8', label: 'Coopérer' }

t.test('the next step: what is asked, what is new, what is begun, what is missing', async t => {
  const fiche = (id: string, state: Standing['state'], more: Partial<Standing> = {}): Standing => ({ id, title: id, state, hasDraft: false, unreadCount: 0, ...more })
  const progress = (competence: typeof cg3, submitted: number, approved: number) => ({ competence, submitted, approved, needed: 1 })
  const open = [progress(cg3, 0, 0), progress(cg8, 0, 0)]
  const proved = [progress(cg3, 0, 1), progress(cg8, 0, 1)]
  const covered = [{ count: 1, minimum: 1 }]
  const table: Array<[name: string, Parameters<typeof nextStep>, kind: string, about: string | null]> = [
    ['nothing yet', [[], open, []], 'first-fiche', null],
    ['changes are asked for, before all else', [[fiche('new', 'changes_requested'), fiche('old', 'changes_requested', { unreadCount: 2, hasDraft: true }), fiche('news', 'approved', { unreadCount: 1 })], open, []], 'answer-changes', 'old'],
    ['news', [[fiche('a', 'approved'), fiche('b', 'submitted', { unreadCount: 1 }), fiche('c', 'draft', { hasDraft: true })], open, []], 'read-news', 'b'],
    ['a draft', [[fiche('a', 'approved'), fiche('b', 'draft', { hasDraft: true }), fiche('c', 'draft', { hasDraft: true })], open, []], 'finish-draft', 'b'],
    ['the next version of what is published', [[fiche('a', 'approved', { hasDraft: true })], proved, []], 'finish-draft', 'a'],
    ['a competence without a fiche', [[fiche('a', 'submitted')], [progress(cg3, 1, 0), progress(cg8, 0, 0)], []], 'prove-competence', 'CG8'],
    ['one that was declined', [[fiche('a', 'declined')], [progress(cg3, 0, 0)], []], 'prove-competence', 'CG3'],
    ['a type of situation', [[fiche('a', 'approved')], proved, [...covered, { count: 0, minimum: 1 }]], 'prove-competence', null],
    ['all that is missing waits for a tutor', [[fiche('a', 'submitted')], [progress(cg3, 1, 0), progress(cg8, 0, 1)], covered], 'wait', null],
    ['everything is proved', [[fiche('a', 'approved'), fiche('b', 'submitted')], proved, covered], 'done', null]
  ]
  for (const [name, given, kind, about] of table) {
    const step = nextStep(...given)
    t.same([step.kind, step.fiche?.id ?? step.competence?.code ?? null], [kind, about], name)
  }
})

t.test('IMT-11 weeks begin on Monday, and each is there', async t => {
  t.same(mondays(new Date('2026-11-22T23:59:59Z'), 3), ['2026-11-02', '2026-11-09', '2026-11-16'], 'a Sunday')
  t.same(mondays(new Date('2026-11-23T00:00:00Z'), 2), ['2026-11-16', '2026-11-23'], 'a Monday')
  t.same(mondays(new Date('2027-01-01T12:00:00Z'), 2), ['2026-12-21', '2026-12-28'], 'over the year')
  t.same(fillWeeks(['a', 'b', 'c'], [{ startsOn: 'b', count: 2 }]), [{ startsOn: 'a', count: 0 }, { startsOn: 'b', count: 2 }, { startsOn: 'c', count: 0 }])

  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const { id, competenceId } = await publishFiche(ines)
  await improve(ines, id, completeDraft(competenceId, 'A', { title: 'Mieux' }))
  const { weeks } = await read(ines)
  t.equal(weeks.length, 26)
  t.equal(weeks.at(-1)?.count, 2)
  t.equal(weeks.reduce((sum, { count }) => sum + count, 0), 2)
})

t.test('IMT-05 a portfolio is the set of a student\'s proofs: progress counts each of them once, by its state', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const claire = await school.enter('claire', ['staff'])
  t.match(await read(ines), { next: { kind: 'first-fiche' }, waiting: 0, unread: [], unreadCount: 0, lastActivityAt: null, situationTypes: [], student: { name: 'ines' } })
  const approved = await publishFiche(ines, 'A')
  const returned = await publishFiche(ines, 'B')
  await publishFiche(ines, 'C')
  const away = await publishFiche(ines, 'D')
  await publishFiche(await school.enter('malo', ['student']))
  await begin(ines, { title: 'Commencée', competenceIds: [approved.competenceId] })
  await decide(claire, approved.id, 'approved')
  await decide(claire, returned.id, 'changes_requested')
  await school.db.updateTable('fiches').set({ removedAt: new Date() }).where('id', '=', away.id).execute()
  const plan = (ficheId: string | null) => ines.call('POST', '/planned-traces', { id: v7(), competenceId: approved.competenceId, text: 'x', ficheId })
  await plan(null)
  await plan(approved.id)
  const dashboard = await read(ines)
  t.match(dashboard.competences, [
    { competence: { code: 'CG3' }, planned: 1, draft: 1, submitted: 1, changesRequested: 1, approved: 1, declined: 0, needed: 1 },
    { competence: { code: 'CG8' }, planned: 0, draft: 0, submitted: 0, changesRequested: 0, approved: 0, declined: 0, needed: 1 }
  ])
  t.match(dashboard, { next: { kind: 'answer-changes', fiche: { id: returned.id } }, waiting: 1, unreadCount: 2 })
  t.same(dashboard.unread.map(({ id, count }) => [id, count]), [[returned.id, 1], [approved.id, 1]], 'newest first')

  await improve(ines, approved.id, completeDraft(approved.competenceId, 'A', { title: 'Mieux' }))
  t.match((await read(ines)).competences[0], { approved: 1, submitted: 1 }, 'what was approved counts while its next version waits, as in the gradebook')
  t.equal((await read(ines)).waiting, 2)
})

t.test('a tutor sees where their student stands, and must say whose', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const malo = await school.enter('malo', ['student'])
  const claire = await school.enter('claire', ['staff'])
  const gwenola = await school.enter('gwenola', ['administrator'])
  const { id, competenceId } = await publishFiche(ines)
  await begin(ines, { title: 'Commencée', competenceIds: [competenceId] })
  await ines.call('POST', '/fiches', { id: v7() })
  const query = `?studentId=${ines.me.id}`
  t.match((await claire.call('GET', '/dashboard')).json(), { status: 400, fields: [{ field: 'studentId', code: 'missing' }] })
  t.equal((await malo.call('GET', `/dashboard${query}`)).statusCode, 404)
  t.equal((await claire.call('GET', `/dashboard?studentId=${claire.me.id}`)).statusCode, 200, 'oneself is always within reach')
  t.equal((await claire.call('GET', `/dashboard?studentId=${gwenola.me.id}`)).statusCode, 404)
  t.match(await read(claire, query), {
    student: { id: ines.me.id, name: 'ines' }, unread: [{ id, count: 1 }], unreadCount: 1, waiting: 1, next: { kind: 'finish-draft' }, competences: [{ draft: 1, submitted: 1 }, {}]
  }, 'news are the reader\'s; the step is the student\'s')
  await gwenola.call('PATCH', '/unit/profile', { draftsReadable: false })
  t.match(await read(claire, query), { competences: [{ draft: 0, submitted: 1 }, {}], next: { kind: 'prove-competence', fiche: null, competence: { code: 'CG8' } } })
  t.match((await read(ines)).competences, [{ draft: 1 }, {}])
  await gwenola.call('PATCH', '/activities/current', { tutoring: 'assigned' })
  t.equal((await claire.call('GET', `/dashboard${query}`)).statusCode, 404)
  t.equal((await claire.call('GET', `/timeline${query}`)).statusCode, 404)
})

t.test('IMT-24 the timeline tells traces by the date of what they show, not by when they were stored', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const claire = await school.enter('claire', ['staff'])
  const dated = (eventDate: string | null, more: Record<string, unknown> = {}) => linkTrace('https://example.org/', { eventDate, caption: eventDate ?? '', ...more })
  const { items: [first, second] } = (await ines.call('GET', '/competences')).json<{ items: Array<{ id: string }> }>()
  const write = async (id: string, content: object) => {
    await ines.call('POST', `/fiches/${id}/draft`)
    const { draft } = (await ines.call('GET', `/fiches/${id}`)).json()
    const saved = (await ines.call('PUT', `/fiches/${id}/draft`, content, { 'if-match': `"${draft.revision}"` })).json()
    return await ines.call('POST', `/fiches/${id}/versions`, undefined, { 'if-match': `"${saved.revision}"` })
  }
  const a = v7()
  const b = v7()
  for (const id of [a, b]) await ines.call('POST', '/fiches', { id })
  await write(a, completeDraft(first?.id ?? '', 'A', { traces: [dated('2026-01-01', { caption: 'de la v1' })] }))
  await write(b, completeDraft(second?.id ?? '', 'A', { title: 'Réunion', traces: [dated('2026-05-12', { confidential: true, type: 'minutes' }), dated('2025-12-31')] }))
  const published = await write(a, completeDraft(first?.id ?? '', 'A', { traces: [dated('2026-05-12'), dated(null), dated('2026-02-28')] }))
  t.equal(published.statusCode, 201, published.body)
  await ines.call('POST', `/fiches/${b}/draft`)
  await ines.call('POST', '/experiences', {
    id: v7(), kind: 'project', title: 'Projet', host: '', startsOn: null, endsOn: null, setting: null, involvement: null, realism: null, collaboration: null, supervisor: ''
  })
  for (const timeline of [(await ines.call('GET', '/timeline')).json(), (await claire.call('GET', `/timeline?studentId=${ines.me.id}`)).json()]) {
    t.match(timeline.items, [
      { ficheId: b, versionNumber: 1, position: 1, eventDate: '2025-12-31', url: 'https://example.org/', file: null, competences: [{ code: 'CG8' }] },
      { ficheId: a, versionNumber: 2, position: 2, eventDate: '2026-02-28' },
      { ficheId: a, versionNumber: 2, position: 0, eventDate: '2026-05-12' },
      { ficheId: b, versionNumber: 1, position: 0, eventDate: '2026-05-12', type: 'minutes', title: 'Réunion' }
    ])
    t.equal(timeline.items.length, 4, 'the last versions alone')
    t.equal(timeline.undated, 1)
    t.match(timeline.experiences, [{ title: 'Projet' }])
  }
  const malo = await school.enter('malo', ['student'])
  t.same((await malo.call('GET', '/timeline')).json(), { items: [], undated: 0, experiences: [] })
})
