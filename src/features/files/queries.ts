import { sql, type SqlBool } from 'kysely'
import type { Access } from '../../access.ts'
import type { Db, Tables, Transaction } from '../../db/connect.ts'
import { mayReadDraft, maySeeFiche } from '../../db/visibility.ts'
import type { File } from './schemas.ts'

type Trx = Transaction<Tables>

export interface NewFile extends File { ficheId: string, sha256: string, thumbnailSha256: string | null }

export async function insert (trx: Trx, access: Access, file: NewFile): Promise<void> {
  await trx.insertInto('files').values({ organisationId: access.organisationId, ...file }).execute()
}

/** A file that the reader may see: of their own fiche, or one that a version or a draft shows which they may read. */
export async function find (db: Db, access: Access, ficheId: string, fileId: string) {
  return await db.selectFrom('files as file')
    .innerJoin('fiches as f', join => join.onRef('f.organisationId', '=', 'file.organisationId').onRef('f.id', '=', 'file.ficheId'))
    .select(['file.sha256', 'file.thumbnailSha256', 'file.mediaType', 'file.name'])
    .where('file.organisationId', '=', access.organisationId)
    .where('file.id', '=', fileId)
    .where('file.ficheId', '=', ficheId)
    .where('f.unitId', '=', access.unitId)
    .where(maySeeFiche(access))
    .$if(access.reach !== 'own', query => query.where(sql<SqlBool>`(f.student_id = ${access.personId}
      or exists (select from version_traces t
        where t.organisation_id = file.organisation_id and t.fiche_id = file.fiche_id and t.file_id = file.id)
      or exists (select from drafts d
        where d.organisation_id = file.organisation_id and d.fiche_id = file.fiche_id and ${mayReadDraft(access)}
          and d.traces @> jsonb_build_array(jsonb_build_object('fileId', file.id))))`))
    .executeTakeFirst()
}

export async function readUse (db: Db, { organisationId, personId }: Access): Promise<number> {
  const row = await db.selectFrom('storageUse').select('bytes')
    .where('organisationId', '=', organisationId)
    .where('personId', '=', personId)
    .executeTakeFirst()
  return Number(row?.bytes ?? 0)
}

/** @returns the bytes of the person's files, which nobody else changes until the transaction ends */
export async function lockUse (trx: Trx, { organisationId, personId }: Access): Promise<number> {
  const { bytes } = await trx.insertInto('storageUse').values({ organisationId, personId })
    .onConflict(conflict => conflict.columns(['organisationId', 'personId']).doUpdateSet({ bytes: sql<string>`storage_use.bytes` }))
    .returning('bytes')
    .executeTakeFirstOrThrow()
  return Number(bytes)
}

/** Apart from whatever else is locked by a number. */
const lockSpace = 0xb10b
const lockOf = (sha256: string): number => Buffer.from(sha256, 'hex').readInt32BE()

/** Until the transaction ends, nobody removes these blobs. Always in the same order: so nobody waits in a circle. */
export async function holdBlobs (trx: Trx, hashes: string[]): Promise<void> {
  for (const sha256 of hashes.toSorted()) await sql`select pg_advisory_xact_lock_shared(${lockSpace}, ${lockOf(sha256)})`.execute(trx)
}

/** @returns whether nobody holds the blob; then nobody takes it up until the transaction ends */
export async function tryToOwnBlob (trx: Trx, sha256: string): Promise<boolean> {
  const { rows: [row] } = await sql<{ owned: boolean }>`select pg_try_advisory_xact_lock(${lockSpace}, ${lockOf(sha256)}) as owned`.execute(trx)
  return row?.owned === true
}

/** @returns those of the hashes that no file of any school has */
export async function listUnnamed (db: Db | Trx, hashes: string[]): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`
    select blob.sha256 from unnest(${hashes}::text[]) as blob (sha256)
     where not exists (select from files where files.sha256 = blob.sha256)
       and not exists (select from files where files.thumbnail_sha256 = blob.sha256)`.execute(db)
  return rows.map(({ sha256 }) => sha256)
}

interface FicheKey { organisationId: string, ficheId: string }

/**
 * Files that begin with these digits, are older than a day, and stand neither in a version nor in a draft. A draft that was
 * saved within a day keeps all of its fiche's: what it has just dropped may be wanted back, by an undo or from another tab.
 */
const unused = (start: string) => sql<SqlBool>`
  file.sha256 >= ${start} and file.sha256 < ${`${start}g`} and file.created_at < now() - interval '1 day'
  and not exists (select from version_traces t
    where t.organisation_id = file.organisation_id and t.fiche_id = file.fiche_id and t.file_id = file.id)
  and not exists (select from drafts d
    where d.organisation_id = file.organisation_id and d.fiche_id = file.fiche_id
      and (d.updated_at > now() - interval '1 day' or d.traces @> jsonb_build_array(jsonb_build_object('fileId', file.id))))`

/** Of any school. */
export async function listFichesWithUnused (db: Db, start: string): Promise<FicheKey[]> {
  return await db.selectFrom('files as file').select(['file.organisationId', 'file.ficheId']).distinct().where(unused(start)).execute()
}

export async function lockFiche (trx: Trx, { organisationId, ficheId }: FicheKey): Promise<void> {
  await trx.selectFrom('fiches').select('id').where('organisationId', '=', organisationId).where('id', '=', ficheId).forUpdate().execute()
}

export async function deleteUnused (trx: Trx, { organisationId, ficheId }: FicheKey, start: string): Promise<void> {
  await trx.deleteFrom('files as file').where('file.organisationId', '=', organisationId).where('file.ficheId', '=', ficheId).where(unused(start)).execute()
}
