// The rules of a unit, as data: both kinds, who changes them, and what keeps a draft from being published.
import { readFile } from 'node:fs/promises'
import t from 'tap'
import { v7 } from 'uuid'
import { readItems } from '../../src/features/frameworks/domain.ts'
import { proofs, situations } from '../../src/features/units/profiles.ts'
import { whatIsMissing } from '../../src/features/versions/rules.ts'
import { emptyDraft, fileTrace, linkTrace, openSchool, publishFiche, type Client } from '../support/school.ts'

const first = { letter: null, competenceId: null }
const isImage = (id: string) => id === 'image'
const missing = (profile: typeof proofs, content: object, fixed: Parameters<typeof whatIsMissing>[2] = first) =>
  whatIsMissing({ ...emptyDraft, ...content }, profile, fixed, isImage).map(({ field, code }) => `${field}: ${code}`)

const proof = { title: 'Cahier des charges', description: 'Le besoin.', analysis: 'Le recul.', letter: 'A', competenceIds: [v7()], traces: [linkTrace('https://example.org/')] }
const situation = { title: 'Migration', context: 'Une régie.', description: 'Ce que j’ai fait.', competenceIds: [v7()] }

t.test('IMT-25 a proof is a trace, a description and an analysis: all that is missing is said at once', async t => {
  t.same(missing(proofs, {}), ['title: missing', 'description: missing', 'analysis: missing', 'traces: missing', 'competenceIds: missing', 'letter: missing'])
  t.same(missing(proofs, proof), [])
  t.same(missing(proofs, { ...proof, title: ' ', analysis: '\n\t' }), ['title: missing', 'analysis: missing'], 'blanks say nothing')
  t.same(missing(proofs, { ...proof, competenceIds: [v7(), v7()] }), ['competenceIds: too-many'])
  t.same(missing(proofs, { ...proof, letter: '' }, { letter: 'B', competenceId: proof.competenceIds[0] ?? '' }), [], 'the letter is fixed already')
  t.same(missing(proofs, proof, { letter: 'B', competenceId: v7() }), ['competenceIds: fixed'])
  t.same(missing(proofs, { ...proof, traces: [linkTrace('pas un lien'), linkTrace('javascript:alert(1)')] }), ['traces/0/url: not-a-link', 'traces/1/url: not-a-link'])
})

t.test('IMT-12 the two levels are two texts: neither stands for the other', async t => {
  t.same(missing(proofs, { ...proof, description: `${proof.description} ${proof.analysis}`, analysis: '' }), ['analysis: missing'])
  t.same(missing(proofs, { ...proof, description: '' }), ['description: missing'])
  t.same(proofs.texts, ['description', 'analysis'])
})

t.test('an image has words, or is decorative; what is no image needs none', async t => {
  const traces = [
    fileTrace('image', { alt: ' ' }), fileTrace('image', { alt: '', decorative: true }), fileTrace('image', { alt: 'Un plan' }), fileTrace('report.pdf', { alt: '' }), linkTrace('ftp://x')
  ]
  t.same(missing(proofs, { ...proof, traces }), ['traces/0/alt: missing', 'traces/4/url: not-a-link'])
  t.same(missing(situations, { ...situation, traces }), ['traces/0/alt: missing', 'traces/4/url: not-a-link'])
})

t.test('SIO-12 SIO-21 a situation has a context and a competence', async t => {
  t.same(missing(situations, {}), ['title: missing', 'context: missing', 'description: missing', 'competenceIds: missing'])
  t.same(missing(situations, situation), [])
  t.same(missing(situations, { ...situation, context: '' }), ['context: missing'])
  t.same(missing(situations, { ...situation, competenceIds: [] }), ['competenceIds: missing'])
})

t.test('an experience or a type of situation is asked for where a profile says so', async t => {
  const strict = { ...situations, required: [...situations.required, 'experience' as const, 'situationType' as const] }
  t.same(missing(strict, situation), ['experienceId: missing', 'situationTypes: missing'])
  t.same(missing(strict, { ...situation, experienceId: v7(), situationTypes: ['T1'] }), [])
})

