import type { Readable } from 'node:stream'
import { fileTypeFromFile } from 'file-type'
import type { Transaction } from 'kysely'
import type { Access } from '../../access.ts'
import type { Db, Tables } from '../../db/connect.ts'
import { errors } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { Arrival, Blobs } from '../../storage/blobs.ts'
import { cleanImage, drawnType, ImageError, measure, thumbnail } from '../../storage/images.ts'
import { createTurns } from '../../storage/turns.ts'
import * as fiches from '../fiches/domain.ts'
import { keep, keepWithin, roomPerPerson } from './keeping.ts'
import { attachmentType } from './media-types.ts'
import { fileName } from './names.ts'
import * as queries from './queries.ts'
import type { File } from './schemas.ts'

export { collect, shareOf } from './keeping.ts'

/** Bytes of one file. */
export const maximumSize = 50 * 1024 * 1024

export interface Upload { name: string, stream: Readable & { truncated?: boolean } }

/** What the system says of its disks and connections is ours; anything else was told by the file. */
const isOurs = (error: unknown): boolean => error instanceof Error && 'errno' in error

/** A form that cannot be read or was cut on the way is the network's doing. */
function broken (error: unknown): unknown {
  return isOurs(error) || (error instanceof Error && 'statusCode' in error) ? error : errors.invalid([{ field: 'file', code: 'cut' }])
}

function unreadable (error: unknown): unknown {
  return isOurs(error) ? error : errors.notAnImage([{ field: 'file', code: error instanceof ImageError ? error.code : 'unreadable' }])
}

/** A photo of 50 million pixels takes some 300 MB while it is drawn, and a thread that files and names are read by, too. */
const inTurn = createTurns(2)

async function draw (blobs: Blobs, path: string, mediaType: string): Promise<[Arrival, Arrival]> {
  await measure(path)
  const clean = await blobs.receive(cleanImage(path, mediaType))
  const small = await blobs.receive(thumbnail(clean.path)).catch(async error => { await clean.discard(); throw error })
  return [clean, small]
}

/** A file that was judged by its content, and is nobody's yet. */
export interface Prepared {
  file: File
  sha256: string
  thumbnailSha256: string | null
  arrivals: Arrival[]
  discard: () => Promise<void>
}

async function prepareImage (blobs: Blobs, name: string, mediaType: string, arrival: Arrival): Promise<Prepared> {
  const arrivals = await inTurn(() => draw(blobs, arrival.path, mediaType)).catch(error => { throw unreadable(error) })
  const discard = async (): Promise<void> => { for (const each of arrivals) await each.discard() }
  const [clean, small] = arrivals
  try {
    await arrival.discard()
    const file: File = { id: newId(), name: fileName(name, mediaType), mediaType, size: clean.size, ...await measure(clean.path) }
    return { file, sha256: clean.sha256, thumbnailSha256: small.sha256, arrivals, discard }
  } catch (error) {
    await discard()
    throw error
  }
}

function prepareAttachment (name: string, mediaType: string, arrival: Arrival): Prepared {
  const file: File = { id: newId(), name: fileName(name, undefined), mediaType, size: arrival.size, width: null, height: null }
  return { file, sha256: arrival.sha256, thumbnailSha256: null, arrivals: [arrival], discard: arrival.discard }
}

/** What the content says that it is. Whatever confuses the look at it is nothing known. */
async function sniff (path: string): Promise<string | undefined> {
  const type = await fileTypeFromFile(path).catch(error => { if (isOurs(error)) throw error })
  return type?.mime
}

/**
 * Takes bytes in, judged by their content, for whoever says what for. An image that browsers show is drawn anew, upright,
 * without EXIF and place (IMT-23); everything else is kept as it is, to be downloaded and nothing else.
 *
 * @returns what is to be discarded in the end, whether it was kept or not
 * @throws invalid: nothing came, or not all; too-large; not-an-image: its content says image, and cannot be read as one
 */
export async function prepare (blobs: Blobs, { name, stream }: Upload): Promise<Prepared> {
  const arrival = await blobs.receive(stream).catch(error => { throw broken(error) })
  try {
    if (stream.truncated === true) throw errors.tooLarge([{ field: 'file', code: 'too-large' }])
    if (arrival.size === 0) throw errors.invalid([{ field: 'file', code: 'empty' }])
    const sniffed = await sniff(arrival.path)
    const drawnAs = drawnType(sniffed)
    return drawnAs === undefined ? prepareAttachment(name, attachmentType(sniffed), arrival) : await prepareImage(blobs, name, drawnAs, arrival)
  } catch (error) {
    await arrival.discard()
    throw error
  }
}

const rowOf = (ficheId: string, { file, sha256, thumbnailSha256 }: Prepared) => ({ ...file, ficheId, sha256, thumbnailSha256 })

/**
 * Gives a fiche what was prepared, within the transaction that makes the fiche.
 *
 * @throws removed, quota-exceeded
 */
export async function add (trx: Transaction<Tables>, blobs: Blobs, access: Access, ficheId: string, prepared: Prepared): Promise<File> {
  await keepWithin(trx, blobs, access, rowOf(ficheId, prepared), prepared.arrivals)
  return prepared.file
}

/**
 * Takes a file in for a fiche.
 *
 * @throws not-found; what `prepare` throws; quota-exceeded; removed
 */
export async function upload (db: Db, blobs: Blobs, access: Access, ficheId: string, open: () => Promise<Upload | undefined>): Promise<File> {
  // Before a byte is read: nobody stores anything for a fiche that is not theirs.
  await fiches.requireVisible(db, access, ficheId)
  const part = await open().catch(error => { throw broken(error) })
  if (part === undefined) throw errors.invalid([{ field: 'file', code: 'missing' }])
  const prepared = await prepare(blobs, part)
  try {
    await keep(db, blobs, access, rowOf(ficheId, prepared), prepared.arrivals)
    return prepared.file
  } finally {
    await prepared.discard()
  }
}

export interface Opened { stream: Readable, size: number, mediaType: string, name: string, isShown: boolean }

/**
 * Opens a file for reading.
 *
 * @returns `isShown`: it was drawn by us, and a browser may show it where it stands
 * @throws not-found, also for the thumbnail of what has none
 */
export async function open (db: Db, blobs: Blobs, access: Access, ficheId: string, fileId: string, size: 'original' | 'thumbnail'): Promise<Opened> {
  const file = await queries.find(db, access, ficheId, fileId)
  if (file === undefined) throw errors.notFound()
  const { sha256, thumbnailSha256, mediaType, name } = file
  if (size === 'original') return { ...await blobs.read(sha256), mediaType, name, isShown: thumbnailSha256 !== null }
  if (thumbnailSha256 === null) throw errors.notFound()
  return { ...await blobs.read(thumbnailSha256), mediaType: 'image/webp', name, isShown: true }
}

/** The room that the reader's files take, and may take. */
export async function readStorage (db: Db, access: Access): Promise<{ used: number, limit: number }> {
  return { used: await queries.readUse(db, access), limit: roomPerPerson }
}
