import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer, text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { stringify } from 'csv-stringify/sync'
import { sql } from 'kysely'
import sharp from 'sharp'
import t from 'tap'
import { fromBufferPromise } from 'yauzl'
import { ZipFile } from 'yazl'
import { connect } from '../../src/db/connect.ts'
import { readColumns } from '../../src/features/imports/columns.ts'
import { instantOf, isTimeZone, readLocalTime } from '../../src/features/imports/dates.ts'
import * as imports from '../../src/features/imports/domain.ts'
import { toCommonMark } from '../../src/features/imports/prose.ts'
import { diskBlobs, type Blobs } from '../../src/storage/blobs.ts'
import { parse, print } from '../../src/web/features/writing/markdown.ts'
import { competenceIds } from '../support/fiches.ts'
import { openSchool, publishFiche, type Client, type School } from '../support/school.ts'
import { arrivalsIn, blobsIn } from '../support/uploads.ts'

const real = fileURLToPath(new URL('journal-de-bord.zip', import.meta.url))

interface Place { school: School, blobs: Blobs, unitId: string, approverId: string, students: Client[] }

/** A school whose students and tutor have opened the activity. */
async function openPlace (scope: Parameters<typeof openSchool>[0], names = ['student1', 'student2', 'student3', 'student4']): Promise<Place> {
  const school = await openSchool(scope)
  const students: Client[] = []
  for (const name of names) students.push(await school.enter(name, ['student']))
  const claire = await school.enter('claire', ['staff'])
  return { school, blobs: await diskBlobs(school.folder), unitId: claire.me.unit.id, approverId: claire.me.id, students }
}

type More = Partial<imports.Request> & { db?: School['db'], blobs?: Blobs, tell?: (entries: number) => void }

async function run ({ school, blobs, unitId, approverId }: Place, path: string, { db = school.db, blobs: others = blobs, tell = () => {}, ...more }: More = {}) {
  const source = await imports.openExport(path)
  try {
    return await imports.importEntries(db, others, source, { organisationId: school.organisationId, unitId, approverId, timeZone: 'Europe/Paris', isTrial: false, ...more }, tell)
  } finally {
    source.close()
  }
}

interface Whole {
  id: string
  letter: string | null
  state: string
  versionCount: number
  createdAt: string
  versions: Array<{
    title: string,
    description: string,
    analysis: string,
    publishedAt: string,
    importedAt: string | null
    competences: Array<{ code: string }>
    traces: Array<{ kind: string, url?: string, caption: string, alt?: string, file?: { name: string, width: number | null } }>
  }>
  draft: { title: string, description: string, analysis: string, letter: string, competenceIds: string[], traces: Array<{ kind: string, url?: string }> } | null
}

/** All that a student has, by its letter. */
async function readAll (student: Client | undefined): Promise<Whole[]> {
  if (student === undefined) return []
  const { items } = (await student.call('GET', '/fiches?sort=created&order=asc&limit=100')).json<{ items: Array<{ id: string }> }>()
  const all: Whole[] = []
  for (const { id } of items) all.push((await student.call('GET', `/fiches/${id}`)).json<Whole>())
  return all.sort((a, b) => (a.letter ?? a.draft?.letter ?? '').localeCompare(b.letter ?? b.draft?.letter ?? ''))
}

const rowsOf = async ({ school: { db } }: Place) => {
  const count = async (table: 'fiches' | 'versions' | 'drafts' | 'decisions' | 'files' | 'importedEntries' | 'portfolios') =>
    Number((await db.selectFrom(table).select(eb => eb.fn.countAll().as('count')).executeTakeFirstOrThrow()).count)
  return {
    fiches: await count('fiches'), versions: await count('versions'), drafts: await count('drafts'), decisions: await count('decisions'), files: await count('files'), entries: await count('importedEntries')
  }
}
const realRows = { fiches: 12, versions: 24, drafts: 0, decisions: 4, files: 24, entries: 12 }

const header = {
  title: 'Nom de la preuve',
  description: 'Description de la trace',
  analysis: 'Analyse de la trace',
  image: "Trace sous forme d'image",
  competence: 'Compétence visée',
  link: 'Lien vers la source de la trace',
  letter: 'Identification de la preuve',
  description2: 'Description de la trace v2',
  analysis2: 'Analyse de la trace v2',
  image2: "Trace sous forme d'image v2",
  link2: 'Lien vers la source de la trace v2',
  description3: 'Description de la trace v3',
  user: 'User',
  email: 'Email address',
  added: 'Time added',
  modified: 'Time modified',
  approved: 'Approved'
}
type Cells = Partial<Record<keyof typeof header, string>>

const complete: Cells = {
  title: 'Cahier des charges',
  description: '<p>Le besoin</p>',
  analysis: '<p>Le recul</p>',
  competence: 'CG3 : Concevoir',
  link: 'https://cloud.example.org/f/1 ',
  letter: 'A',
  user: 'Inès',
  email: 'student1@moodle.test',
  added: 'Tuesday, 12 May 2026, 1:11 PM',
  modified: 'Wednesday, 13 May 2026, 2:11 PM',
  approved: '0'
}

