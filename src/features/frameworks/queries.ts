import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Db, Tables } from '../../db/connect.ts'

type Trx = Transaction<Tables>

export interface Item {
  competenceId: string
  parentId: string | null
  kind: string
  code: string
  label: string
  position: number
}

/** @returns whether it was new */
export async function insertFramework (trx: Trx, framework: { organisationId: string, id: string, code: string, title: string }): Promise<boolean> {
  const row = await trx.insertInto('frameworks').values(framework)
    .onConflict(conflict => conflict.columns(['organisationId', 'code']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function findFirstVersion (trx: Trx, organisationId: string, code: string) {
  return await trx.selectFrom('frameworks as f')
    .innerJoin('frameworkVersions as v', join => join
      .onRef('v.organisationId', '=', 'f.organisationId')
      .onRef('v.frameworkId', '=', 'f.id'))
    .select(['f.id', 'v.number as version'])
    .where('f.organisationId', '=', organisationId)
    .where('f.code', '=', code)
    .orderBy('v.number')
    .executeTakeFirstOrThrow()
}

export async function insertCompetences (trx: Trx, organisationId: string, frameworkId: string, ids: string[]): Promise<void> {
  await trx.insertInto('competences').values(ids.map(id => ({ organisationId, frameworkId, id }))).execute()
}

export async function insertVersion (trx: Trx, organisationId: string, frameworkId: string, number: number, createdBy: string | null): Promise<void> {
  await trx.insertInto('frameworkVersions').values({ organisationId, frameworkId, number, createdBy }).execute()
}

export async function insertItems (trx: Trx, organisationId: string, frameworkId: string, versionNumber: number, items: Item[]): Promise<void> {
  await trx.insertInto('frameworkItems')
    .values(items.map(item => ({ organisationId, frameworkId, versionNumber, ...item })))
    .execute()
}

/** The whole of a version, as the next one starts. */
export async function copyItems (trx: Trx, organisationId: string, frameworkId: string, from: number, to: number, renamed: { competenceId: string, label: string }): Promise<void> {
  await sql`
    insert into framework_items
      (organisation_id, framework_id, version_number, competence_id, parent_id, kind, code, label, position)
    select organisation_id, framework_id, ${to}, competence_id, parent_id, kind, code,
           case when competence_id = ${renamed.competenceId} then ${renamed.label} else label end, position
      from framework_items
     where organisation_id = ${organisationId} and framework_id = ${frameworkId} and version_number = ${from}
  `.execute(trx)
}

export async function highestVersion (trx: Trx, organisationId: string, frameworkId: string): Promise<number> {
  await trx.selectFrom('frameworks').select('id')
    .where('organisationId', '=', organisationId).where('id', '=', frameworkId)
    .forUpdate().executeTakeFirstOrThrow()
  const row = await trx.selectFrom('frameworkVersions')
    .select(eb => eb.fn.max('number').as('number'))
    .where('organisationId', '=', organisationId)
    .where('frameworkId', '=', frameworkId)
    .executeTakeFirstOrThrow()
  return row.number
}

export async function listItems (db: Db | Trx, organisationId: string, frameworkId: string, version: number) {
  return await db.selectFrom('frameworkItems as item')
    .innerJoin('frameworks as framework', join => join
      .onRef('framework.organisationId', '=', 'item.organisationId')
      .onRef('framework.id', '=', 'item.frameworkId'))
    .select(['item.competenceId as id', 'item.code', 'item.label', 'framework.title'])
    .where('item.organisationId', '=', organisationId)
    .where('item.frameworkId', '=', frameworkId)
    .where('item.versionNumber', '=', version)
    .where('item.kind', '=', 'competence')
    .orderBy('item.position')
    .execute()
}
