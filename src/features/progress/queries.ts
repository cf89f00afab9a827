import { sql } from 'kysely'
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import type { Access } from '../../access.ts'
import type { Db } from '../../db/connect.ts'
import { unreadCount } from '../../db/unread.ts'
import { mayReadDraft, maySeeFiche } from '../../db/visibility.ts'

/** The student's fiches that are there, as far as the reader may see them. */
const selectFiches = (db: Db, access: Access, studentId: string) =>
  db.selectFrom('fiches as f')
    .where('f.organisationId', '=', access.organisationId)
    .where('f.unitId', '=', access.unitId)
    .where('f.studentId', '=', studentId)
    .where('f.removedAt', 'is', null)
    .where(maySeeFiche(access))

/** A version that was approved counts, as it does in the gradebook, until it is taken back; else what was said last. */
const competenceIds = sql<string[]>`
  case when f.version_count = 0 then coalesce(d.competence_ids, '{}') else array(
    select vc.competence_id from version_competences vc
     where vc.organisation_id = f.organisation_id and vc.fiche_id = f.id
       and vc.version_number = coalesce(f.approved_version, f.version_count)) end`

/** Each of the student's fiches as it stands for the reader, newest event first. */
export async function listFiches (db: Db, access: Access, studentId: string) {
  return await selectFiches(db, access, studentId)
    .leftJoin('readMarks as mark', join => join
      .onRef('mark.organisationId', '=', 'f.organisationId')
      .onRef('mark.ficheId', '=', 'f.id')
      .on('mark.personId', '=', access.personId))
    .leftJoin('versions as v', join => join
      .onRef('v.organisationId', '=', 'f.organisationId')
      .onRef('v.ficheId', '=', 'f.id')
      .onRef('v.number', '=', 'f.versionCount'))
    .leftJoin('drafts as d', join => join
      .onRef('d.organisationId', '=', 'f.organisationId')
      .onRef('d.ficheId', '=', 'f.id')
      .on(mayReadDraft(access)))
    .select([
      'f.id', 'f.state', unreadCount(access.personId).as('unreadCount'), competenceIds.as('competenceIds'),
      sql<string>`coalesce(v.title, d.title, '')`.as('title'),
      sql<string[]>`coalesce(v.situation_types, '{}')`.as('situationTypes'),
      sql<boolean>`f.approved_version is not null`.as('isApproved'),
      sql<boolean>`d.fiche_id is not null`.as('hasDraft'),
      sql<Date>`greatest(f.updated_at, d.updated_at)`.as('changedAt')
    ])
    .orderBy('f.updatedAt', 'desc')
    .orderBy('f.id', 'desc')
    .execute()
}

/** What the unit asks for, with what the student plans of each competence, and what they published in each week since a day. */
export async function findFrame (db: Db, access: Access, studentId: string, since: string) {
  return await db.selectFrom('units as u')
    .select(eb => [
      'u.profile',
      jsonArrayFrom(eb.selectFrom('frameworkItems as item')
        .select(item => [
          'item.competenceId as id', 'item.code', 'item.label',
          item.selectFrom('plannedTraces as p').select(sql<number>`count(*)::integer`.as('count'))
            .whereRef('p.organisationId', '=', 'u.organisationId')
            .whereRef('p.unitId', '=', 'u.id')
            .where('p.studentId', '=', studentId)
            .whereRef('p.competenceId', '=', 'item.competenceId')
            .where('p.ficheId', 'is', null)
            .where('p.removedAt', 'is', null)
            .$asScalar().as('planned')
        ])
        .whereRef('item.organisationId', '=', 'u.organisationId')
        .whereRef('item.frameworkId', '=', 'u.frameworkId')
        .whereRef('item.versionNumber', '=', 'u.frameworkVersion')
        .where('item.kind', '=', 'competence')
        .orderBy('item.position')).as('competences'),
      jsonArrayFrom(selectFiches(db, access, studentId)
        .innerJoin('versions as v', join => join.onRef('v.organisationId', '=', 'f.organisationId').onRef('v.ficheId', '=', 'f.id'))
        .select([
          sql<string>`to_char(date_trunc('week', v.published_at at time zone 'UTC'), 'YYYY-MM-DD')`.as('startsOn'),
          sql<number>`count(*)::integer`.as('count')
        ])
        .where('v.publishedAt', '>=', sql<Date>`${since}::date::timestamp at time zone 'UTC'`)
        .groupBy(sql`1`)).as('weeks')
    ])
    .where('u.organisationId', '=', access.organisationId)
    .where('u.id', '=', access.unitId)
    .executeTakeFirstOrThrow()
}

const selectTraces = (db: Db, access: Access, studentId: string) =>
  selectFiches(db, access, studentId)
    .innerJoin('versions as v', join => join
      .onRef('v.organisationId', '=', 'f.organisationId')
      .onRef('v.ficheId', '=', 'f.id')
      .onRef('v.number', '=', 'f.versionCount'))
    .innerJoin('versionTraces as t', join => join
      .onRef('t.organisationId', '=', 'v.organisationId')
      .onRef('t.ficheId', '=', 'v.ficheId')
      .onRef('t.versionNumber', '=', 'v.number'))

/** The dated traces of the last versions, by what they show (IMT-24). */
export async function listTraces (db: Db, access: Access, studentId: string, limit: number) {
  return await selectTraces(db, access, studentId)
    .where('t.eventDate', 'is not', null)
    .select(eb => [
      'f.id as ficheId', 'v.number as versionNumber', 't.position', 'v.title', 't.caption', 't.type', 't.eventDate', 't.url',
      jsonObjectFrom(eb.selectFrom('files').select(['id', 'name', 'mediaType', 'size', 'width', 'height'])
        .whereRef('files.organisationId', '=', 't.organisationId')
        .whereRef('files.id', '=', 't.fileId')).as('file'),
      jsonArrayFrom(eb.selectFrom('versionCompetences as vc')
        .innerJoin('frameworkItems as item', join => join
          .onRef('item.organisationId', '=', 'vc.organisationId')
          .onRef('item.frameworkId', '=', 'vc.frameworkId')
          .onRef('item.versionNumber', '=', 'vc.frameworkVersion')
          .onRef('item.competenceId', '=', 'vc.competenceId'))
        .select(['item.competenceId as id', 'item.code', 'item.label'])
        .whereRef('vc.organisationId', '=', 'v.organisationId')
        .whereRef('vc.ficheId', '=', 'v.ficheId')
        .whereRef('vc.versionNumber', '=', 'v.number')
        .orderBy('vc.position')).as('competences')
    ])
    .$narrowType<{ eventDate: string }>()
    .orderBy('t.eventDate')
    .orderBy('f.createdAt')
    .orderBy('f.id')
    .orderBy('t.position')
    .limit(limit)
    .execute()
}

export async function countUndated (db: Db, access: Access, studentId: string): Promise<number> {
  const row = await selectTraces(db, access, studentId)
    .where('t.eventDate', 'is', null)
    .select(sql<number>`count(*)::integer`.as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}