const keys = Object.keys(header).filter((key): key is keyof typeof header => key in header)
const tableOf = (rows: Cells[], names: Partial<typeof header> = {}): string =>
  stringify([keys.map(key => ({ ...header, ...names })[key]), ...rows.map(row => keys.map(key => row[key] ?? ''))])

const folder = t.testdir({})
let written = 0

/** A ZIP as Moodle makes it. */
async function zip (files: Record<string, string | Buffer>): Promise<string> {
  const archive = new ZipFile()
  for (const [name, content] of Object.entries(files)) archive.addBuffer(Buffer.from(content), name)
  archive.end()
  return await write('export.zip', await buffer(archive.outputStream))
}

async function write (name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, `${++written}-${name}`)
  await writeFile(path, content)
  return path
}

const image = (colour: string) => sharp({ create: { width: 40, height: 20, channels: 3, background: colour } }).png().toBuffer()
const texts = ({ problems }: imports.Report): string[] => problems.map(({ row, text }) => `${row}: ${text}`)

t.test('IMT-35 a real export comes whole: fiches, versions, traces, letters, dates, decisions, the score owed', async t => {
  const place = await openPlace(t)
  const report = await run(place, real)
  t.same(report, { entries: 12, fiches: 12, drafts: 0, versions: 24, approved: 4, alreadyThere: 0, ignored: [{ name: 'Tags', filled: false }], problems: [] })
  t.same(await rowsOf(place), realRows)
  const [first] = place.students
  const [plan, gantt, mail] = await readAll(first)
  t.match(plan, { letter: 'A', state: 'approved', versionCount: 1, createdAt: '2026-05-12T11:11:00.000Z', draft: null })
  t.match(plan?.versions[0], {
    title: 'Cahier des charges',
    description: 'Description de la trace : phase de conception, « cahier des charges », **itération 1**.\n\n- ligne 1, avec virgule\n- ligne 2',
    analysis: /^Analyse de la trace : .*\*\*itération 1\*\*/,
    publishedAt: '2026-05-12T11:11:00.000Z',
    importedAt: /^20/,
    competences: [{ code: 'CG3' }],
    traces: [{ kind: 'file', file: { name: 'trace-1-v1.png' }, alt: /Cahier des charges/ }, { kind: 'link', url: 'https://cloud.example.org/s/6-1', caption: '' }]
  })
  t.match(gantt, { letter: 'B', state: 'submitted', versionCount: 2 })
  t.same(gantt?.versions.map(({ publishedAt }) => publishedAt), ['2026-05-13T11:11:00.000Z', '2026-05-13T13:11:00.000Z'])
  t.match(mail, { letter: 'C', versionCount: 3, versions: [{ title: 'Email au client; "urgent", réponse', competences: [{ code: 'CG8' }] }, {}, { description: /itération 3/ }] })
  t.same(mail?.versions.map(({ traces }) => traces.map(({ file, url }) => file?.name ?? url)), [
    ['trace-3-v1.png', 'https://cloud.example.org/s/6-3'], ['trace-3-v2.png', 'https://cloud.example.org/s/6-3'], ['trace-3-v3.png', 'https://cloud.example.org/s/6-3']
  ])
  const file = await first?.call('GET', `/fiches/${plan?.id ?? ''}/files/${(await place.school.db.selectFrom('files').select('id').where('ficheId', '=', plan?.id ?? '').executeTakeFirstOrThrow()).id}`)
  t.equal(file?.headers['content-type'], 'image/png')
  const decisions = await place.school.db.selectFrom('decisions').select(['decidedBy', 'outcome', 'reason', 'versionNumber']).execute()
  t.same(decisions[0], { decidedBy: place.approverId, outcome: 'approved', reason: 'Approuvée dans la base de données Moodle', versionNumber: 1 })
  const scores = (await first?.call('GET', '/scores'))?.json()
  t.match(scores.items, [{ state: 'waiting', given: Number }])
  t.ok(scores.items[0].given > 0, 'what is owed to the gradebook counts the approval')
})

t.test('IMT-35 the same file again, by two processes at once and after it came, makes nothing twice', async t => {
  const place = await openPlace(t)
  const other = connect(place.school.databaseUrl, () => {})
  t.teardown(() => other.destroy())
  const reports = await Promise.all([run(place, real), run(place, real, { db: other, blobs: await diskBlobs(place.school.folder) })])
  t.equal(reports[0].fiches + reports[1].fiches, 12)
  t.equal(reports[0].alreadyThere + reports[1].alreadyThere, 12)
  t.same(await rowsOf(place), realRows)
  t.match(await run(place, real), { fiches: 0, versions: 0, approved: 0, alreadyThere: 12, problems: [] })
  t.same(await rowsOf(place), realRows)
  t.same(await arrivalsIn(place.school.folder), [], 'nothing stays between')
})

