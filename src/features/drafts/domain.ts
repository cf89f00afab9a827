import { isDeepStrictEqual } from 'node:util'
import { Type } from 'typebox'
import type { Transaction } from 'kysely'
import type { Access } from '../../access.ts'
import type { Db, Tables } from '../../db/connect.ts'
import { inTransaction } from '../../db/transaction.ts'
import { errors, type FieldError } from '../../errors.ts'
import { parse } from '../../schema.ts'
import { excerpt } from '../../text.ts'
import * as fiches from '../fiches/domain.ts'
import { DraftTrace, type Draft, type DraftContent, type Trace, type Version } from '../fiches/schemas.ts'
import * as frameworks from '../frameworks/domain.ts'
import * as units from '../units/domain.ts'
import * as queries from './queries.ts'

type Trx = Transaction<Tables>
type StoredDraft = DraftContent & { revision: number }

const stored = (content: DraftContent): queries.Content => ({ ...content, excerpt: excerpt(content.description), traces: JSON.stringify(content.traces) })

/** @returns the draft as it was saved last, or undefined when there is none */
export async function find (trx: Trx, access: Access, ficheId: string): Promise<StoredDraft | undefined> {
  const row = await queries.find(trx, access, ficheId)
  return row && { ...row, traces: parse(Type.Array(DraftTrace), row.traces) }
}

/** A draft may be incomplete, but what it names must exist. */
async function strangers (trx: Trx, access: Access, ficheId: string, content: DraftContent): Promise<FieldError[]> {
  const unit = await units.findUnit(trx, access.organisationId, access.unitId)
  const items = await frameworks.listItems(trx, access.organisationId, unit.frameworkId, unit.frameworkVersion)
  const fileIds = content.traces.flatMap(trace => trace.kind === 'file' ? trace.fileId : [])
  const files = await queries.ownFiles(trx, access, ficheId, fileIds)
  const { experienceId, situationTypes } = content
  const isExperience = experienceId === null || await queries.hasExperience(trx, access, experienceId)
  return [
    ...content.competenceIds.flatMap((id, index) =>
      items.some(item => item.id === id) ? [] : { field: `competenceIds/${index}`, code: 'unknown' }),
    ...content.acquiredIds.flatMap((id, index) =>
      content.competenceIds.includes(id) ? [] : { field: `acquiredIds/${index}`, code: 'unknown' }),
    ...situationTypes.flatMap((id, index) =>
      unit.profile.situationTypes.some(type => type.id === id) ? [] : { field: `situationTypes/${index}`, code: 'unknown' }),
    ...(isExperience ? [] : [{ field: 'experienceId', code: 'unknown' }]),
    ...content.traces.flatMap((trace, index) =>
      trace.kind === 'link' || files.includes(trace.fileId) ? [] : { field: `traces/${index}/fileId`, code: 'unknown' })
  ]
}

async function readBack (trx: Trx, access: Access, ficheId: string): Promise<Draft> {
  const draft = await fiches.findOwnDraft(trx, access, ficheId)
  if (draft === null) throw errors.stale()
  return draft
}

/** The same save again, whose first answer was lost, is not somebody else's. */
function isRepeat (draft: StoredDraft, content: DraftContent, revision: number): boolean {
  const { revision: last, ...kept } = draft
  return last === revision + 1 && isDeepStrictEqual(kept, content)
}

/**
 * Saves a draft as it is being typed, however incomplete.
 *
 * @param revision the one that the client has read
 * @throws stale when it was saved elsewhere since, or published; invalid when it names what is not there
 */
export async function save (db: Db, access: Access, ficheId: string, revision: number, content: DraftContent): Promise<Draft> {
  return await inTransaction(db, async trx => {
    const fiche = await fiches.lock(trx, access, ficheId)
    const draft = await find(trx, access, ficheId)
    if (draft === undefined) throw errors.stale()
    if (isRepeat(draft, content, revision)) return await readBack(trx, access, ficheId)
    if (draft.revision !== revision) throw errors.stale()
    const unknown = await strangers(trx, access, ficheId, content)
    if (unknown.length > 0) throw errors.invalid(unknown)
    const next = fiche.draftRevision + 1
    await queries.update(trx, access, ficheId, next, stored(content))
    await queries.countSave(trx, access, ficheId, next)
    return await readBack(trx, access, ficheId)
  })
}

function draftTrace (trace: Trace): DraftTrace {
  if (trace.kind === 'link') return trace
  const { file, ...rest } = trace
  return { ...rest, fileId: file.id }
}

/** What a version says, as the beginning of the next one. */
function contentOf ({ title, context, description, analysis, contribution, competences, situationTypes, experience, traces }: Version) {
  return {
    title,
    context,
    description,
    analysis,
    contribution,
    competenceIds: competences.map(({ id }) => id),
    acquiredIds: competences.filter(({ acquired }) => acquired).map(({ id }) => id),
    situationTypes,
    experienceId: experience?.id ?? null,
    traces: traces.map(draftTrace)
  }
}

/**
 * Begins the next version with what the last one holds (IMT-41); gives the draft that is there when one is.
 *
 * @throws not-found
 */
export async function start (db: Db, access: Access, ficheId: string): Promise<Draft> {
  return await inTransaction(db, async trx => {
    const locked = await fiches.lock(trx, access, ficheId)
    const fiche = await fiches.read(trx, access, ficheId)
    if (fiche.draft !== null) return fiche.draft
    const last = fiche.versions.at(-1)
    if (last === undefined) throw errors.notFound()
    const next = locked.draftRevision + 1
    await queries.insert(trx, access, ficheId, next, stored({
      ...contentOf(last),
      letter: fiche.letter ?? '',
      answered: []
    }))
    await queries.countSave(trx, access, ficheId, next)
    return await readBack(trx, access, ficheId)
  })
}

/** Takes the draft away: it has become a version. */
export const remove = queries.remove
