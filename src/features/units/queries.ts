import type { Transaction } from 'kysely'
import type { Db, Tables } from '../../db/connect.ts'
import type { Launch } from '../../lms.ts'

type Trx = Transaction<Tables>

export interface NewUnit {
  organisationId: string
  id: string
  code: string
  title: string
  frameworkId: string
  frameworkVersion: number
  profile: string
}

export async function insertUnit (trx: Trx, unit: NewUnit): Promise<void> {
  await trx.insertInto('units').values(unit).execute()
}

/** @returns false when the activity is already known */
export async function insertActivity (trx: Trx, launch: Launch, id: string, unitId: string): Promise<boolean> {
  const row = await trx.insertInto('activities')
    .values({
      organisationId: launch.organisationId,
      id,
      unitId,
      platformId: launch.platformId,
      deploymentId: launch.deploymentId,
      resourceLinkId: launch.resourceLink.id,
      title: launch.resourceLink.title
    })
    .onConflict(conflict => conflict.columns(['organisationId', 'platformId', 'deploymentId', 'resourceLinkId']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function findUnit (db: Db | Trx, organisationId: string, unitId: string) {
  return await db.selectFrom('units')
    .select(['id', 'code', 'title', 'frameworkId', 'frameworkVersion', 'profile'])
    .where('organisationId', '=', organisationId)
    .where('id', '=', unitId)
    .executeTakeFirstOrThrow()
}

/** Points the unit to the next version, unless somebody was faster. @returns whether it did */
export async function moveToFrameworkVersion (trx: Trx, organisationId: string, unitId: string, from: number, to: number): Promise<boolean> {
  const result = await trx.updateTable('units')
    .set({ frameworkVersion: to })
    .where('organisationId', '=', organisationId)
    .where('id', '=', unitId)
    .where('frameworkVersion', '=', from)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