t.test('IMT-35 a crash at any statement leaves whole fiches only, and the next import brings the others', async t => {
  const place = await openPlace(t)
  const ends = ['on fiches', 'on files', 'on version_traces', 'on drafts', 'on decisions', 'on imported_entries', 'on versions']
  // A sequence counts on through what is rolled back: with each import it falls one row of the table further.
  await sql.raw(`
    create sequence falls;
    create function fall () returns trigger language plpgsql as $$ begin
      if nextval('falls') % 3 = 0 then raise exception 'the power went'; end if; return new; end $$`).execute(place.school.db)
  for (const where of ends) {
    await sql.raw(`create trigger fall after insert ${where} for each row execute function fall()`).execute(place.school.db)
    await t.rejects(run(place, real), { message: 'the power went' }, where)
    await sql.raw(`drop trigger fall ${where}`).execute(place.school.db)
    const { fiches, entries, drafts } = await rowsOf(place)
    t.equal(fiches, entries, where)
    t.equal(drafts, 0, 'no half of one')
  }
  await run(place, real)
  t.same(await rowsOf(place), realRows)
  t.same(await arrivalsIn(place.school.folder), [])
})

t.test('IMT-35 whoever is not known yet is told of, and comes with the next import', async t => {
  const place = await openPlace(t, ['student1'])
  const table = tableOf([complete, { ...complete, email: 'Student2@Moodle.Test', user: 'Malo' }, { ...complete, email: '', user: 'Personne' }, { ...complete, email: 'claire@moodle.test', user: 'Claire' }])
  const path = await write('export.csv', table)
  const report = await run(place, path)
  t.match(report, { entries: 4, fiches: 1 })
  t.same(report.problems, [
    { row: 3, student: 'Malo', text: 'nobody has the address Student2@Moodle.Test yet: they open the activity once; it was not imported' },
    { row: 4, student: 'Personne', text: 'it has no e-mail address; it was not imported' },
    { row: 5, student: 'Claire', text: 'claire@moodle.test is known, but no student of this unit: they open its activity once; it was not imported' }
  ])
  const malo = await place.school.enter('student2', ['student'])
  t.match(await run(place, path), { fiches: 1, alreadyThere: 1 })
  t.match(await readAll(malo), [{ letter: 'A', versionCount: 1 }])
  await place.school.db.updateTable('people').set({ email: 'student1@moodle.test' }).where('id', '=', malo.me.id).execute()
  const twins = await run(place, await write('twins.csv', tableOf([{ ...complete, title: 'Autre', letter: 'B' }])))
  t.same(texts(twins), ['2: 2 students have the address student1@moodle.test; it was not imported'])
  await place.school.addOrganisation('Ailleurs')
  t.match(await run(place, path), { fiches: 0 }, 'never by guess')
})

t.test('IMT-35 what cannot be published waits in the draft, whole, and the report says why', async t => {
  const place = await openPlace(t)
  const rows: Cells[] = [
    { ...complete, title: 'Sans analyse', analysis: '', description2: '<p>Mieux</p>', analysis2: '<p>Enfin</p>', link2: 'https://cloud.example.org/f/2 la suite' },
    { ...complete, title: 'Même lettre' },
    { ...complete, title: 'Encore' },
    { ...complete, title: 'Inconnue', competence: 'ZZ9 : Jongler', letter: 'B' },
    { ...complete, title: 'Sans trace', link: '', letter: 'C' },
    { ...complete, title: 'Lettre', letter: 'preuve 1' },
    { ...complete, title: 'Sans rien', description: '<p>&nbsp;</p>', analysis: '', link: '', approved: '1' },
    { ...complete, title: '', description: '', analysis: '', link: '' },
    { ...complete, title: 'Pas une adresse', link: 'dans mon casier', letter: 'D' },
    { ...complete, title: '', letter: 'E' }
  ]
  const report = await run(place, await write('export.csv', tableOf(rows)))
  t.match(report, { entries: 10, fiches: 9, versions: 1, drafts: 8, approved: 0 })
  t.same(texts(report), [
    '2: left in a draft (v1, v2): it lacks an analysis',
    '4: left in a draft (v1): another proof of CG3 has the letter A',
    '5: the unit has no competence “ZZ9 : Jongler”',
    '5: left in a draft (v1): it lacks a competence',
    '6: left in a draft (v1): it lacks a trace',
    '7: “preuve 1” is no letter from A to ZZ',
    '7: left in a draft (v1): it lacks a letter',
    '8: left in a draft: it says nothing but its title',
    '8: it was approved in Moodle, and is not here: not all of it is published',
    '9: it says nothing; it was not imported',
    '10: left in a draft (v1): it lacks a link that is a web address',
    '11: left in a draft (v1): it lacks a title'
  ])
  const [student] = place.students
  const fiches = await readAll(student)
  const draft = fiches.find(fiche => fiche.draft?.title === 'Sans analyse')?.draft
  t.match(draft, { description: '**Version 1**\n\nLe besoin\n\n**Version 2**\n\nMieux', analysis: 'Enfin', letter: 'A', traces: [{ url: 'https://cloud.example.org/f/1' }, { url: 'https://cloud.example.org/f/2', caption: 'la suite' }] })
  if (student !== undefined) t.same(draft?.competenceIds, [(await competenceIds(student)).CG3])
  t.match(fiches.find(fiche => fiche.draft?.title === 'Pas une adresse')?.draft?.traces, [{ kind: 'link', url: 'dans', caption: 'mon casier' }])
})

