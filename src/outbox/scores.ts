import { sql } from 'kysely'
import type { Db } from '../db/connect.ts'
import { LmsError, type Lms, type Result, type Score } from '../lms.ts'

/** Renewed while a score is under way; runs out when its process has died. */
const leaseSeconds = 15
const renewalSeconds = 5
const longestWait = 3600
/** One slow or dead LMS must not hold up the others. */
const inFlightPerPlatform = 2

/** A score taken out of the table for sending. */
export interface Claimed {
  organisationId: string
  activityId: string
  studentId: string
  platformId: string
  lineItemUrl: string
  subject: string
  scoreGiven: number
  scoreMaximum: number
  completed: boolean
  comment: string
  sending: number
  sendingAt: Date
  attempts: number
  /** Why it did not arrive the last time. */
  error: string | null
}

/**
 * Takes scores that are due, so that no other worker sends them while the lease lasts. What leaves, and under which
 * timestamp, is written before it leaves: the same wish always leaves with the same timestamp, another one at least a
 * second later (an LMS compares whole seconds), and none from the future.
 */
export async function claimScores (db: Db, limit: number): Promise<Claimed[]> {
  const { rows } = await sql<Claimed>`
    with due as (
      select s.organisation_id, s.activity_id, s.student_id, a.platform_id, a.line_item_url, p.subject
        from scores s
        join activities a on a.organisation_id = s.organisation_id and a.id = s.activity_id
        join people p on p.organisation_id = s.organisation_id and p.id = s.student_id
       where s.sent < s.wanted and s.next_at <= now() and (s.locked_until is null or s.locked_until < now())
         and a.line_item_url is not null
         and (select count(*) from scores f
                join activities fa on fa.organisation_id = f.organisation_id and fa.id = f.activity_id
               where f.locked_until > now() and fa.organisation_id = a.organisation_id
                 and fa.platform_id = a.platform_id) < ${inFlightPerPlatform}
         and (s.sending = s.wanted or s.sending_at is null or s.sending_at + interval '1 second' <= now())
       order by s.next_at
       limit ${limit}
       for update of s skip locked
    )
    update scores s
       set locked_until = now() + make_interval(secs => ${leaseSeconds}::int),
           attempts = s.attempts + 1,
           sending = s.wanted,
           sending_at = case when s.sending = s.wanted and s.sending_at is not null then s.sending_at
             else greatest(date_trunc('second', now() - interval '1 second'), s.sending_at + interval '1 second') end
      from due
     where s.organisation_id = due.organisation_id and s.activity_id = due.activity_id and s.student_id = due.student_id
    returning s.organisation_id, s.activity_id, s.student_id, due.platform_id, due.line_item_url, due.subject,
      s.score_given, s.score_maximum, s.completed, s.comment, s.sending, s.sending_at, s.attempts, s.error
  `.execute(db)
  return rows
}

const same = (score: Score, held: Result | undefined): boolean =>
  held !== undefined && (held.comment ?? '') === score.comment &&
  Math.abs((held.given ?? 0) / (held.maximum ?? score.maximum) - score.given / score.maximum) < 1e-4

function row (db: Db, claimed: Claimed) {
  return db.updateTable('scores')
    .where('organisationId', '=', claimed.organisationId)
    .where('activityId', '=', claimed.activityId)
    .where('studentId', '=', claimed.studentId)
    .where('sending', '=', claimed.sending)
}

async function renew (db: Db, claimed: Claimed): Promise<void> {
  await row(db, claimed)
    .where('lockedUntil', 'is not', null)
    .set({ lockedUntil: sql<Date>`now() + make_interval(secs => ${leaseSeconds})` })
    .execute()
}

async function settleSent (db: Db, claimed: Claimed): Promise<void> {
  await row(db, claimed)
    .set({ sent: claimed.sending, sentAt: sql<Date>`now()`, lockedUntil: null, attempts: 0, error: null })
    .execute()
}

/** For good, until somebody asks again; a wish that came meanwhile is still due. */
async function settleRefused (db: Db, claimed: Claimed, error: string): Promise<void> {
  await row(db, claimed)
    .set({ error, lockedUntil: null, nextAt: sql<Date | null>`case when wanted = sending then null else next_at end` })
    .execute()
}

/** A wish that came meanwhile keeps its own time. */
async function settleLater (db: Db, claimed: Claimed, error: string, seconds: number): Promise<void> {
  await row(db, claimed)
    .set({
      error,
      lockedUntil: null,
      nextAt: sql<Date>`case when wanted = sending then now() + make_interval(secs => ${seconds}) else next_at end`
    })
    .execute()
}

