import type { Readable } from 'node:stream'
import type { Access } from '../../access.ts'
import type { Db } from '../../db/connect.ts'
import { errors } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { Arrival, Blobs } from '../../storage/blobs.ts'
import { cleanImage, imageType, measure, thumbnail } from '../../storage/images.ts'
import * as fiches from '../fiches/domain.ts'
import * as queries from './queries.ts'
import type { File } from './schemas.ts'

export interface Upload { name: string, stream: Readable & { truncated?: boolean } }

const extensions: Record<string, string> = { 'image/jpeg': 'jpg', 'image/webp': 'webp', 'image/png': 'png' }

/** The name that the student knows, with the ending that the content has. */
function fileName (name: string, mediaType: string): string {
  const stem = name.normalize('NFC').replace(/[\p{Cc}\p{Cf}/\\]/gu, '').replace(/\.[^.]{0,10}$/, '').trim().slice(0, 150)
  return `${stem === '' ? 'image' : stem}.${extensions[mediaType] ?? 'png'}`
}

/** A form that cannot be read or was cut on the way is the network's doing; a full disk is ours. */
function broken (error: unknown): unknown {
  const isOurs = error instanceof Error && 'errno' in error
  return isOurs || (error instanceof Error && 'statusCode' in error) ? error : errors.invalid([{ field: 'file', code: 'cut' }])
}

/** @throws not-an-image when the pixels cannot be read or are too many */
async function draw (blobs: Blobs, arrival: Arrival, mediaType: string): Promise<[Arrival, Arrival]> {
  const clean = await blobs.receive(cleanImage(arrival.path, mediaType)).catch(error => { throw error instanceof Error && 'errno' in error ? error : errors.notAnImage([{ field: 'file', code: 'unreadable' }]) })
  const small = await blobs.receive(thumbnail(clean.path)).catch(async error => { await clean.discard(); throw error })
  return [clean, small]
}

async function storeImage (db: Db, blobs: Blobs, access: Access, ficheId: string, name: string, arrival: Arrival): Promise<File> {
  const sniffed = await imageType(arrival.path)
  if (sniffed === undefined) throw errors.notAnImage([{ field: 'file', code: 'type' }])
  const [clean, small] = await draw(blobs, arrival, sniffed)
  const mediaType = sniffed === 'image/gif' ? 'image/png' : sniffed
  try {
    const file: File = { id: newId(), name: fileName(name, mediaType), mediaType, size: clean.size, ...await measure(clean.path) }
    await blobs.keep(clean)
    await blobs.keep(small)
    await queries.insert(db, access, { ...file, ficheId, sha256: clean.sha256, thumbnailSha256: small.sha256 })
    return file
  } finally {
    await clean.discard()
    await small.discard()
  }
}

/**
 * Takes an image in for a fiche: judged by its content, drawn anew without EXIF, kept under its hash.
 *
 * @throws not-found, not-an-image, too-large
 */
export async function upload (db: Db, blobs: Blobs, access: Access, ficheId: string, open: () => Promise<Upload | undefined>): Promise<File> {
  // Before a byte is read: nobody stores anything for a fiche that is not theirs.
  await fiches.requireVisible(db, access, ficheId)
  const part = await open().catch(error => { throw broken(error) })
  if (part === undefined) throw errors.invalid([{ field: 'file', code: 'missing' }])
  const arrival = await blobs.receive(part.stream).catch(error => { throw broken(error) })
  try {
    if (part.stream.truncated === true) throw errors.tooLarge([{ field: 'file', code: 'too-large' }])
    if (arrival.size === 0) throw errors.notAnImage([{ field: 'file', code: 'empty' }])
    return await storeImage(db, blobs, access, ficheId, part.name, arrival)
  } finally {
    await arrival.discard()
  }
}

/**
 * Opens a file for reading.
 *
 * @throws not-found
 */
export async function open (db: Db, blobs: Blobs, access: Access, ficheId: string, fileId: string, size: 'original' | 'thumbnail') {
  const file = await queries.find(db, access, ficheId, fileId)
  if (file === undefined) throw errors.notFound()
  const isSmall = size === 'thumbnail'
  const blob = await blobs.read(isSmall ? file.thumbnailSha256 : file.sha256)
  return { ...blob, mediaType: isSmall ? 'image/webp' : file.mediaType, name: file.name }
}