t.test('IMT-35 a version replaces what it says and keeps the rest; one that says nothing is none', async t => {
  const place = await openPlace(t)
  const path = await zip({
    'Journal.csv': tableOf([
      { ...complete, image: 'a.png', description2: '', analysis2: '<p>Plus de recul</p>', image2: '', description3: '<p>Troisième</p>' },
      { ...complete, title: 'Sans deuxième', letter: 'B', image: 'a_1.png', description3: '<p>Dernière</p>' },
      { ...complete, title: 'Sans première', letter: 'C', description: '', analysis: '', link: '', description2: '<p>d</p>', analysis2: '<p>a</p>', link2: 'www.example.org/x' },
      { ...complete, title: 'Répétée', letter: 'D', description2: '<p>Le besoin</p>' }
    ]),
    'files/a.png': await image('#f00'),
    'files/a_1.png': await image('#00f')
  })
  const report = await run(place, path)
  t.match(report, { fiches: 4, versions: 7, drafts: 0, problems: [] })
  const [student] = place.students
  const [first, second, third, fourth] = await readAll(student)
  t.same(first?.versions.map(({ description, analysis, traces }) => [description, analysis, traces.map(({ file, url }) => file?.name ?? url)]), [
    ['Le besoin', 'Le recul', ['a.png', 'https://cloud.example.org/f/1']],
    ['Le besoin', 'Plus de recul', ['a.png', 'https://cloud.example.org/f/1']],
    ['Troisième', 'Plus de recul', ['a.png', 'https://cloud.example.org/f/1']]
  ])
  t.same(first?.versions.map(({ publishedAt }) => publishedAt), ['2026-05-12T11:11:00.000Z', '2026-05-12T11:11:00.000Z', '2026-05-13T12:11:00.000Z'])
  t.equal(second?.versionCount, 2)
  t.match(third, { versionCount: 1, versions: [{ description: 'd', traces: [{ url: 'https://www.example.org/x' }] }] })
  t.match(fourth, { versionCount: 1, draft: null })
})

t.test('IMT-35 what the student has changed or taken away since is left alone', async t => {
  const place = await openPlace(t)
  const path = await write('export.csv', tableOf([complete, { ...complete, title: 'Brouillon', letter: '' }, { ...complete, title: 'Effacée', letter: '' }]))
  await run(place, path)
  const [student] = place.students
  const all = await readAll(student)
  const [published, draft, gone] = ['Cahier des charges', 'Brouillon', 'Effacée'].map(title => all.find(each => (each.versions[0] ?? each.draft)?.title === title))
  await student?.call('POST', `/fiches/${published?.id ?? ''}/draft`)
  await student?.call('DELETE', `/fiches/${draft?.id ?? ''}`)
  for (const table of ['drafts', 'fiches'] as const) await place.school.db.deleteFrom(table).where(table === 'drafts' ? 'ficheId' : 'id', '=', gone?.id ?? '').execute()
  const before = await rowsOf(place)
  t.match(await run(place, path), { fiches: 0, alreadyThere: 3, problems: [] })
  t.same(await rowsOf(place), before, 'also what was forgotten for ever stays so')
})

t.test('IMT-35 a letter that the student has used here already is not taken away', async t => {
  const place = await openPlace(t)
  const [student] = place.students
  if (student === undefined) return
  await publishFiche(student, 'A')
  const path = await write('export.csv', tableOf([complete]))
  t.same(texts(await run(place, path, { isTrial: true })), ['2: left in a draft (v1): another proof of CG3 has the letter A'])
  t.same(texts(await run(place, path)), ['2: left in a draft (v1): another proof of CG3 has the letter A'])
})

t.test('IMT-35 a trial tells the same and writes nothing', async t => {
  const place = await openPlace(t)
  const rows = [complete, { ...complete, title: 'Même lettre' }]
  const path = await write('export.csv', tableOf(rows))
  const trial = await run(place, path, { isTrial: true })
  t.match(await run(place, real, { isTrial: true }), { fiches: 12, versions: 24, approved: 4, problems: [] })
  t.same(await rowsOf(place), { fiches: 0, versions: 0, drafts: 0, decisions: 0, files: 0, entries: 0 })
  t.same(await blobsIn(place.school.folder), [])
  t.same(await arrivalsIn(place.school.folder), [])
  t.same(trial, await run(place, path))
})

