import { sql, type ExpressionBuilder, type Selectable, type SqlBool, type Transaction } from 'kysely'
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import type { Access } from '../../access.ts'
import type { Db, Tables } from '../../db/connect.ts'
import { withinReach } from '../../db/reach.ts'
import type { Cursor } from '../../paging.ts'

type State = Selectable<Tables['fiches']>['state']
type Reader = Db | Transaction<Tables>

/** What others did to a fiche since the reader's mark. A person's own acts are never news to them. */
const unreadCount = (personId: string) => sql<number>`
  case when f.sequence <= coalesce(mark.sequence, 0) then 0 else (
    (select count(*) from versions v where v.organisation_id = f.organisation_id and v.fiche_id = f.id
        and v.sequence > coalesce(mark.sequence, 0) and f.student_id <> ${personId}) +
    (select count(*) from comments c where c.organisation_id = f.organisation_id and c.fiche_id = f.id
        and c.sequence > coalesce(mark.sequence, 0) and c.author_id <> ${personId}) +
    (select count(*) from decisions d where d.organisation_id = f.organisation_id and d.fiche_id = f.id
        and d.sequence > coalesce(mark.sequence, 0) and d.decided_by <> ${personId})
  )::integer end`

/**
 * The fiches that the reader may see: their own, or those of their students that were published at least once.
 * Every read of a fiche starts here.
 */
function visible (db: Reader, access: Access) {
  return db.selectFrom('fiches as f')
    .innerJoin('people as student', join => join
      .onRef('student.organisationId', '=', 'f.organisationId')
      .onRef('student.id', '=', 'f.studentId'))
    .leftJoin('readMarks as mark', join => join
      .onRef('mark.organisationId', '=', 'f.organisationId')
      .onRef('mark.ficheId', '=', 'f.id')
      .on('mark.personId', '=', access.personId))
    .where('f.organisationId', '=', access.organisationId)
    .where('f.unitId', '=', access.unitId)
    .where(withinReach(access, 'f.studentId'))
    .$if(access.reach !== 'own', query => query.where('f.versionCount', '>', 0))
    .select([
      'f.id', 'f.studentId', 'student.name as studentName', 'f.state', 'f.letter', 'f.versionCount',
      'f.createdAt', 'f.updatedAt', unreadCount(access.personId).as('unreadCount')
    ])
}

/** How the competences of a version read in the framework version that it was published under. */
const versionCompetences = sql<Array<{ id: string, code: string, label: string }>>`(
  select coalesce(json_agg(json_build_object('id', item.competence_id, 'code', item.code, 'label', item.label) order by vc.position), '[]')
    from version_competences vc
    join framework_items item on item.organisation_id = vc.organisation_id and item.framework_id = vc.framework_id
     and item.version_number = vc.framework_version and item.competence_id = vc.competence_id
   where vc.organisation_id = v.organisation_id and vc.fiche_id = v.fiche_id and vc.version_number = v.number)`

/** How those of a draft read now. */
const draftCompetences = sql<Array<{ id: string, code: string, label: string }>>`(
  select coalesce(json_agg(json_build_object('id', item.competence_id, 'code', item.code, 'label', item.label) order by item.position), '[]')
    from units u
    join framework_items item on item.organisation_id = u.organisation_id and item.framework_id = u.framework_id
     and item.version_number = u.framework_version and item.competence_id = any (d.competence_ids)
   where u.organisation_id = f.organisation_id and u.id = f.unit_id)`

