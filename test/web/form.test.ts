import t from 'tap'
import { ApiProblem } from '../../src/web/api/problem.ts'
import { leftOf, standing, summaryOf } from '../../src/web/features/fiches/field-problems.ts'
import { contentOf, emptyForm, formOf, formOfVersion, isNothing, linkTrace, sameContent, withCompetences, withTraceAt, withTraceBack, type Form } from '../../src/web/features/fiches/form.ts'
import { hostOf } from '../../src/web/features/fiches/links.ts'
import { copyKey, findCopies, keepCopy } from '../../src/web/features/fiches/local-copies.ts'
import { fr } from '../../src/web/i18n/fr.ts'
import { links, routeOf } from '../../src/web/routes.ts'
import { guardedStore, memoryStore } from '../../src/web/storage.ts'

const file = { id: 'f1', name: 'plan.png', mediaType: 'image/png', size: 1, width: 2, height: 3 }
const said = { caption: '', type: '', eventDate: null, confidential: false }
const image = { ...said, key: 'k1', kind: 'file' as const, file, alt: 'un plan', decorative: false }
const link = (key: string, url: string) => ({ ...linkTrace(key), url })
const filled = (): Form => ({ ...emptyForm(), title: 'Plan', traces: [image, link('k2', ''), link('k3', ' https://a.example ')] })
const competences = [
  { id: 'c1', code: 'CG3', label: 'Concevoir', nextLetter: 'B' },
  { id: 'c2', code: 'CG8', label: 'Coopérer', nextLetter: 'A' }
]

t.test('only what was filled is sent', async t => {
  t.same(contentOf(filled()).traces, [
    { ...said, kind: 'file', fileId: 'f1', alt: 'un plan', decorative: false },
    { ...said, kind: 'link', url: 'https://a.example' }
  ])
})

t.test('what comes back is what was sent', async t => {
  const traces = [{ ...said, kind: 'file' as const, file, alt: 'un plan', decorative: false }, { ...said, kind: 'link' as const, url: 'https://a.example' }]
  const draft = { ...emptyForm(), title: 'Plan', traces, revision: 2, updatedAt: '2026-05-12T10:00:00Z' }
  t.ok(sameContent(formOf(draft), filled()))
  t.notOk(sameContent(formOf({ ...draft, title: 'Autre' }), filled()))
  const inItsOrder = Object.fromEntries(Object.entries(formOf(draft)).reverse())
  t.ok(sameContent({ ...emptyForm(), ...inItsOrder }, filled()))
})

t.test('a draft that the server begins says what the form began with', async t => {
  const traces = [{ ...said, kind: 'link' as const, url: 'https://a.example' }]
  const texts = { title: 'Plan', context: '', description: 'd', analysis: 'a', contribution: '' }
  const version = {
    number: 1, ...texts, competences: [{ id: 'c1', code: 'CG3', label: 'Concevoir', acquired: true }], situationTypes: ['A1'], experience: { id: 'e1', title: 'Stage' }, traces, contentHash: '', publishedAt: '', importedAt: null
  }
  const begun = { ...texts, revision: 3, letter: 'A', competenceIds: ['c1'], acquiredIds: ['c1'], situationTypes: ['A1'], experienceId: 'e1', answered: [], traces, updatedAt: '' }
  t.ok(sameContent(formOf(begun), formOfVersion(version, 'A')))
})

t.test('the letter follows the competence, unless it was chosen', async t => {
  const first = withCompetences(emptyForm(), ['c1'], competences)
  t.equal(first.letter, 'B')
  t.equal(withCompetences(first, ['c2'], competences).letter, 'A')
  t.equal(withCompetences({ ...first, letter: 'K' }, ['c2'], competences).letter, 'K')
  t.equal(withCompetences(first, [], competences).letter, '')
})