t.test('IMT-35 files that are missing, broken or no images are told of; the version keeps its other traces', async t => {
  const place = await openPlace(t)
  const table = tableOf([
    { ...complete, image: 'perdu.png' }, { ...complete, title: 'b', letter: 'B', image: 'faux.png' }, { ...complete, title: 'c', letter: 'C', image: '../../etc/passwd' },
    { ...complete, title: 'd', letter: 'D', image: 'rapport.pdf', description: '<p>Voir <img src="https://moodle.example/pluginfile.php/1/mod_data/sch%C3%A9ma.png?x=1" alt="le schéma"></p>' }
  ])
  const path = await zip({ 'Journal.csv': table, 'files/faux.png': (await image('#123')).subarray(0, 60), 'files/rapport.pdf': '%PDF-1.7', 'files/schéma.png': await image('#0f0') })
  const report = await run(place, path)
  t.same(texts(report), [
    '2: the file perdu.png was not taken: it is not in the archive',
    '3: the file faux.png was not taken: it says that it is an image, and cannot be read as one',
    '4: the file ../../etc/passwd was not taken: it is not in the archive'
  ])
  t.match(report, { fiches: 4, versions: 4 })
  const [student] = place.students
  const fiches = await readAll(student)
  t.same(fiches.map(({ versions }) => versions[0]?.traces.map(({ file, url }) => file?.name ?? url)), [
    ...Array<string[]>(3).fill(['https://cloud.example.org/f/1']), ['rapport.pdf', 'schéma.png', 'https://cloud.example.org/f/1']
  ])
  t.equal(fiches[3]?.versions[0]?.description, 'Voir le schéma')
  t.same(await arrivalsIn(place.school.folder), [])
})

t.test('IMT-35 a place in the quota is asked for as for any upload', async t => {
  const place = await openPlace(t, ['student1'])
  await place.school.db.insertInto('storageUse').values({ organisationId: place.school.organisationId, personId: place.students[0]?.me.id ?? '', bytes: String(2 * 1024 ** 3) }).execute()
  const report = await run(place, await zip({ 'Journal.csv': tableOf([{ ...complete, image: 'a.png' }]), 'files/a.png': await image('#f00') }))
  t.same(texts(report), ['2: the file a.png was not taken: the files of this student take all the room that they may'])
  t.match(await rowsOf(place), { versions: 1, files: 0 })
})

t.test('IMT-35 headers in both languages, whatever their case, accents and spaces', async t => {
  const french = {
    ...header, user: 'Utilisateur', email: 'Adresse de courriel', added: 'Date ajout', modified: 'Date modification', approved: 'Approuvé'
  }
  const { unknown, ...columns } = readColumns(Object.values(header))
  t.same(unknown, [])
  t.same(readColumns(Object.values(french)), { unknown, ...columns })
  t.same(readColumns(Object.values(french).map(name => ` ${name.toUpperCase().normalize('NFD')} `)), { unknown, ...columns })
  t.same(readColumns(Object.values(french).map(name => name.normalize('NFD').replace(/\p{M}/gu, '').replace("'", '’'))), { unknown, ...columns })
  t.same(columns.versions.map(({ number }) => number), [1, 2, 3])
  for (const name of ["Date d'ajout", "Heure d'ajout", 'Date added', 'Ajoutée le']) t.match(readColumns(['Nom de la preuve', 'Courriel', name]), { added: 2 }, name)
  for (const name of ['Adresse e-mail', 'E-mail', 'Adresse électronique', 'email']) t.match(readColumns(['Titre', name]), { email: 1 }, name)
  t.match(readColumns(['Titre', 'Email address', 'Username', "Nom d'utilisateur", 'Humeur', 'Analyse de la trace v12', 'Tags']), {
    username: 2, unknown: [{ name: "Nom d'utilisateur", at: 3 }, { name: 'Humeur', at: 4 }, { name: 'Tags', at: 6 }], versions: [{ number: 12, at: { analysis: 5 } }]
  })
  t.throws(() => readColumns(['Titre', 'User']), { message: 'there is no column “Email address”, “Adresse de courriel” (whose it is): in Moodle, tick “Include user details”; found: “Titre”, “User”' })
  t.throws(() => readColumns(['Email address']), { message: 'there is no column “Nom de la preuve” (the title of each proof); found: “Email address”' })
})

t.test('IMT-35 every separator, with a mark of order or without, quotes as PHP writes them', async t => {
  const place = await openPlace(t)
  const french = { ...complete, added: 'mardi 12 mai 2026, 13:11', modified: 'mercredi 13 mai 2026, 14:11' }
  const nasty = '<p>printf("a\\"b;c,d\\n");</p>\n<p>« é »; "x", y\tz</p>'
  for (const [index, delimiter] of [',', ';', '\t'].entries()) {
    const letter = String.fromCharCode(65 + index)
    const cells = { ...french, title: `Preuve; ${index}`, letter, description: nasty }
    const text = stringify([keys.map(key => header[key]), keys.map(key => cells[key] ?? '')], { delimiter, quoted: true, bom: index === 1, record_delimiter: index === 2 ? '\r\n' : '\n' })
    // fputcsv does not double a quote that follows a backslash.
    t.same(texts(await run(place, await write(`${index}.csv`, text.replaceAll('\\""', '\\"')))), [], delimiter)
  }
  const [student] = place.students
  const fiches = await readAll(student)
  t.same(fiches.map(({ letter }) => letter).sort(), ['A', 'B', 'C'])
  for (const { versions: [version] } of fiches) {
    t.equal(version?.description, 'printf("a\\\\"b;c,d\\n");\n\n« é »; "x", y z')
    t.equal(version?.publishedAt, '2026-05-12T11:11:00.000Z')
  }
})