/** One page of the list, newest event first; one row more than `limit` tells that another page follows. */
export async function list (db: Db, access: Access, options: { limit: number, after: Cursor | undefined, state: State | undefined, studentId: string | undefined }) {
  const { limit, after, state, studentId } = options
  return await visible(db, access)
    .leftJoin('versions as v', join => join
      .onRef('v.organisationId', '=', 'f.organisationId')
      .onRef('v.ficheId', '=', 'f.id')
      .onRef('v.number', '=', 'f.versionCount'))
    .leftJoin('drafts as d', join => join
      .onRef('d.organisationId', '=', 'f.organisationId')
      .onRef('d.ficheId', '=', 'f.id')
      .on('f.studentId', '=', access.personId))
    .select([
      'v.title as versionTitle', 'v.excerpt', 'd.title as draftTitle', sql<string | null>`left(d.description, 1600)`.as('draftDescription'),
      sql<boolean>`d.fiche_id is not null`.as('hasDraft'),
      sql<Array<{ id: string, code: string, label: string }>>`case when v.number is null then ${draftCompetences} else ${versionCompetences} end`.as('competences'),
      eb => eb.selectFrom('comments as c')
        .select(sql<number>`count(*)::integer`.as('count'))
        .whereRef('c.organisationId', '=', 'f.organisationId')
        .whereRef('c.ficheId', '=', 'f.id')
        .as('commentCount')
    ])
    .$if(state !== undefined, query => query.where('f.state', '=', state ?? 'draft'))
    .$if(studentId !== undefined, query => query.where('f.studentId', '=', studentId ?? ''))
    .$if(after !== undefined, query => query.where(sql<SqlBool>`(f.updated_at, f.id) < (${after?.at}::timestamptz, ${after?.id}::uuid)`))
    .orderBy('f.updatedAt', 'desc')
    .orderBy('f.id', 'desc')
    .limit(limit + 1)
    .execute()
}

const fileColumns = ['id', 'name', 'mediaType', 'size', 'width', 'height'] as const

/** @returns the sequence of the last event, or undefined when the reader may not see the fiche */
export async function findSequence (db: Reader, access: Access, ficheId: string): Promise<number | undefined> {
  const row = await visible(db, access).clearSelect().select('f.sequence').where('f.id', '=', ficheId).executeTakeFirst()
  return row?.sequence
}

/** The draft, for its author alone, with the files that the fiche has. */
function draftParts (eb: ExpressionBuilder<Tables & { f: Tables['fiches'] }, 'f'>, access: Access) {
  return [
    jsonObjectFrom(eb.selectFrom('drafts as d')
      .select(['d.revision', 'd.title', 'd.description', 'd.analysis', 'd.letter', 'd.competenceIds', 'd.traces', 'd.updatedAt'])
      .whereRef('d.organisationId', '=', 'f.organisationId')
      .whereRef('d.ficheId', '=', 'f.id')
      .where('f.studentId', '=', access.personId)).as('draft'),
    jsonArrayFrom(eb.selectFrom('files').select(fileColumns)
      .whereRef('files.organisationId', '=', 'f.organisationId')
      .whereRef('files.ficheId', '=', 'f.id')
      .where('f.studentId', '=', access.personId)).as('files')
  ] as const
}

/** The draft without the versions: what an autosave answers. */
export async function findDraft (db: Reader, access: Access, ficheId: string) {
  return await db.selectFrom('fiches as f')
    .select(eb => draftParts(eb, access))
    .where('f.organisationId', '=', access.organisationId)
    .where('f.id', '=', ficheId)
    .executeTakeFirst()
}

/** A fiche with all its versions in one round trip; the draft only for its author. */
export async function find (db: Reader, access: Access, ficheId: string) {
  return await visible(db, access)
    .select(eb => [
      'f.sequence', 'f.draftRevision', 'f.letterCompetenceId',
      jsonArrayFrom(eb.selectFrom('versions as v')
        .select(version => [
          'v.number', 'v.title', 'v.description', 'v.analysis', 'v.contentHash', 'v.publishedAt',
          versionCompetences.as('competences'),
          jsonArrayFrom(version.selectFrom('versionTraces as t')
            .select(trace => [
              't.kind', 't.url', 't.caption', 't.alt',
              jsonObjectFrom(trace.selectFrom('files')
                .select(fileColumns)
                .whereRef('files.organisationId', '=', 't.organisationId')
                .whereRef('files.id', '=', 't.fileId')).as('file')
            ])
            .whereRef('t.organisationId', '=', 'v.organisationId')
            .whereRef('t.ficheId', '=', 'v.ficheId')
            .whereRef('t.versionNumber', '=', 'v.number')
            .orderBy('t.position')).as('traces')
        ])
        .whereRef('v.organisationId', '=', 'f.organisationId')
        .whereRef('v.ficheId', '=', 'f.id')
        .orderBy('v.number')).as('versions'),
      ...draftParts(eb, access)
    ])
    .where('f.id', '=', ficheId)
    .executeTakeFirst()
}

