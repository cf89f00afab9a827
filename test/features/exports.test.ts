import { createHash, randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import sharp from 'sharp'
import t from 'tap'
import type { Static } from 'typebox'
import { v7 } from 'uuid'
import { fromBuffer } from 'yauzl'
import { createArchive } from '../../src/features/exports/archive.ts'
import { printMarkdown } from '../../src/features/exports/markdown.ts'
import { safeName, uniqueNames } from '../../src/features/exports/names.ts'
import { ExportedPortfolio } from '../../src/features/exports/schemas.ts'
import { parse } from '../../src/schema.ts'
import { diskBlobs } from '../../src/storage/blobs.ts'
import { completeDraft, emptyDraft, fileTrace, linkTrace, openSchool, publishFiche, type Client, type School } from '../support/school.ts'

type Portfolio = Static<typeof ExportedPortfolio>

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

async function unzip (bytes: Buffer): Promise<Map<string, Buffer>> {
  const entries = new Map<string, Buffer>()
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  fromBuffer(bytes, { lazyEntries: true, strictFileNames: true }, (error, zip) => {
    if (error !== null) return reject(error)
    zip.on('error', reject).on('end', () => resolve()).on('entry', entry => zip.openReadStream(entry, (error, stream) => {
      if (error !== null) return reject(error)
      buffer(stream).then(content => {
        if (entries.has(entry.fileName)) throw new Error(`${entry.fileName} stands there twice`)
        entries.set(entry.fileName, content)
        zip.readEntry()
      }).catch(reject)
    }))
    zip.readEntry()
  })
  await promise
  return entries
}

async function upload (student: Client, ficheId: string, name: string, colour: string): Promise<string> {
  const image = await sharp({ create: { width: 40, height: 20, channels: 3, background: colour } }).png().toBuffer()
  const form = Buffer.concat([Buffer.from(`--x\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: image/png\r\n\r\n`), image, Buffer.from('\r\n--x--\r\n')])
  return (await student.call('POST', `/fiches/${ficheId}/files`, form, { 'content-type': 'multipart/form-data; boundary=x' })).json().id
}

/** A file of any size, stored as an upload stores it. */
async function store (school: School, ficheId: string, name: string, bytes: Buffer): Promise<void> {
  const blobs = await diskBlobs(school.folder)
  const arrival = await blobs.receive(Readable.from([bytes]))
  await blobs.keep(arrival)
  await arrival.discard()
  await school.db.insertInto('files').values({
    organisationId: school.organisationId, id: v7(), ficheId, sha256: arrival.sha256, name, mediaType: 'application/zip', size: bytes.length
  }).execute()
}

const nasty = '<script>alert(1)</script>\n\n[ici](javascript:alert(1)) ![là](https://elsewhere.example/x.png)\n\n# Titre\n\n- **gras**'

/** A published fiche with two images of one name, its next draft, another draft, a comment and a decision. */
async function work (school: School) {
  const ines = await school.enter('ines', ['student'])
  const claire = await school.enter('claire', ['staff'])
  const { items } = (await ines.call('GET', '/competences')).json()
  const id = v7()
  await ines.call('POST', '/fiches', { id })
  const files = [await upload(ines, id, 'Plan été?.png', '#f00'), await upload(ines, id, 'plan été-.png', '#00f')]
  const traces = [fileTrace(files[0] ?? '', { caption: 'Plan "A"', alt: 'Un <plan>', eventDate: '2026-05-12', type: 'minutes' }), fileTrace(files[1] ?? '', { confidential: true }), linkTrace('https://example.org/?a=1&b=2')]
  await ines.call('PUT', `/fiches/${id}/draft`, completeDraft(items[0].id, 'A', { title: 'Plan <b>', description: nasty, traces }), { 'if-match': '"1"' })
  const published = await ines.call('POST', `/fiches/${id}/versions`, undefined, { 'if-match': '"2"' })
  if (published.statusCode !== 201) throw new Error(published.body)
  await claire.call('POST', `/fiches/${id}/comments`, { id: v7(), versionNumber: 1, text: 'Et <i>pourquoi</i> ?', reason: 'trace_not_accessible', tracePosition: 2 })
  await claire.call('POST', `/fiches/${id}/decisions`, { id: v7(), versionNumber: 1, outcome: 'changes_requested', reason: 'Il manque la suite.' })
  await ines.call('POST', `/fiches/${id}/draft`)
  const other = v7()
  await ines.call('POST', '/fiches', { id: other })
  await ines.call('PUT', `/fiches/${other}/draft`, { ...emptyDraft, title: '../..', traces: [linkTrace('pas encore')], competenceIds: [items[1].id] }, { 'if-match': '"1"' })
  await ines.call('POST', '/experiences', {
    id: v7(), kind: 'project', title: 'Projet', host: 'Régie', startsOn: '2026-03-02', endsOn: null, setting: null, involvement: null, realism: null, collaboration: null, supervisor: ''
  })
  await ines.call('POST', '/planned-traces', { id: v7(), competenceId: items[0].id, text: 'Le planning', ficheId: null })
  return { ines, claire, id, other }
}

async function open (student: Client) {
  const answer = await student.call('GET', '/export')
  const entries = await unzip(answer.rawPayload)
  const portfolio: Portfolio = parse(ExportedPortfolio, JSON.parse(entries.get('portfolio.json')?.toString() ?? ''))
  return { answer, entries, portfolio }
}

const addresses = (page: string) => [...page.matchAll(/ (?:href|src)="([^"]*)"/g)].map(([, address = '']) => address.replaceAll('&amp;', '&'))

t.test('a student takes all that is theirs: data, pages, every file', async t => {
  const school = await openSchool(t)
  const { ines, id, other } = await work(school)
  await publishFiche(await school.enter('malo', ['student']))
  const { answer, entries, portfolio } = await open(ines)
  t.match(answer.headers, { 'content-type': 'application/zip', 'cache-control': 'no-store', 'content-disposition': /filename\*=UTF-8''portfolio-UE-PROJ-S4-ines\.zip/ })
  t.same([...entries.keys()].sort(), [
    'fiches/CG3-A.html', 'fiches/fiche.html', 'files/CG3-A/Plan été-.png', 'files/CG3-A/plan été- (2).png', 'index.html', 'portfolio.json'
  ])
  t.match(portfolio, { format: 'preuves-portfolio', version: 1, student: { name: 'ines' }, experiences: [{ title: 'Projet' }], plannedTraces: [{ text: 'Le planning' }] })
  t.same(portfolio.fiches.map(fiche => fiche.id), [id, other], 'and of nobody else')
  const [fiche] = portfolio.fiches
  t.match(fiche, { draft: { title: 'Plan <b>' }, versions: [{ number: 1, description: nasty }], comments: [{ reason: 'trace_not_accessible' }], decisions: [{ outcome: 'changes_requested' }] })
  const whole = (await ines.call('GET', `/fiches/${id}`)).json()
  t.same([fiche?.versions, fiche?.draft], [whole.versions, whole.draft], 'as the API says it')
  t.equal(fiche?.files.length, 2)
  for (const file of fiche?.files ?? []) t.equal(sha256(entries.get(file.path ?? '') ?? Buffer.alloc(0)), file.sha256, file.name)
})

t.test('its pages run nothing, need nothing from elsewhere, and lead where they say', async t => {
  const { ines } = await work(await openSchool(t))
  const { entries } = await open(ines)
  const pages = [...entries].filter(([name]) => name.endsWith('.html')).map(([name, bytes]) => [name, bytes.toString()] as const)
  t.equal(pages.length, 3)
  for (const [name, page] of pages) {
    t.notMatch(page, /<script|<iframe|<object|<link|<i>|<b>|javascript:alert\(1\)"| on\w+=/i, name)
    t.match(page, /<html lang="fr">/)
    for (const address of addresses(page)) {
      if (/^https?:/.test(address)) continue
      t.ok(entries.has(posix.normalize(posix.join(posix.dirname(name), decodeURIComponent(address)))), `${name}: ${address}`)
    }
    t.notMatch(addresses(page.replace(/<a [^>]*>/g, '')).join(' '), /https?:/, 'nothing is fetched')
  }
  const page = entries.get('fiches/CG3-A.html')?.toString() ?? ''
  t.match(page, /&lt;script&gt;alert\(1\)&lt;\/script&gt;/)
  t.match(page, /alt="Un &lt;plan&gt;"/)
  for (const words of ['Compte rendu de réunion', '12 mai 2026', 'confidentielle', 'Trace inaccessible', 'a demandé des modifications', 'Il manque la suite.', '<h4>Titre</h4>', '<strong>gras</strong>', 'Brouillon']) {
    t.ok(page.includes(words), words)
  }
  await ines.call('PATCH', '/me', { locale: 'en' })
  const english = (await open(ines)).entries.get('fiches/CG3-A.html')?.toString() ?? ''
  t.match(english, /<html lang="en">/)
  t.ok(english.includes('Minutes of a meeting') && english.includes('12 May 2026'))
})

t.test('a file that is lost becomes a note, and the archive is whole', async t => {
  const school = await openSchool(t)
  const { ines } = await work(school)
  const { portfolio: before } = await open(ines)
  const [lost] = before.fiches[0]?.files ?? []
  await rm(join(school.folder, 'blobs', lost?.sha256.slice(0, 2) ?? '', lost?.sha256 ?? ''))
  const { entries, portfolio } = await open(ines)
  t.notOk(entries.has(lost?.path ?? ''))
  t.ok(entries.get('missing.txt')?.toString().includes(lost?.path ?? ''))
  t.match(portfolio.fiches[0]?.files, [{ id: lost?.id, path: null }, { path: String }])
  const page = entries.get('fiches/CG3-A.html')?.toString() ?? ''
  t.ok(page.includes('n’a pas été retrouvé'))
  t.equal(addresses(page).filter(address => address.startsWith('../files/')).length, 4, 'the other one is linked and shown, in the draft and in v1')
})

t.test('only one\'s own, and only for students', async t => {
  const school = await openSchool(t)
  const { claire } = await work(school)
  t.equal((await claire.call('GET', '/export')).statusCode, 403)
  const malo = await school.enter('malo', ['student'])
  const { entries, portfolio } = await open(malo)
  t.same([...entries.keys()].sort(), ['index.html', 'portfolio.json'], 'who has nothing takes little')
  t.same(portfolio.fiches, [])
})

t.test('large files pass through without staying in memory', async t => {
  const school = await openSchool(t)
  const { ines, id } = await work(school)
  for (let count = 0; count < 6; count++) await store(school, id, 'archive.zip', randomBytes(20 * 1024 * 1024))
  const address = await school.app.listen({ host: '127.0.0.1', port: 0 })
  let most = 0
  // The first time also brings in the code and the buffers that stay.
  for (const round of ['first', 'measured']) {
    globalThis.gc?.()
    const before = process.memoryUsage.rss()
    const answer = await fetch(`${address}/api/v1/export`, { headers: { authorization: `Bearer ${ines.tokens.accessToken}` } })
    let size = 0
    most = 0
    for await (const chunk of answer.body ?? []) {
      size += chunk.length
      most = Math.max(most, process.memoryUsage.rss() - before)
    }
    t.ok(size > 120 * 1024 * 1024, `${round}: ${size} bytes`)
  }
  t.ok(most < 64 * 1024 * 1024, `grew by ${Math.round(most / 1024 / 1024)} MB`)
})

t.test('who stops reading stops the writing', async t => {
  const archive = createArchive()
  const endless = Readable.from((function * () { for (;;) yield Buffer.alloc(65_536) })(), { objectMode: false })
  const added = archive.add('endless', endless, { compress: false })
  await sleep(20)
  t.notOk(endless.destroyed, 'it waits to be read')
  archive.stream.destroy()
  await t.rejects(added)
  t.ok(endless.destroyed, 'no source stays open')
  await t.rejects(archive.add('next', Readable.from(['x'])))
})

t.test('a source that breaks cuts the archive: nobody takes a part for the whole', async t => {
  const archive = createArchive()
  const broken = new Readable({ read () { this.destroy(new Error('the disk is gone')) } })
  archive.add('a', broken).then(archive.end, archive.fail)
  await t.rejects(buffer(archive.stream), { message: 'the disk is gone' })
})

t.test('names are safe on every system, and stand once', async t => {
  const table: Array<[given: string, name: string]> = [
    ['Réunion du 12 mai.pdf', 'Réunion du 12 mai.pdf'], ['../../etc/passwd', '-..-etc-passwd'], ['', 'file'], ['...', 'file'], ['a\u0000\u202eb.png', 'ab.png'],
    ['CON', 'CON-'], ['nul.txt', 'nul-.txt'], ['a:b*c?.txt', 'a-b-c-.txt'], ['fin. ', 'fin'], ['.png', 'file.png'], [`${'é'.repeat(300)}.jpeg`, `${'é'.repeat(50)}.jpeg`]
  ]
  for (const [given, name] of table) t.equal(safeName(given, 'file'), name, JSON.stringify(given))
  const unique = uniqueNames()
  t.same(['a.png', 'A.png', 'a.png', 'a (2).png', 'a'].map(unique), ['a.png', 'A (2).png', 'a (3).png', 'a (2) (2).png', 'a'])
})

t.test('CommonMark is printed, and nothing else', async t => {
  const table: Array<[text: string, markup: RegExp]> = [
    ['*a* **b** `c<d`', /^<p><em>a<\/em> <strong>b<\/strong> <code>c&lt;d<\/code><\/p>$/],
    ['[x](https://a.example/"onclick=1)', /^<p><a href="https:\/\/a.example\/&quot;onclick=1" rel="noopener noreferrer">x<\/a><\/p>$/],
    ['[x](javascript:alert(1))', /^<p>x<\/p>$/],
    ['[x][y]\n\n[y]: data:text/html,x', /^<p>x<\/p>$/],
    ['<img src=x onerror=alert(1)>', /^&lt;img src=x onerror=alert\(1\)&gt;$/],
    ['a\nb', /^<p>a<br>b<\/p>$/],
    ['1. a\n2. b', /^<ol start="1"><li>a<\/li><li>b<\/li><\/ol>$/]
  ]
  for (const [text, markup] of table) t.match(printMarkdown(text).markup, markup, text)
  const began = performance.now()
  for (const hostile of ['> '.repeat(20_000), '*a '.repeat(16_000), '- '.repeat(20_000)]) printMarkdown(hostile)
  t.ok(performance.now() - began < 5000, 'what is meant to stop the server does not')
})
