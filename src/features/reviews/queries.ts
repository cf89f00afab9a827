import type { Selectable, Transaction } from 'kysely'
import type { Db, Tables } from '../../db/connect.ts'

type Trx = Transaction<Tables>

function selectComments (db: Db | Trx, organisationId: string) {
  return db.selectFrom('comments as c')
    .innerJoin('people as p', join => join.onRef('p.organisationId', '=', 'c.organisationId').onRef('p.id', '=', 'c.authorId'))
    .select(['c.id', 'c.ficheId', 'c.versionNumber', 'c.authorId as personId', 'p.name', 'c.text', 'c.tracePosition', 'c.reason', 'c.sequence', 'c.createdAt'])
    .where('c.organisationId', '=', organisationId)
}

function selectDecisions (db: Db | Trx, organisationId: string) {
  return db.selectFrom('decisions as d')
    .innerJoin('people as p', join => join.onRef('p.organisationId', '=', 'd.organisationId').onRef('p.id', '=', 'd.decidedBy'))
    .select(['d.id', 'd.ficheId', 'd.versionNumber', 'd.decidedBy as personId', 'p.name', 'd.outcome', 'd.reason', 'd.sequence', 'd.decidedAt'])
    .where('d.organisationId', '=', organisationId)
}

export type CommentRow = Awaited<ReturnType<typeof listComments>>[number]
export type DecisionRow = Awaited<ReturnType<typeof listDecisions>>[number]

export const listComments = (db: Db | Trx, organisationId: string, ficheId: string) =>
  selectComments(db, organisationId).where('c.ficheId', '=', ficheId).orderBy('c.sequence').execute()

export const listDecisions = (db: Db | Trx, organisationId: string, ficheId: string) =>
  selectDecisions(db, organisationId).where('d.ficheId', '=', ficheId).orderBy('d.sequence').execute()

export const findComment = (trx: Trx, organisationId: string, id: string) =>
  selectComments(trx, organisationId).where('c.id', '=', id).executeTakeFirst()

export const findDecision = (trx: Trx, organisationId: string, id: string) =>
  selectDecisions(trx, organisationId).where('d.id', '=', id).executeTakeFirst()

type Reason = Selectable<Tables['comments']>['reason']
export interface NewComment {
  organisationId: string
  id: string
  ficheId: string
  versionNumber: number
  authorId: string
  text: string
  tracePosition: number | null
  reason: Reason
}

export async function insertComment (trx: Trx, comment: NewComment): Promise<void> {
  await trx.insertInto('comments').values(comment).execute()
}

/** @returns whether the version has a trace at this place */
export async function hasTrace (trx: Trx, organisationId: string, ficheId: string, versionNumber: number, position: number): Promise<boolean> {
  const row = await trx.selectFrom('versionTraces').select('position')
    .where('organisationId', '=', organisationId)
    .where('ficheId', '=', ficheId)
    .where('versionNumber', '=', versionNumber)
    .where('position', '=', position)
    .executeTakeFirst()
  return row !== undefined
}

export interface NewDecision { organisationId: string, id: string, ficheId: string, versionNumber: number, decidedBy: string, outcome: Selectable<Tables['decisions']>['outcome'], reason: string }

export async function insertDecision (trx: Trx, decision: NewDecision): Promise<void> {
  await trx.insertInto('decisions').values(decision).execute()
}

/** The decision that stands on a version. */
export async function findStanding (trx: Trx, organisationId: string, ficheId: string, versionNumber: number) {
  return await trx.selectFrom('decisions').select(['outcome', 'sequence', 'decidedBy'])
    .where('organisationId', '=', organisationId)
    .where('ficheId', '=', ficheId)
    .where('versionNumber', '=', versionNumber)
    .orderBy('sequence', 'desc')
    .executeTakeFirst()
}