/** Locks the fiche until the transaction ends: whoever changes what hangs on it comes one after the other. */
export async function lock (trx: Transaction<Tables>, access: Access, ficheId: string) {
  return await trx.selectFrom('fiches as f')
    .select(['f.id', 'f.portfolioId', 'f.studentId', 'f.versionCount', 'f.draftRevision', 'f.sequence', 'f.letter', 'f.letterCompetenceId'])
    .where('f.organisationId', '=', access.organisationId)
    .where('f.unitId', '=', access.unitId)
    .where('f.id', '=', ficheId)
    .where(withinReach(access, 'f.studentId'))
    .$if(access.reach !== 'own', query => query.where('f.versionCount', '>', 0))
    .forUpdate()
    .executeTakeFirst()
}

/** @returns the student's portfolio in the unit, made at the first call */
export async function providePortfolio (trx: Transaction<Tables>, access: Access, id: string): Promise<string> {
  const { organisationId, unitId, personId: studentId } = access
  await trx.insertInto('portfolios').values({ organisationId, id, unitId, studentId })
    .onConflict(conflict => conflict.columns(['organisationId', 'unitId', 'studentId']).doNothing())
    .execute()
  const row = await trx.selectFrom('portfolios').select('id')
    .where('organisationId', '=', organisationId)
    .where('unitId', '=', unitId)
    .where('studentId', '=', studentId)
    .executeTakeFirstOrThrow()
  return row.id
}

/** @returns whether the fiche is new */
export async function insertFiche (trx: Transaction<Tables>, access: Access, id: string, portfolioId: string): Promise<boolean> {
  const { organisationId, unitId, personId: studentId } = access
  const row = await trx.insertInto('fiches').values({ organisationId, id, portfolioId, unitId, studentId, draftRevision: 1 })
    .onConflict(conflict => conflict.columns(['organisationId', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** The empty draft that a new fiche starts with. */
export async function insertFirstDraft (trx: Transaction<Tables>, access: Access, ficheId: string): Promise<void> {
  const { organisationId } = access
  const empty = { title: '', description: '', analysis: '', letter: '', competenceIds: [], traces: '[]' }
  await trx.insertInto('drafts').values({ organisationId, ficheId, revision: 1, ...empty }).execute()
}

export async function listLetters (db: Reader, access: Access) {
  return await db.selectFrom('fiches')
    .select(['letterCompetenceId as competenceId', 'letter'])
    .where('organisationId', '=', access.organisationId)
    .where('unitId', '=', access.unitId)
    .where('studentId', '=', access.personId)
    .where('letter', 'is not', null)
    .$narrowType<{ competenceId: string, letter: string }>()
    .execute()
}

export async function setLetter (trx: Transaction<Tables>, access: Access, ficheId: string, letter: string, letterCompetenceId: string): Promise<void> {
  await trx.updateTable('fiches').set({ letter, letterCompetenceId })
    .where('organisationId', '=', access.organisationId)
    .where('id', '=', ficheId)
    .execute()
}

export async function setReadMark (db: Db, access: Access, ficheId: string, sequence: number): Promise<void> {
  const { organisationId, personId } = access
  await db.insertInto('readMarks').values({ organisationId, personId, ficheId, sequence })
    .onConflict(conflict => conflict.columns(['organisationId', 'personId', 'ficheId'])
      .doUpdateSet({ sequence: sql<number>`greatest(read_marks.sequence, excluded.sequence)` }))
    .execute()
}
