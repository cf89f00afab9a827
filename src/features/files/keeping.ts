import type { Transaction } from 'kysely'
import type { Access } from '../../access.ts'
import type { Db, Tables } from '../../db/connect.ts'
import { errors } from '../../errors.ts'
import type { Arrival, Blobs } from '../../storage/blobs.ts'
import * as fiches from '../fiches/domain.ts'
import * as queries from './queries.ts'

/** Bytes that the files of one person may take: some hundred photos and some dozen of the largest files. */
export const roomPerPerson = 2 * 1024 ** 3

/**
 * Puts the row that names bytes in its place, and the bytes, if they are not there.
 *
 * A blob that no row names may be collected at any moment: the transaction holds the blobs' locks, which the collector needs,
 * and keeps again what went meanwhile. Most often nothing did, and it is short.
 *
 * @throws removed; quota-exceeded, also when several uploads at once would pass the limit together
 */
export async function keepWithin (trx: Transaction<Tables>, blobs: Blobs, access: Access, file: queries.NewFile, arrivals: Arrival[]): Promise<void> {
  await queries.holdBlobs(trx, arrivals.map(({ sha256 }) => sha256))
  for (const arrival of arrivals) if (!await blobs.has(arrival.sha256)) await blobs.keep(arrival)
  await fiches.lock(trx, access, file.ficheId)
  const used = await queries.lockUse(trx, access)
  if (used + file.size > roomPerPerson) throw errors.quotaExceeded([{ field: 'file', code: 'quota' }])
  await queries.insert(trx, access, file)
}

/**
 * Puts the bytes and the row that names them in their places, or neither.
 *
 * @throws removed; quota-exceeded
 */
export async function keep (db: Db, blobs: Blobs, access: Access, file: queries.NewFile, arrivals: Arrival[]): Promise<void> {
  const hashes = arrivals.map(({ sha256 }) => sha256)
  try {
    for (const arrival of arrivals) await blobs.keep(arrival)
    await db.transaction().execute(trx => keepWithin(trx, blobs, access, file, arrivals))
  } catch (error) {
    // What cannot be removed now is collected later.
    for (const hash of hashes) await removeUnnamed(db, blobs, hash).catch(() => {})
    throw error
  }
}

/** Removes a blob that no file of any school has, unless somebody is just taking it up. */
async function removeUnnamed (db: Db, blobs: Blobs, sha256: string): Promise<void> {
  await db.transaction().execute(async trx => {
    if (!await queries.tryToOwnBlob(trx, sha256)) return
    const [unnamed] = await queries.listUnnamed(trx, [sha256])
    if (unnamed !== undefined) await blobs.remove(unnamed)
  })
}

const starts = Array.from({ length: 256 }, (_, index) => index.toString(16).padStart(2, '0'))
const shares = 25
const hourMs = 60 * 60 * 1000

/** @returns what to collect in this hour, so that all is within some day. Not by the hour of the day: at some, no process may run. */
export const shareOf = (now: Date): string[] => starts.filter((_, index) => index % shares === Math.floor(now.getTime() / hourMs) % shares)

const batch = 1000

/**
 * Deletes files that neither a draft nor a version has named for a day, then the blobs that no file names: also those of
 * fiches that were purged, and of uploads whose process died.
 *
 * @param of which hashes, by their first two digits
 */
export async function collect (db: Db, blobs: Blobs, of = starts): Promise<void> {
  for (const start of of) {
    for (const fiche of await queries.listFichesWithUnused(db, start)) {
      // Under the lock that a draft is saved under: it cannot be taking the file up.
      await db.transaction().execute(async trx => {
        await queries.lockFiche(trx, fiche)
        await queries.deleteUnused(trx, fiche, start)
      })
    }
    const hashes = await blobs.list(start)
    for (let from = 0; from < hashes.length; from += batch) {
      for (const sha256 of await queries.listUnnamed(db, hashes.slice(from, from + batch))) await removeUnnamed(db, blobs, sha256)
    }
  }
}
