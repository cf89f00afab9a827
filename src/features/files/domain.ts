import type { Readable } from 'node:stream'
import { fileTypeFromFile } from 'file-type'
import type { Access } from '../../access.ts'
import type { Db } from '../../db/connect.ts'
import { errors } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { Arrival, Blobs } from '../../storage/blobs.ts'
import { cleanImage, drawnType, ImageError, measure, thumbnail } from '../../storage/images.ts'
import { createTurns } from '../../storage/turns.ts'
import * as fiches from '../fiches/domain.ts'
import { keep, roomPerPerson } from './keeping.ts'
import { attachmentType } from './media-types.ts'
import { fileName } from './names.ts'
import * as queries from './queries.ts'
import type { File } from './schemas.ts'

export { collect, shareOf } from './keeping.ts'

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

async function keepImage (db: Db, blobs: Blobs, access: Access, ficheId: string, name: string, mediaType: string, arrival: Arrival): Promise<File> {
  const [clean, small] = await inTurn(() => draw(blobs, arrival.path, mediaType)).catch(error => { throw unreadable(error) })
  try {
    const file: File = { id: newId(), name: fileName(name, mediaType), mediaType, size: clean.size, ...await measure(clean.path) }
    await keep(db, blobs, access, { ...file, ficheId, sha256: clean.sha256, thumbnailSha256: small.sha256 }, [clean, small])
    return file
  } finally {
    await clean.discard()
    await small.discard()
  }
}

async function keepAttachment (db: Db, blobs: Blobs, access: Access, ficheId: string, name: string, mediaType: string, arrival: Arrival): Promise<File> {
  const file: File = { id: newId(), name: fileName(name, undefined), mediaType, size: arrival.size, width: null, height: null }
  await keep(db, blobs, access, { ...file, ficheId, sha256: arrival.sha256, thumbnailSha256: null }, [arrival])
  return file
}

/** What the content says that it is. Whatever confuses the look at it is nothing known. */
async function sniff (path: string): Promise<string | undefined> {
  const type = await fileTypeFromFile(path).catch(error => { if (isOurs(error)) throw error })
  return type?.mime
}

/**
 * Takes a file in for a fiche, judged by its content. An image that browsers show is drawn anew, upright, without EXIF and
 * place (IMT-23); everything else is kept as it is, to be downloaded and nothing else.
 *
 * @throws not-found; invalid: nothing came, or not all; too-large; not-an-image: its content says image, and cannot be read
 *   as one; quota-exceeded; removed
 */
export async function upload (db: Db, blobs: Blobs, access: Access, ficheId: string, open: () => Promise<Upload | undefined>): Promise<File> {
  // Before a byte is read: nobody stores anything for a fiche that is not theirs.
  await fiches.requireVisible(db, access, ficheId)
  const part = await open().catch(error => { throw broken(error) })
  if (part === undefined) throw errors.invalid([{ field: 'file', code: 'missing' }])
  const arrival = await blobs.receive(part.stream).catch(error => { throw broken(error) })
  try {
    if (part.stream.truncated === true) throw errors.tooLarge([{ field: 'file', code: 'too-large' }])
    if (arrival.size === 0) throw errors.invalid([{ field: 'file', code: 'empty' }])
    const sniffed = await sniff(arrival.path)
    const drawnAs = drawnType(sniffed)
    return drawnAs === undefined
      ? await keepAttachment(db, blobs, access, ficheId, part.name, attachmentType(sniffed), arrival)
      : await keepImage(db, blobs, access, ficheId, part.name, drawnAs, arrival)
  } finally {
    await arrival.discard()
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
