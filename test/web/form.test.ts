import t from 'tap'
import { ApiProblem } from '../../src/web/api/problem.ts'
import { leftOf, standing, summaryOf } from '../../src/web/features/fiches/field-problems.ts'
import { contentOf, emptyForm, formOf, sameContent, withCompetences, type Form } from '../../src/web/features/fiches/form.ts'
import { hostOf } from '../../src/web/features/fiches/links.ts'
import { copyKey, findCopies, keepCopy } from '../../src/web/features/fiches/local-copies.ts'
import { fr } from '../../src/web/i18n/fr.ts'
import { links, routeOf } from '../../src/web/routes.ts'
import { guardedStore, memoryStore } from '../../src/web/storage.ts'

const file = { id: 'f1', name: 'plan.png', mediaType: 'image/png', size: 1, width: 2, height: 3 }
const image = { key: 'k1', kind: 'file' as const, file, caption: '', alt: 'un plan' }
const link = (key: string, url: string) => ({ key, kind: 'link' as const, url, caption: '' })
const filled = (): Form => ({ ...emptyForm(), title: 'Plan', traces: [image, link('k2', ''), link('k3', ' https://a.example ')] })
const competences = [
  { id: 'c1', code: 'CG3', label: 'Concevoir', nextLetter: 'B' },
  { id: 'c2', code: 'CG8', label: 'Coopérer', nextLetter: 'A' }
]

t.test('only what was filled is sent', async t => {
  t.same(contentOf(filled()).traces, [
    { kind: 'file', fileId: 'f1', caption: '', alt: 'un plan' },
    { kind: 'link', url: 'https://a.example', caption: '' }
  ])
})

t.test('what comes back is what was sent', async t => {
  const traces = [{ kind: 'file' as const, file, caption: '', alt: 'un plan' }, { kind: 'link' as const, url: 'https://a.example', caption: '' }]
  const draft = { ...emptyForm(), title: 'Plan', traces, revision: 2, updatedAt: '2026-05-12T10:00:00Z' }
  t.ok(sameContent(formOf(draft), filled()))
  t.notOk(sameContent(formOf({ ...draft, title: 'Autre' }), filled()))
})

t.test('the letter follows the competence, unless it was chosen', async t => {
  const first = withCompetences(emptyForm(), ['c1'], competences)
  t.equal(first.letter, 'B')
  t.equal(withCompetences(first, ['c2'], competences).letter, 'A')
  t.equal(withCompetences({ ...first, letter: 'K' }, ['c2'], competences).letter, 'K')
  t.equal(withCompetences(first, [], competences).letter, '')
})

t.test('a refused publication leads to each field', async t => {
  const problem = new ApiProblem(422, 'incomplete', [
    { field: 'title', code: 'missing' }, { field: 'traces/1/url', code: 'not-a-link' }, { field: 'traces/0/alt', code: 'missing' }, { field: 'novel', code: 'odd' }
  ])
  t.same(summaryOf(fr, problem, filled()), [
    { fieldId: 'field-title', text: 'Donnez un nom à la preuve.' },
    { fieldId: 'field-url-k3', text: 'Donnez une adresse complète, qui commence par https://.' },
    { fieldId: 'field-alt-k1', text: 'Dites ce que montre l’image.' },
    { fieldId: 'field-title', text: 'Revoyez ce champ.' }
  ])
  t.match(summaryOf(fr, new ApiProblem(409, 'letter-taken'), filled()), [{ fieldId: 'field-letter' }])
  t.same(summaryOf(fr, new ApiProblem(500, 'internal'), filled()), [])
})

t.test('a field that was mended is not told of any more', async t => {
  const items = [{ fieldId: 'field-title', text: 'x' }, { fieldId: 'field-url-k3', text: 'y' }]
  const now = { ...filled(), traces: [image, link('k3', 'https://b.example')] }
  t.same(standing(items, filled(), now), [{ fieldId: 'field-title', text: 'x' }])
})

t.test('what is left to mend follows the form and the uploads', async t => {
  const missing = { problem: new ApiProblem(422, 'incomplete', [{ field: 'title', code: 'missing' }]), form: emptyForm() }
  t.match(leftOf(fr, missing, emptyForm(), []), [{ fieldId: 'field-title' }])
  t.same(leftOf(fr, missing, filled(), []), [])
  const unsent = { problem: new ApiProblem(0, 'unsent-image'), form: emptyForm() }
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
  t.same(routeOf(''), { screen: 'list', view: { filter: null, studentId: null } })
  t.same(routeOf(links.list('submitted')), { screen: 'list', view: { filter: 'submitted', studentId: null } })
  const studentId = '01900000-0000-7000-8000-000000000001'
  t.same(routeOf(links.list('all', studentId)), { screen: 'list', view: { filter: 'all', studentId } })
  t.same(routeOf(links.list(null, studentId)), { screen: 'list', view: { filter: null, studentId } })
  t.same(routeOf('#/?student=nobody'), { screen: 'list', view: { filter: null, studentId: null } })
  t.same(routeOf('#/?state=nonsense'), { screen: 'list', view: { filter: null, studentId: null } })
  t.same(routeOf(links.card(id)), { screen: 'card', ficheId: id, version: null })
  t.same(routeOf(links.card(id, 2)), { screen: 'card', ficheId: id, version: 2 })
  t.same(routeOf(links.write(id)), { screen: 'write', ficheId: id })
  t.same(routeOf(links.new()), { screen: 'new', ficheId: null })
  t.same(routeOf(links.new(id)), { screen: 'new', ficheId: id })
  t.same(routeOf(links.administration()), { screen: 'administration' })
  t.same(routeOf('#/fiches/../me'), { screen: 'unknown' })
})
