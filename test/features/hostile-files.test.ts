// Files made to harm: each is refused with its code, or lies there harmless. Nothing is left of what was refused.
import { readFile, writeFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { crc32, deflateSync, gzipSync } from 'node:zlib'
import type { LightMyRequestResponse } from 'fastify'
import sharp from 'sharp'
import t, { type Test } from 'tap'
import { v7 } from 'uuid'
import { ZipFile } from 'yazl'
import { ApiProblem } from '../../src/web/api/problem.ts'
import { en } from '../../src/web/i18n/en.ts'
import { fr } from '../../src/web/i18n/fr.ts'
import { problemText } from '../../src/web/i18n/problems.ts'
import { openSchool, type Client, type School } from '../support/school.ts'
import { startService, walkIn } from '../support/service.ts'
import { student } from '../support/writing.ts'
import { arrivalsIn, blobsIn, formHeaders, multipart, picture } from '../support/uploads.ts'

/** What becomes of a whole file: drawn anew, kept to be downloaded, or the code that it is refused with. */
type Fate = 'drawn' | 'kept' | 'unreadable' | 'too-many-pixels' | 'too-large'
interface Kind { what: string, fate: Fate, content: Buffer }
interface Hostile { what: string, name: string, content: Buffer, fate?: Fate }

const marker = 'HOSTILE'
const script = `<script>alert("${marker}")</script>`
const most = 50 * 1024 * 1024

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1')
const withTail = (content: Buffer, tail: string | Buffer): Buffer => Buffer.concat([content, Buffer.from(tail)])

function pngChunk (type: string, data: Buffer): Buffer {
  const named = Buffer.concat([latin1(type), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}

/** A PNG of one bit for a pixel: 144 million of them take some kilobytes. */
function blackPng (width: number, height: number, ...more: Buffer[]): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  header[8] = 1
  const pixels = deflateSync(Buffer.alloc((1 + Math.ceil(width / 8)) * height))
  return Buffer.concat([latin1('\x89PNG\r\n\x1a\n'), pngChunk('IHDR', header), ...more, pngChunk('IDAT', pixels), pngChunk('IEND', Buffer.alloc(0))])
}

/** Says 60 000 × 60 000, and has the pixels of a small one. */
async function boastfulJpeg (): Promise<Buffer> {
  const content = await picture('jpeg')
  content.writeUInt32BE(0xea60_ea60, content.indexOf(Buffer.from([0xff, 0xc0])) + 5)
  return content
}

/** Of its first picture: what it says of the whole is not believed by who draws it. */
async function boastfulGif (): Promise<Buffer> {
  const content = await picture('gif')
  content.writeUInt32LE(0x4e20_4e20, content.indexOf(Buffer.from([0x2c, 0, 0, 0, 0])) + 5)
  return content
}

function zip (entries: Array<[name: string, content: Buffer]>): Promise<Buffer> {
  const file = new ZipFile()
  for (const [name, content] of entries) file.addBuffer(content, name)
  file.end()
  return buffer(file.outputStream)
}

/** yazl refuses to write such a name: another of its length is written, and overwritten. */
async function zipWithPath (): Promise<Buffer> {
  const content = await zip([['aaaaaaaaaaaaaaaa', latin1(marker)]])
  return latin1(content.toString('latin1').replaceAll('aaaaaaaaaaaaaaaa', '../../etc/passwd'))
}

async function tellingPhoto (): Promise<Buffer> {
  return await sharp(await picture('jpeg')).withExif({ IFD0: { Copyright: script }, IFD3: { GPSLatitude: '48/1 21/1 0/1' } }).jpeg().toBuffer()
}

async function imageKinds (): Promise<Kind[]> {
  const [png, jpeg, gif, webp] = await Promise.all((['png', 'jpeg', 'gif', 'webp'] as const).map(format => picture(format)))
  if (png === undefined || jpeg === undefined || gif === undefined || webp === undefined) throw new Error('four were drawn')
  return [
    { what: 'a photo that tells its place', fate: 'drawn', content: await tellingPhoto() },
    { what: 'a TIFF', fate: 'drawn', content: await picture('tiff') },
    { what: 'an AVIF', fate: 'drawn', content: await picture('avif') },
    { what: 'a WebP with a page behind it', fate: 'drawn', content: withTail(webp, script) },
    { what: 'a PNG with a page behind it', fate: 'drawn', content: withTail(png, script) },
    { what: 'a JPEG with an archive behind it', fate: 'drawn', content: withTail(jpeg, await zip([[`${marker}.class`, latin1(marker)]])) },
    { what: 'a GIF with a script behind it', fate: 'drawn', content: withTail(gif, `*/=1;alert("${marker}")//`) },
    { what: 'a PNG with a page in its text', fate: 'drawn', content: blackPng(40, 20, pngChunk('tEXt', latin1(`Comment\0${script}`))) },
    { what: 'a GIF that is a script', fate: 'unreadable', content: latin1(`GIF89a/*${'\0'.repeat(40)}*/=1;alert("${marker}")//`) },
    { what: 'a GIF that is a drawing', fate: 'unreadable', content: latin1(`GIF89a<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`) }
  ]
}

async function bombKinds (): Promise<Kind[]> {
  const nothing = Buffer.alloc(most)
  return [
    { what: 'a bomb of pixels', fate: 'too-many-pixels', content: blackPng(12_000, 12_000) },
    { what: 'a JPEG that boasts', fate: 'too-many-pixels', content: await boastfulJpeg() },
    { what: 'a GIF that boasts', fate: 'too-many-pixels', content: await boastfulGif() },
    { what: 'an archive bomb', fate: 'kept', content: await zip([['bomb', nothing]]) },
    { what: 'a document that is a bomb', fate: 'kept', content: await zip([['[Content_Types].xml', nothing], ['word/document.xml', nothing]]) },
    { what: 'an archive of bombs', fate: 'kept', content: await zip([['mimetype', nothing], ['a.zip', await zip([['bomb', nothing]])]]) },
    { what: 'a gzip bomb', fate: 'kept', content: gzipSync(nothing) },
    { what: 'an archive with paths', fate: 'kept', content: await zipWithPath() }
  ]
}

const textKinds: Kind[] = [
  ['a drawing with a script', `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${script}</svg>`],
  ['a drawing that reads files', '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg"><text>&x;</text></svg>'],
  ['a page', `<!doctype html><title>x</title>${script}`],
  ['a page that is a PDF', `%PDF-1.7\n${script}\n%%EOF`],
  ['a thousand million laughs', `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, index) => `<!ENTITY b${index} "${`&b${index - 1};`.repeat(10)}">`).join('')}]><l>&b8;</l>`],
  ['a program', `MZ\x90\0\x03\0\0\0${'\0'.repeat(50)}${marker}`],
  ['a script of the server', `#!/usr/bin/php\n<?php system($_GET["${marker}"]); ?>`],
  ['a drawing by commands', 'push graphic-context\nimage over 0,0 0,0 \'https://example.org/x.png"|ls "-la\'\npop graphic-context'],
  ['PostScript', `%!PS-Adobe-3.0 EPSF-3.0\n(${marker}) run`]
].map(([what = '', content = '']) => ({ what, fate: 'kept', content: latin1(content) }))

const names = [
  '../../../etc/passwd', '..\\..\\windows\\win.ini', '/etc/shadow.png', 'C:\\temp\\photo.jpg', '%2e%2e%2f%2e%2e%2fx.png', '..', '.htaccess',
  'photo.jpg.html', 'photo\u202egnp.svg', 'photo\0.png', '<img src=x onerror=alert(1)>.html', `${'é'.repeat(5000)}.svg`,
  'x%22; filename*=UTF-8\'\'..%2fx.html', 'a\r\nset-cookie: x=1\r\n.png', '', 'CON', 'x;y=\'(*)\'.xhtml', '\ufeff\u200b.js', '../'
]

/** Whole, cut at every tenth, and under two names that lie. */
function variants ({ what, fate, content }: Kind, index: number): Hostile[] {
  const cuts = Array.from({ length: 9 }, (_, tenth) => tenth + 1)
    .map(tenth => ({ what: `${tenth} tenths of ${what}`, name: 'x.png', content: content.subarray(0, Math.floor(content.length * tenth / 10)) }))
  const lies = [0, 1].map(half => names[(2 * index + half) % names.length] ?? '').map(name => ({ what: `${what} as ${JSON.stringify(name.slice(0, 40))}`, name, content, fate }))
  return [{ what, name: 'x.png', content, fate }, ...cuts, ...lies]
}

const refusals = new Set([
  '400 invalid file empty', '413 too-large file too-large', '415 not-an-image file unreadable', '415 not-an-image file too-many-pixels'
])

/** @returns the field's code */
function checkRefusal (t: Test, answer: LightMyRequestResponse, what: string): string {
  const { status, code, fields } = answer.json<{ status: number, code: string, fields: Array<{ field: string, code: string }> }>()
  const [wrong = { field: '', code: '' }] = fields
  t.match(answer.headers['content-type'], /^application\/problem\+json/, what)
  t.equal(answer.statusCode, status, what)
  t.ok(refusals.has(`${status} ${code} ${wrong.field} ${wrong.code}`), `${what}: ${answer.body}`)
  for (const language of [fr, en]) t.not(problemText(language, new ApiProblem(status, code)), language.problems.unexpected, `${what}: has its sentence`)
  return wrong.code
}

const markup = /html|svg|xml(?!formats)|script|postscript/
const drawnTypes = ['image/png', 'image/jpeg', 'image/webp']

function checkName (t: Test, disposition: string, name: string, what: string): void {
  const [, written = ''] = /; filename\*=UTF-8''([\w.~!&+%-]+)$/.exec(disposition) ?? []
  t.equal(decodeURIComponent(written), name, what)
  t.notMatch(name, /[/\\\p{C}]|^\.+$|^$/u, `${what}: ${name}`)
  t.ok([...name].length <= 150, `${what}: not too long`)
}

async function checkDrawn (t: Test, bytes: LightMyRequestResponse, what: string): Promise<void> {
  t.ok(drawnTypes.includes(String(bytes.headers['content-type'])), what)
  t.notOk(bytes.rawPayload.includes(marker), `${what}: nothing came along`)
  const { exif, xmp, iptc, pages } = await sharp(bytes.rawPayload).metadata()
  t.same({ exif, xmp, iptc, pages }, {}, `${what}: nor what tells of it`)
}

/** @returns what became of it */
async function checkStored (t: Test, { ines, id }: Author, { what, content }: Hostile, answer: LightMyRequestResponse): Promise<Fate> {
  const file = answer.json<{ id: string, name: string, width: number | null }>()
  const bytes = await ines.call('GET', `/fiches/${id}/files/${file.id}`)
  t.match(bytes.headers, { 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; sandbox" }, what)
  t.notOk(bytes.headers['set-cookie'], what)
  t.notMatch(bytes.headers['content-type'], markup, what)
  const disposition = String(bytes.headers['content-disposition'])
  checkName(t, disposition, file.name, what)
  if (disposition.startsWith('inline;')) {
    await checkDrawn(t, bytes, what)
    return 'drawn'
  }
  t.ok(disposition.startsWith('attachment;') && file.width === null, what)
  t.ok(bytes.rawPayload.equals(content), `${what}: comes back as it is`)
  return 'kept'
}

interface Author { ines: Client, id: string }

async function beginAs (school: School, name: string): Promise<Author> {
  const ines = await school.enter(name, ['student'])
  const id = v7()
  await ines.call('POST', '/fiches', { id })
  return { ines, id }
}

async function send (t: Test, author: Author, hostile: Hostile): Promise<void> {
  const { what, name, content, fate } = hostile
  const answer = await author.ines.call('POST', `/fiches/${author.id}/files`, multipart(content, name), formHeaders)
  const became = answer.statusCode === 201 ? await checkStored(t, author, hostile, answer) : checkRefusal(t, answer, what)
  if (fate !== undefined) t.equal(became, fate, what)
}

/** Each of a kind by a student of its own: nobody may send more than sixty in a minute. */
async function sendAll (t: Test, school: School, hostiles: Hostile[], index: number): Promise<void> {
  const author = await beginAs(school, `student ${index}`)
  for (const hostile of hostiles) await send(t, author, hostile)
}

async function checkStore (t: Test, school: School): Promise<void> {
  const rows = await school.db.selectFrom('files').select(['sha256', 'thumbnailSha256']).execute()
  const named = new Set(rows.flatMap(({ sha256, thumbnailSha256 }) => thumbnailSha256 === null ? [sha256] : [sha256, thumbnailSha256]))
  t.same((await blobsIn(school.folder)).toSorted(), [...named].toSorted(), 'no row without its bytes, no bytes without a row')
  t.same(await arrivalsIn(school.folder), [], 'nothing waits')
}

t.test('IMT-23 three hundred hostile files are refused or harmless', async t => {
  const school = await openSchool(t)
  const kinds = [...await imageKinds(), ...await bombKinds(), ...textKinds]
  const tooLarge = latin1('\xff\xd8\xff\xe0').toString('latin1').padEnd(most + 1, marker)
  const sets: Hostile[][] = [
    ...kinds.map(variants),
    [
      { what: 'nothing', name: 'x.png', content: Buffer.alloc(0) },
      { what: 'one byte too many', name: 'x.zip', content: Buffer.alloc(most + 1, 1), fate: 'too-large' },
      { what: 'an image of one byte too many', name: 'x.jpg', content: latin1(tooLarge), fate: 'too-large' }
    ]
  ]
  t.ok(sets.flat().length >= 200, `${sets.flat().length} files`)
  for (const [index, hostiles] of sets.entries()) await sendAll(t, school, hostiles, index)
  await checkStore(t, school)
})

const megabyte = 1024 * 1024

/** From here on the kernel counts the most memory anew. @returns a reading of what the process took at most since, in bytes */
async function watchMemory (pid: number): Promise<{ begun: number, most: () => Promise<number> }> {
  const read = async (line: string): Promise<number> =>
    1024 * Number(new RegExp(`^${line}:\\s+(\\d+) kB$`, 'm').exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1])
  await writeFile(`/proc/${pid}/clear_refs`, '5')
  return { begun: await read('VmRSS'), most: () => read('VmHWM') }
}

t.test('IMT-23 twenty uploads of 20 MB at once take no memory', async t => {
  const service = await startService(t)
  await service.start()
  const call = await walkIn(service, student)
  const id = v7()
  await call('POST', '/fiches', { id })
  const rest = new Blob([Buffer.alloc(20 * megabyte, 7)])
  const send = async (name: string): Promise<number> => {
    const form = new FormData()
    form.set('file', new Blob([name, rest]), name)
    return (await call('POST', `/fiches/${id}/files`, form)).status
  }
  const sendTwenty = (round: string) => Promise.all(Array.from({ length: 20 }, (_, index) => send(`${round} ${index}`)))
  // A process that has just begun grows by its own heap: twenty uploads before tell that from what uploads take.
  await sendTwenty('warm')
  const memory = await watchMemory(service.pid())
  t.same(await sendTwenty('file'), Array.from({ length: 20 }, () => 201))
  const growth = (await memory.most() - memory.begun) / megabyte
  t.ok(growth < 64, `${Math.round(growth)} MB more`)
  t.comment(`${Math.round(memory.begun / megabyte)} MB, then ${Math.round(growth)} MB more`)
})
