import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { newId } from '../ids.ts'

/** A file that has arrived but is not kept yet: it lies on this machine's disk until it is discarded. */
export interface Arrival { path: string, size: number, sha256: string, discard: () => Promise<void> }

/** Streams to a temporary file. A cut stream leaves nothing behind. @throws what the stream throws */
export type Receive = (stream: Readable) => Promise<Arrival>

async function receive (folder: string, stream: Readable): Promise<Arrival> {
  const path = join(folder, newId())
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

const dayMs = 24 * 60 * 60 * 1000

/** What processes that died have left. Those that live share the folder and are in the middle of theirs. */
async function sweep (folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity }))
    if (mtimeMs < Date.now() - dayMs) await rm(path, { recursive: true, force: true })
  }
}

/** A place for arrivals, made if need be. */
export async function openArrivals (folder: string): Promise<Receive> {
  await mkdir(folder, { recursive: true })
  await sweep(folder)
  return stream => receive(folder, stream)
}
