import { Readable } from 'node:stream'
import { Type, type Static } from 'typebox'
import type { Transaction } from 'kysely'
import type { Access } from '../../access.ts'
import type { Db, Tables } from '../../db/connect.ts'
import { inTransaction } from '../../db/transaction.ts'
import { errors } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { page } from '../../paging.ts'
import { parse } from '../../schema.ts'
import { excerpt } from '../../text.ts'
import * as sessions from '../sessions/domain.ts'
import * as listQueries from './list/queries.ts'
import { defaultOrder, placeOf, readPlace } from './list/place.ts'
import { csv } from './list/table.ts'
import * as queries from './queries.ts'
import { DraftTrace, type FicheState, type Draft, type Fiche, type FicheList, type Filters, type Trace } from './schemas.ts'

export type { Fiche } from './schemas.ts'
type State = Static<typeof FicheState>

/** Rows of a table that are asked for at once. */
const tablePage = 500

interface Head {
  id: string
  studentId: string
  studentName: string
  state: State
  letter: string | null
  versionCount: number
  unreadCount: number
  removedAt: Date | null
  createdAt: Date
  updatedAt: Date
}

function head (row: Head) {
  const { id, studentId, studentName, state, letter, versionCount, unreadCount, removedAt, createdAt, updatedAt } = row
  return {
    id,
    student: { id: studentId, name: studentName },
    state,
    letter,
    versionCount,
    unreadCount,
    removedAt: removedAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString()
  }
}

type ListRow = Awaited<ReturnType<typeof listQueries.list>>[number]

function toSummary (row: ListRow): FicheList['items'][number] {
  return {
    ...head(row),
    title: row.versionTitle ?? row.draftTitle ?? '',
    excerpt: row.excerpt ?? excerpt(row.draftDescription ?? ''),
    competences: row.competences,
    experience: row.experienceId === null || row.experienceTitle === null ? null : { id: row.experienceId, title: row.experienceTitle },
    commentCount: row.commentCount ?? 0,
    hasDraft: row.hasDraft
  }
}

/**
 * One page of the fiches that the reader may see: narrowed, sorted, by default the newest event first.
 *
 * @throws invalid when the cursor is not of this order
 */
export async function list (db: Db, access: Access, query: Filters & { after?: string, limit?: number }): Promise<FicheList> {
  const { after, limit = 50, sort = 'updated', order = defaultOrder(sort), ...filters } = query
  const rows = await listQueries.list(db, access, { filters, sort, order, after: readPlace(sort, order, after), limit })
  const { items, next } = page(rows, limit, ({ key }) => placeOf(sort, order, key))
  return { items: items.map(toSummary), next }
}

/** Every row of the list as a table. @returns what is sent, and the name to keep it under */
export async function table (db: Db, access: Access, query: Filters): Promise<{ stream: Readable, name: string }> {
  const { locale } = await sessions.readMe(db, access)
  const readPage = (after: string | null) => list(db, access, { ...query, limit: tablePage, ...(after === null ? {} : { after }) })
  return { stream: Readable.from(csv(locale, readPage)), name: `fiches-${new Date().toISOString().slice(0, 10)}.csv` }
}

type Row = NonNullable<Awaited<ReturnType<typeof queries.find>>>
type FileRow = Row['files'][number]

function draftTrace (trace: DraftTrace, files: FileRow[]): Trace {
  if (trace.kind === 'link') return trace
  const file = files.find(({ id }) => id === trace.fileId)
  if (file === undefined) throw new Error(`the draft names a file that is not there: ${trace.fileId}`)
  const { fileId, ...rest } = trace
  return { ...rest, file }
}

function readDraft (row: Pick<Row, 'draft' | 'files'>): Draft | null {
  if (row.draft === null) return null
  const traces = parse(Type.Array(DraftTrace), row.draft.traces).map(trace => draftTrace(trace, row.files))
  return { ...row.draft, updatedAt: new Date(row.draft.updatedAt).toISOString(), traces }
}

type TraceRow = Row['versions'][number]['traces'][number]