t.test('IMT-35 what is no export is refused in a sentence, before anything is written', async t => {
  const place = await openPlace(t)
  const table = tableOf([complete])
  const refused: Array<[path: string, message: RegExp]> = [
    [join(folder, 'nowhere.zip'), /^there is no file /],
    [await write('empty.csv', ''), /^the table is empty$/],
    [await write('broken.csv', `${table}"open`), /^the table cannot be read: Quote Not Closed/],
    [await write('utf16.csv', Buffer.from(`\uFEFF${table}`, 'utf16le')), /^the table is not in UTF-8/],
    [await zip({ 'a.txt': 'x', 'files/b.csv': table }), /^the archive has no table/],
    [await zip({ 'a.csv': table, 'b.csv': table }), /^the archive has several tables: a.csv, b.csv$/],
    [await write('cut.zip', (await readFile(real)).subarray(0, 9_000)), /^the archive cannot be read: /],
    [await write('approved.csv', tableOf([{ ...complete, approved: '1' }])), /^1 entries were approved in Moodle: name with --by/]
  ]
  for (const [path, message] of refused) await t.rejects(run(place, path, { approverId: undefined }), { message }, path)
  t.match(await rowsOf(place), { fiches: 0, entries: 0 })
  const unclear = await run(place, await write('more.csv', `${table}${stringify([[...keys.map(key => complete[key] ?? ''), 'more']])}`))
  t.same(texts(unclear), ['3: it has 18 cells, the header 17; it was not imported'])
})

/** Says of an entry that it is larger or smaller than it is. */
async function lie (path: string, name: string, size: number): Promise<void> {
  const bytes = await readFile(path)
  for (let at = bytes.indexOf('PK\u0001\u0002'); at >= 0; at = bytes.indexOf('PK\u0001\u0002', at + 4)) {
    const length = bytes.readUInt16LE(at + 28)
    if (bytes.toString('utf8', at + 46, at + 46 + length) === name) bytes.writeUInt32LE(size, at + 24)
  }
  await writeFile(path, bytes)
}

t.test('IMT-35 an archive that is made to harm fills neither memory nor disk, and leads nowhere', async t => {
  const place = await openPlace(t)
  const bomb = Buffer.alloc(60 * 1024 * 1024)
  const files = { 'Journal.csv': tableOf([{ ...complete, image: 'bomb.png' }]), 'files/bomb.png': bomb }
  const honest = await zip(files)
  t.same(texts(await run(place, honest)), ['2: the file bomb.png was not taken: it is larger than 50 MB'])
  const lying = await zip({ ...files, 'Journal.csv': tableOf([{ ...complete, title: 'Menteuse', letter: 'B', image: 'bomb.png' }]) })
  await lie(lying, 'files/bomb.png', 1000)
  t.same(texts(await run(place, lying)), ['2: the file bomb.png was not taken: it is empty or broken'], 'no byte more than it said')
  t.same(await arrivalsIn(place.school.folder), [])

  // yazl would not write it: a name of the same length is written over.
  const climbing = await zip({ 'Journal.csv': tableOf([{ ...complete, title: 'Grimpeuse', letter: 'C', image: 'evil.png' }]), 'files/aaaaaaaaa/evil.png': await image('#f00') })
  const bytes = await readFile(climbing)
  await writeFile(climbing, Buffer.from(bytes.toString('latin1').replaceAll('files/aaaaaaaaa/evil.png', 'files/../../../evil.png/'), 'latin1'))
  t.same(texts(await run(place, climbing)), ['2: the file evil.png was not taken: it is not in the archive'])
  t.match(await rowsOf(place), { versions: 3, files: 0 })
})

t.test('IMT-35 hostile HTML becomes words', async t => {
  const place = await openPlace(t)
  const html = '<script>alert(1)</script><img src=x onerror=alert(1)><p onclick="x()">Bon <a href="javascript:alert(1)">ici</a> &lt;script&gt;alert(2)&lt;/script&gt;</p><iframe src="javascript:x"></iframe><svg onload=x><style>p{}</style>'
  const report = await run(place, await write('export.csv', tableOf([{ ...complete, description: html, analysis: '<div>'.repeat(20_000) + 'profond', link: 'javascript:alert(1)' }])))
  t.same(texts(report), ['2: the file x was not taken: it is not in the archive', '2: left in a draft (v1): it lacks a link that is a web address'])
  const [student] = place.students
  const [fiche] = await readAll(student)
  t.match(fiche?.draft, { description: 'Bon ici \\<script>alert(2)\\</script>', analysis: 'profond' })
})