t.test('IMT-22 the elements that a competence rests on lie under it, and are not targets themselves', async t => {
  const items = readItems('code,parent,type,label\nCG3,,competence,Concevoir\nCG3.1,CG3,element,Analyser le besoin\n')
  t.match(items, [{ code: 'CG3', parentId: null, kind: 'competence' }, { code: 'CG3.1', kind: 'element' }])
  t.equal(items[1]?.parentId, items[0]?.competenceId)
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const { frameworkId } = await school.db.selectFrom('units').select('frameworkId').executeTakeFirstOrThrow()
  const organisationId = school.organisationId
  const cg3 = await school.db.selectFrom('frameworkItems').select('competenceId').where('code', '=', 'CG3').executeTakeFirstOrThrow()
  const competenceId = v7()
  await school.db.insertInto('competences').values({ organisationId, frameworkId, id: competenceId }).execute()
  await school.db.insertInto('frameworkVersions').values({ organisationId, frameworkId, number: 2, createdBy: null }).execute()
  const known = await school.db.selectFrom('frameworkItems').selectAll().where('versionNumber', '=', 1).execute()
  await school.db.insertInto('frameworkItems').values([
    ...known.map(item => ({ ...item, versionNumber: 2 })),
    { organisationId, frameworkId, versionNumber: 2, competenceId, parentId: cg3.competenceId, kind: 'element', code: 'CG3.1', label: 'Analyser le besoin', position: 9 }
  ]).execute()
  await school.db.updateTable('units').set({ frameworkVersion: 2 }).execute()
  t.same((await ines.call('GET', '/competences')).json().items.map(({ code }: { code: string }) => code), ['CG3', 'CG8'])
  t.same((await ines.call('GET', '/dashboard')).json().competences.map(({ competence }: { competence: { code: string } }) => competence.code), ['CG3', 'CG8'])
})

t.test('IMT-21 a proof tells of which need it was the answer to, and in which context', async t => {
  const { description } = proofs.guidance
  for (const words of [/où et quand/i, /besoin|demande/i, /compétence visée/i]) t.ok(description.some(({ fr }) => words.test(fr)), String(words))
  for (const { fr, en } of [...description, ...proofs.guidance.analysis, ...situations.guidance.description, ...situations.guidance.analysis]) t.match([fr, en], [/\u00a0\?/, /\w\?/], 'a question in both languages')
})

