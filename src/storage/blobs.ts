import { createReadStream } from 'node:fs'
import { access, link, mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { openArrivals, type Arrival, type Receive } from './arrivals.ts'

export type { Arrival } from './arrivals.ts'

/** Bytes under the SHA-256 of their content: what is there never changes, and the same file twice lies there once. */
export interface Blobs {
  receive: Receive
  /** Keeps what has arrived. Keeping twice is keeping once. */
  keep: (arrival: Arrival) => Promise<void>
  has: (sha256: string) => Promise<boolean>
  /** @throws when it is not there */
  read: (sha256: string) => Promise<{ stream: Readable, size: number }>
  /** Removing what is not there is no error. */
  remove: (sha256: string) => Promise<void>
  /** @param start two hex digits; @returns the hashes that begin with them */
  list: (start: string) => Promise<string[]>
}

/** Where a blob lies in any store: by its first two digits, so that no folder has too many. */
export const placeOf = (sha256: string): string => `${sha256.slice(0, 2)}/${sha256}`

/** What a failing file operation answers when the thing is there already, or not there. */
const unless = <T>(code: string, answer: T) => (error: NodeJS.ErrnoException): T => {
  if (error.code !== code) throw error
  return answer
}

/** Waits until it is on the disk: of a folder, the names in it. */
async function sync (path: string): Promise<void> {
  const handle = await open(path)
  await handle.sync().finally(() => handle.close())
}

async function keep (root: string, arrival: Arrival): Promise<void> {
  const target = join(root, placeOf(arrival.sha256))
  const folder = dirname(target)
  await mkdir(folder, { recursive: true })
  // All on the disk before the row that names it: after a power cut a row without bytes would be worse than the reverse.
  await sync(arrival.path)
  // Whole or not there, and the arrival stays: whoever finds the blob collected meanwhile keeps it again.
  await link(arrival.path, target).catch(unless('EEXIST', undefined))
  await sync(folder)
  await sync(root)
}

async function read (root: string, sha256: string): Promise<{ stream: Readable, size: number }> {
  const path = join(root, placeOf(sha256))
  const { size } = await stat(path)
  return { stream: createReadStream(path), size }
}

/** Blobs in a folder, made if need be; arrivals lie beside them, so that keeping one is a link. */
export async function diskBlobs (folder: string): Promise<Blobs> {
  const root = join(folder, 'blobs')
  const receive = await openArrivals(join(folder, 'tmp'))
  await mkdir(root, { recursive: true })
  return {
    receive,
    keep: arrival => keep(root, arrival),
    has: sha256 => access(join(root, placeOf(sha256))).then(() => true, unless('ENOENT', false)),
    read: sha256 => read(root, sha256),
    remove: sha256 => rm(join(root, placeOf(sha256)), { force: true }),
    list: start => readdir(join(root, start)).catch(unless('ENOENT', []))
  }
}