/** The LMS itself does not answer: its other scores wait as long, rather than try it one by one. */
async function postponePlatform (db: Db, { organisationId, platformId }: Claimed, seconds: number): Promise<void> {
  await sql`
    update scores s set next_at = greatest(s.next_at, now() + make_interval(secs => ${seconds}::float8))
      from activities a
     where a.organisation_id = s.organisation_id and a.id = s.activity_id
       and a.organisation_id = ${organisationId} and a.platform_id = ${platformId}
       and s.sent < s.wanted and s.next_at is not null and s.locked_until is null
  `.execute(db)
}

/** Somebody gave a newer grade: ours leaves again, under a timestamp of its own that is newer still. */
async function settleAfter (db: Db, claimed: Claimed, held: Result | undefined): Promise<void> {
  const at = held?.at ?? claimed.sendingAt
  await row(db, claimed)
    .set({
      error: 'conflict',
      lockedUntil: null,
      sending: 0,
      sendingAt: sql<Date>`greatest(sending_at, ${at}::timestamptz)`,
      nextAt: sql<Date>`greatest(now() + make_interval(secs => ${wait(claimed)}), ${at}::timestamptz + interval '3 seconds')`
    })
    .execute()
}

/** Seconds: longer each time, and never less than the LMS asked for. */
const wait = ({ attempts }: Claimed, retryAfter = 0): number => Math.min(Math.max(retryAfter, 2 ** attempts), longestWait)

/** 409: either the answer to this very score was lost (then the gradebook holds it), or somebody else was later. */
async function settleConflict (db: Db, lms: Lms, claimed: Claimed, score: Score): Promise<void> {
  const lineItem = { organisationId: claimed.organisationId, platformId: claimed.platformId, url: claimed.lineItemUrl }
  const held = await lms.readResult(lineItem, score.subject)
  if (same(score, held)) await settleSent(db, claimed)
  else await settleAfter(db, claimed, held)
}

/** Not sent, and perhaps for a while. */
async function settleLmsError (db: Db, claimed: Claimed, { code, retryAfter }: LmsError): Promise<void> {
  if (code === 'refused' || code === 'gone') return await settleRefused(db, claimed, code)
  const seconds = wait(claimed, retryAfter)
  await settleLater(db, claimed, code, seconds)
  await postponePlatform(db, claimed, seconds)
}

function onlyConflict (error: unknown): LmsError {
  if (error instanceof LmsError && error.code === 'conflict') return error
  throw error
}

async function send (db: Db, lms: Lms, claimed: Claimed): Promise<LmsError | undefined> {
  const { organisationId, platformId, lineItemUrl: url, subject, completed, comment } = claimed
  const score = { subject, given: claimed.scoreGiven, maximum: claimed.scoreMaximum, completed, comment, at: claimed.sendingAt }
  try {
    const conflict = await lms.sendScore({ organisationId, platformId, url }, score).then(() => undefined, onlyConflict)
    if (conflict === undefined) await settleSent(db, claimed)
    else await settleConflict(db, lms, claimed, score)
    return undefined
  } catch (error) {
    if (error instanceof LmsError) {
      await settleLmsError(db, claimed, error)
      return error
    }
    await settleLater(db, claimed, 'internal', wait(claimed))
    throw error
  }
}

/**
 * Sends one claimed score and writes down what came of it, holding the claim while that takes.
 *
 * @returns why the LMS did not take it, if it did not
 * @throws what is no LmsError, for the log: the score is tried again later
 */
export async function deliverScore (db: Db, lms: Lms, claimed: Claimed): Promise<LmsError | undefined> {
  // Should a renewal fail, the lease runs out and the score may leave twice: with one timestamp, so it counts once.
  const renewal = setInterval(() => { renew(db, claimed).catch(() => {}) }, renewalSeconds * 1000)
  try {
    return await send(db, lms, claimed)
  } finally {
    clearInterval(renewal)
  }
}

/** @returns milliseconds until the next score is due, or undefined when nothing is owed */
export async function nextDue (db: Db): Promise<number | undefined> {
  const { rows } = await sql<{ wait: number | null }>`
    select ceil(extract(epoch from min(greatest(s.next_at, s.locked_until,
             case when s.sending < s.wanted then s.sending_at + interval '1 second' end)) - now()) * 1000)::float8 as wait
      from scores s join activities a on a.organisation_id = s.organisation_id and a.id = s.activity_id
     where s.sent < s.wanted and s.next_at is not null and a.line_item_url is not null
  `.execute(db)
  return rows[0]?.wait ?? undefined
}
