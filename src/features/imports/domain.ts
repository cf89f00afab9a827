import type { Access } from '../../access.ts'
import type { Db } from '../../db/connect.ts'
import { inTransaction } from '../../db/transaction.ts'
import { Refusal } from '../../errors.ts'
import { idOf } from '../../ids.ts'
import type { Blobs } from '../../storage/blobs.ts'
import * as files from '../files/domain.ts'
import * as frameworks from '../frameworks/domain.ts'
import * as units from '../units/domain.ts'
import type { Export } from './archive.ts'
import { readColumns, type Columns } from './columns.ts'
import { readApproval, readEntry, readIdentity, TooLong, type Entry, type Identity } from './entries.ts'
import { ImportError } from './import-error.ts'
import { findCompetence } from './plan.ts'
import * as queries from './queries.ts'
import { readRows, type Row } from './table.ts'
import { letterKey, take, type Taken, type Taking } from './taking.ts'
import { sayRefusal } from './words.ts'

export { openExport } from './archive.ts'
export { isTimeZone } from './dates.ts'
export { ImportError } from './import-error.ts'

/** What is to be imported, and how. */
export interface Request {
  organisationId: string
  unitId: string
  /** Who approves what was approved in Moodle. */
  approverId: string | undefined
  /** In which Moodle wrote its dates. */
  timeZone: string
  /** Nothing is kept: it only tells what would be. */
  isTrial: boolean
}

export interface Problem { row: number, student: string, text: string }

export interface Report {
  entries: number
  fiches: number
  drafts: number
  versions: number
  approved: number
  alreadyThere: number
  /** Columns of which nothing is taken; `filled` when an entry that was taken says something in them. */
  ignored: Array<{ name: string, filled: boolean }>
  problems: Problem[]
}

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

/**
 * A unit by its id, or by its code or title, which are those of its course.
 *
 * @throws {ImportError} which lists the units when there is none, or several
 */
export async function findUnit (db: Db, organisationId: string, words: string): Promise<string> {
  const all = await queries.listUnits(db, organisationId)
  const found = all.filter(({ id, code, title }) => [id, code, title].some(name => same(name, words)))
  const [unit] = found
  if (unit !== undefined && found.length === 1) return unit.id
  const lines = (unit === undefined ? all : found).map(({ id, code, title, activities }) => `  ${id}  ${code}  ${title}  (${activities.join(', ')})`)
  if (lines.length === 0) throw new ImportError('the school has no unit yet: somebody opens the activity once in its Moodle course')
  throw new ImportError([unit === undefined ? `there is no unit “${words}”; there are` : `several units are called “${words}”: give the id of one`, ...lines].join('\n'))
}

/**
 * Somebody of the unit's staff, by their e-mail address.
 *
 * @throws {ImportError} which lists the staff when it is nobody, or several
 */
export async function findApprover (db: Db, organisationId: string, unitId: string, email: string): Promise<string> {
  const staff = await queries.listEnrolled(db, organisationId, unitId, 'staff')
  const [person, ...more] = staff.filter(each => each.email !== null && same(each.email, email))
  if (person !== undefined && more.length === 0) return person.id
  const lines = staff.map(each => `  ${each.email ?? 'no address'}  ${each.name}`)
  throw new ImportError([`${person === undefined ? 'nobody' : 'not one alone'} of the unit's staff has the address “${email}”${lines.length > 0 ? '; there are' : ': they open the activity once'}`, ...lines].join('\n'))
}

interface Survey { columns: Columns, width: number, approvals: number }

/** Reads the whole table once: what is wrong with it is told before anything is kept. */
async function survey (source: Export): Promise<Survey> {
  let found: Survey | undefined
  for await (const row of readRows(source.openTable)) {
    if (found === undefined) found = { columns: readColumns(row.cells), width: row.cells.length, approvals: 0 }
    else if (readApproval(found.columns, row)) found.approvals++
  }
  if (found === undefined) throw new ImportError('the table is empty')
  return found
}

/** What stands still while the rows go by. */
interface Run {
  db: Db
  blobs: Blobs
  source: Export
  request: Request
  survey: Survey
  students: Map<string, queries.Enrolled[]>
  hasLetters: boolean
  competences: Array<{ id: string, code: string, label: string }>
  /** How many equal entries of one student have come. */
  seen: Map<string, number>
  promised: Set<string>
  report: Report
}