t.test('SIO-22 only what was worked on can have been acquired', async t => {
  const both = { ...emptyForm(), competenceIds: ['c1', 'c2'], acquiredIds: ['c1', 'c2'] }
  t.same(withCompetences(both, ['c2'], competences).acquiredIds, ['c2'])
})

t.test('IMT-24 traces go where they are put, and nowhere else', async t => {
  const keys = (form: Form): string[] => form.traces.map(({ key }) => key)
  t.same(keys(withTraceAt(filled(), 'k3', 0)), ['k3', 'k1', 'k2'])
  t.same(keys(withTraceAt(filled(), 'k1', 2)), ['k2', 'k3', 'k1'])
  t.same(keys(withTraceAt(filled(), 'k1', -1)), ['k1', 'k2', 'k3'])
  t.same(keys(withTraceAt(filled(), 'k3', 3)), ['k1', 'k2', 'k3'])
})

t.test('a form that says nothing yet', async t => {
  t.ok(isNothing(emptyForm()))
  t.ok(isNothing({ ...emptyForm(), traces: [linkTrace('k')] }))
  t.notOk(isNothing({ ...emptyForm(), context: 'Stage' }))
  t.notOk(isNothing({ ...emptyForm(), traces: [image] }))
})

t.test('a refused publication leads to each field', async t => {
  const problem = new ApiProblem(422, 'incomplete', [
    { field: 'title', code: 'missing' }, { field: 'traces/1/url', code: 'not-a-link' }, { field: 'traces/0/alt', code: 'missing' }, { field: 'novel', code: 'odd' }
  ])
  t.same(summaryOf(fr, problem, filled()), [
    { fieldId: 'field-title', text: 'Donnez un nom à la preuve.' },
    { fieldId: 'field-url-k3', text: 'Donnez une adresse complète, qui commence par https://.' },
    { fieldId: 'field-alt-k1', text: 'Dites ce que montre l’image, ou qu’elle est décorative.' },
    { fieldId: 'field-title', text: 'Revoyez ce champ.' }
  ])
  t.match(summaryOf(fr, new ApiProblem(409, 'letter-taken'), filled()), [{ fieldId: 'field-letter' }])
  t.same(summaryOf(fr, new ApiProblem(500, 'internal'), filled()), [])
})

t.test('a field that was mended is not told of any more', async t => {
  const items = [{ fieldId: 'field-title', text: 'x' }, { fieldId: 'field-url-k3', text: 'y' }]
  const now = { ...filled(), traces: [image, link('k3', 'https://b.example')] }
  t.same(standing(items, filled(), now), [{ fieldId: 'field-title', text: 'x' }])
  const noAlt = { fieldId: 'field-alt-k1', text: 'z' }
  const told = (change: Partial<typeof image>): unknown => standing([noAlt], filled(), { ...filled(), traces: [{ ...image, ...change }] })
  t.same(told({ caption: 'Une légende' }), [noAlt], 'another field of the same trace mends nothing')
  t.same(told({ decorative: true }), [])
  t.same(told({ alt: 'Le plan' }), [])
})

t.test('what is left to mend follows the form and the uploads', async t => {
  const missing = { problem: new ApiProblem(422, 'incomplete', [{ field: 'title', code: 'missing' }]), form: emptyForm() }
  t.match(leftOf(fr, missing, emptyForm(), []), [{ fieldId: 'field-title' }])
  t.same(leftOf(fr, missing, filled(), []), [])
  const unsent = { problem: new ApiProblem(0, 'unsent-file'), form: emptyForm() }
  t.same(leftOf(fr, unsent, filled(), []), [], 'sent again, or removed')
})

t.test('the host of a link, when it may be followed', async t => {
  t.equal(hostOf('https://cloud.example/f/1'), 'cloud.example')
  t.equal(hostOf('javascript:alert(1)'), undefined)
  t.equal(hostOf('pas une adresse'), undefined)
})