t.test('IMT-31 examples of our own show what tutors keep asking for, in both languages', async t => {
  const school = await openSchool(t)
  const { me } = await school.enter('ines', ['student']).then(async ({ call }) => ({ me: (await call('GET', '/me')).json() }))
  const { examples } = me.unit.profile.guidance
  t.same(examples, proofs.guidance.examples, 'a new unit has them')
  t.same(examples.map(({ competence }: { competence: string }) => competence), ['CG3', 'CG3', 'CG3', 'CG3', 'CG8'])
  for (const { extract, feedback, improved } of proofs.guidance.examples) {
    for (const { fr, en } of [extract, feedback, improved]) t.ok(fr.length > 20 && en.length > 20 && fr !== en)
  }
  const source = await readFile(new URL('../../src/features/units/examples.ts', import.meta.url), 'utf8')
  t.notMatch(source.match(/fr: '.*'/g)?.join('\n'), / [;!?»]| :|« |[a-z]'[a-z]/, 'no space breaks before a double sign')
})

const guidanceOf = async (client: Client) => (await client.call('GET', '/me')).json().unit.profile.guidance

t.test('IMT-45 guidance counts its versions, with their date and author', async t => {
  const school = await openSchool(t)
  const gwenola = await school.enter('gwenola', ['administrator'])
  const ines = await school.enter('ines', ['student'])
  t.match(await guidanceOf(ines), { version: 1, updatedAt: null, author: null })
  const said = { description: [{ fr: 'Où\u00a0?', en: 'Where?' }], analysis: [{ fr: 'Pourquoi\u00a0?', en: 'Why?' }], examples: [] }
  const change = (guidance: object, who = gwenola) => who.call('PATCH', '/unit/profile', { guidance })
  const changed = await change({ version: 1, ...said })
  t.equal(changed.statusCode, 200, changed.body)
  t.match(await guidanceOf(ines), { version: 2, author: 'gwenola', updatedAt: /^20/, ...said, credit: proofs.guidance.credit })
  t.equal((await change({ version: 1, ...said })).json().guidance.version, 2, 'the same again, whose answer was lost')
  t.match((await change({ version: 1, ...said, analysis: [] })).json(), { status: 412, code: 'stale' })
  const both = await Promise.all(['A', 'B'].map(fr => change({ version: 2, ...said, analysis: [{ fr, en: fr }] })))
  t.same(both.map(({ statusCode }) => statusCode).sort(), [200, 412], 'of two at once, one')
  t.equal((await guidanceOf(ines)).version, 3)
  for (const who of [ines, await school.enter('claire', ['staff'])]) t.equal((await change({ version: 3, ...said }, who)).statusCode, 403)
})

t.test('another kind brings its own rules and guidance, until something is published', async t => {
  const school = await openSchool(t)
  const gwenola = await school.enter('gwenola', ['administrator'])
  const ines = await school.enter('ines', ['student'])
  const change = (body: object) => gwenola.call('PATCH', '/unit/profile', body)
  const { guidance } = (await change({ draftsReadable: false })).json()
  const { version, description, analysis, examples } = guidance
  t.match((await change({ kind: 'situation', guidance: { version, description, analysis, examples } })).json(), { status: 400, fields: [{ field: 'guidance', code: 'other-kind' }] })
  const changed = (await change({ kind: 'situation' })).json()
  t.match(changed, { kind: 'situation', admissibility: true, letter: false, draftsReadable: false, guidance: { version: 2, author: 'gwenola', credit: situations.guidance.credit } })
  t.same(changed.guidance.description, situations.guidance.description)
  t.equal((await change({ kind: 'situation' })).json().guidance.version, 2, 'what it is already changes nothing')

  const id = v7()
  await ines.call('POST', '/fiches', { id })
  const typed = await ines.call('PUT', `/fiches/${id}/draft`, { ...emptyDraft, title: 'Migration', situationTypes: ['T1'] }, { 'if-match': '"1"' })
  t.equal(typed.statusCode, 200, typed.body)
  t.equal((await change({ kind: 'proof' })).json().kind, 'proof')
  const { draft } = (await ines.call('GET', `/fiches/${id}`)).json()
  t.match(draft, { title: 'Migration', situationTypes: [] }, 'a draft that could not be saved any more would be lost')

  await publishFiche(ines)
  t.match((await change({ kind: 'situation' })).json(), { status: 409, code: 'profile-in-use' })
  t.equal((await change({ kind: 'proof', draftsReadable: true })).json().draftsReadable, true)
})

t.test('another kind and a first publication at once: never a version under rules that it does not fit', async t => {
  const school = await openSchool(t)
  const gwenola = await school.enter('gwenola', ['administrator'])
  const ines = await school.enter('ines', ['student'])
  const { items } = (await ines.call('GET', '/competences')).json()
  const id = v7()
  await ines.call('POST', '/fiches', { id })
  await ines.call('PUT', `/fiches/${id}/draft`, { ...emptyDraft, ...proof, competenceIds: [items[0].id] }, { 'if-match': '"1"' })
  const [published, changed] = await Promise.all([
    ines.call('POST', `/fiches/${id}/versions`, undefined, { 'if-match': '"2"' }),
    gwenola.call('PATCH', '/unit/profile', { kind: 'situation' })
  ])
  t.ok((published.statusCode === 201 && changed.statusCode === 409) || (published.statusCode === 422 && changed.statusCode === 200), `${published.statusCode} ${changed.statusCode}`)
})
