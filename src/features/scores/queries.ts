import { sql, type SqlBool, type Transaction } from 'kysely'
import type { Access } from '../../access.ts'
import type { Db, Tables } from '../../db/connect.ts'
import { withinReach } from '../../db/reach.ts'
import type { Cursor } from '../../paging.ts'

type Trx = Transaction<Tables>
export interface Student { organisationId: string, unitId: string, studentId: string }

/**
 * Whoever counts a portfolio's approvals waits for whoever is changing them. Not `for update`: a decision writes its fiche
 * twice, at which PostgreSQL takes a key share of the portfolio, and two decisions would wait for each other's.
 */
export async function lockPortfolio (trx: Trx, { organisationId, unitId, studentId }: Student): Promise<void> {
  await trx.selectFrom('portfolios').select('id')
    .where('organisationId', '=', organisationId)
    .where('unitId', '=', unitId)
    .where('studentId', '=', studentId)
    .forNoKeyUpdate()
    .execute()
}

/** Whoever has a portfolio in the unit, in an order that two callers share. */
export async function listStudents (trx: Trx, organisationId: string, unitId: string): Promise<string[]> {
  const rows = await trx.selectFrom('portfolios').select('studentId')
    .where('organisationId', '=', organisationId)
    .where('unitId', '=', unitId)
    .orderBy('studentId')
    .execute()
  return rows.map(({ studentId }) => studentId)
}

/** Approved fiches per competence; a fiche counts with its newest approved version, unless its student has taken it away. */
export async function countApproved (trx: Trx, { organisationId, unitId, studentId }: Student): Promise<Map<string, number>> {
  const rows = await trx.selectFrom('fiches as f')
    .innerJoin('versionCompetences as vc', join => join
      .onRef('vc.organisationId', '=', 'f.organisationId')
      .onRef('vc.ficheId', '=', 'f.id')
      .onRef('vc.versionNumber', '=', 'f.approvedVersion'))
    .select(['vc.competenceId', sql<number>`count(*)::integer`.as('count')])
    .where('f.organisationId', '=', organisationId)
    .where('f.unitId', '=', unitId)
    .where('f.studentId', '=', studentId)
    .where('f.removedAt', 'is', null)
    .groupBy('vc.competenceId')
    .execute()
  return new Map(rows.map(row => [row.competenceId, row.count]))
}

export interface Wanted { given: number, maximum: number, completed: boolean, comment: string }

/** What the activities of one kind should show: of the whole portfolio (null), or of one competence. */
type WantedOf = Wanted & { competenceId: string | null }

/**
 * Writes what the gradebook should hold, for every activity that leads to the unit, from the first approval on (0 out of
 * 100 would read as a mark); without a column it waits for one. What did not change is not owed again; what is new
 * replaces what was not sent yet. Wakes the outbox when the transaction commits.
 */
export async function want (trx: Trx, { organisationId, unitId, studentId }: Student, wanted: WantedOf[]): Promise<void> {
  await sql`
    insert into scores as s (organisation_id, activity_id, student_id, score_given, score_maximum, completed, comment, next_at)
    select a.organisation_id, a.id, ${studentId}::uuid, w.given, w.maximum, w.completed, w.comment,
           case when a.line_item_url is not null then now() end
      from activities a
      join json_to_recordset(${JSON.stringify(wanted)}::json)
        as w ("competenceId" uuid, given float8, maximum float8, completed boolean, comment text)
        on w."competenceId" is not distinct from a.competence_id
     where a.organisation_id = ${organisationId} and a.unit_id = ${unitId}
       and (w.given > 0 or exists (
         select from scores o where o.organisation_id = a.organisation_id and o.activity_id = a.id and o.student_id = ${studentId}))
    on conflict (organisation_id, activity_id, student_id) do update
      set score_given = excluded.score_given, score_maximum = excluded.score_maximum, completed = excluded.completed,
          comment = excluded.comment, wanted = s.wanted + 1, next_at = excluded.next_at, attempts = 0, error = null,
          updated_at = now()
      where (s.score_given, s.score_maximum, s.completed, s.comment)
        is distinct from (excluded.score_given, excluded.score_maximum, excluded.completed, excluded.comment)
  `.execute(trx)
  await sql`select pg_notify('outbox', '')`.execute(trx)
}

