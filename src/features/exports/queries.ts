import { sql } from 'kysely'
import type { Access } from '../../access.ts'
import type { Db } from '../../db/connect.ts'

/** What the archive will be made of: the reader's own fiches, the first one first, without what they say. */
export async function listFiches (db: Db, { organisationId, unitId, personId }: Access) {
  return await db.selectFrom('fiches as f')
    .innerJoin('units as u', join => join.onRef('u.organisationId', '=', 'f.organisationId').onRef('u.id', '=', 'f.unitId'))
    .leftJoin('frameworkItems as item', join => join
      .onRef('item.organisationId', '=', 'u.organisationId')
      .onRef('item.frameworkId', '=', 'u.frameworkId')
      .onRef('item.versionNumber', '=', 'u.frameworkVersion')
      .onRef('item.competenceId', '=', 'f.letterCompetenceId'))
    .leftJoin('versions as v', join => join
      .onRef('v.organisationId', '=', 'f.organisationId')
      .onRef('v.ficheId', '=', 'f.id')
      .onRef('v.number', '=', 'f.versionCount'))
    .leftJoin('drafts as d', join => join.onRef('d.organisationId', '=', 'f.organisationId').onRef('d.ficheId', '=', 'f.id'))
    .select(['f.id', 'f.letter', 'item.code', sql<string>`coalesce(v.title, d.title, '')`.as('title')])
    .where('f.organisationId', '=', organisationId)
    .where('f.unitId', '=', unitId)
    .where('f.studentId', '=', personId)
    .orderBy('f.createdAt')
    .orderBy('f.id')
    .execute()
}

/** Every file that the reader stored for a fiche, also those that no text shows any more. */
export async function listFiles (db: Db, { organisationId, unitId, personId }: Access) {
  return await db.selectFrom('files as file')
    .innerJoin('fiches as f', join => join.onRef('f.organisationId', '=', 'file.organisationId').onRef('f.id', '=', 'file.ficheId'))
    .select(['file.id', 'file.ficheId', 'file.name', 'file.mediaType', 'file.size', 'file.sha256'])
    .where('f.organisationId', '=', organisationId)
    .where('f.unitId', '=', unitId)
    .where('f.studentId', '=', personId)
    .orderBy('file.createdAt')
    .orderBy('file.id')
    .execute()
}
