import type { Transaction } from 'kysely'
import type { Access } from '../../access.ts'
import type { Db, Tables } from '../../db/connect.ts'
import { isUniqueViolation } from '../../db/errors.ts'
import { inTransaction } from '../../db/transaction.ts'
import { errors } from '../../errors.ts'
import type { Mails } from '../../mails.ts'
import * as fiches from '../fiches/domain.ts'
import * as mailing from '../mails/domain.ts'
import * as scores from '../scores/domain.ts'
import * as units from '../units/domain.ts'
import * as queries from './queries.ts'
import type { Comment, Decision, NewComment, NewDecision, Reviews } from './schemas.ts'

type Trx = Transaction<Tables>

function toComment ({ personId, name, ficheId: _, createdAt, ...said }: queries.CommentRow): Comment {
  return { ...said, author: { id: personId, name }, createdAt: createdAt.toISOString() }
}

function toDecision ({ id, versionNumber, personId, name, outcome, reason, sequence, decidedAt }: queries.DecisionRow): Decision {
  return {
    id,
    versionNumber,
    decidedBy: { id: personId, name },
    outcome,
    reason,
    sequence,
    decidedAt: decidedAt.toISOString()
  }
}

/**
 * Everything that was said of a fiche.
 *
 * @throws not-found
 */
export async function list (db: Db, access: Access, ficheId: string): Promise<Reviews> {
  await fiches.requireVisible(db, access, ficheId)
  const [comments, decisions] = await Promise.all([
    queries.listComments(db, access.organisationId, ficheId),
    queries.listDecisions(db, access.organisationId, ficheId)
  ])
  return { comments: comments.map(toComment), decisions: decisions.map(toDecision) }
}

/**
 * Adds to a fiche once, however often it is asked: `find` tells what the client-made id already stands for.
 * The fiche is locked, so that the same request twice comes one after the other. Whom it is new for is owed a mail.
 */
async function addOnce<Row extends { ficheId: string, personId: string }> (db: Db, mails: Mails | null, access: Access, ficheId: string, steps: {
  table: string
  versionNumber: number
  find: (trx: Trx) => Promise<Row | undefined>
  insert: (trx: Trx, fiche: Awaited<ReturnType<typeof fiches.lock>>) => Promise<void>
}): Promise<Row> {
  const added = await inTransaction(db, async trx => {
    const fiche = await fiches.lock(trx, access, ficheId)
    if (steps.versionNumber > fiche.versionCount) throw errors.invalid([{ field: 'versionNumber', code: 'unknown' }])
    if (await steps.find(trx) === undefined) {
      await steps.insert(trx, fiche)
      const { organisationId, unitId, personId: authorId } = access
      await mailing.owe(trx, mails, { organisationId, unitId, ficheId, studentId: fiche.studentId, authorId })
    }
    return await steps.find(trx)
  }).catch(error => {
    if (isUniqueViolation(error, steps.table)) throw errors.idTaken([{ field: 'id', code: 'taken' }])
    throw error
  })
  if (added?.ficheId !== ficheId || added.personId !== access.personId) throw errors.idTaken([{ field: 'id', code: 'taken' }])
  return added
}

/** A comment may point at a trace of its version; one that says that it cannot be opened must (IMT-43). */
async function requireTrace (trx: Trx, organisationId: string, { ficheId, versionNumber, tracePosition, reason }: queries.NewComment): Promise<void> {
  if (tracePosition === null) {
    if (reason === 'trace_not_accessible') throw errors.invalid([{ field: 'tracePosition', code: 'missing' }])
  } else if (!await queries.hasTrace(trx, organisationId, ficheId, versionNumber, tracePosition)) {
    throw errors.invalid([{ field: 'tracePosition', code: 'unknown' }])
  }
}

/**
 * Says something about a version, or about one of its traces; a tutor may give a reason (IMT-32).
 *
 * @throws not-found, invalid when there is no such version or trace, forbidden for a reason on one's own fiche, id-taken
 */
export async function comment (db: Db, mails: Mails | null, access: Access, ficheId: string, body: NewComment): Promise<Comment> {
  const { organisationId, personId: authorId } = access
  const { id, versionNumber, text, tracePosition = null, reason = null } = body
  return toComment(await addOnce(db, mails, access, ficheId, {
    table: 'comments',
    versionNumber,
    find: trx => queries.findComment(trx, organisationId, id),
    insert: async (trx, fiche) => {
      const said = { organisationId, id, ficheId, versionNumber, authorId, text, tracePosition, reason }
      if (reason !== null && fiche.studentId === authorId) throw errors.forbidden()
      await requireTrace(trx, organisationId, said)
      await queries.insertComment(trx, said)
    }
  }))
}

/** Approving what is approved, or reopening what nobody decided, would only be noise. */
function isNoise (outcome: string, standing: string | undefined): boolean {
  return outcome === 'reopened' ? standing === undefined || standing === 'reopened' : outcome === 'approved' && standing === 'approved'
}

/** Nobody overturns a colleague's decision that they have not seen. */
function isUnseen (standing: { sequence: number, decidedBy: string } | undefined, decidedBy: string, seen: number | undefined): boolean {
  return standing !== undefined && seen !== undefined && standing.decidedBy !== decidedBy && standing.sequence > seen
}

/** A fiche is declined as not admissible (SIO-13) only where the unit's rules know that. */
async function requireOutcome (trx: Trx, { organisationId, unitId }: Access, outcome: Decision['outcome']): Promise<void> {
  if (outcome !== 'declined') return
  const { profile } = await units.findUnit(trx, organisationId, unitId)
  if (!profile.admissibility) throw errors.invalid([{ field: 'outcome', code: 'unknown' }])
}

const needsReason = (outcome: Decision['outcome']): boolean => outcome === 'changes_requested' || outcome === 'declined'

/**
 * Decides on a version and owes the gradebook the new score, in one transaction. A decision is never changed:
 * `reopened` takes the last one back.
 *
 * @throws not-found, invalid without a reason where one is asked for or where nothing can be declined, stale,
 * already-decided, id-taken
 */
export async function decide (db: Db, mails: Mails | null, access: Access, ficheId: string, body: NewDecision): Promise<Decision> {
  const { organisationId, personId: decidedBy } = access
  const { id, versionNumber, outcome } = body
  const reason = body.reason.trim()
  if (needsReason(outcome) && reason === '') throw errors.invalid([{ field: 'reason', code: 'missing' }])
  return toDecision(await addOnce(db, mails, access, ficheId, {
    table: 'decisions',
    versionNumber,
    find: trx => queries.findDecision(trx, organisationId, id),
    insert: async (trx, fiche) => {
      if (fiche.studentId === decidedBy) throw errors.forbidden()
      await requireOutcome(trx, access, outcome)
      const standing = await queries.findStanding(trx, organisationId, ficheId, versionNumber)
      if (isUnseen(standing, decidedBy, body.sequence)) throw errors.stale()
      if (isNoise(outcome, standing?.outcome)) throw errors.alreadyDecided()
      await queries.insertDecision(trx, { organisationId, id, ficheId, versionNumber, decidedBy, outcome, reason })
      await scores.owe(trx, { organisationId, unitId: access.unitId, studentId: fiche.studentId })
    }
  }))
}
