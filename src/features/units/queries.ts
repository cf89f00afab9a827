import { sql, type Selectable, type SqlBool, type Transaction } from 'kysely'
import type { Access } from '../../access.ts'
import type { Db, Tables } from '../../db/connect.ts'
import type { Launch } from '../../lms.ts'

type Trx = Transaction<Tables>

interface Course { organisationId: string, platformId: string, contextId: string | null }

/** A course, and how a unit of it is called. */
export interface NamedCourse extends Course { code: string, title: string }

interface NewUnit extends NamedCourse {
  id: string
  frameworkId: string
  frameworkVersion: number
  profile: string
}

export async function insertUnit (trx: Trx, unit: NewUnit): Promise<void> {
  await trx.insertInto('units').values(unit).execute()
}

/** Who makes courses of a platform known does so one after the other: it happens once per activity. */
export async function lockPlatform (trx: Trx, { organisationId, platformId }: Pick<Course, 'organisationId' | 'platformId'>): Promise<void> {
  await trx.selectFrom('platforms').select('id')
    .where('organisationId', '=', organisationId)
    .where('id', '=', platformId)
    .forNoKeyUpdate()
    .execute()
}

export async function isActivityKnown (trx: Trx, { organisationId, platformId, deploymentId, resourceLink }: Launch): Promise<boolean> {
  const row = await trx.selectFrom('activities').select('id')
    .where('organisationId', '=', organisationId)
    .where('platformId', '=', platformId)
    .where('deploymentId', '=', deploymentId)
    .where('resourceLinkId', '=', resourceLink.id)
    .executeTakeFirst()
  return row !== undefined
}

/** The unit that a new activity comes from, and whether it lies in the activity's own course. */
export interface Origin { id: string, here: boolean, tutoring: Activity['tutoring'] }
type Activity = Selectable<Tables['activities']>

type Newcomer = Course & Pick<Launch, 'contextHistory' | 'placed'> & { title: string }

/**
 * By what the link itself names (deep linking), else by the courses that this one was copied from: the nearest that is
 * known, there the activity of the same title, there the first. Without a course nothing is `here`: a link that names
 * somebody else's unit does not lead there.
 */
export async function findOrigin (trx: Trx, { organisationId, platformId, contextId, contextHistory, placed, title }: Newcomer): Promise<Origin | undefined> {
  const { rows } = await sql<Origin>`
    (select u.id, coalesce(u.context_id = ${contextId}::text, false) as here,
            coalesce((select a.tutoring from activities a where a.organisation_id = u.organisation_id and a.unit_id = u.id
                       order by a.created_at limit 1), 'everyone') as tutoring
       from units u
      where u.organisation_id = ${organisationId} and u.platform_id = ${platformId} and u.id = ${placed?.unitId ?? null}::uuid)
    union all
    (select a.unit_id, false, a.tutoring
       from activities a
      where a.organisation_id = ${organisationId} and a.platform_id = ${platformId} and a.context_id = any (${contextHistory}::text[])
      order by array_position(${contextHistory}::text[], a.context_id), a.title <> ${title}, a.created_at
      limit 1)
    limit 1`.execute(trx)
  return rows[0]
}

/** The course's first unit. */
export async function findCourseUnit (trx: Trx, { organisationId, platformId, contextId }: Course): Promise<string | undefined> {
  const row = await trx.selectFrom('units').select('id')
    .where('organisationId', '=', organisationId)
    .where('platformId', '=', platformId)
    .where('contextId', '=', contextId)
    .orderBy('createdAt')
    .limit(1)
    .executeTakeFirst()
  return row?.id
}

/** The unit that another link of the same copied course has made already. */
export async function findCopy (trx: Trx, { organisationId, platformId, contextId }: Course, copiedFrom: string): Promise<string | undefined> {
  const row = await trx.selectFrom('units').select('id')
    .where('organisationId', '=', organisationId)
    .where('platformId', '=', platformId)
    .where('contextId', '=', contextId)
    .where('copiedFrom', '=', copiedFrom)
    .executeTakeFirst()
  return row?.id
}