t.test('IMT-35 texts come in the dialect that the fiches are written in', async t => {
  const table: Array<[html: string, text: string]> = [
    ['<p>Un <b>mot</b> et <i>un autre</i>.</p><p>Deux</p>', 'Un **mot** et *un autre*.\n\nDeux'],
    ['<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul><ol start="3"><li>x</li><li>y</li></ol>', '- a\n\n  - b\n- c\n\n3. x\n4. y'],
    ['a<br>b<br><br>c', 'a\nb\n\nc'],
    ['texte brut\nsur deux lignes\n\n# sans titre\n- ni liste', 'texte brut\nsur deux lignes\n\n\\# sans titre\n\\- ni liste'],
    ['<h2>Titre</h2><blockquote><p>cité</p></blockquote><pre>x = 1\n  y</pre><hr>', '# Titre\n\n> cité\n\n```\nx = 1\n  y\n```\n\n___'],
    ['<a href="https://a.example/x_y">là</a> <a href="https://a.example/b_c">https://a.example/b_c</a> <a href="data:text/html,x">non</a>', '[là](https://a.example/x_y) <https://a.example/b_c> non'],
    ['<p>d<b>’</b>abord, <b>Note : </b>ceci, <b>x</b><b>y</b>, <strong><b>z</b></strong>, <b>d’</b>ici</p>', 'd’abord, **Note :** ceci, **xy**, **z**, **d**’ici'],
    ['<p><span style="font-weight: bold">gras</span> <b style="font-weight:normal">non</b></p>', '**gras** non'],
    ['<table><tr><th>a</th><td><p>b</p></td></tr><tr><td></td><td>c</td></tr></table>', 'a | b\n\nc'],
    ['<p>1. un *mot* snake_case 2 * 3 [1] `x` &amp;lt; &lt;b&gt; C:\\*</p>', '1\\. un \\*mot\\* snake_case 2 * 3 \\[1] \\`x\\` \\&lt; \\<b> C:\\\\\\*'],
    ['<p>&nbsp;</p><p><br></p><div></div>', ''],
    ['<p>Voir</p><iframe src="https://video.example/1"></iframe>', 'Voir\n\n<https://video.example/1>']
  ]
  for (const [html, text] of table) {
    const { text: said } = toCommonMark(html)
    t.equal(said, text)
    t.equal(print(parse(said)).replaceAll(/\n+/g, '\n'), said.replaceAll(/\n+/g, '\n'), 'as the editor writes it')
  }
  const began = performance.now()
  for (const hostile of ['<b>'.repeat(50_000), '<li>a'.repeat(20_000), '<ul><li>'.repeat(190), '<'.repeat(100_000), '*a '.repeat(50_000), '<table><tr><td>'.repeat(9_000)]) toCommonMark(hostile)
  t.ok(performance.now() - began < 15_000, 'what is meant to stop it does not')
})

t.test('IMT-35 dates as Moodle writes them, in the zone that is said', async t => {
  const one = { year: 2026, month: 5, day: 12, hour: 13, minute: 11 }
  for (const text of [
    'Tuesday, 12 May 2026, 1:11 PM', 'mardi 12 mai 2026, 13:11', 'Tuesday, May 12, 2026, 1:11 pm', '12/mai/2026 13h11', '2026-05-12 13:11', 'Mar. 12 mai 2026 13:11', 'MARDI 12 MAI 2026, 13:11'
  ]) t.same(readLocalTime(text), one, text)
  t.match(readLocalTime('vendredi 1er août 2025, 08:05'), { month: 8, day: 1, hour: 8, minute: 5 })
  t.match(readLocalTime('Thursday, 1 January 2026, 12:30 AM'), { month: 1, day: 1, hour: 0, minute: 30 })
  t.match(readLocalTime('lundi 23 mars 2026, 09:00'), { month: 3, day: 23 })
  for (const [index, month] of ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'].entries()) {
    t.equal(readLocalTime(`mardi 3 ${month} 2026, 10:00`)?.month, index + 1, month)
    const english = new Date(2026, index, 3).toLocaleDateString('en-GB', { month: 'long' })
    t.equal(readLocalTime(`Tuesday, 3 ${english} 2026, 10:00 AM`)?.month, index + 1, english)
  }
  for (const text of ['', 'hier', '31 février 2026, 10:00', '12 mai 2026', 'mardi 12 mai 2026, 25:00']) t.equal(readLocalTime(text), undefined, text)
  t.equal(instantOf(one, 'Europe/Paris').toISOString(), '2026-05-12T11:11:00.000Z')
  t.equal(instantOf({ ...one, month: 1 }, 'Europe/Paris').toISOString(), '2026-01-12T12:11:00.000Z')
  t.equal(instantOf(one, 'America/New_York').toISOString(), '2026-05-12T17:11:00.000Z')
  t.equal(instantOf({ year: 2026, month: 3, day: 29, hour: 3, minute: 30 }, 'Europe/Paris').toISOString(), '2026-03-29T01:30:00.000Z')
  t.equal(instantOf({ year: 2026, month: 10, day: 25, hour: 2, minute: 30 }, 'Europe/Paris').toISOString(), '2026-10-25T00:30:00.000Z')
  t.equal(instantOf({ year: 2026, month: 10, day: 25, hour: 3, minute: 30 }, 'Europe/Paris').toISOString(), '2026-10-25T02:30:00.000Z')
  t.ok(isTimeZone('Europe/Paris'))
  t.notOk(isTimeZone('Paris'))

  const place = await openPlace(t)
  const report = await run(place, await write('export.csv', tableOf([{ ...complete, added: 'hier', modified: 'Tuesday, 12 May 2099, 1:11 PM' }])))
  t.same(texts(report), [
    '2: “hier” (time added) is no date that has been: the time of the import stands instead',
    '2: “Tuesday, 12 May 2099, 1:11 PM” (time modified) is no date that has been: the time of the import stands instead'
  ])
  const [student] = place.students
  const [fiche] = await readAll(student)
  t.ok(Math.abs(Date.parse(fiche?.versions[0]?.publishedAt ?? '') - Date.now()) < 60_000)
})

