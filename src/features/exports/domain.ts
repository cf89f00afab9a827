import { Readable } from 'node:stream'
import type { Access } from '../../access.ts'
import type { Db } from '../../db/connect.ts'
import { Refusal } from '../../errors.ts'
import type { Blobs } from '../../storage/blobs.ts'
import * as competences from '../competences/domain.ts'
import * as experiences from '../experiences/domain.ts'
import * as fiches from '../fiches/domain.ts'
import * as plans from '../plans/domain.ts'
import * as reviews from '../reviews/domain.ts'
import * as sessions from '../sessions/domain.ts'
import { createArchive, type Archive } from './archive.ts'
import { printFiche, titleOf, type Context } from './fiche-page.ts'
import { printIndex, type Listed } from './index-page.ts'
import { safeName } from './names.ts'
import { planArchive, type PlannedFiche } from './plan.ts'
import * as queries from './queries.ts'
import type { ExportedFiche, ExportedHead } from './schemas.ts'
import { textsOf, type Texts } from './texts.ts'

interface Sources { db: Db, blobs: Blobs, access: Access }
type Me = Awaited<ReturnType<typeof sessions.readMe>>

async function readHead ({ db, access }: Sources, me: Me): Promise<ExportedHead> {
  const [known, lived, planned] = await Promise.all([
    competences.list(db, access),
    experiences.list(db, access),
    plans.list(db, access)
  ])
  return {
    format: 'preuves-portfolio',
    version: 1,
    exportedAt: new Date().toISOString(),
    organisation: me.organisation,
    unit: { id: me.unit.id, code: me.unit.code, title: me.unit.title },
    student: { id: me.id, name: me.name },
    competences: known.items.map(({ id, code, label }) => ({ id, code, label })),
    experiences: lived.items,
    plannedTraces: planned.items
  }
}

function contextOf (t: Texts, head: ExportedHead, me: Me): Context {
  return {
    t,
    student: head.student.name,
    competences: new Map(head.competences.map(({ id, code, label }) => [id, `${code} ${label}`])),
    situationTypes: new Map(me.unit.profile.situationTypes.map(({ id, label }) => [id, label[me.locale]])),
    experiences: new Map(head.experiences.map(({ id, title }) => [id, title]))
  }
}

/** @returns undefined when it was forgotten since the archive was planned */
async function readFiche ({ db, access }: Sources, { id, page, files }: PlannedFiche, missing: ReadonlySet<string>): Promise<ExportedFiche | undefined> {
  try {
    const [fiche, said] = await Promise.all([fiches.read(db, access, id), reviews.list(db, access, id)])
    const { state, letter, createdAt, updatedAt, removedAt, draft, versions } = fiche
    const stored = files.map(({ ficheId: _, path, ...file }) => ({ ...file, path: missing.has(path) ? null : path }))
    return { id, state, letter, page, createdAt, updatedAt, removedAt, draft, versions, ...said, files: stored }
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-found') return undefined
    throw error
  }
}

/** The files, one after the other. @returns the paths of those whose bytes are not there */
async function addFiles ({ blobs }: Sources, archive: Archive, planned: PlannedFiche[]): Promise<Set<string>> {
  const missing = new Set<string>()
  for (const { path, sha256 } of planned.flatMap(({ files }) => files)) {
    if (await blobs.has(sha256)) {
      const { stream, size } = await blobs.read(sha256)
      await archive.add(path, stream, { compress: false, size })
    } else {
      missing.add(path)
    }
  }
  return missing
}

const addText = (archive: Archive, path: string, text: string): Promise<void> => archive.add(path, Readable.from([Buffer.from(text)]))

/** The pages, one fiche in memory at a time. @returns what the first page lists */
async function addPages (sources: Sources, archive: Archive, planned: PlannedFiche[], missing: ReadonlySet<string>, context: Context): Promise<Listed[]> {
  const listed: Listed[] = []
  for (const plan of planned) {
    const fiche = await readFiche(sources, plan, missing)
    if (fiche === undefined) continue
    await addText(archive, plan.page, printFiche(context, fiche))
    listed.push({ page: plan.page, state: fiche.state, title: titleOf(context.t, fiche), versionCount: fiche.versions.length })
  }
  return listed
}

/** `portfolio.json`, written as its fiches are read. */
async function * writeJson (sources: Sources, planned: PlannedFiche[], missing: ReadonlySet<string>, head: ExportedHead): AsyncGenerator<Buffer> {
  yield Buffer.from(`${JSON.stringify(head).slice(0, -1)},"fiches":[`)
  let separator = ''
  for (const plan of planned) {
    const fiche = await readFiche(sources, plan, missing)
    if (fiche === undefined) continue
    yield Buffer.from(`${separator}\n${JSON.stringify(fiche)}`)
    separator = ','
  }
  yield Buffer.from('\n]}\n')
}

async function fill (sources: Sources, archive: Archive, me: Me): Promise<void> {
  const { db, access } = sources
  const t = textsOf(me.locale)
  const head = await readHead(sources, me)
  const planned = planArchive(await queries.listFiches(db, access), await queries.listFiles(db, access))
  const missing = await addFiles(sources, archive, planned)
  const listed = await addPages(sources, archive, planned, missing, contextOf(t, head, me))
  await archive.add('portfolio.json', Readable.from(writeJson(sources, planned, missing, head), { objectMode: false }))
  await addText(archive, 'index.html', printIndex(t, head, listed))
  if (missing.size > 0) await addText(archive, 'missing.txt', `${t.missingFiles}\n${[...missing].join('\n')}\n`)
}

/**
 * All that a student wrote and stored in the unit: `portfolio.json` (`ExportedPortfolio`), pages to read, every file.
 * It is read from the database and the store as fast as it is taken, a fiche or a file at a time.
 *
 * @returns the archive, which breaks off when it cannot be completed, and what to call it
 */
export async function exportOwn (db: Db, blobs: Blobs, access: Access): Promise<{ stream: Readable, name: string }> {
  const me = await sessions.readMe(db, access)
  const archive = createArchive()
  fill({ db, blobs, access }, archive, me).then(archive.end, archive.fail)
  return { stream: archive.stream, name: `${safeName(`portfolio ${me.unit.code} ${me.name}`, 'portfolio').replaceAll(' ', '-')}.zip` }
}