/** @returns the id of the new unit, configured as the other */
export async function insertCopy (trx: Trx, unit: NamedCourse & { id: string }, copiedFrom: string): Promise<string> {
  const { organisationId, id, code, title, platformId, contextId } = unit
  await trx.insertInto('units')
    .columns(['organisationId', 'id', 'code', 'title', 'platformId', 'contextId', 'copiedFrom', 'frameworkId', 'frameworkVersion', 'profile'])
    .expression(eb => eb.selectFrom('units as origin')
      .select(({ val }) => [
        'origin.organisationId', val(id).as('id'), val(code).as('code'), val(title).as('title'), val(platformId).as('platformId'),
        val(contextId).as('contextId'), 'origin.id as copiedFrom', 'origin.frameworkId', 'origin.frameworkVersion', 'origin.profile'
      ])
      .where('origin.organisationId', '=', organisationId)
      .where('origin.id', '=', copiedFrom))
    .execute()
  return id
}

/** A competence counts only where the unit has it. */
export async function insertActivity (trx: Trx, launch: Launch, activity: { id: string, unitId: string, tutoring: Activity['tutoring'] }): Promise<void> {
  const { organisationId, platformId, deploymentId, resourceLink, placed } = launch
  await sql`
    insert into activities (organisation_id, id, unit_id, platform_id, deployment_id, resource_link_id, title, tutoring, competence_id)
    select u.organisation_id, ${activity.id}::uuid, u.id, ${platformId}::uuid, ${deploymentId}, ${resourceLink.id}, ${resourceLink.title}, ${activity.tutoring},
           (select i.competence_id from framework_items i
             where i.organisation_id = u.organisation_id and i.framework_id = u.framework_id and i.version_number = u.framework_version
               and i.competence_id = ${placed?.competenceId ?? null}::uuid)
      from units u where u.organisation_id = ${organisationId} and u.id = ${activity.unitId}
  `.execute(trx)
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

/** The unit's rules, locked until the transaction ends, and the name of who asks. */
export async function lockProfile (trx: Trx, { organisationId, unitId, personId }: Access) {
  return await trx.selectFrom('units as u')
    .innerJoin('people as p', 'p.organisationId', 'u.organisationId')
    .select(['u.profile', 'p.name as author'])
    .where('u.organisationId', '=', organisationId)
    .where('u.id', '=', unitId)
    .where('p.id', '=', personId)
    .forNoKeyUpdate('u')
    .executeTakeFirstOrThrow()
}

export async function setProfile (trx: Trx, { organisationId, unitId }: Access, profile: string): Promise<void> {
  await trx.updateTable('units').set({ profile })
    .where('organisationId', '=', organisationId)
    .where('id', '=', unitId)
    .execute()
}

/** Waits for whoever is publishing, and makes others wait. @returns whether anything was published */
export async function lockFiches (trx: Trx, { organisationId, unitId }: Access): Promise<boolean> {
  const rows = await trx.selectFrom('fiches').select('versionCount')
    .where('organisationId', '=', organisationId)
    .where('unitId', '=', unitId)
    .forShare()
    .execute()
  return rows.some(({ versionCount }) => versionCount > 0)
}

/** What another kind does not know must not keep a draft from being saved. */
export async function clearSituationTypes (trx: Trx, { organisationId, unitId }: Access): Promise<void> {
  await trx.updateTable('drafts').set({ situationTypes: [] })
    .where('organisationId', '=', organisationId)
    .where('ficheId', 'in', eb => eb.selectFrom('fiches').select('id')
      .where('organisationId', '=', organisationId)
      .where('unitId', '=', unitId))
    .where(sql<SqlBool>`situation_types <> '{}'`)
    .execute()
}
