import { setTimeout as sleep } from 'node:timers/promises'
import type { Transaction } from 'kysely'
import type { Access } from '../../access.ts'
import type { Db, Tables } from '../../db/connect.ts'
import { errors } from '../../errors.ts'
import { LmsError, type Lms } from '../../lms.ts'
import { page, readCursor, Time } from '../../paging.ts'
import * as frameworks from '../frameworks/domain.ts'
import * as units from '../units/domain.ts'
import { computeScore } from './compute.ts'
import * as queries from './queries.ts'
import type { Score, ScoreList } from './schemas.ts'

/** Longer than the LMS may take over a column. */
const turnSeconds = 60

/** Until the transaction ends, nobody else changes what counts in a student's portfolio, nor counts it. */
export const lockPortfolio = queries.lockPortfolio

/**
 * Works out what the gradebook should hold for a student and owes it, in the transaction of what changed it: the whole
 * portfolio's score, and each competence's alone for the activities that show but one.
 */
export async function owe (trx: Transaction<Tables>, student: queries.Student): Promise<void> {
  await queries.lockPortfolio(trx, student)
  const unit = await units.findUnit(trx, student.organisationId, student.unitId)
  const competences = await frameworks.listItems(trx, student.organisationId, unit.frameworkId, unit.frameworkVersion)
  const approved = await queries.countApproved(trx, student)
  const scoreOf = (counted: typeof competences) => computeScore(counted, approved, unit.profile.approvedPerCompetence)
  await queries.want(trx, student, [
    { competenceId: null, ...scoreOf(competences) },
    ...competences.map(competence => ({ competenceId: competence.id, ...scoreOf([competence]) }))
  ])
}

/**
 * Owes what every student of a unit has earned: for an activity that joins it. Everybody's portfolio is locked, not only
 * those with approvals: a decision under way either sees the activity or is seen here.
 */
export async function oweUnit (trx: Transaction<Tables>, organisationId: string, unitId: string): Promise<void> {
  for (const studentId of await queries.listStudents(trx, organisationId, unitId)) await owe(trx, { organisationId, unitId, studentId })
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

/** What the launched activity's column is owed, and whether it has it: a student's own, or everybody's within reach. */
export async function list (db: Db, access: Access, query: { studentId?: string, after?: string, limit?: number }): Promise<ScoreList> {
  const limit = query.limit ?? 50
  const rows = await queries.list(db, access, { limit, after: readCursor(Time, query.after), studentId: query.studentId })
  const { items, next } = page(rows, limit, ({ updatedAt }) => updatedAt.toISOString())
  return { items: items.map(toScore), next }
}

/**
 * Adds a column to the gradebook for the launched activity, where the LMS gave it none: in Moodle, when nobody ticked that
 * the tool may add grades. Done twice, it finds the first column; one that was deleted meanwhile is made anew. What is
 * owed leaves by it.
 *
 * @throws no-gradebook when the LMS does not let us, lms-failed when it fails
 */
export async function addColumn (db: Db, lms: Pick<Lms, 'provideLineItem'>, access: Access): Promise<void> {
  const activity = await queries.findActivity(db, access)
  if (activity === undefined) throw errors.notFound()
  const { lineItemUrl, ownLineItemUrl } = activity
  if (lineItemUrl !== null && lineItemUrl !== ownLineItemUrl) return
  if (activity.lineItemsUrl === null) throw errors.noGradebook()
  const course = { organisationId: access.organisationId, platformId: activity.platformId, url: activity.lineItemsUrl }
  const tag = activity.competenceId === null ? 'portfolio' : 'competence'
  await inTurn(db, access, async () => {
    const url = await lms.provideLineItem(course, { label: activity.title, maximum: 100, resourceId: access.activityId, tag })
    await queries.setOwnColumn(db, access, url)
  }).catch((error: unknown) => { throw error instanceof LmsError ? refusalOf(error) : error })
}

/** One after the other, in whichever processes: of two at once, each would find no column and make one. */
async function inTurn (db: Db, access: Access, work: () => Promise<void>): Promise<void> {
  const end = Date.now() + turnSeconds * 1000
  while (!await queries.takeTurn(db, access, turnSeconds)) {
    if (Date.now() > end) throw errors.lmsFailed()
    await sleep(200)
  }
  try {
    await work()
  } finally {
    await queries.endTurn(db, access)
  }
}

const refusalOf = ({ code }: LmsError): Error => code === 'unauthorised' || code === 'refused' ? errors.noGradebook() : errors.lmsFailed()

/**
 * Sends a score again, also one that was refused or that somebody changed in the LMS.
 *
 * @throws not-found
 */
export async function resend (db: Db, access: Access, activityId: string, studentId: string): Promise<void> {
  const found = await db.transaction().execute(trx => queries.resend(trx, access, activityId, studentId))
  if (!found) throw errors.notFound()
}
