import { once } from 'node:events'
import { connect } from 'node:net'
import sharp from 'sharp'
import t from 'tap'
import { completeDraft, fileTrace, publishFiche, type Client } from '../support/school.ts'
import { eventually } from '../support/service.ts'
import { arrivalsIn, beginFiche, blobsIn, formHeaders, multipart, picture, upload } from '../support/uploads.ts'

const read = (client: Client, ficheId: string, fileId: string, query = '') => client.call('GET', `/fiches/${ficheId}/files/${fileId}${query}`)

t.test('IMT-23 a photo comes back, clean, with a thumbnail, to its author', async t => {
  const { ines, id } = await beginFiche(t)
  const photo = await sharp(await picture('jpeg')).withExif({ IFD0: { Copyright: 'secret place' }, IFD3: { GPSLatitude: '48/1 21/1 0/1' } }).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  const file = await upload(ines, id, photo, '../../etc/Chantier été.png')
  t.equal(file.statusCode, 201, file.body)
  t.match(file.json(), { name: 'Chantier été.jpg', mediaType: 'image/jpeg', width: 20, height: 40 }, 'named for its content, turned upright')
  const bytes = await read(ines, id, file.json().id)
  t.match(bytes.headers, { 'content-type': 'image/jpeg', 'content-disposition': /^inline/, 'x-content-type-options': 'nosniff', 'content-security-policy': /sandbox/ })
  const { exif } = await sharp(bytes.rawPayload).metadata()
  t.equal(exif, undefined, 'no EXIF, no place')
  t.notMatch(bytes.rawPayload.toString('latin1'), /secret place/)
  t.equal((await read(ines, id, file.json().id, '?size=thumbnail')).headers['content-type'], 'image/webp')
})

t.test('IMT-23 every image that can be drawn is, as browsers show it', async t => {
  const { ines, id } = await beginFiche(t)
  const expected = { png: 'image/png', jpeg: 'image/jpeg', webp: 'image/webp', gif: 'image/png', tiff: 'image/png', avif: 'image/webp' } as const
  for (const format of ['png', 'jpeg', 'webp', 'gif', 'tiff', 'avif'] as const) {
    const file = await upload(ines, id, await picture(format), `a.${format}`)
    t.match(file.json(), { mediaType: expected[format], width: 40, height: 20 }, format)
  }
})

