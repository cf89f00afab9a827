// A bucket when its store does what stores do. What it has in common with the disk is in blobs.test.ts.
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { inspect } from 'node:util'
import t from 'tap'
import { placeOf, type Blobs } from '../../src/storage/blobs.ts'
import { s3Blobs, type Bucket } from '../../src/storage/s3.ts'
import { openS3 } from '../support/s3.ts'
import { arrivalsIn, beginFiche, upload } from '../support/uploads.ts'

interface Scope { teardown: (fn: () => Promise<void>) => void }

/** Of who is to see a store hang. */
const patience = 300

async function makeFolder (t: Scope): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'preuves-s3-'))
  t.teardown(() => rm(folder, { recursive: true }))
  return folder
}

async function openBucket (t: Scope, other: Partial<Bucket> = {}, milliseconds?: number) {
  const store = await openS3(t)
  return { store, blobs: await s3Blobs(await makeFolder(t), { ...store.bucket, ...other }, milliseconds) }
}

const content = Buffer.from('Le cahier des charges')
const sha256 = createHash('sha256').update(content).digest('hex')
const place = placeOf(sha256)

const arrive = ({ receive }: Blobs) => receive(Readable.from([content]))

/** Everything that a store is asked. */
const everything = async (blobs: Blobs): Promise<Array<[what: string, ask: () => Promise<unknown>]>> => {
  const arrival = await arrive(blobs)
  return [
    ['PUT', () => blobs.keep(arrival)],
    ['HEAD', () => blobs.has(sha256)],
    ['GET', () => blobs.read(sha256)],
    ['DELETE', () => blobs.remove(sha256)],
    ['GET', () => blobs.list('ab')]
  ]
}

/** @returns what it failed with, as a log would have it */
async function failure (asking: Promise<unknown>): Promise<{ message: string, logged: string }> {
  const error = await asking.then(() => new Error('it did not fail'), (error: unknown) => error)
  return { message: error instanceof Error ? error.message : '', logged: inspect(error, { depth: null, showHidden: true }) }
}

t.test('each is asked for once, by its place', async t => {
  const { store, blobs } = await openBucket(t)
  await blobs.keep(await arrive(blobs))
  await blobs.has(sha256)
  await (await blobs.read(sha256)).stream.resume().toArray()
  await blobs.list(sha256.slice(0, 2))
  await blobs.remove(sha256)
  t.same(store.asked.map(asked => asked.replace(/\?.*/, '?')), [`PUT /${place}`, `HEAD /${place}`, `GET /${place}`, 'GET ?', `DELETE /${place}`])
})

t.test('an answer that is none of those expected is an error, never an absence', async t => {
  const { store, blobs } = await openBucket(t)
  store.objects.set(place, content)
  const asks = await everything(blobs)
  for (const status of [301, 400, 403, 429, 500, 503]) {
    store.fault = (request, response) => { request.resume(); response.writeHead(status).end(request.method === 'HEAD' ? undefined : '<Error><Code>SlowDown</Code></Error>') }
    for (const [method, ask] of asks) t.equal((await failure(ask())).message, `the store answered ${method} with ${status}`)
  }
  store.fault = undefined
  t.equal(await blobs.has(sha256), true, 'nothing happened to it, and the store is asked again')
})

t.test('a wrong key is refused, and nothing that is logged of it helps to guess one', async t => {
  const wrong: Array<Partial<Bucket>> = [{ secretAccessKey: randomBytes(20).toString('base64') }, { accessKeyId: 'AKIDOTHER' }, { region: 'us-east-1' }]
  for (const other of wrong) {
    const { store, blobs } = await openBucket(t, other)
    for (const [method, ask] of await everything(blobs)) {
      const { message, logged } = await failure(ask())
      t.equal(message, `the store answered ${method} with 403`)
      const { accessKeyId, secretAccessKey } = { ...store.bucket, ...other }
      for (const secret of [accessKeyId, secretAccessKey, 'Signature', store.bucket.endpoint]) t.notOk(logged.includes(secret), `${secret} in ${logged}`)
    }
    t.equal(store.objects.size, 0)
  }
})

t.test('a bucket that is not there keeps nothing and lists nothing', async t => {
  const { blobs } = await openBucket(t, { bucket: 'elsewhere' })
  t.match(await failure(blobs.keep(await arrive(blobs))), { message: 'the store answered PUT with 404' })
  t.match(await failure(blobs.list('ab')), { message: 'the store answered a list with 404' })
  t.match(await failure(blobs.read(sha256)), { message: 'the store answered GET with 404' })
})

t.test('a store that hangs is waited for as long as was said', async t => {
  const { store, blobs } = await openBucket(t, {}, patience)
  store.fault = () => {}
  for (const [method, ask] of await everything(blobs)) {
    const begun = performance.now()
    t.equal((await failure(ask())).message, `the store did not answer ${method} in time`)
    const took = performance.now() - begun
    t.ok(took > patience * 0.9 && took < patience + 5000, `${method} took ${took} ms`)
  }
  store.fault = (_request, response) => { response.writeHead(200).write('<ListBucketResult><IsTruncated>false</IsTruncated>') }
  await t.rejects(blobs.list('ab'), 'half a list is none')
  store.fault = (_request, response) => { response.writeHead(200, { 'content-length': 1_000_000 }).write(Buffer.alloc(300_000)) }
  const half = await blobs.read(sha256)
  await once(half.stream, 'readable')
  await sleep(3 * patience)
  t.notOk(half.stream.destroyed, 'a slow reader is nobody’s fault')
  await t.rejects(buffer(half.stream), { message: 'the store fell silent' }, 'one who waits for more is told')
})

