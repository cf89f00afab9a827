import { sql, type Transaction } from 'kysely'
import type { Db, Tables } from '../../db/connect.ts'
import type { Launch } from '../../lms.ts'
import type { Secret } from '../../secrets.ts'

type Trx = Transaction<Tables>

export interface Entry {
  sessionId: string
  personId: string
  code: Secret
  sessionHours: number
  codeSeconds: number
}

/**
 * All that a launch writes, in one round trip: the person as the platform describes them now, the activity's title and
 * addresses, the enrolment (the role seen at a launch wins), the session and its one-time code.
 *
 * @returns false when the activity is not known yet: nothing was kept but the person
 */
export async function enterActivity (db: Db, launch: Launch, entry: Entry): Promise<boolean> {
  const { organisationId, person } = launch
  const role = launch.roles.includes('staff') ? 'staff' : launch.roles.includes('student') ? 'student' : null
  const { rows } = await sql<{ entered: boolean }>`
    with person as (
      insert into people (organisation_id, id, issuer, subject, name, given_name, family_name, email)
      values (${organisationId}, ${entry.personId}, ${person.issuer}, ${person.subject}, ${person.name},
              ${person.givenName}, ${person.familyName}, ${person.email})
      on conflict (organisation_id, issuer, subject) do update
        set name = excluded.name, given_name = excluded.given_name, family_name = excluded.family_name,
            email = excluded.email
      returning id
    ), activity as (
      update activities
         set title = ${launch.resourceLink.title}, context_id = ${launch.context?.id ?? null},
             line_item_url = ${launch.lineItemUrl}, line_items_url = ${launch.lineItemsUrl},
             memberships_url = ${launch.membershipsUrl}
       where organisation_id = ${organisationId} and platform_id = ${launch.platformId}
         and deployment_id = ${launch.deploymentId} and resource_link_id = ${launch.resourceLink.id}
      returning id, unit_id
    ), enrolment as (
      insert into enrolments (organisation_id, unit_id, person_id, role)
      select ${organisationId}::uuid, activity.unit_id, person.id, ${role}::text from person, activity
       where ${role}::text is not null
      on conflict (organisation_id, unit_id, person_id) do update set role = excluded.role, seen_at = now()
    ), session as (
      insert into sessions (organisation_id, id, person_id, activity_id, unit_id, roles, locale, expires_at)
      select ${organisationId}::uuid, ${entry.sessionId}::uuid, person.id, activity.id, activity.unit_id,
             ${launch.roles}::text[], ${launch.locale}::text, now() + make_interval(hours => ${entry.sessionHours}::int)
        from person, activity
    ), code as (
      insert into launch_codes (organisation_id, code_hash, session_id, expires_at)
      select ${organisationId}::uuid, ${entry.code.hash}::bytea, ${entry.sessionId}::uuid,
             now() + make_interval(secs => ${entry.codeSeconds}::int)
        from activity
    )
    select exists (select from activity) as entered`.execute(db)
  return rows[0]?.entered === true
}

/** Single use: of two requests that bring one code, one gets the row. */
export async function takeLaunchCode (trx: Trx, code: Secret): Promise<string | undefined> {
  const row = await trx.deleteFrom('launchCodes')
    .where('organisationId', '=', code.organisationId)
    .where('codeHash', '=', code.hash)
    .where('expiresAt', '>', sql<Date>`now()`)
    .returning('sessionId')
    .executeTakeFirst()
  return row?.sessionId
}

export async function insertRefreshToken (trx: Trx, token: Secret, sessionId: string): Promise<void> {
  await trx.insertInto('refreshTokens')
    .values({ organisationId: token.organisationId, tokenHash: token.hash, sessionId })
    .execute()
}

/** Locks the token's row: two refreshes with one token come one after the other. */
export async function lockRefreshToken (trx: Trx, token: Secret, graceSeconds: number) {
  return await trx.selectFrom('refreshTokens')
    .select(['sessionId', sql<boolean>`coalesce(replaced_at > now() - make_interval(secs => ${graceSeconds}), true)`.as('fresh')])
    .where('organisationId', '=', token.organisationId)
    .where('tokenHash', '=', token.hash)
    .forUpdate()
    .executeTakeFirst()
}

export async function markReplaced (trx: Trx, token: Secret): Promise<void> {
  await trx.updateTable('refreshTokens')
    .set({ replacedAt: sql<Date>`now()` })
    .where('organisationId', '=', token.organisationId)
    .where('tokenHash', '=', token.hash)
    .where('replacedAt', 'is', null)
    .execute()
}

export async function endSession (db: Db | Trx, organisationId: string, id: string): Promise<void> {
  await db.updateTable('sessions')
    .set({ endedAt: sql<Date>`now()` })
    .where('organisationId', '=', organisationId)
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .execute()
}

export async function findOpenSession (db: Db | Trx, organisationId: string, id: string) {
  return await db.selectFrom('sessions')
    .select(['id', 'personId', 'activityId', 'unitId', 'roles', 'locale'])
    .where('organisationId', '=', organisationId)
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', sql<Date>`now()`)
    .executeTakeFirst()
}

export async function findMe (db: Db, organisationId: string, personId: string, activityId: string) {
  return await db.selectFrom('people as person')
    .innerJoin('organisations as organisation', 'organisation.id', 'person.organisationId')
    .innerJoin('activities as activity', 'activity.organisationId', 'person.organisationId')
    .innerJoin('units as unit', join => join
      .onRef('unit.organisationId', '=', 'activity.organisationId')
      .onRef('unit.id', '=', 'activity.unitId'))
    .select([
      'person.name', 'person.email', 'person.locale', 'organisation.name as organisationName',
      'activity.title as activityTitle', 'activity.lineItemUrl',
      'unit.id as unitId', 'unit.code as unitCode', 'unit.title as unitTitle', 'unit.profile'
    ])
    .where('person.organisationId', '=', organisationId)
    .where('person.id', '=', personId)
    .where('activity.id', '=', activityId)
    .executeTakeFirst()
}

export async function setLocale (db: Db, organisationId: string, personId: string, locale: string): Promise<void> {
  await db.updateTable('people')
    .set({ locale })
    .where('organisationId', '=', organisationId)
    .where('id', '=', personId)
    .execute()
}

/** What has expired and can let nobody in any more; of every school, as it is nobody's data. */
export async function sweep (db: Db): Promise<void> {
  await db.deleteFrom('launchCodes').where('expiresAt', '<', sql<Date>`now()`).execute()
  await sql`
    with gone as (select organisation_id, id from sessions where expires_at < now() limit 10000),
    tokens as (delete from refresh_tokens t using gone where t.organisation_id = gone.organisation_id and t.session_id = gone.id)
    delete from sessions s using gone where s.organisation_id = gone.organisation_id and s.id = gone.id
  `.execute(db)
}
