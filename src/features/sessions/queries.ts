import { sql, type Transaction } from 'kysely'
import type { Db, Tables } from '../../db/connect.ts'
import type { Actor } from '../../access.ts'
import type { Launch } from '../../lms.ts'
import type { Secret } from '../../secrets.ts'

type Trx = Transaction<Tables>

export interface Entry {
  personId: string
  code: Secret
  sessionHours: number
  codeSeconds: number
  /** How old the list of members may be. */
  rosterMinutes: number
}

export type Outcome = 'entered' | 'used' | 'unknown-activity' | 'platform-inactive'

/**
 * All that a launch writes, in one round trip: the person as the platform describes them now, the activity's title and
 * addresses, the enrolment (the role seen at a launch wins), the session and its one-time code. Rows that would not
 * change are not touched: a class that opens one activity at once must not queue for its row.
 *
 * It is committed without waiting for the disk: whoever was launching when the database died clicks again, and nothing
 * that follows can reach the disk before it.
 *
 * The session has the id of the login: where it is there already, the login was used. Of a platform that is not active
 * nothing is kept; of an activity that is not known yet, the person alone.
 */
export async function enterActivity (db: Db, launch: Launch, entry: Entry): Promise<Outcome> {
  const { organisationId, person, groups } = launch
  const role = launch.roles.includes('staff') ? 'staff' : launch.roles.includes('student') ? 'student' : null
  const readsMembers = role !== 'student' && launch.membershipsUrl !== null
  const { rows: [row] } = await sql<{ outcome: Outcome }>`
    with platform as (
      select id from platforms where organisation_id = ${organisationId} and id = ${launch.platformId} and active
    ), present as (
      select id, (name, given_name, family_name, email, launch_locale) is not distinct from
                 (${sql`case when ${person.name} = ${person.subject} then name else ${person.name} end`}, coalesce(${person.givenName}, given_name),
                  coalesce(${person.familyName}, family_name), coalesce(${person.email}, email), coalesce(${launch.locale}, launch_locale)) as same
        from people
       where organisation_id = ${organisationId} and issuer = ${person.issuer} and subject = ${person.subject}
    ), written as (
      insert into people (organisation_id, id, issuer, subject, name, given_name, family_name, email, launch_locale)
      select ${organisationId}::uuid, ${entry.personId}::uuid, ${person.issuer}, ${person.subject}, ${person.name},
             ${person.givenName}, ${person.familyName}, ${person.email}, ${launch.locale}
        from platform
       where not exists (select from present where same)
      on conflict (organisation_id, issuer, subject) do update
        -- Another tool of the same platform may hide names (then the subject stands for one): it takes none away.
        set name = case when excluded.name = excluded.subject then people.name else excluded.name end,
            given_name = coalesce(excluded.given_name, people.given_name),
            family_name = coalesce(excluded.family_name, people.family_name), email = coalesce(excluded.email, people.email),
            launch_locale = coalesce(excluded.launch_locale, people.launch_locale)
      returning id
    ), person as (
      select id from written union all select id from present where same
    ), activity as (
      select id, unit_id, (title, context_id, line_item_url, line_items_url, memberships_url) is not distinct from
                          (${launch.resourceLink.title}, ${launch.context?.id ?? null}, coalesce(${launch.lineItemUrl}, own_line_item_url),
                           ${launch.lineItemsUrl}, ${launch.membershipsUrl}) as same,
             ${readsMembers} and roster_next_at is null
               and coalesce(roster_refreshed_at < now() - make_interval(mins => ${entry.rosterMinutes}::int), true) as roster_due
        from activities
       where organisation_id = ${organisationId} and platform_id = (select id from platform)
         and deployment_id = ${launch.deploymentId} and resource_link_id = ${launch.resourceLink.id}
    ), updated as (
      update activities a
         set title = ${launch.resourceLink.title}, context_id = ${launch.context?.id ?? null},
             line_item_url = coalesce(${launch.lineItemUrl}, a.own_line_item_url), line_items_url = ${launch.lineItemsUrl},
             memberships_url = ${launch.membershipsUrl},
             roster_next_at = case when activity.roster_due then now() else a.roster_next_at end
        from activity
       where a.organisation_id = ${organisationId} and a.id = activity.id and (not activity.same or activity.roster_due)
    ), enrolment as (
      insert into enrolments (organisation_id, unit_id, person_id, role, groups, seen_at)
      select ${organisationId}::uuid, activity.unit_id, person.id, ${role}::text, coalesce(${groups}::text[], '{}'), now() from person, activity
       where ${role}::text is not null and not exists (
         select from enrolments e where e.organisation_id = ${organisationId} and e.unit_id = activity.unit_id and e.person_id = person.id
            and e.role = ${role}::text and e.left_at is null and e.seen_at > now() - interval '10 minutes'
            and e.groups = coalesce(${groups}::text[], e.groups))
      on conflict (organisation_id, unit_id, person_id) do update
        set role = excluded.role, seen_at = excluded.seen_at, left_at = null, groups = coalesce(${groups}::text[], enrolments.groups)
    ), session as (
      insert into sessions (organisation_id, id, person_id, activity_id, unit_id, roles, locale, review_subject, expires_at)
      select ${organisationId}::uuid, ${launch.loginId}::uuid, person.id, activity.id, activity.unit_id,
             case when exists (select from administrators where organisation_id = ${organisationId}
                                  and issuer = ${person.issuer} and subject = ${person.subject})
                    and not 'administrator' = any (${launch.roles}::text[])
                  then ${launch.roles}::text[] || 'administrator'::text else ${launch.roles}::text[] end,
             ${launch.locale}::text, case when ${role} = 'staff' then ${launch.forUser}::text end,
             now() + make_interval(hours => ${entry.sessionHours}::int)
        from person, activity
      on conflict (organisation_id, id) do nothing
      returning id
    ), code as (
      insert into launch_codes (organisation_id, code_hash, session_id, expires_at)
      select ${organisationId}::uuid, ${entry.code.hash}::bytea, id, now() + make_interval(secs => ${entry.codeSeconds}::int)
        from session
    )
    select case when exists (select from session) then 'entered'
                when exists (select from activity) then 'used'
                when exists (select from platform) then 'unknown-activity'
                else 'platform-inactive' end as outcome,
           set_config('synchronous_commit', 'off', true)`.execute(db)
  if (row === undefined) throw new Error('a statement without an answer')
  return row.outcome
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

/** A session lasts only as long as its platform is active. */
export async function findOpenSession (db: Db | Trx, organisationId: string, id: string) {
  return await db.selectFrom('sessions as session')
    .innerJoin('activities as activity', join => join
      .onRef('activity.organisationId', '=', 'session.organisationId')
      .onRef('activity.id', '=', 'session.activityId'))
    .innerJoin('platforms as platform', join => join
      .onRef('platform.organisationId', '=', 'activity.organisationId')
      .onRef('platform.id', '=', 'activity.platformId'))
    .select(['session.id', 'session.personId', 'session.activityId', 'session.unitId', 'session.roles', 'session.locale'])
    .where('session.organisationId', '=', organisationId)
    .where('session.id', '=', id)
    .where('session.endedAt', 'is', null)
    .where('session.expiresAt', '>', sql<Date>`now()`)
    .where('platform.active', '=', true)
    .executeTakeFirst()
}

export async function findMe (db: Db, { organisationId, personId, activityId, sessionId }: Pick<Actor, 'organisationId' | 'personId' | 'activityId' | 'sessionId'>) {
  return await db.selectFrom('people as person')
    .innerJoin('organisations as organisation', 'organisation.id', 'person.organisationId')
    .innerJoin('activities as activity', 'activity.organisationId', 'person.organisationId')
    .innerJoin('units as unit', join => join
      .onRef('unit.organisationId', '=', 'activity.organisationId')
      .onRef('unit.id', '=', 'activity.unitId'))
    .innerJoin('sessions as session', join => join
      .onRef('session.organisationId', '=', 'person.organisationId')
      .on('session.id', '=', sessionId))
    .leftJoin('people as reviewed', join => join
      .onRef('reviewed.organisationId', '=', 'person.organisationId')
      .onRef('reviewed.issuer', '=', 'person.issuer')
      .onRef('reviewed.subject', '=', 'session.reviewSubject'))
    .leftJoin('frameworkItems as item', join => join
      .onRef('item.organisationId', '=', 'unit.organisationId')
      .onRef('item.frameworkId', '=', 'unit.frameworkId')
      .onRef('item.versionNumber', '=', 'unit.frameworkVersion')
      .onRef('item.competenceId', '=', 'activity.competenceId'))
    .select([
      'person.name', 'person.email', 'person.locale', 'person.mailRhythm', 'organisation.name as organisationName',
      'activity.title as activityTitle', 'activity.lineItemUrl',
      'unit.id as unitId', 'unit.code as unitCode', 'unit.title as unitTitle', 'unit.profile',
      // As `db/reach.ts` has it: what one activity says holds for the unit.
      sql<'everyone' | 'assigned'>`case when exists (
        select from activities other
         where other.organisation_id = unit.organisation_id and other.unit_id = unit.id and other.tutoring = 'assigned'
      ) then 'assigned' else 'everyone' end`.as('tutoring'),
      'session.reviewSubject', 'reviewed.id as reviewedId', 'reviewed.name as reviewedName',
      'item.competenceId', 'item.code as competenceCode', 'item.label as competenceLabel'
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
