// What every store promises, asked of each.
import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import t from 'tap'
import { diskBlobs, type Blobs } from '../../src/storage/blobs.ts'
import { s3Blobs } from '../../src/storage/s3.ts'
import { openS3 } from '../support/s3.ts'
import { eventually } from '../support/service.ts'
import { arrivalsIn, blobsIn } from '../support/uploads.ts'

interface Scope { teardown: (fn: () => Promise<void>) => void }

interface Opened { blobs: Blobs, folder: string, kept: () => Promise<string[]>, reopen: () => Promise<Blobs> }

async function makeFolder (t: Scope): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'preuves-blobs-'))
  t.teardown(() => rm(folder, { recursive: true }))
  return folder
}

async function openDisk (t: Scope): Promise<Opened> {
  const folder = await makeFolder(t)
  const reopen = () => diskBlobs(folder)
  return { blobs: await reopen(), folder, reopen, kept: async () => (await blobsIn(folder)).toSorted() }
}

async function openBucket (t: Scope): Promise<Opened> {
  const folder = await makeFolder(t)
  const { bucket, objects } = await openS3(t)
  const reopen = () => s3Blobs(folder, bucket)
  return { blobs: await reopen(), folder, reopen, kept: async () => [...objects.keys()].map(key => key.slice(3)).toSorted() }
}

const hashOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex')

async function store ({ receive, keep }: Blobs, content: Buffer): Promise<string> {
  const arrival = await receive(Readable.from([content]))
  await keep(arrival)
  await arrival.discard()
  return arrival.sha256
}

async function readBack ({ read }: Blobs, sha256: string): Promise<Buffer> {
  const { stream, size } = await read(sha256)
  const content = await buffer(stream)
  if (content.length !== size) throw new Error(`${content.length} bytes came, ${size} were said`)
  return content
}

for (const [name, open] of [['the disk', openDisk], ['a bucket', openBucket]] as const) {
  t.test(`${name}: what is kept is there under its hash, until it is removed`, async t => {
    const { blobs, folder, kept } = await open(t)
    const content = Buffer.from('Le cahier des charges\0\xff', 'latin1')
    const sha256 = hashOf(content)
    const arrival = await blobs.receive(Readable.from([content.subarray(0, 5), content.subarray(5)]))
    t.match(arrival, { size: content.length, sha256 })
    t.equal(await blobs.has(sha256), false, 'it has only arrived')
    await blobs.keep(arrival)
    t.equal(await blobs.has(sha256), true)
    t.same(await readBack(blobs, sha256), content)
    t.same(await readFile(arrival.path), content, 'the arrival stays, to be kept again if need be')
    await arrival.discard()
    await arrival.discard()
    t.same(await arrivalsIn(folder), [])
    t.same(await readBack(blobs, sha256), content, 'what is kept does not go with its arrival')
    await blobs.remove(sha256)
    await blobs.remove(sha256)
    t.equal(await blobs.has(sha256), false)
    t.same(await kept(), [])
  })

  t.test(`${name}: keeping twice, and at once, is keeping once; removed meanwhile, it is kept again`, async t => {
    const { blobs, kept } = await open(t)
    const content = randomBytes(100_000)
    const arrivals = await Promise.all(Array.from({ length: 4 }, () => blobs.receive(Readable.from([content]))))
    t.equal(new Set(arrivals.map(({ path }) => path)).size, 4)
    await Promise.all(arrivals.map(arrival => blobs.keep(arrival)))
    t.same(await kept(), [hashOf(content)])
    const [arrival] = arrivals
    if (arrival === undefined) throw new Error('nothing has arrived')
    await blobs.keep(arrival)
    t.same(await readBack(blobs, hashOf(content)), content)
    await blobs.remove(arrival.sha256)
    await blobs.keep(arrival)
    t.same(await readBack(blobs, hashOf(content)), content)
  })

  t.test(`${name}: a stream that is cut leaves nothing, and says why`, async t => {
    const { blobs, folder, kept } = await open(t)
    const stream = new PassThrough()
    const receiving = blobs.receive(stream)
    stream.write(randomBytes(1000))
    await eventually('it is arriving', async () => (await arrivalsIn(folder)).length === 1)
    stream.destroy(new Error('the train is in the tunnel'))
    await t.rejects(receiving, { message: 'the train is in the tunnel' })
    const silent = new PassThrough()
    const cut = blobs.receive(silent)
    silent.destroy()
    await t.rejects(cut, { code: 'ERR_STREAM_PREMATURE_CLOSE' })
    t.same([await arrivalsIn(folder), await kept()], [[], []])
  })

  t.test(`${name}: what is not there cannot be read`, async t => {
    const { blobs } = await open(t)
    const sha256 = hashOf(Buffer.from('never stored'))
    await t.rejects(blobs.read(sha256))
    t.equal(await blobs.has(sha256), false)
    await blobs.remove(sha256)
    t.same(await blobs.list(sha256.slice(0, 2)), [])
  })

  t.test(`${name}: each lies apart, and is listed by its first two digits`, async t => {
    const { blobs, kept } = await open(t)
    const contents = Array.from({ length: 40 }, (_, index) => Buffer.from(`content ${index}`))
    const hashes = await Promise.all(contents.map(content => store(blobs, content)))
    t.same(hashes, contents.map(hashOf))
    for (const start of new Set(hashes.map(hash => hash.slice(0, 2)))) {
      t.same((await blobs.list(start)).toSorted(), hashes.filter(hash => hash.startsWith(start)).toSorted(), start)
    }
    const [gone = '', ...rest] = hashes
    await blobs.remove(gone)
    t.same(await kept(), rest.toSorted(), 'the others stay')
    t.notOk((await blobs.list(gone.slice(0, 2))).includes(gone))
    t.same(await readBack(blobs, rest[0] ?? ''), contents[1])
  })

  t.test(`${name}: what is large goes in and out, and what is empty too`, async t => {
    const { blobs } = await open(t)
    const large = randomBytes(20 * 1024 * 1024)
    t.ok((await readBack(blobs, await store(blobs, large))).equals(large))
    t.equal((await readBack(blobs, await store(blobs, Buffer.alloc(0)))).length, 0)
  })

  t.test(`${name}: what dead processes left goes when one begins; what may be arriving stays`, async t => {
    const { folder, reopen } = await open(t)
    const [old, fresh] = [join(folder, 'tmp', 'old'), join(folder, 'tmp', 'fresh')]
    for (const path of [old, fresh]) await writeFile(path, 'half')
    const hoursAgo = (hours: number) => new Date(Date.now() - hours * 60 * 60 * 1000)
    await utimes(old, hoursAgo(25), hoursAgo(25))
    await utimes(fresh, hoursAgo(23), hoursAgo(23))
    await reopen()
    t.same(await arrivalsIn(folder), ['fresh'])
  })
}
