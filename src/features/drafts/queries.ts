import { sql, type Transaction } from 'kysely'
import type { Access } from '../../access.ts'
import type { Tables } from '../../db/connect.ts'

type Trx = Transaction<Tables>

export interface Content {
  title: string
  context: string
  description: string
  analysis: string
  contribution: string
  letter: string
  competenceIds: string[]
  acquiredIds: string[]
  situationTypes: string[]
  experienceId: string | null
  answered: string[]
  /** Of the description, for lists. */
  excerpt: string
  /** JSON */
  traces: string
}

export async function find (trx: Trx, access: Access, ficheId: string) {
  return await trx.selectFrom('drafts')
    .select([
      'revision', 'title', 'context', 'description', 'analysis', 'contribution', 'letter', 'competenceIds', 'acquiredIds',
      'situationTypes', 'experienceId', 'answered', 'traces'
    ])
    .where('organisationId', '=', access.organisationId)
    .where('ficheId', '=', ficheId)
    .executeTakeFirst()
}

export async function update (trx: Trx, access: Access, ficheId: string, revision: number, content: Content): Promise<void> {
  await trx.updateTable('drafts')
    .set({ ...content, revision, updatedAt: sql<Date>`now()` })
    .where('organisationId', '=', access.organisationId)
    .where('ficheId', '=', ficheId)
    .execute()
}

export async function insert (trx: Trx, access: Access, ficheId: string, revision: number, content: Content): Promise<void> {
  await trx.insertInto('drafts').values({ organisationId: access.organisationId, ficheId, revision, ...content }).execute()
}

export async function remove (trx: Trx, access: Access, ficheId: string): Promise<void> {
  await trx.deleteFrom('drafts')
    .where('organisationId', '=', access.organisationId)
    .where('ficheId', '=', ficheId)
    .execute()
}

/** The fiche counts the saves of its drafts. Only one that nobody else can see moves up in its author's list. */
export async function countSave (trx: Trx, access: Access, ficheId: string, revision: number): Promise<void> {
  await trx.updateTable('fiches')
    .set({ draftRevision: revision, updatedAt: sql<Date>`case when version_count = 0 then now() else updated_at end` })
    .where('organisationId', '=', access.organisationId)
    .where('id', '=', ficheId)
    .execute()
}

/** @returns those of the ids that are files of the fiche */
export async function ownFiles (trx: Trx, access: Access, ficheId: string, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await trx.selectFrom('files').select('id')
    .where('organisationId', '=', access.organisationId)
    .where('ficheId', '=', ficheId)
    .where('id', 'in', ids)
    .execute()
  return rows.map(row => row.id)
}

/** @returns whether the experience is the student's own, in this unit */
export async function hasExperience (trx: Trx, { organisationId, unitId, personId }: Access, id: string): Promise<boolean> {
  const row = await trx.selectFrom('experiences').select('id')
    .where('organisationId', '=', organisationId)
    .where('unitId', '=', unitId)
    .where('studentId', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}
