import type { Transaction } from 'kysely'
import type { Tables } from '../../db/connect.ts'

type Trx = Transaction<Tables>

export interface NewVersion {
  organisationId: string
  ficheId: string
  number: number
  draftRevision: number
  title: string
  context: string
  description: string
  analysis: string
  contribution: string
  situationTypes: string[]
  experienceId: string | null
  excerpt: string
  frameworkId: string
  frameworkVersion: number
  contentHash: string
  /** Of one that is taken over from elsewhere; now. */
  publishedAt?: Date
  importedAt?: Date
}

export interface NewTrace {
  kind: 'file' | 'link'
  fileId: string | null
  url: string | null
  caption: string
  alt: string
  decorative: boolean
  type: string
  eventDate: string | null
  confidential: boolean
}

export interface NewCompetence { competenceId: string, acquired: boolean }

/** A version with all that it holds: whole in one transaction, never changed after it. */
export async function insertVersion (trx: Trx, version: NewVersion, competences: NewCompetence[], traces: NewTrace[]): Promise<void> {
  const { organisationId, ficheId, number, frameworkId, frameworkVersion } = version
  await trx.insertInto('versions').values(version).execute()
  if (competences.length > 0) {
    await trx.insertInto('versionCompetences')
      .values(competences.map((competence, position) => (
        { organisationId, ficheId, versionNumber: number, ...competence, frameworkId, frameworkVersion, position })))
      .execute()
  }
  if (traces.length > 0) {
    await trx.insertInto('versionTraces')
      .values(traces.map((trace, position) => ({ organisationId, ficheId, versionNumber: number, position, ...trace })))
      .execute()
  }
}

/** What the last version says, and under which framework version. */
export async function findLast (trx: Trx, organisationId: string, ficheId: string) {
  return await trx.selectFrom('versions').select(['contentHash', 'frameworkVersion'])
    .where('organisationId', '=', organisationId)
    .where('ficheId', '=', ficheId)
    .orderBy('number', 'desc')
    .executeTakeFirst()
}

/** @returns the number of the version that a draft's revision became */
export async function findByRevision (trx: Trx, organisationId: string, ficheId: string, draftRevision: number): Promise<number | undefined> {
  const row = await trx.selectFrom('versions').select('number')
    .where('organisationId', '=', organisationId)
    .where('ficheId', '=', ficheId)
    .where('draftRevision', '=', draftRevision)
    .executeTakeFirst()
  return row?.number
}

/** @returns by id what the files hold, and whether that is an image */
export async function findFiles (trx: Trx, organisationId: string, fileIds: string[]): Promise<Map<string, { sha256: string, isImage: boolean }>> {
  if (fileIds.length === 0) return new Map()
  const rows = await trx.selectFrom('files').select(['id', 'sha256', 'width'])
    .where('organisationId', '=', organisationId)
    .where('id', 'in', fileIds)
    .execute()
  return new Map(rows.map(({ id, sha256, width }) => [id, { sha256, isImage: width !== null }]))
}
