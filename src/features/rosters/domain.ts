import type { Db } from '../../db/connect.ts'
import { newId } from '../../ids.ts'
import { LmsError, type Lms, type Member } from '../../lms.ts'
import * as queries from './queries.ts'

/**
 * Who is in the course, as the LMS lists it (NRPS).
 *
 * A list becomes due by a launch: the statement of `sessions` that lets in staff or an administrator sets
 * `activities.roster_next_at = now()` where the activity has a memberships_url, nothing is due yet (a failed list keeps its
 * own time) and it was never read or was read more than an hour ago. A launch also clears `enrolments.left_at`.
 */

/** A process that dies holds a list up for so long; one that is slower than this lets another read the same, in vain. */
const leaseSeconds = 120
const lanes = 4
const shortestWait = 60
const longestWait = 6 * 3600

/** What keeps the log: why a list could not be read. `internal` is our own fault. */
export type Report = (claimed: queries.Claimed, code: string, error: unknown) => void

/** Seconds: longer each time, and never less than the LMS asked for. */
const wait = ({ attempts }: queries.Claimed, retryAfter = 0): number =>
  Math.min(Math.max(retryAfter, shortestWait * 2 ** (attempts - 1)), longestWait)

/** Nobody but the wrong answer says that a course has nobody in it: it would look as if all had left. */
class EmptyRoster extends Error {}

/** One transaction, three statements, whatever the course's size. The same list twice changes nothing. */
async function apply (db: Db, claimed: queries.Claimed, members: Member[]): Promise<void> {
  const present = members.filter(({ active }) => active)
  if (present.length === 0) throw new EmptyRoster('nobody is in the course')
  await db.transaction().execute(async trx => {
    await queries.upsertPeople(trx, claimed, present.map(newId), present)
    await queries.upsertEnrolments(trx, claimed, present)
    await queries.markLeft(trx, claimed, present.map(({ subject }) => subject))
  })
}

const codeOf = (error: unknown): string =>
  error instanceof LmsError ? error.code : error instanceof EmptyRoster ? 'empty' : 'internal'

async function settleFailure (db: Db, claimed: queries.Claimed, error: unknown): Promise<void> {
  const seconds = wait(claimed, error instanceof LmsError ? error.retryAfter : undefined)
  const code = codeOf(error)
  await queries.settleLater(db, claimed, code, seconds)
  if (code === 'unreachable' || code === 'busy') await queries.postponePlatform(db, claimed, seconds)
}

async function refresh (db: Db, lms: Lms, claimed: queries.Claimed, report: Report): Promise<void> {
  const { organisationId, platformId, membershipsUrl } = claimed
  try {
    await apply(db, claimed, await lms.listMembers({ organisationId, platformId }, membershipsUrl))
    await queries.settleRead(db, claimed)
  } catch (error) {
    await settleFailure(db, claimed, error)
    // Once for each change of trouble: a platform that is down for a day is not told every hour.
    const code = codeOf(error)
    if (code !== claimed.error) report(claimed, code, error)
  }
}

/**
 * Reads every list that is due, whichever process finds it, in a few lanes, so that one dead platform holds up only one.
 * Applies what has changed: adds who is new, notes who has left, lets back in who has returned. The role that was seen at
 * a launch always wins over the list's. When a list cannot be read, or is empty, nothing changes and it is tried later.
 *
 * @param signal takes no further list
 */
export async function refreshDue (db: Db, lms: Lms, report: Report = () => {}, signal?: AbortSignal): Promise<void> {
  // One claim after the other, so that each sees which platforms the others are asking.
  let turn: Promise<queries.Claimed | undefined> = Promise.resolve(undefined)
  const next = (): typeof turn => {
    turn = turn.then(async () => signal?.aborted === true ? undefined : await queries.claim(db, leaseSeconds))
    return turn
  }
  const drain = async (): Promise<void> => {
    for (let claimed = await next(); claimed !== undefined; claimed = await next()) await refresh(db, lms, claimed, report)
  }
  // To their end all of them, also when one breaks: the next round must not begin beside this one.
  const ends = await Promise.allSettled(Array.from({ length: lanes }, drain))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
}
