import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import t from 'tap'
import { v7 } from 'uuid'
import { openSchool, publishFiche, completeDraft, type Client } from '../support/school.ts'

const plain = (format: 'png' | 'jpeg' | 'webp' | 'gif', width = 40, height = 20) =>
  sharp({ create: { width, height, channels: 3, background: '#0f6cbf' } }).toFormat(format).toBuffer()

function multipart (content: Buffer, filename: string, field = 'file') {
  const head = `--x\r\ncontent-disposition: form-data; name="${field}"; filename="${filename}"\r\ncontent-type: image/png\r\n\r\n`
  return Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n--x--\r\n')])
}

const upload = (client: Client, ficheId: string, body: Buffer) =>
  client.call('POST', `/fiches/${ficheId}/files`, body, { 'content-type': 'multipart/form-data; boundary=x' })

async function begin (t: Parameters<typeof openSchool>[0]) {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const id = v7()
  await ines.call('POST', '/fiches', { id })
  return { school, ines, id }
}

t.test('an image comes back, clean, with a thumbnail, to its author', async t => {
  const { ines, id } = await begin(t)
  const photo = await sharp(await plain('jpeg', 40, 20)).withExif({ IFD0: { Copyright: 'secret place' }, IFD3: { GPSLatitude: '48/1 21/1 0/1' } }).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  const file = await upload(ines, id, multipart(photo, '../../etc/Chantier été.png'))
  t.equal(file.statusCode, 201, file.body)
  t.match(file.json(), { name: 'Chantier été.jpg', mediaType: 'image/jpeg', width: 20, height: 40 }, 'named for its content, turned upright')
  const bytes = await ines.call('GET', `/fiches/${id}/files/${file.json().id}`)
  t.match(bytes.headers, { 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff', 'content-security-policy': /sandbox/ })
  const { exif } = await sharp(bytes.rawPayload).metadata()
  t.equal(exif, undefined, 'no EXIF, no place')
  t.notMatch(bytes.rawPayload.toString('latin1'), /secret place/)
  const small = await ines.call('GET', `/fiches/${id}/files/${file.json().id}?size=thumbnail`)
  t.equal(small.headers['content-type'], 'image/webp')
})

t.test('what is not an image, or no longer one, is refused with its sentence, and leaves nothing', async t => {
  const { school, ines, id } = await begin(t)
  const png = await plain('png')
  const pixels = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#000' } }).png({ compressionLevel: 9 }).toBuffer()
  const hostile: Array<[string, Buffer, number]> = [
    ['text named .png', Buffer.from('hello'), 415],
    ['an SVG with a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 415],
    ['HTML after a PNG\'s first bytes', Buffer.concat([png.subarray(0, 8), Buffer.from('<script>alert(1)</script>')]), 415],
    ['a cut image', png.subarray(0, png.length / 2), 415],
    ['nothing', Buffer.alloc(0), 415],
    ['a bomb of pixels', pixels, 415],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 415]
  ]
  for (const [name, content, status] of hostile) {
    const answer = await upload(ines, id, multipart(content, 'image.png'))
    t.equal(answer.statusCode, status, `${name}: ${answer.body}`)
    t.match(answer.json(), { code: 'not-an-image', fields: [{ field: 'file' }] }, name)
  }
  t.equal((await upload(ines, id, multipart(Buffer.alloc(20 * 1024 * 1024 + 1, 1), 'big.png'))).json().code, 'too-large')
  t.equal((await upload(ines, id, Buffer.from('--x--\r\n'))).statusCode, 400, 'no part at all')
  t.match((await ines.call('POST', `/fiches/${id}/files`, { a: 1 })).json(), { code: 'unsupported-media-type' })
  t.equal((await school.db.selectFrom('files').selectAll().execute()).length, 0)
  t.same(await readdir(join(school.folder, 'tmp')), [], 'no temporary file is left')
})

t.test('an image that is also something else is stored harmless', async t => {
  const { ines, id } = await begin(t)
  const polyglot = Buffer.concat([await plain('png'), Buffer.from('<script>alert(1)</script>')])
  const file = await upload(ines, id, multipart(polyglot, 'x.png'))
  t.equal(file.statusCode, 201)
  const bytes = await ines.call('GET', `/fiches/${id}/files/${file.json().id}`)
  t.notMatch(bytes.rawPayload.toString('latin1'), /script/)
})

t.test('a GIF becomes a still PNG', async t => {
  const { ines, id } = await begin(t)
  t.match((await upload(ines, id, multipart(await plain('gif'), 'a.gif'))).json(), { name: 'a.png', mediaType: 'image/png' })
})

t.test('a file is seen by the tutor once a version shows it, never by others; another fiche cannot take it', async t => {
  const { school, ines, id } = await begin(t)
  const claire = await school.enter('claire', ['staff'])
  const malo = await school.enter('malo', ['student'])
  const fileId = (await upload(ines, id, multipart(await plain('png'), 'x.png'))).json().id
  const path = `/fiches/${id}/files/${fileId}`
  t.equal((await claire.call('GET', path)).statusCode, 404, 'still a draft')
  const { items } = (await ines.call('GET', '/competences')).json()
  const traces = [{ kind: 'file', fileId, caption: '', alt: 'Plan' }]
  await ines.call('PUT', `/fiches/${id}/draft`, completeDraft(items[0].id, 'A', { traces }), { 'if-match': '"1"' })
  const published = await ines.call('POST', `/fiches/${id}/versions`, undefined, { 'if-match': '"2"' })
  t.match(published.json().traces, [{ kind: 'file', alt: 'Plan', file: { id: fileId } }])
  t.equal((await claire.call('GET', path)).statusCode, 200)
  t.equal((await malo.call('GET', path)).statusCode, 404)
  t.equal((await upload(malo, id, multipart(await plain('png'), 'x.png'))).statusCode, 404, 'nor does anybody add to it')

  const other = await publishFiche(malo)
  const draft = (await malo.call('POST', `/fiches/${other.id}/draft`)).json()
  const stolen = await malo.call('PUT', `/fiches/${other.id}/draft`, completeDraft(items[0].id, 'A', { traces }), { 'if-match': `"${draft.revision}"` })
  t.match(stolen.json(), { status: 400, fields: [{ field: 'traces/0/fileId', code: 'unknown' }] })
})

t.test('the same image twice lies there once', async t => {
  const { school, ines, id } = await begin(t)
  const image = multipart(await plain('png'), 'x.png')
  await Promise.all([upload(ines, id, image), upload(ines, id, image), upload(ines, id, image)])
  const blobs = (await readdir(join(school.folder, 'blobs'), { recursive: true, withFileTypes: true })).filter(entry => entry.isFile())
  t.equal(blobs.length, 2, 'itself and its thumbnail')
  t.equal((await school.db.selectFrom('files').selectAll().execute()).length, 3)
})