const accessOf = ({ organisationId, unitId }: Request, personId: string, role: 'student' | 'staff'): Access =>
  // No launch stands behind it, and nothing here asks for one.
  ({ organisationId, unitId, personId, activityId: '', sessionId: '', roles: [role], locale: null, reach: role === 'student' ? 'own' : 'unit' })

async function sayUnknown ({ db, request: { organisationId } }: Run, email: string, count: number): Promise<string> {
  if (email === '') return 'it has no e-mail address'
  if (count > 1) return `${count} students have the address ${email}`
  return await queries.isKnown(db, organisationId, email)
    ? `${email} is known, but no student of this unit: they open its activity once`
    : `nobody has the address ${email} yet: they open the activity once`
}

/** The same entry has the same id in every export, and the next one like it another. */
function ficheIdOf ({ request, seen }: Run, studentId: string, { key }: Identity): string {
  const words = [studentId, ...key]
  const position = seen.get(words.join('\n')) ?? 0
  seen.set(words.join('\n'), position + 1)
  return idOf(request.unitId, [...words, position])
}

async function prepareFile ({ blobs, source }: Run, name: string): Promise<files.Prepared | string> {
  const found = source.find(name)
  if (found === undefined) return 'it is not in the archive'
  if (found.size > files.maximumSize) return 'it is larger than 50 MB'
  try {
    return await files.prepare(blobs, { name, stream: found.open() })
  } catch (error) {
    if (error instanceof Refusal) return sayRefusal(error)
    throw error
  }
}

/** All files of an entry, judged and drawn before the transaction begins. */
async function prepareFiles (run: Run, entry: Entry, prepared: Map<string, files.Prepared>): Promise<string[]> {
  const problems: string[] = []
  for (const name of new Set(entry.versions.flatMap(({ images }) => images))) {
    const file = await prepareFile(run, name)
    if (typeof file === 'string') problems.push(`the file ${name} was not taken: ${file}`)
    else prepared.set(name, file)
  }
  return problems
}

function findCompetences ({ competences }: Run, { competences: written }: Entry): { ids: string[], code: string, problems: string[] } {
  const found = written.map(text => ({ text, competence: findCompetence(competences, text) }))
  const known = found.flatMap(({ competence }) => competence ?? [])
  return {
    ids: [...new Set(known.map(({ id }) => id))],
    code: known[0]?.code ?? '',
    problems: found.filter(({ competence }) => competence === undefined).map(({ text }) => `the unit has no competence “${text}”`)
  }
}

/** Ends a trial's transaction, so that nothing of it is kept. */
class Undone extends Error {
  readonly taken: Taken | undefined
  constructor (taken: Taken | undefined) {
    super('it was a trial')
    this.taken = taken
  }
}

const mostAttempts = 3

async function takeWhole (run: Run, taking: Taking, attempt = 1): Promise<Taken | undefined> {
  const { db, blobs, request: { isTrial } } = run
  const none: Blobs = { ...blobs, has: async () => true }
  try {
    if (!isTrial) for (const { arrivals } of taking.prepared.values()) for (const arrival of arrivals) await blobs.keep(arrival)
    return await inTransaction(db, async trx => {
      const taken = await take(trx, isTrial ? none : blobs, taking)
      if (isTrial) throw new Undone(taken)
      return taken
    })
  } catch (error) {
    if (error instanceof Undone) return error.taken
    // The student has just published another proof with this letter: the next look sees it.
    if (error instanceof Refusal && error.code === 'letter-taken' && attempt < mostAttempts) return await takeWhole(run, taking, attempt + 1)
    throw error
  }
}

function count (run: Run, taking: Taking, taken: Taken): void {
  const { report, promised, request, hasLetters } = run
  report.fiches++
  report.versions += taken.versions
  if (taken.hasDraft) report.drafts++
  if (taken.isApproved) report.approved++
  const [competenceId] = taking.competence.ids
  if (request.isTrial && hasLetters && taken.versions > 0 && competenceId !== undefined) promised.add(letterKey(taking.access.personId, competenceId, taking.entry.letter))
}

function noteIgnored ({ survey: { columns }, report }: Run, { cells }: Row): void {
  for (const [index, { at }] of columns.unknown.entries()) {
    const ignored = report.ignored[index]
    if (ignored !== undefined && cells[at]?.trim()) ignored.filled = true
  }
}

