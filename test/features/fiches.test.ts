import t from 'tap'
import { v7 } from 'uuid'
import { completeDraft, openSchool, publishFiche } from '../support/school.ts'

t.test('a student begins a fiche, publishes v1, improves it to v2; v1 stays as it was (IMT-36, IMT-41, IMT-42)', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const { id, published, competenceId } = await publishFiche(ines)
  t.equal(published.statusCode, 201, published.body)
  t.match(published.json(), { number: 1, title: 'Cahier des charges', competences: [{ code: 'CG3' }] })

  const draft = (await ines.call('POST', `/fiches/${id}/draft`)).json()
  t.match(draft, { title: 'Cahier des charges', letter: 'A', competenceIds: [competenceId], traces: [{ kind: 'link' }] }, 'prefilled from v1')
  const again = (await ines.call('POST', `/fiches/${id}/draft`)).json()
  t.equal(again.revision, draft.revision, 'beginning twice is beginning once')

  const saved = await ines.call('PUT', `/fiches/${id}/draft`, completeDraft(competenceId, 'A', { title: 'Cahier des charges, revu' }), { 'if-match': `"${draft.revision}"` })
  const second = await ines.call('POST', `/fiches/${id}/versions`, undefined, { 'if-match': `"${saved.json().revision}"` })
  t.equal(second.statusCode, 201, second.body)

  const fiche = (await ines.call('GET', `/fiches/${id}`)).json()
  t.match(fiche, { state: 'submitted', letter: 'A', versionCount: 2, draft: null })
  t.same(fiche.versions[0], published.json(), 'v1 to the letter')
  t.equal(fiche.versions[1].title, 'Cahier des charges, revu')
  t.not(fiche.versions[1].contentHash, fiche.versions[0].contentHash)
})

t.test('publishing says all that is missing at once, by field (IMT-25)', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const id = v7()
  await ines.call('POST', '/fiches', { id })
  const refused = await ines.call('POST', `/fiches/${id}/versions`, undefined, { 'if-match': '"1"' })
  t.equal(refused.statusCode, 422)
  t.match(refused.headers['content-type'], /^application\/problem\+json/)
  t.match(refused.json(), { code: 'incomplete', status: 422 })
  t.same(refused.json().fields.map((field: { field: string }) => field.field),
    ['title', 'description', 'analysis', 'traces', 'competenceIds', 'letter'])
  t.equal((await ines.call('GET', `/fiches/${id}`)).json().versionCount, 0)
})

t.test('a draft is savable however incomplete, and tells of another tab', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const id = v7()
  await ines.call('POST', '/fiches', { id })
  const content = { title: 'à moitié', description: '', analysis: '', letter: '', competenceIds: [], traces: [{ kind: 'link', url: 'pas encore', caption: '' }] }
  const first = await ines.call('PUT', `/fiches/${id}/draft`, content, { 'if-match': '"1"' })
  t.equal(first.statusCode, 200, first.body)
  const repeat = await ines.call('PUT', `/fiches/${id}/draft`, content, { 'if-match': '"1"' })
  t.equal(repeat.statusCode, 200, 'the same save again, whose answer was lost, is no conflict')
  t.equal(repeat.json().revision, first.json().revision)
  const other = await ines.call('PUT', `/fiches/${id}/draft`, { ...content, title: 'autre onglet' }, { 'if-match': '"1"' })
  t.match(other.json(), { status: 412, code: 'stale' })
  t.equal((await ines.call('GET', `/fiches/${id}`)).json().draft.title, 'à moitié')
  t.match((await ines.call('PUT', `/fiches/${id}/draft`, content)).json(), { status: 428, code: 'precondition-required' })
  t.match((await ines.call('PUT', `/fiches/${id}/draft`, { ...content, competenceIds: [v7()] }, { 'if-match': '"2"' })).json(),
    { status: 400, fields: [{ field: 'competenceIds/0', code: 'unknown' }] })
  t.match((await ines.call('PUT', `/fiches/${id}/draft`, { ...content, surprise: 1 }, { 'if-match': '"2"' })).json(),
    { status: 400, fields: [{ field: 'surprise' }] }, 'what is not known is refused, not dropped')
})

t.test('the same request twice at once makes one', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const id = v7()
  const created = await Promise.all(Array.from({ length: 5 }, () => ines.call('POST', '/fiches', { id })))
  t.same(created.map(answer => answer.statusCode), [201, 201, 201, 201, 201])
  const { items } = (await ines.call('GET', '/competences')).json()
  await ines.call('PUT', `/fiches/${id}/draft`, completeDraft(items[0].id, 'A'), { 'if-match': '"1"' })
  const published = await Promise.all(Array.from({ length: 5 }, () =>
    ines.call('POST', `/fiches/${id}/versions`, undefined, { 'if-match': '"2"' })))
  t.same(published.map(answer => answer.statusCode), [201, 201, 201, 201, 201])
  t.same(new Set(published.map(answer => answer.json().number)), new Set([1]))
  t.equal((await ines.call('GET', `/fiches/${id}`)).json().versionCount, 1)
  t.equal((await ines.call('GET', '/fiches')).json().items.length, 1)
})

t.test('two fiches of one competence never share a letter, even published at once', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const results = await Promise.all([publishFiche(ines, 'A'), publishFiche(ines, 'A'), publishFiche(ines, 'A')])
  const codes = results.map(({ published }) => published.statusCode).sort()
  t.same(codes, [201, 409, 409])
  const refused = results.find(({ published }) => published.statusCode === 409)
  t.match(refused?.published.json(), { code: 'letter-taken', fields: [{ field: 'letter', code: 'taken' }] })
  const { items } = (await ines.call('GET', '/competences')).json()
  t.equal(items[0].nextLetter, 'B')
  const malo = await school.enter('malo', ['student'])
  t.equal((await publishFiche(malo, 'A')).published.statusCode, 201, "another student's letters are their own")
})

t.test('the list comes in pages, newest event first, and each fiche once', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const made: string[] = []
  for (const letter of 'ABCDEFG') made.unshift((await publishFiche(ines, letter)).id)
  const seen: string[] = []
  let after = ''
  do {
    const page = (await ines.call('GET', `/fiches?limit=3${after}`)).json()
    seen.push(...page.items.map((item: { id: string }) => item.id))
    after = page.next === null ? '' : `&after=${page.next}`
  } while (after !== '')
  t.same(seen, made)
  t.match((await ines.call('GET', '/fiches?after=nonsense')).json(), { status: 400, fields: [{ field: 'after' }] })
  t.match((await ines.call('GET', '/fiches')).json().items[0],
    { title: 'Cahier des charges', excerpt: 'Le besoin du client.', letter: 'G', state: 'submitted', versionCount: 1, commentCount: 0, hasDraft: false })
})
