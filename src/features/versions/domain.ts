import { createHash } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { Access } from '../../access.ts'
import type { Db, Tables } from '../../db/connect.ts'
import { isUniqueViolation } from '../../db/errors.ts'
import { inTransaction } from '../../db/transaction.ts'
import { errors } from '../../errors.ts'
import type { Mails } from '../../mails.ts'
import { excerpt } from '../../text.ts'
import * as drafts from '../drafts/domain.ts'
import * as fiches from '../fiches/domain.ts'
import type { DraftContent, DraftTrace, Version } from '../fiches/schemas.ts'
import * as mailing from '../mails/domain.ts'
import * as units from '../units/domain.ts'
import * as queries from './queries.ts'
import { whatIsMissing } from './rules.ts'

type Trx = Transaction<Tables>
type Locked = Awaited<ReturnType<typeof fiches.lock>>

function newTrace (trace: DraftTrace): queries.NewTrace {
  const { kind, caption, type, eventDate, confidential } = trace
  const own = trace.kind === 'link'
    ? { fileId: null, url: new URL(trace.url.trim()).href, alt: '', decorative: false }
    : { fileId: trace.fileId, url: null, alt: trace.alt, decorative: trace.decorative }
  return { kind, caption, type, eventDate, confidential, ...own }
}

type Files = Awaited<ReturnType<typeof queries.findFiles>>

/** SHA-256 over all that a reader of the version sees; a file stands by its own hash. */
function hashContent (content: DraftContent, traces: queries.NewTrace[], files: Files): string {
  const { title, context, description, analysis, contribution, letter, competenceIds, acquiredIds, situationTypes, experienceId } = content
  const sources = traces.map(({ fileId, url, kind, ...said }) => [fileId === null ? url : files.get(fileId)?.sha256, said])
  const whole = [title, context, description, analysis, contribution, letter, competenceIds, acquiredIds, situationTypes, experienceId, sources]
  return createHash('sha256').update(JSON.stringify(whole)).digest('hex')
}

async function freeze (trx: Trx, access: Access, fiche: Locked, draft: DraftContent & { revision: number }, writtenAt: Date | undefined): Promise<void> {
  const { organisationId } = access
  const unit = await units.findUnit(trx, organisationId, access.unitId)
  const files = await queries.findFiles(trx, organisationId, draft.traces.flatMap(trace => trace.kind === 'file' ? trace.fileId : []))
  const isImage = (fileId: string): boolean => files.get(fileId)?.isImage === true
  const fields = whatIsMissing(draft, unit.profile, { letter: fiche.letter, competenceId: fiche.letterCompetenceId }, isImage)
  if (fields.length > 0) throw errors.incomplete(fields)
  const content = { ...draft, letter: fiche.letter ?? draft.letter, title: draft.title.trim() }
  const traces = content.traces.map(newTrace)
  const contentHash = hashContent(content, traces, files)
  const last = await queries.findLast(trx, organisationId, fiche.id)
  if (last?.contentHash === contentHash && last.frameworkVersion === unit.frameworkVersion) throw errors.nothingChanged()
  await queries.insertVersion(trx, {
    organisationId,
    ficheId: fiche.id,
    number: fiche.versionCount + 1,
    draftRevision: draft.revision,
    title: content.title,
    context: content.context,
    description: content.description,
    analysis: content.analysis,
    contribution: content.contribution,
    situationTypes: content.situationTypes,
    experienceId: content.experienceId,
    excerpt: excerpt(content.description),
    frameworkId: unit.frameworkId,
    frameworkVersion: unit.frameworkVersion,
    contentHash,
    ...(writtenAt === undefined ? {} : { publishedAt: writtenAt, importedAt: new Date() })
  }, content.competenceIds.map(competenceId => ({ competenceId, acquired: content.acquiredIds.includes(competenceId) })), traces)
  const target = content.competenceIds[0]
  if (unit.profile.letter && fiche.letter === null && target !== undefined) {
    await fiches.setLetter(trx, access, fiche.id, content.letter, target)
  }
}

async function readVersion (trx: Trx, access: Access, ficheId: string, number: number): Promise<Version> {
  const { versions } = await fiches.read(trx, access, ficheId)
  const version = versions.find(candidate => candidate.number === number)
  if (version === undefined) throw errors.notFound()
  return version
}

async function publishOnce (trx: Trx, mails: Mails | null, access: Access, ficheId: string, revision: number, writtenAt: Date | undefined): Promise<Version> {
  const fiche = await fiches.lock(trx, access, ficheId)
  const published = await queries.findByRevision(trx, access.organisationId, ficheId, revision)
  if (published !== undefined) return await readVersion(trx, access, ficheId, published)
  const draft = await drafts.find(trx, access, ficheId)
  if (draft === undefined) throw errors.nothingToPublish()
  if (draft.revision !== revision) throw errors.stale()
  await freeze(trx, access, fiche, draft, writtenAt)
  await drafts.remove(trx, access, ficheId)
  const { organisationId, unitId } = access
  await mailing.owe(trx, mails, { organisationId, unitId, ficheId, studentId: fiche.studentId, authorId: fiche.studentId })
  return await readVersion(trx, access, ficheId, fiche.versionCount + 1)
}

/**
 * Publishes the draft as the next version, which never changes again (IMT-42), and owes a mail to who follows the student.
 *
 * @param revision of the draft; the same request twice makes one version and gives it twice
 * @param writtenAt when it was written elsewhere, for a version that is taken over: it is marked as such
 * @throws stale, nothing-to-publish, nothing-changed, incomplete with every field that is missing, letter-taken
 */
export async function publish (db: Db, mails: Mails | null, access: Access, ficheId: string, revision: number, writtenAt?: Date): Promise<Version> {
  try {
    return await inTransaction(db, trx => publishOnce(trx, mails, access, ficheId, revision, writtenAt))
  } catch (error) {
    if (isUniqueViolation(error, 'fiches')) throw errors.letterTaken([{ field: 'letter', code: 'taken' }])
    throw error
  }
}
