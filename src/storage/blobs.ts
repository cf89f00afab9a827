import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { newId } from '../ids.ts'

/** A file that has arrived but is not kept yet. */
export interface Arrival { path: string, size: number, sha256: string, discard: () => Promise<void> }

/** Bytes under the SHA-256 of their content: what is there never changes, and the same file twice lies there once. */
export interface Blobs {
  /** Streams to a temporary file. A cut stream leaves nothing behind. @throws what the stream throws */
  receive: (stream: Readable) => Promise<Arrival>
  /** Keeps what has arrived. */
  keep: (arrival: Arrival) => Promise<void>
  /** @throws ENOENT when it is not there */
  read: (sha256: string) => Promise<{ stream: Readable, size: number }>
}

const place = (root: string, sha256: string): string => join(root, sha256.slice(0, 2), sha256)

async function receive (temporary: string, stream: Readable): Promise<Arrival> {
  const path = join(temporary, newId())
  const hash = createHash('sha256')
  let size = 0
  const measure = new Transform({
    transform (chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      size += chunk.length
      done(null, chunk)
    }
  })
  const discard = () => rm(path, { force: true })
  try {
    await pipeline(stream, measure, createWriteStream(path, { flags: 'wx' }))
  } catch (error) {
    await discard()
    throw error
  }
  return { path, size, sha256: hash.digest('hex'), discard }
}

async function keep (root: string, arrival: Arrival): Promise<void> {
  const target = place(root, arrival.sha256)
  await mkdir(join(target, '..'), { recursive: true })
  // On the disk before the row that names it: after a power cut a row without bytes would be worse than the reverse.
  const file = await open(arrival.path, 'r+')
  await file.sync().finally(() => file.close())
  await rename(arrival.path, target)
}

async function read (root: string, sha256: string): Promise<{ stream: Readable, size: number }> {
  const path = place(root, sha256)
  const { size } = await stat(path)
  return { stream: createReadStream(path), size }
}

const dayMs = 24 * 60 * 60 * 1000

/** What processes that died have left. Those that live share the folder and are in the middle of theirs. */
async function sweep (temporary: string): Promise<void> {
  for (const name of await readdir(temporary)) {
    const path = join(temporary, name)
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity }))
    if (mtimeMs < Date.now() - dayMs) await rm(path, { recursive: true, force: true })
  }
}

/** Blobs in a folder, made if need be; temporary files lie beside them, so that keeping one is a rename. */
export async function diskBlobs (folder: string): Promise<Blobs> {
  const root = join(folder, 'blobs')
  const temporary = join(folder, 'tmp')
  await mkdir(temporary, { recursive: true })
  await sweep(temporary)
  await mkdir(root, { recursive: true })
  return {
    receive: stream => receive(temporary, stream),
    keep: arrival => keep(root, arrival),
    read: sha256 => read(root, sha256)
  }
}
