import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import t from 'tap'
import { v7 } from 'uuid'
import { addImage, approve, competenceIds, improve, listIds, writeDraft, writeVersion, type Item } from '../support/fiches.ts'
import { completeDraft, emptyDraft, fileTrace, linkTrace, openSchool, publishFiche, type School } from '../support/school.ts'

t.test('IMT-36 IMT-41 IMT-42 a student begins a fiche, publishes v1, improves it to v2; v1 stays as it was', async t => {
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

t.test('IMT-25 publishing says all that is missing at once, by field', async t => {
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

t.test('IMT-34 a confidential trace stays so in its version, is shown to the tutor, and to no other student', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const [claire, malo] = [await school.enter('claire', ['staff']), await school.enter('malo', ['student'])]
  const { CG3 = '' } = await competenceIds(ines)
  const { id } = await writeDraft(ines, { title: 'Cahier des charges', competenceIds: [CG3] })
  const fileId = await addImage(ines, id)
  const traces = [fileTrace(fileId, { confidential: true }), linkTrace('https://example.org/version-simplifiee')]
  const { revision } = (await ines.call('GET', `/fiches/${id}`)).json().draft
  const saved = await ines.call('PUT', `/fiches/${id}/draft`, completeDraft(CG3, 'A', { traces }), { 'if-match': `"${revision}"` })
  const published = await ines.call('POST', `/fiches/${id}/versions`, undefined, { 'if-match': `"${saved.json().revision}"` })
  t.match(published.json().traces, [{ confidential: true }, { confidential: false }])
  t.match((await claire.call('GET', `/fiches/${id}`)).json().versions[0].traces, [{ confidential: true, file: { id: fileId } }, { confidential: false }])
  t.equal((await claire.call('GET', `/fiches/${id}/files/${fileId}`)).statusCode, 200)
  t.equal((await malo.call('GET', `/fiches/${id}/files/${fileId}`)).statusCode, 404)
  await ines.call('POST', `/fiches/${id}/draft`)
  t.match((await ines.call('GET', `/fiches/${id}`)).json().draft.traces, [{ confidential: true }, { confidential: false }], 'and in the next draft')
})

t.test('a draft is savable however incomplete, and tells of another tab', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const id = v7()
  await ines.call('POST', '/fiches', { id })
  const content = { ...emptyDraft, title: 'à moitié', traces: [linkTrace('pas encore')] }
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

const setProfile = async (school: School, part: string, value: unknown) => await school.db.updateTable('units')
  .set(eb => ({ profile: eb.fn('jsonb_set', ['profile', eb.val(`{${part}}`), eb.val(JSON.stringify(value))]) })).execute()

t.test('IMT-26 a tutor reads what is being written, marked as a draft, as soon as something is, where the unit says so', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const claire = await school.enter('claire', ['staff'])
  const { id } = await writeDraft(ines)
  const save = async (revision: number, content: Record<string, unknown>) =>
    (await ines.call('PUT', `/fiches/${id}/draft`, { ...emptyDraft, ...content }, { 'if-match': `"${revision}"` })).json().revision
  const readsIt = async () => (await claire.call('GET', `/fiches/${id}`)).statusCode === 200
  t.notOk(await readsIt(), 'nothing is written in it')
  let revision = await save(2, { title: ' \n', description: '\t', letter: 'A', answered: ['description/0'] })
  t.notOk(await readsIt(), 'nor with blanks, a letter or a tick')
  t.same(await listIds(claire), [])
  for (const content of [{ title: 'x' }, { context: 'x' }, { description: 'x' }, { analysis: 'x' }, { contribution: 'x' }, { traces: [linkTrace('https://example.org')] }]) {
    revision = await save(revision, content)
    t.ok(await readsIt(), JSON.stringify(content))
    revision = await save(revision, {})
    t.notOk(await readsIt())
  }
  await save(revision, { title: 'Mon journal', description: 'Le **début**.', answered: ['description/0'] })
  t.match((await claire.call('GET', '/fiches')).json().items, [{ id, state: 'draft', hasDraft: true, title: 'Mon journal', excerpt: 'Le début.', versionCount: 0, unreadCount: 0 }])
  await sql`update drafts set excerpt = null`.execute(school.db)
  t.equal((await claire.call('GET', '/fiches')).json().items[0].excerpt, 'Le début.', 'of a draft from before the excerpt was kept')
  t.match((await claire.call('GET', `/fiches/${id}`)).json(), { state: 'draft', versions: [], draft: { title: 'Mon journal', answered: [] } }, 'what the student ticked is theirs')
  t.same((await ines.call('GET', `/fiches/${id}`)).json().draft.answered, ['description/0'])
  t.equal((await claire.call('PUT', `/fiches/${id}/draft`, emptyDraft, { 'if-match': '"9"' })).statusCode, 403)
  t.match((await claire.call('POST', `/fiches/${id}/comments`, { id: v7(), versionNumber: 1, text: 'x' })).json(), { status: 400 }, 'there is no version to speak of')

  const published = await writeVersion(ines, { title: 'Publiée' })
  t.match((await claire.call('GET', `/fiches/${published}`)).json(), { draft: null })
  await improve(ines, published, { title: 'En cours' })
  t.match((await claire.call('GET', `/fiches/${published}`)).json(), { versions: [{ title: 'Publiée' }], draft: { title: 'En cours' } })
  t.match((await claire.call('GET', '/fiches')).json().items.find((item: Item) => item.id === published), { title: 'Publiée', hasDraft: true })

  await setProfile(school, 'draftsReadable', false)
  t.notOk(await readsIt())
  t.match((await claire.call('GET', '/fiches')).json().items, [{ id: published, title: 'Publiée', hasDraft: false }])
  t.equal((await claire.call('GET', `/fiches/${published}`)).json().draft, null)
  t.same((await listIds(ines)).sort(), [id, published].sort(), 'to its student nothing changes')
})

t.test('IMT-26 a tutor sees the files that a draft shows, and no others', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const malo = await school.enter('malo', ['student'])
  const claire = await school.enter('claire', ['staff'])
  const { id } = await writeDraft(ines)
  const [shown, left] = [await addImage(ines, id), await addImage(ines, id)]
  await ines.call('PUT', `/fiches/${id}/draft`, { ...emptyDraft, traces: [fileTrace(shown)] }, { 'if-match': '"2"' })
  const opens = async (who: typeof ines, fileId: string) => (await who.call('GET', `/fiches/${id}/files/${fileId}`)).statusCode
  t.same([await opens(claire, shown), await opens(claire, left)], [200, 404])
  t.same([await opens(ines, shown), await opens(ines, left)], [200, 200])
  t.same([await opens(malo, shown), await opens(malo, left)], [404, 404])
  await ines.call('PUT', `/fiches/${id}/removal`)
  t.same([await opens(claire, shown), await opens(ines, shown)], [404, 200], 'taken away, it is its student\'s alone')
  await ines.call('DELETE', `/fiches/${id}/removal`)
  await setProfile(school, 'draftsReadable', false)
  t.same([await opens(claire, shown), await opens(ines, shown)], [404, 200])
})

t.test('IMT-39 the list shows author, dates, excerpt, competence, state, version, letter, comments and what is unread', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const claire = await school.enter('claire', ['staff'])
  const { id } = await publishFiche(ines, 'B')
  await ines.call('POST', `/fiches/${id}/comments`, { id: v7(), versionNumber: 1, text: 'Prête.' })
  await claire.call('POST', `/fiches/${id}/comments`, { id: v7(), versionNumber: 1, text: 'Merci.' })
  const [item] = (await claire.call('GET', '/fiches')).json().items
  t.match(item, {
    id,
    student: { id: ines.me.id, name: 'ines' },
    title: 'Cahier des charges',
    excerpt: 'Le besoin du client.',
    competences: [{ code: 'CG3' }],
    experience: null,
    state: 'submitted',
    letter: 'B',
    versionCount: 1,
    commentCount: 2,
    unreadCount: 2,
    removedAt: null,
    hasDraft: false
  })
  t.ok(item.createdAt <= item.updatedAt)
})

/** Some fiches of three students, in every state, with titles that do not sort by their bytes. */
async function prepareList (t: Parameters<typeof openSchool>[0]) {
  const school = await openSchool(t)
  const students = [await school.enter('Zoé', ['student']), await school.enter('ines', ['student']), await school.enter('Émile', ['student'])] as const
  const claire = await school.enter('claire', ['staff'])
  const codes = await competenceIds(claire)
  const made: Record<string, string> = {}
  const titles = ['zèbre', 'Élan', 'abeille', 'Abeille', 'eau', 'Zoo', 'élan', '10', '9', '😀', 'à'.repeat(200)]
  for (const [index, title] of titles.entries()) {
    const student = students[index % 3] ?? claire
    const competenceIds = [codes[index % 2 === 0 ? 'CG3' : 'CG8'] ?? '']
    made[title] = index % 4 === 3 ? (await writeDraft(student, { title, competenceIds })).id : await writeVersion(student, { title, competenceIds })
  }
  await approve(claire, made['zèbre'] ?? '')
  await claire.call('POST', `/fiches/${made['Élan']}/decisions`, { id: v7(), versionNumber: 1, outcome: 'changes_requested', reason: 'x' })
  return { school, students, claire, codes, made }
}

t.test('IMT-39 every column sorts both ways, page by page', async t => {
  const { claire, made } = await prepareList(t)
  const collator = new Intl.Collator('und')
  const text = (a: string, b: string) => collator.compare(a, b)
  const rank = (state: string) => ['draft', 'submitted', 'changes_requested', 'approved', 'declined'].indexOf(state)
  interface Row { id: string, title: string, state: string, createdAt: string, updatedAt: string, letter: string | null, student: { name: string }, competences: Array<{ code: string }> }
  const place = ({ competences, letter }: Row) => `${competences[0]?.code ?? '~'} ${letter ?? ''}`
  const compare: Record<string, (a: Row, b: Row) => number> = {
    updated: (a, b) => a.updatedAt < b.updatedAt ? -1 : Number(a.updatedAt > b.updatedAt),
    created: (a, b) => a.createdAt < b.createdAt ? -1 : Number(a.createdAt > b.createdAt),
    title: (a, b) => text(a.title, b.title),
    author: (a, b) => text(a.student.name, b.student.name),
    competence: (a, b) => place(a) < place(b) ? -1 : Number(place(a) > place(b)),
    state: (a, b) => rank(a.state) - rank(b.state)
  }
  async function pages (sort: string, order: string, limit: number): Promise<Row[]> {
    const rows: Row[] = []
    for (let after = ''; ;) {
      const { items, next } = (await claire.call('GET', `/fiches?sort=${sort}&order=${order}&limit=${limit}${after}`)).json<{ items: Row[], next: string | null }>()
      rows.push(...items)
      if (next === null) return rows
      after = `&after=${next}`
    }
  }
  for (const [sort, by] of Object.entries(compare)) {
    const whole = await pages(sort, 'asc', 100)
    t.same(whole.map(({ id }) => id).sort(), Object.values(made).sort(), `${sort}: each fiche once`)
    t.ok(whole.every((row, index) => index === 0 || by(whole[index - 1] ?? row, row) <= 0), `${sort}: ${whole.map(row => `${row.title.slice(0, 9)}/${row.student.name}/${row.state}`).join(', ')}`)
    const ids = whole.map(({ id }) => id)
    for (const limit of [1, 3, 10]) t.same((await pages(sort, 'asc', limit)).map(({ id }) => id), ids, `${sort} by ${limit}`)
    t.same((await pages(sort, 'desc', 4)).map(({ id }) => id), ids.toReversed(), `${sort}: the other way`)
  }
  t.same(await listIds(claire), await listIds(claire, { sort: 'updated', order: 'desc' }), 'the newest event first when nothing is asked')
})

t.test('a cursor means something in its own order alone', async t => {
  const { claire } = await prepareList(t)
  const { next } = (await claire.call('GET', '/fiches?sort=title&limit=2')).json()
  t.equal((await claire.call('GET', `/fiches?sort=title&order=asc&after=${next}`)).statusCode, 200)
  for (const other of ['sort=title&order=desc', 'sort=author', 'sort=updated', 'sort=state', '']) {
    t.match((await claire.call('GET', `/fiches?${other}&after=${next}`)).json(), { status: 400, code: 'invalid', fields: [{ field: 'after', code: 'cursor' }] }, other)
  }
})

t.test('IMT-37 every filter narrows the list, and together they do', async t => {
  const { school, students: [zoe, ines, emile], claire, codes, made } = await prepareList(t)
  const yann = await school.enter('yann', ['staff'])
  const gwenola = await school.enter('gwenola', ['administrator'])
  const named = (...titles: string[]) => titles.map(title => made[title]).sort()
  const check = async (query: Record<string, string>, expected: unknown, who = claire) =>
    t.same((await listIds(who, query)).sort(), expected, JSON.stringify(query))

  await check({ state: 'draft' }, named('Abeille', '10'))
  await check({ state: 'approved' }, named('zèbre'))
  await check({ studentId: zoe.me.id }, named('zèbre', 'Abeille', 'élan', '😀'))
  await check({ studentId: zoe.me.id }, [], ines)
  await check({ studentId: v7() }, [])
  await check({ competenceId: codes.CG8 ?? '' }, named('Élan', 'Abeille', 'Zoo', '10', '😀'))
  await check({ competenceId: codes.CG8 ?? '', studentId: zoe.me.id, state: 'submitted' }, named('😀'))

  const experienceId = v7()
  await school.db.insertInto('experiences').values({ organisationId: school.organisationId, id: experienceId, unitId: zoe.me.unit.id, studentId: zoe.me.id, kind: 'internship', title: 'Stage', host: '', supervisor: '' }).execute()
  const lived = await writeVersion(zoe, { title: 'Vécue', experienceId })
  const drafted = (await writeDraft(zoe, { title: 'À vivre', experienceId })).id
  await check({ experienceId }, [lived, drafted].sort())
  t.match((await claire.call('GET', `/fiches?experienceId=${experienceId}`)).json().items, [{ experience: { id: experienceId, title: 'Stage' } }, { experience: { title: 'Stage' } }])

  await school.db.updateTable('enrolments').set({ groups: ['7', '12'] }).where('personId', '=', emile.me.id).execute()
  await check({ group: '12' }, named('abeille', 'Zoo', '9'))
  await check({ group: '1' }, [])

  await school.db.updateTable('fiches').set({ updatedAt: '2026-03-01T23:59:59.999Z' }).where('id', '=', made.Zoo ?? '').execute()
  await school.db.updateTable('fiches').set({ updatedAt: '2026-03-02T00:00:00.000Z' }).where('id', '=', made.eau ?? '').execute()
  await check({ from: '2026-03-01', to: '2026-03-01' }, named('Zoo'))
  await check({ from: '2026-03-02', to: '2026-03-02' }, named('eau'))
  await check({ to: '2026-03-02' }, named('Zoo', 'eau'))
  for (const day of ['0000-01-01', '2026-02-30', '2026-3-1', 'hier']) t.equal((await claire.call('GET', `/fiches?from=${day}`)).statusCode, 400, day)
  t.equal((await claire.call('GET', '/fiches?from=1000-01-01&to=9999-12-31')).statusCode, 200)

  await check({ unread: 'true' }, named('zèbre'), zoe)
  await check({ unread: 'true' }, named('Élan'), ines)
  await check({ unread: 'false', state: 'approved' }, named('zèbre'))
  const { sequence } = (await zoe.call('GET', `/fiches/${made['zèbre']}`)).json()
  await zoe.call('PUT', `/fiches/${made['zèbre']}/read-mark`, { sequence })
  await check({ unread: 'true' }, [], zoe)

  await check({ toRead: 'true', studentId: ines.me.id }, named('eau', 'à'.repeat(200)))
  await check({ toRead: 'true' }, [], ines)
  await gwenola.call('PUT', `/tutorships/${ines.me.id}/${yann.me.id}`)
  await check({ toRead: 'true' }, named('eau', 'à'.repeat(200)), yann)
  t.ok((await listIds(claire, { toRead: 'true' })).length > 2, 'whom nobody was given reads for all')

  await ines.call('PUT', `/fiches/${made.eau}/removal`)
  await check({ removed: 'true' }, named('eau'), ines)
  await check({ removed: 'true' }, [])
  await check({ removed: 'true', q: 'eau' }, named('eau'), ines)
  await check({ studentId: ines.me.id }, named('Élan', '10', 'à'.repeat(200)))
})

/** A table as a spreadsheet reads it. */
const readTable = (body: string): string[][] => parse(body, { bom: true, delimiter: ';' })

t.test('IMT-37 the list is downloaded as a table that a spreadsheet in French opens, in the reader\'s language', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const claire = await school.enter('claire', ['staff'])
  const { id } = await publishFiche(ines, 'B')
  await approve(claire, id)
  const answer = await claire.call('GET', '/fiches/table.csv')
  t.match(answer.headers, { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': /^attachment; filename\*=UTF-8''fiches-\d{4}-\d\d-\d\d\.csv$/, 'cache-control': 'no-store' })
  t.ok(answer.body.startsWith('\ufeffAuteur;Titre;'), 'with the mark that makes Excel read UTF-8')
  const { createdAt, updatedAt } = (await claire.call('GET', `/fiches/${id}`)).json()
  const minute = (time: string) => time.slice(0, 16).replace('T', ' ')
  t.same(readTable(answer.body), [
    ['Auteur', 'Titre', 'Compétence', 'État', 'Version', 'Lettre', 'Ajoutée le (UTC)', 'Dernier événement (UTC)', 'Commentaires', 'Non lus', 'Expérience'],
    ['ines', 'Cahier des charges', 'CG3 Concevoir et réaliser des systèmes et des organisations', 'Approuvée', '1', 'B', minute(createdAt), minute(updatedAt), '0', '1', '']
  ])
  await claire.call('PATCH', '/me', { locale: 'en' })
  t.match(readTable((await claire.call('GET', '/fiches/table.csv')).body), [['Author', 'Title'], ['ines', 'Cahier des charges', /CG3/, 'Approved']])
  t.equal(readTable((await claire.call('GET', '/fiches/table.csv?state=draft')).body).length, 1, 'narrowed as the list is')
  t.equal((await (await school.enter('gwenola', ['administrator'])).call('GET', '/fiches/table.csv')).statusCode, 403)
})

t.test('a cell of a table is never a formula', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const titles = ['=1+1', '+33 6', '-2', '@cmd', '\tx', '\rx', 'a;b', 'dit "non"', 'deux\nlignes']
  for (const title of titles) await writeDraft(ines, { title })
  const cells = readTable((await ines.call('GET', '/fiches/table.csv?sort=created&order=asc')).body).slice(1).map(row => row[1])
  t.same(cells, titles.map((title, index) => index < 6 ? `'${title}` : title))
})

t.test('a table has every row, however many pages of them there are, in the order asked for', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  await writeDraft(ines, { title: 'Fiche 1' })
  await sql`with made as (
      insert into fiches (organisation_id, id, portfolio_id, unit_id, student_id)
      select f.organisation_id, gen_random_uuid(), f.portfolio_id, f.unit_id, f.student_id from fiches f, generate_series(1, 1200) returning organisation_id, id)
    insert into drafts (organisation_id, fiche_id, revision, title, description, analysis, letter, competence_ids, traces)
    select organisation_id, id, 1, 'Fiche ' || (row_number() over ()) + 1, '', '', '', '{}', '[]' from made`.execute(school.db)
  const rows = readTable((await ines.call('GET', '/fiches/table.csv?sort=title')).body).slice(1).map(row => row[1])
  t.same(rows.toSorted(), Array.from({ length: 1201 }, (_, index) => `Fiche ${index + 1}`).toSorted(), 'each once')
  t.same(rows.slice(0, 3), ['Fiche 1', 'Fiche 10', 'Fiche 100'])
})