/** One page of what the gradebook is owed for the launched activity, newest first. */
export async function list (db: Db, access: Access, options: { limit: number, after: Cursor<string> | undefined, studentId: string | undefined }) {
  const { limit, after, studentId } = options
  return await db.selectFrom('scores as s')
    .innerJoin('activities as a', join => join.onRef('a.organisationId', '=', 's.organisationId').onRef('a.id', '=', 's.activityId'))
    .innerJoin('people as p', join => join.onRef('p.organisationId', '=', 's.organisationId').onRef('p.id', '=', 's.studentId'))
    .select([
      's.studentId as id', 'p.name', 's.activityId', 'a.title as activityTitle', 'a.lineItemUrl', 's.scoreGiven', 's.scoreMaximum',
      's.comment', 's.wanted', 's.sent', 's.sentAt', 's.nextAt', 's.error', 's.updatedAt'
    ])
    .where('s.organisationId', '=', access.organisationId)
    .where('s.activityId', '=', access.activityId)
    .where(withinReach(access, 's.studentId'))
    .$if(studentId !== undefined, query => query.where('s.studentId', '=', studentId ?? ''))
    .$if(after !== undefined, query => query.where(sql<SqlBool>`(s.updated_at, s.student_id) < (${after?.key}::timestamptz, ${after?.id}::uuid)`))
    .orderBy('s.updatedAt', 'desc')
    .orderBy('s.studentId', 'desc')
    .limit(limit + 1)
    .execute()
}

/** @returns whether there was something to send again */
export async function resend (trx: Trx, access: Access, activityId: string, studentId: string): Promise<boolean> {
  const result = await trx.updateTable('scores')
    .set({ nextAt: sql<Date>`now()`, attempts: 0, error: null, wanted: sql<number>`case when sent = wanted then wanted + 1 else wanted end` })
    .where('organisationId', '=', access.organisationId)
    .where('activityId', '=', activityId)
    .where('studentId', '=', studentId)
    .where(withinReach(access, 'studentId'))
    .where(eb => eb.exists(eb.selectFrom('activities as a').select('a.id')
      .where('a.organisationId', '=', access.organisationId)
      .where('a.id', '=', activityId)
      .where('a.unitId', '=', access.unitId)))
    .executeTakeFirst()
  await sql`select pg_notify('outbox', '')`.execute(trx)
  return result.numUpdatedRows === 1n
}

/** The launched activity, as far as its column goes. */
export async function findActivity (db: Db, { organisationId, activityId }: Access) {
  return await db.selectFrom('activities')
    .select(['platformId', 'title', 'competenceId', 'lineItemUrl', 'ownLineItemUrl', 'lineItemsUrl'])
    .where('organisationId', '=', organisationId)
    .where('id', '=', activityId)
    .executeTakeFirst()
}

/** Keeps the column that we added; one that the LMS has given meanwhile stays. */
export async function setOwnColumn (db: Db, { organisationId, activityId }: Access, url: string): Promise<void> {
  await db.updateTable('activities')
    .set({ ownLineItemUrl: url, lineItemUrl: sql<string>`coalesce(nullif(line_item_url, own_line_item_url), ${url})` })
    .where('organisationId', '=', organisationId)
    .where('id', '=', activityId)
    .execute()
}

/** @returns whether it is ours, for so long, to see to the activity's column */
export async function takeTurn (db: Db, { organisationId, activityId }: Access, seconds: number): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('activities')
    .set({ columnLockedUntil: sql<Date>`now() + make_interval(secs => ${seconds})` })
    .where('organisationId', '=', organisationId)
    .where('id', '=', activityId)
    .where(sql<SqlBool>`coalesce(column_locked_until < now(), true)`)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function endTurn (db: Db, { organisationId, activityId }: Access): Promise<void> {
  await db.updateTable('activities')
    .set({ columnLockedUntil: null })
    .where('organisationId', '=', organisationId)
    .where('id', '=', activityId)
    .execute()
}
