import type { Access } from '../../access.ts'
import type { Db } from '../../db/connect.ts'
import { withinReach } from '../../db/reach.ts'
import type { File } from './schemas.ts'

export interface NewFile extends File { ficheId: string, sha256: string, thumbnailSha256: string }

export async function insert (db: Db, access: Access, file: NewFile): Promise<void> {
  await db.insertInto('files').values({ organisationId: access.organisationId, ...file }).execute()
}

/** A file that the reader may see: their own, or one that a published version of their students' shows. */
export async function find (db: Db, access: Access, ficheId: string, fileId: string) {
  return await db.selectFrom('files as file')
    .innerJoin('fiches as f', join => join.onRef('f.organisationId', '=', 'file.organisationId').onRef('f.id', '=', 'file.ficheId'))
    .select(['file.sha256', 'file.thumbnailSha256', 'file.mediaType', 'file.name'])
    .where('file.organisationId', '=', access.organisationId)
    .where('file.id', '=', fileId)
    .where('file.ficheId', '=', ficheId)
    .where('f.unitId', '=', access.unitId)
    .where(withinReach(access, 'f.studentId'))
    .$if(access.reach !== 'own', query => query.where(eb => eb.exists(eb.selectFrom('versionTraces as t').select('t.fileId')
      .whereRef('t.organisationId', '=', 'file.organisationId')
      .whereRef('t.ficheId', '=', 'file.ficheId')
      .whereRef('t.fileId', '=', 'file.id'))))
    .executeTakeFirst()
}