function readTrace ({ file, url, alt, decorative, kind, ...said }: TraceRow): Trace {
  return file === null ? { kind: 'link', ...said, url: url ?? '' } : { kind: 'file', ...said, alt, decorative, file }
}

/**
 * A fiche with its versions, and its draft for whoever may read it.
 *
 * @throws not-found, also when it is somebody else's
 */
export async function read (db: Db | Transaction<Tables>, access: Access, ficheId: string): Promise<Fiche> {
  const row = await queries.find(db, access, ficheId)
  if (row === undefined) throw errors.notFound()
  return toFiche(row)
}

function toFiche (row: Row): Fiche {
  return {
    ...head(row),
    sequence: row.sequence,
    versions: row.versions.map(version => ({
      ...version,
      publishedAt: new Date(version.publishedAt).toISOString(),
      importedAt: version.importedAt === null ? null : new Date(version.importedAt).toISOString(),
      traces: version.traces.map(readTrace)
    })),
    draft: readDraft(row)
  }
}

/**
 * Asks whether the reader may see a fiche.
 *
 * @returns the sequence of its last event
 * @throws not-found
 */
export async function requireVisible (db: Db, access: Access, ficheId: string): Promise<number> {
  const sequence = await queries.findSequence(db, access, ficheId)
  if (sequence === undefined) throw errors.notFound()
  return sequence
}

/** @returns the draft of the actor's own fiche, or null when there is none */
export async function findOwnDraft (trx: Transaction<Tables>, access: Access, ficheId: string): Promise<Draft | null> {
  const row = await queries.findDraft(trx, access, ficheId)
  return row === undefined ? null : readDraft(row)
}

/**
 * Begins a fiche with an empty draft, in the student's portfolio of the unit.
 *
 * @param id made by the client: the same request twice makes one fiche
 * @param createdAt when it was begun elsewhere, for one that is taken over; now
 * @throws id-taken when the id belongs to something else
 */
export async function create (db: Db, access: Access, id: string, createdAt?: Date): Promise<Fiche> {
  return await inTransaction(db, async trx => {
    const portfolioId = await queries.providePortfolio(trx, access, newId())
    const isNew = await queries.insertFiche(trx, access, id, portfolioId, createdAt)
    if (isNew) await queries.insertFirstDraft(trx, access, id)
    const row = await queries.find(trx, access, id)
    if (row === undefined) throw errors.idTaken([{ field: 'id', code: 'taken' }])
    return toFiche(row)
  })
}

/**
 * Locks a fiche that the actor may see, until the transaction ends: for what changes it.
 *
 * @throws not-found, removed
 */
export async function lock (trx: Transaction<Tables>, access: Access, ficheId: string) {
  const fiche = await lockAlsoRemoved(trx, access, ficheId)
  if (fiche.removedAt !== null) throw errors.removed()
  return fiche
}

/**
 * The same, also of a fiche that its student has taken away.
 *
 * @throws not-found
 */
export async function lockAlsoRemoved (trx: Transaction<Tables>, access: Access, ficheId: string) {
  const fiche = await queries.lock(trx, access, ficheId)
  if (fiche === undefined) throw errors.notFound()
  return fiche
}

/** The letters that the student's portfolio uses, per competence. */
export async function usedLetters (db: Db, access: Access): Promise<Map<string, string[]>> {
  const letters = new Map<string, string[]>()
  for (const { competenceId, letter } of await queries.listLetters(db, access)) {
    letters.set(competenceId, [...letters.get(competenceId) ?? [], letter])
  }
  return letters
}

/** Fixes the fiche's letter, for ever. @throws of PostgreSQL, 23505, when the competence has it already */
export const setLetter = queries.setLetter

/**
 * Remembers how far the reader has seen.
 *
 * @throws not-found
 */
export async function markRead (db: Db, access: Access, ficheId: string, sequence: number): Promise<void> {
  await queries.setReadMark(db, access, ficheId, Math.min(sequence, await requireVisible(db, access, ficheId)))
}