t.test('IMT-23 any other file is kept as it is, and only ever downloaded', async t => {
  const { ines, id } = await beginFiche(t)
  const kinds: Array<[name: string, content: string, mediaType: string]> = [
    ['cahier des charges.pdf', '%PDF-1.7\nbody', 'application/pdf'],
    ['réunion.eml', 'From: a@example.org\nSubject: point\n\nBonjour', 'application/octet-stream'],
    ['main.py', '#!/usr/bin/env python3\nprint(1)\n', 'application/octet-stream'],
    ['schéma.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'application/octet-stream'],
    ['page.html', '<!doctype html><script>alert(1)</script>', 'application/octet-stream'],
    ['data.xml', '<?xml version="1.0"?><x/>', 'application/octet-stream'],
    ['film.mp4', '\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41', 'video/mp4'],
    ['photo.png', 'hello', 'application/octet-stream']
  ]
  for (const [name, content, mediaType] of kinds) {
    const file = await upload(ines, id, Buffer.from(content, 'latin1'), name)
    t.match(file.json(), { name, mediaType, size: content.length, width: null, height: null }, `${name}: ${file.body}`)
    const bytes = await read(ines, id, file.json().id)
    t.equal(bytes.rawPayload.toString('latin1'), content, name)
    t.match(bytes.headers, {
      'content-type': mediaType,
      'content-length': String(content.length),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox"
    }, name)
    t.equal((await read(ines, id, file.json().id, '?size=thumbnail')).statusCode, 404, 'nor has it a thumbnail')
  }
})

t.test('what cannot be kept is refused with its code, and leaves nothing', async t => {
  const { school, ines, id } = await beginFiche(t)
  const png = await picture('png')
  const refused: Array<[string, Buffer, number, string, string]> = [
    ['half an image', png.subarray(0, png.length / 2), 415, 'not-an-image', 'unreadable'],
    ['a bomb of pixels', await picture('png', 9000, 9000), 415, 'not-an-image', 'too-many-pixels'],
    ['nothing', Buffer.alloc(0), 400, 'invalid', 'empty'],
    ['one byte too many', Buffer.alloc(50 * 1024 * 1024 + 1, 1), 413, 'too-large', 'too-large']
  ]
  for (const [what, content, status, code, field] of refused) {
    const answer = await upload(ines, id, content, 'image.png')
    t.match(answer.json(), { status, code, fields: [{ field: 'file', code: field }] }, `${what}: ${answer.body}`)
  }
  t.equal((await ines.call('POST', `/fiches/${id}/files`, Buffer.from('--x--\r\n'), formHeaders)).statusCode, 400, 'no part at all')
  t.match((await ines.call('POST', `/fiches/${id}/files`, { a: 1 })).json(), { code: 'unsupported-media-type' })
  await ines.call('PUT', `/fiches/${id}/removal`)
  t.equal((await upload(ines, id, png, 'a.png')).json().code, 'removed', 'nor is a fiche written to that was taken away')
  t.same(await school.db.selectFrom('files').selectAll().execute(), [])
  t.same([await arrivalsIn(school.folder), await blobsIn(school.folder)], [[], []])
})

t.test('IMT-23 a connection that breaks leaves nothing', async t => {
  const { school, ines, id } = await beginFiche(t)
  const url = new URL(await school.app.listen({ port: 0, host: '127.0.0.1' }))
  const body = multipart(Buffer.alloc(1024 * 1024, 1), 'a.bin')
  const socket = connect(Number(url.port), url.hostname)
  await once(socket, 'connect')
  socket.on('error', () => {})
  socket.write(`POST /api/v1/fiches/${id}/files HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${ines.tokens.accessToken}\r\ncontent-type: ${formHeaders['content-type']}\r\ncontent-length: ${body.length}\r\n\r\n`)
  socket.write(body.subarray(0, 500_000))
  await eventually('it is arriving', async () => (await arrivalsIn(school.folder)).length === 1)
  socket.destroy()
  await eventually('it is gone', async () => (await arrivalsIn(school.folder)).length === 0)
  t.same(await blobsIn(school.folder), [])
  t.same(await school.db.selectFrom('files').selectAll().execute(), [])
})

t.test('a file is seen by the tutor once a version shows it, never by others; another fiche cannot take it', async t => {
  const { school, ines, id } = await beginFiche(t)
  const claire = await school.enter('claire', ['staff'])
  const malo = await school.enter('malo', ['student'])
  const fileId = (await upload(ines, id, await picture('png'), 'x.png')).json().id
  t.equal((await read(claire, id, fileId)).statusCode, 404, 'nothing shows it')
  const { items } = (await ines.call('GET', '/competences')).json()
  const traces = [fileTrace(fileId)]
  await ines.call('PUT', `/fiches/${id}/draft`, completeDraft(items[0].id, 'A', { traces }), { 'if-match': '"1"' })
  const published = await ines.call('POST', `/fiches/${id}/versions`, undefined, { 'if-match': '"2"' })
  t.match(published.json().traces, [{ kind: 'file', file: { id: fileId } }])
  t.equal((await read(claire, id, fileId)).statusCode, 200)
  t.equal((await read(malo, id, fileId)).statusCode, 404)
  t.equal((await upload(malo, id, await picture('png'), 'x.png')).statusCode, 404, 'nor does anybody add to it')

  const other = await publishFiche(malo)
  const draft = (await malo.call('POST', `/fiches/${other.id}/draft`)).json()
  const stolen = await malo.call('PUT', `/fiches/${other.id}/draft`, completeDraft(items[0].id, 'A', { traces }), { 'if-match': `"${draft.revision}"` })
  t.match(stolen.json(), { status: 400, fields: [{ field: 'traces/0/fileId', code: 'unknown' }] })
})

t.test('the same image twice lies there once', async t => {
  const { school, ines, id } = await beginFiche(t)
  const image = await picture('png')
  await Promise.all(['a', 'b', 'c'].map(name => upload(ines, id, image, `${name}.png`)))
  t.equal((await blobsIn(school.folder)).length, 2, 'itself and its thumbnail')
  t.equal((await school.db.selectFrom('files').selectAll().execute()).length, 3)
})