t.test('IMT-35 what is longer than a fiche can be stays in Moodle, and the report says so', async t => {
  const place = await openPlace(t)
  const path = await write('long.csv', tableOf([
    { ...complete, description: 'mot '.repeat(15_000) }, { ...complete, analysis: '<p></p>'.repeat(80_000) }, { ...complete, link: `https://a.example/${'x'.repeat(2000)}` }, { ...complete, title: 'titre '.repeat(40) }
  ]))
  const report = await run(place, path)
  t.match(texts(report), [
    '2: a text has 59999 characters, and may have 50000; it was not imported', '3: a text has 560000 characters, and may have 500000; it was not imported',
    '4: a link has 2018 characters, and may have 2000; it was not imported', /^5: the title was cut after 200 characters: titre titre/
  ])
  t.match(report, { fiches: 1, versions: 1 })
  t.same(texts(await run(place, path)).length, 3, 'what did not come is said again')
})

t.test('IMT-35 a version that is published here is no import, and a copy of the portfolio tells them apart', async t => {
  const place = await openPlace(t, ['student1'])
  const [student] = place.students
  if (student === undefined) return
  await run(place, await write('export.csv', tableOf([complete])))
  const { id } = await publishFiche(student, 'B')
  t.equal((await student.call('GET', `/fiches/${id}`)).json<Whole>().versions[0]?.importedAt, null)
  const archive = await fromBufferPromise((await student.call('GET', '/export')).rawPayload, { lazyEntries: true })
  const pages: Record<string, string> = {}
  for await (const entry of archive.eachEntry()) pages[entry.fileName] = await text(await archive.openReadStreamPromise(entry))
  t.match(pages['fiches/CG3-A.html'], /Publiée le 12 mai 2026 à 11:11 UTC · Reprise de Moodle/)
  t.notMatch(pages['fiches/CG3-B.html'], 'Reprise de Moodle')
})

t.test('IMT-35 equal entries are two, in every language of the export; a column without a place is told of', async t => {
  const place = await openPlace(t)
  const twice = [complete, { ...complete, letter: 'B' }]
  t.match(await run(place, await write('en.csv', tableOf(twice))), { fiches: 2, versions: 2 })
  const french = twice.map(row => ({ ...row, added: 'mardi 12 mai 2026, 13:11', modified: 'mercredi 13 mai 2026, 14:11' }))
  t.match(await run(place, await write('fr.csv', tableOf(french))), { fiches: 0, alreadyThere: 2 })
  const odd = await run(place, await write('odd.csv', tableOf([{ ...complete, title: 'Autre', letter: 'C', link2: 'content' }], { link2: 'Humeur' })))
  t.same(odd.ignored, [{ name: 'Humeur', filled: true }])
  t.match(odd, { fiches: 1, versions: 1 })
})

t.test('IMT-35 it tells how far it is', async t => {
  const place = await openPlace(t, ['student1'])
  const told: number[] = []
  const rows = Array.from({ length: 250 }, (_, index) => ({ ...complete, title: `Preuve ${index}`, letter: '', description: 'x'.repeat(1000) }))
  const report = await run(place, await write('export.csv', tableOf(rows)), { isTrial: true, tell: entries => { told.push(entries) } })
  t.same(told, [100, 200])
  t.equal(report.entries, 250)
})

t.test('IMT-35 a unit and an approver by the names that a school knows; candidates where that is not one', async t => {
  const place = await openPlace(t)
  const { school: { db, organisationId }, unitId } = place
  for (const words of [unitId, 'ue-proj-s4', 'UE Projet S4']) t.equal(await imports.findUnit(db, organisationId, words), unitId, words)
  await t.rejects(imports.findUnit(db, organisationId, 'Autre'), { message: /^there is no unit “Autre”; there are\n {2}[0-9a-f-]{36} {2}UE-PROJ-S4 {2}UE Projet S4 {2}\(Portfolio de compétences\)$/ })
  await place.school.enter('claire', ['staff'], { activity: '2' })
  await t.rejects(imports.findUnit(db, organisationId, 'UE-PROJ-S4'), { message: /^several units are called “UE-PROJ-S4”: give the id of one(\n .*){2}$/ })
  t.equal(await imports.findApprover(db, organisationId, unitId, 'Claire@moodle.test'), place.approverId)
  await t.rejects(imports.findApprover(db, organisationId, unitId, 'student1@moodle.test'), { message: /^nobody of the unit's staff has the address “student1@moodle.test”; there are\n {2}claire@moodle.test {2}claire$/ })
})