t.test('a store that takes calls and says nothing, or is not there, fails', async t => {
  const sockets: Socket[] = []
  const server = createTcpServer(socket => { sockets.push(socket.on('error', () => {})) }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const open = async (endpoint: string) => await s3Blobs(await makeFolder(t), { endpoint, bucket: 'preuves', region: 'us-east-1', accessKeyId: 'AKID', secretAccessKey: 'not to be seen' }, patience)
  const hanging = await open(`https://127.0.0.1:${port}`)
  t.match(await failure(hanging.has(sha256)), { message: 'the store did not answer HEAD in time' }, 'before TLS is agreed')
  for (const socket of sockets) socket.destroy()
  await new Promise(resolve => server.close(resolve))
  const gone = await failure((await open(`http://127.0.0.1:${port}`)).has(sha256))
  t.match(gone.message, /ECONNREFUSED/)
  t.notMatch(gone.logged, /AKID|not to be seen/)
})

t.test('what changed or was cut between its arrival and the store is not kept', async t => {
  const { store, blobs } = await openBucket(t, {}, 1000)
  const [changed, cut] = [await arrive(blobs), await arrive(blobs)]
  await writeFile(changed.path, Buffer.alloc(content.length))
  t.match(await failure(blobs.keep(changed)), { message: 'the store answered PUT with 400' })
  await truncate(cut.path, 5)
  t.match(await failure(blobs.keep(cut)), { message: 'the store did not answer PUT in time' })
  await cut.discard()
  await t.rejects(blobs.keep(cut), { code: 'ENOENT' }, 'nor what is not there any more')
  t.equal(store.objects.size, 0)
})

t.test('a list is read to its last page', async t => {
  const { store, blobs } = await openBucket(t)
  store.page = 10
  const hashes = Array.from({ length: 41 }, () => `ab${randomBytes(31).toString('hex')}`)
  for (const hash of [...hashes, `ac${randomBytes(31).toString('hex')}`]) store.objects.set(placeOf(hash), content)
  for (const stray of ['readme.txt', 'ab/readme.txt', 'abc']) store.objects.set(stray, content)
  t.same(await blobs.list('ab'), hashes.toSorted(), 'only ours')
  t.equal(store.asked.length, 5)
  store.fault = (_request, response) => { response.end(`<IsTruncated>true</IsTruncated><Key>${placeOf(hashes[0] ?? '')}</Key>`) }
  t.same(new Set(await blobs.list('ab')), new Set([hashes[0]]), 'a store that never comes to an end is left')
})

t.test('what is read comes as the store sends it, and breaks when the store does', async t => {
  const { store, blobs } = await openBucket(t)
  let goOn = (): void => {}
  let breakOff = (): void => {}
  store.fault = (_request, response) => {
    response.writeHead(200, { 'content-length': content.length }).write(content.subarray(0, 10))
    goOn = () => { response.end(content.subarray(10)) }
    breakOff = () => { response.destroy() }
  }
  const whole = await blobs.read(sha256)
  t.equal(whole.size, content.length)
  const [first]: Buffer[] = await once(whole.stream, 'data')
  t.same(first, content.subarray(0, 10), 'the rest is not waited for')
  goOn()
  t.same(await buffer(whole.stream), content.subarray(10))
  const half = await blobs.read(sha256)
  const reading = buffer(half.stream)
  breakOff()
  await t.rejects(reading, { code: 'ECONNRESET' }, 'half is never taken for the whole')
})

t.test('IMT-23 what is uploaded to a bucket is read back from it', async t => {
  const store = await openS3(t)
  const folder = await makeFolder(t)
  const { school, ines, id } = await beginFiche(t, { blobs: await s3Blobs(folder, store.bucket) })
  const file = await upload(ines, id, content, 'cahier.txt')
  t.equal(file.statusCode, 201, file.body)
  t.same([...store.objects], [[place, content]])
  t.same(await arrivalsIn(folder), [], 'nothing stays on this machine')
  const back = await ines.call('GET', `/fiches/${id}/files/${file.json().id}`)
  t.match(back.headers, { 'content-length': String(content.length), 'content-disposition': /^attachment/ })
  t.same(back.rawPayload, content)

  const url = await school.app.listen({ port: 0, host: '127.0.0.1' })
  store.fault = (_request, response) => {
    response.writeHead(200, { 'content-length': content.length }).write(content.subarray(0, 10))
    setTimeout(() => response.destroy(), 100)
  }
  const reading = fetch(`${url}/api/v1/fiches/${id}/files/${file.json().id}`, { headers: { authorization: `Bearer ${ines.tokens.accessToken}` } })
  await t.rejects(reading.then(answer => answer.arrayBuffer()), 'whoever reads it learns that it was cut')
})

t.test('a bucket that fails takes nothing in, and the reader learns no more than that', async t => {
  const store = await openS3(t)
  const folder = await makeFolder(t)
  const { school, ines, id } = await beginFiche(t, { blobs: await s3Blobs(folder, store.bucket) })
  const file = (await upload(ines, id, content, 'cahier.txt')).json()
  store.fault = (request, response) => { request.resume(); response.writeHead(503).end() }
  for (const answer of [await upload(ines, id, Buffer.from('another'), 'b.txt'), await ines.call('GET', `/fiches/${id}/files/${file.id}`)]) {
    t.ok(answer.statusCode >= 500, answer.body)
    t.notMatch(answer.body, /store|503|127\.0\.0\.1|AKID/)
  }
  t.same(await school.db.selectFrom('files').select('id').execute(), [{ id: file.id }])
  t.same(await arrivalsIn(folder), [])
  store.fault = undefined
  t.equal((await upload(ines, id, Buffer.from('another'), 'b.txt')).statusCode, 201, 'it is asked again')
})