t.test('copies are the person’s own, the newest first, and junk is not one', async t => {
  const store = memoryStore()
  const copy = (at: number) => ({ ficheId: 'f', isNew: false, at, form: filled() })
  keepCopy(store, copyKey('me', 'visit-1'), copy(1))
  keepCopy(store, copyKey('me', 'visit-2'), copy(2))
  keepCopy(store, copyKey('you', 'visit-3'), copy(3))
  store.set(copyKey('me', 'visit-4'), '{"ficheId":"f"}')
  store.set(copyKey('me', 'visit-5'), 'not json')
  store.set(copyKey('me', 'visit-6'), JSON.stringify({ ...copy(6), form: { ...filled(), traces: [{ kind: 'file' }] } }))
  t.same(findCopies(store, 'me').map(({ at }) => at), [2, 1])
})

t.test('a trace that comes back never bears the key of another one', async t => {
  const [first, typed] = [link('link-first', 'https://a.example'), link('link-first', 'https://b.example')]
  const back = withTraceBack({ ...emptyForm(), traces: [typed] }, first, 0)
  t.same(back.traces.map(trace => trace.kind === 'link' && trace.url), ['https://a.example', 'https://b.example'])
  t.equal(new Set(back.traces.map(({ key }) => key)).size, 2)
  t.same(withTraceBack(emptyForm(), first, 0).traces, [first])
})

t.test('a copy of an earlier release is completed, not lost', async t => {
  const store = memoryStore()
  const traces = [{ key: 'k1', kind: 'file', file, caption: 'c', alt: 'a' }, { key: 'k2', kind: 'link', url: 'https://a.example', caption: '' }]
  const form = { title: 'Plan', description: 'd', analysis: '', letter: 'A', competenceIds: ['c1'], traces }
  store.set(copyKey('me', 'visit'), JSON.stringify({ ficheId: 'f', isNew: false, at: 1, form }))
  t.match(findCopies(store, 'me')[0]?.form, {
    title: 'Plan', context: '', answered: [], traces: [{ caption: 'c', decorative: false, eventDate: null }, { url: 'https://a.example', confidential: false }]
  })
})

t.test('a store that is forbidden or full does not break the page', async t => {
  const forbidden = guardedStore(() => { throw new Error('SecurityError') })
  t.ok(forbidden.set('a', '1'))
  t.equal(forbidden.get('a'), '1', 'memory takes its place')
  const full = guardedStore(() => ({ length: 0, key: () => null, getItem: () => null, removeItem: () => {}, setItem: () => { throw new Error('QuotaExceededError') } }))
  t.equal(full.set('a', '1'), false)
  t.same(full.keys(), [])
})

t.test('addresses', async t => {
  const id = '01a202ff-7b99-774f-b436-db6538e96330'
  t.same(routeOf(''), { screen: 'list', view: { filter: null, query: {} } })
  t.same(routeOf(links.list('submitted')), { screen: 'list', view: { filter: 'submitted', query: {} } })
  const studentId = '01900000-0000-7000-8000-000000000001'
  t.same(routeOf(links.list('all', { studentId })), { screen: 'list', view: { filter: 'all', query: { studentId } } })
  t.same(routeOf(links.list(null, { studentId })), { screen: 'list', view: { filter: null, query: { studentId } } })
  t.same(routeOf('#/?student=nobody'), { screen: 'list', view: { filter: null, query: {} } })
  t.same(routeOf('#/?state=nonsense'), { screen: 'list', view: { filter: null, query: {} } })
  t.same(routeOf(links.card(id)), { screen: 'card', ficheId: id, version: null })
  t.same(routeOf(links.card(id, 2)), { screen: 'card', ficheId: id, version: 2 })
  t.same(routeOf(links.write(id)), { screen: 'write', ficheId: id })
  t.same(routeOf(links.new()), { screen: 'new', ficheId: null })
  t.same(routeOf(links.new(id)), { screen: 'new', ficheId: id })
  t.same(routeOf(links.administration()), { screen: 'administration' })
  t.same(routeOf('#/fiches/../me'), { screen: 'unknown' })
})