/** @returns the problems */
async function importEntry (run: Run, row: Row, entry: Entry, ficheId: string, studentId: string): Promise<string[]> {
  const { request, report } = run
  const prepared = new Map<string, files.Prepared>()
  try {
    const missing = await prepareFiles(run, entry, prepared)
    const { problems: unknown, ...competence } = findCompetences(run, entry)
    const approver = request.approverId === undefined ? undefined : accessOf(request, request.approverId, 'staff')
    const taking = { entry, ficheId, access: accessOf(request, studentId, 'student'), competence, prepared, approver, promised: run.promised }
    const taken = await takeWhole(run, taking)
    if (taken === undefined) {
      report.alreadyThere++
      return []
    }
    count(run, taking, taken)
    noteIgnored(run, row)
    return [...entry.problems, ...unknown, ...missing, ...taken.problems]
  } finally {
    for (const file of prepared.values()) await file.discard()
  }
}

/** @returns the entry, or why it is not imported */
function readWhole ({ survey: { columns, width }, request: { timeZone } }: Run, row: Row): Entry | string {
  if (row.cells.length > width) return `it has ${row.cells.length} cells, the header ${width}`
  try {
    const entry = readEntry(columns, row, timeZone)
    return entry.title === '' && entry.versions.length === 0 ? 'it says nothing' : entry
  } catch (error) {
    if (error instanceof TooLong) return error.message
    throw error
  }
}

const notImported = (why: string): string[] => [`${why}; it was not imported`]

async function importFor (run: Run, row: Row, identity: Identity, student: queries.Enrolled): Promise<string[]> {
  const ficheId = ficheIdOf(run, student.id, identity)
  if (await queries.isImported(run.db, run.request.organisationId, ficheId)) {
    run.report.alreadyThere++
    return []
  }
  const entry = readWhole(run, row)
  return typeof entry === 'string' ? notImported(entry) : await importEntry(run, row, entry, ficheId, student.id)
}

async function importRow (run: Run, row: Row): Promise<void> {
  const { survey: { columns }, students, report } = run
  const identity = readIdentity(columns, row)
  const [student, ...more] = students.get(identity.email.toLowerCase()) ?? []
  const texts = student === undefined || more.length > 0
    ? notImported(await sayUnknown(run, identity.email, student === undefined ? 0 : more.length + 1))
    : await importFor(run, row, identity, student)
  report.entries++
  report.problems.push(...texts.map(text => ({ row: row.number, student: identity.student, text })))
}

function byEmail (people: queries.Enrolled[]): Map<string, queries.Enrolled[]> {
  return Map.groupBy(people.filter(({ email }) => email !== null && email.trim() !== ''), ({ email }) => (email ?? '').trim().toLowerCase())
}

async function begin (db: Db, blobs: Blobs, source: Export, request: Request): Promise<Run> {
  const { organisationId, unitId, approverId } = request
  const surveyed = await survey(source)
  const { columns, approvals } = surveyed
  if (approvals > 0 && approverId === undefined) throw new ImportError(`${approvals} entries were approved in Moodle: name with --by who approves them here`)
  const unit = await units.findUnit(db, organisationId, unitId)
  const report: Report = {
    entries: 0, fiches: 0, drafts: 0, versions: 0, approved: 0, alreadyThere: 0, problems: [], ignored: columns.unknown.map(({ name }) => ({ name, filled: false }))
  }
  return {
    db,
    blobs,
    source,
    request,
    survey: surveyed,
    hasLetters: unit.profile.letter,
    students: byEmail(await queries.listEnrolled(db, organisationId, unitId, 'student')),
    competences: await inTransaction(db, trx => frameworks.listItems(trx, organisationId, unit.frameworkId, unit.frameworkVersion)),
    seen: new Map(),
    promised: new Set(),
    report
  }
}

const isDateless = ({ added, modified }: Columns): boolean => added === undefined || modified === undefined

/**
 * Makes fiches of the entries of a Moodle "Database" activity (IMT-35): each is made whole in one transaction, and once,
 * however often and by however many processes it is imported. What became of it since is left alone.
 *
 * @param tell is told how many rows were read
 * @throws {ImportError} when the table is none, or somebody is needed who approves: then nothing was imported
 */
export async function importEntries (db: Db, blobs: Blobs, source: Export, request: Request, tell: (entries: number) => void): Promise<Report> {
  const run = await begin(db, blobs, source, request)
  const { report, survey: { columns } } = run
  let isHeader = true
  for await (const row of readRows(source.openTable)) {
    if (!isHeader) await importRow(run, row)
    isHeader = false
    if (report.entries > 0 && report.entries % 100 === 0) tell(report.entries)
  }
  if (report.fiches > 0 && isDateless(columns)) report.problems.unshift({ row: 1, student: '', text: 'there is no column for the time added, or modified: the time of the import stands instead' })
  return report
}
