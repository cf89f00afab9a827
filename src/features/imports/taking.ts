import type { Transaction } from 'kysely'
import type { Access } from '../../access.ts'
import type { Tables } from '../../db/connect.ts'
import { Refusal } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { Blobs } from '../../storage/blobs.ts'
import * as drafts from '../drafts/domain.ts'
import * as fiches from '../fiches/domain.ts'
import * as files from '../files/domain.ts'
import * as reviews from '../reviews/domain.ts'
import * as scores from '../scores/domain.ts'
import * as versions from '../versions/domain.ts'
import type { Entry } from './entries.ts'
import { contentOf, planDraft, planVersions } from './plan.ts'
import * as queries from './queries.ts'
import { sayLacks, sayRefusal } from './words.ts'

type Trx = Transaction<Tables>

/** An entry, and what it is to become. */
export interface Taking {
  entry: Entry
  ficheId: string
  access: Access
  competence: { ids: string[], code: string }
  prepared: ReadonlyMap<string, files.Prepared>
  approver: Access | undefined
  /** Letters that the portfolio would have, if this were not a trial: by competence and letter. */
  promised: ReadonlySet<string>
}

export interface Taken { versions: number, hasDraft: boolean, isApproved: boolean, problems: string[] }

async function addFiles (trx: Trx, blobs: Blobs, { access, ficheId, prepared }: Taking, problems: string[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const [name, file] of prepared) {
    try {
      ids.set(name, (await files.add(trx, blobs, access, ficheId, file)).id)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      problems.push(`the file ${name} was not taken: ${sayRefusal(error)}`)
    }
  }
  return ids
}

/** @returns why the first version cannot have its letter. A second row of the same letter would end the transaction. */
async function findLetterTaken (trx: Trx, { access, entry: { letter }, competence, promised }: Taking): Promise<string | undefined> {
  const [competenceId] = competence.ids
  if (competenceId === undefined || letter === '') return undefined
  const used = await fiches.usedLetters(trx, access)
  const isTaken = used.get(competenceId)?.includes(letter) === true || promised.has(letterKey(access.personId, competenceId, letter))
  return isTaken ? `another proof of ${competence.code} has the letter ${letter}` : undefined
}

/** A letter of a competence in a student's portfolio. */
export const letterKey = (studentId: string, competenceId: string, letter: string): string => `${studentId} ${competenceId} ${letter}`

/** What was written, and approved, long ago is no news. */
const noMails = null

const whenUnchanged = (error: unknown): 'unchanged' => {
  if (error instanceof Refusal && error.code === 'nothing-changed') return 'unchanged'
  throw error
}

/** @returns why it cannot be published, before anything is written */
const whenIncomplete = (error: unknown): string => {
  if (error instanceof Refusal && error.code === 'incomplete') return `it lacks ${sayLacks(error.fields)}`
  throw error
}

/** The first version was written when the entry was added, the last one when it was modified. Of those between only that is known. */
function writtenAt ({ added, modified }: Entry, index: number, count: number, now: Date): Date {
  if (index === 0 || index < count - 1) return added ?? now
  return new Date(Math.max((added ?? now).getTime(), (modified ?? now).getTime()))
}

interface Published { versions: number, left: { from: number, why: string } | undefined }

async function publishAll (trx: Trx, taking: Taking, fileIds: ReadonlyMap<string, string>): Promise<Published> {
  const { entry, ficheId, access, competence } = taking
  const plans = planVersions(entry.versions)
  const now = new Date()
  let count = 0
  for (const [index, planned] of plans.entries()) {
    const draft = await drafts.start(trx, access, ficheId)
    const { revision } = await drafts.save(trx, access, ficheId, draft.revision, contentOf(entry, planned, competence.ids, fileIds))
    const taken = index === 0 ? await findLetterTaken(trx, taking) : undefined
    const publish = async () => { await versions.publish(trx, noMails, access, ficheId, revision, writtenAt(entry, index, plans.length, now)) }
    const outcome = taken ?? await publish().catch(whenUnchanged).catch(whenIncomplete)
    if (outcome === 'unchanged') await drafts.remove(trx, access, ficheId)
    else if (outcome === undefined) count++
    else return { versions: count, left: { from: index, why: outcome } }
  }
  return { versions: count, left: undefined }
}

const nameRest = ({ versions }: Entry, from: number): string => versions.length === 0 ? '' : ` (${versions.slice(from).map(({ number }) => `v${number}`).join(', ')})`

/** What cannot be published waits in the draft, whole. */
async function keepDraft (trx: Trx, { entry, ficheId, access, competence }: Taking, from: number, fileIds: ReadonlyMap<string, string>): Promise<void> {
  const { revision } = await drafts.start(trx, access, ficheId)
  await drafts.save(trx, access, ficheId, revision, contentOf(entry, planDraft(entry.versions, from), competence.ids, fileIds))
}

async function approve (trx: Trx, { ficheId, approver }: Taking, versionNumber: number): Promise<string | undefined> {
  if (approver === undefined) return 'nobody was named who approves'
  try {
    await reviews.decide(trx, noMails, approver, ficheId, { id: newId(), versionNumber, outcome: 'approved', reason: 'Approuvée dans la base de données Moodle' })
    return undefined
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return sayRefusal(error)
  }
}

/**
 * Makes a fiche of an entry, whole within the transaction: with its files, its versions, the decision on the last one, and in
 * its draft what cannot be published.
 *
 * @returns undefined when the entry was taken once already, whatever has become of its fiche
 */
export async function take (trx: Trx, blobs: Blobs, taking: Taking): Promise<Taken | undefined> {
  const { entry, ficheId, access } = taking
  if (!await queries.insertEntry(trx, access.organisationId, ficheId)) return undefined
  await fiches.create(trx, access, ficheId, entry.added)
  // Until the end, nobody else imports for this student: two of their entries at once would wait for each other.
  await scores.lockPortfolio(trx, { organisationId: access.organisationId, unitId: access.unitId, studentId: access.personId })
  const problems: string[] = []
  const fileIds = await addFiles(trx, blobs, taking, problems)
  const { versions, left } = entry.versions.length === 0
    ? { versions: 0, left: { from: 0, why: 'it says nothing but its title' } }
    : await publishAll(trx, taking, fileIds)
  if (left !== undefined) {
    await keepDraft(trx, taking, left.from, fileIds)
    problems.push(`left in a draft${nameRest(entry, left.from)}: ${left.why}`)
  }
  const refused = !entry.approved ? undefined : left === undefined ? await approve(trx, taking, versions) : 'not all of it is published'
  if (refused !== undefined) problems.push(`it was approved in Moodle, and is not here: ${refused}`)
  return { versions, hasDraft: left !== undefined, isApproved: entry.approved && refused === undefined, problems }
}
