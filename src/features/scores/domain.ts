import type { Transaction } from 'kysely'
import type { Access } from '../../access.ts'
import type { Db, Tables } from '../../db/connect.ts'
import { errors } from '../../errors.ts'
import { page, readCursor } from '../../paging.ts'
import * as frameworks from '../frameworks/domain.ts'
import * as units from '../units/domain.ts'
import { computeScore } from './compute.ts'
import * as queries from './queries.ts'
import type { Score, ScoreList } from './schemas.ts'

/**
 * Works out what the gradebook should hold for a student and owes it, in the transaction of what changed it.
 */
export async function owe (trx: Transaction<Tables>, student: queries.Student): Promise<void> {
  await queries.lockPortfolio(trx, student)
  const unit = await units.findUnit(trx, student.organisationId, student.unitId)
  const competences = await frameworks.listItems(trx, student.organisationId, unit.frameworkId, unit.frameworkVersion)
  const approved = await queries.countApproved(trx, student)
  await queries.want(trx, student, computeScore(competences, approved, unit.profile.approvedPerCompetence))
}

type Row = Awaited<ReturnType<typeof queries.list>>[number]

function stateOf (row: Row): Score['state'] {
  if (row.sent === row.wanted) return 'sent'
  return row.nextAt === null && row.lineItemUrl !== null ? 'refused' : 'waiting'
}

function toScore (row: Row): Score {
  const state = stateOf(row)
  return {
    student: { id: row.id, name: row.name },
    activity: { id: row.activityId, title: row.activityTitle },
    given: row.scoreGiven,
    maximum: row.scoreMaximum,
    comment: row.comment,
    state,
    error: state === 'sent' ? null : row.lineItemUrl === null ? 'no-column' : row.error,
    sentAt: row.sentAt?.toISOString() ?? null
  }
}

/** What the gradebook is owed, and whether it has it: a student's own, or the whole unit's. */
export async function list (db: Db, access: Access, query: { studentId?: string, after?: string, limit?: number }): Promise<ScoreList> {
  const limit = query.limit ?? 50
  const rows = await queries.list(db, access, { limit, after: readCursor(query.after), studentId: query.studentId })
  const { items, next } = page(rows, limit)
  return { items: items.map(toScore), next }
}

/**
 * Sends a score again, also one that was refused or that somebody changed in the LMS.
 *
 * @throws not-found
 */
export async function resend (db: Db, access: Access, activityId: string, studentId: string): Promise<void> {
  const found = await db.transaction().execute(trx => queries.resend(trx, access, activityId, studentId))
  if (!found) throw errors.notFound()
}
