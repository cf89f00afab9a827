import { sql, type Transaction } from 'kysely'
import type { Db, Tables } from '../../db/connect.ts'
import type { Member } from '../../lms.ts'

type Trx = Transaction<Tables>

/** A course's list, taken out for refreshing. */
export interface Claimed {
  organisationId: string
  activityId: string
  platformId: string
  issuer: string
  unitId: string
  membershipsUrl: string
  attempts: number
  /** Why it could not be read the last time. */
  error: string | null
}

/**
 * Takes the list that has been due for longest, so that no other process reads it while the lease lasts. A platform is
 * asked for one at a time, or for two when two processes claim at the same instant.
 */
export async function claim (db: Db, leaseSeconds: number): Promise<Claimed | undefined> {
  const { rows } = await sql<Claimed>`
    with due as (
      select a.organisation_id, a.id, p.issuer
        from activities a
        join platforms p on p.organisation_id = a.organisation_id and p.id = a.platform_id and p.active
       where a.roster_next_at <= now() and (a.roster_locked_until is null or a.roster_locked_until < now())
         and a.memberships_url is not null
         and not exists (
           select from activities f
            where f.organisation_id = a.organisation_id and f.platform_id = a.platform_id and f.roster_locked_until > now())
       order by a.roster_next_at
       limit 1
       for update of a skip locked
    )
    update activities a
       set roster_locked_until = now() + make_interval(secs => ${leaseSeconds}::int), roster_attempts = a.roster_attempts + 1
      from due
     where a.organisation_id = due.organisation_id and a.id = due.id
    returning a.organisation_id, a.id as activity_id, a.platform_id, due.issuer, a.unit_id, a.memberships_url,
      a.roster_attempts as attempts, a.roster_error as error
  `.execute(db)
  return rows[0]
}

/** In the order of their subjects, so that two lists with the same people in them never wait for each other. */
export async function upsertPeople (trx: Trx, { organisationId, issuer }: Claimed, ids: string[], members: Member[]): Promise<void> {
  await sql`
    insert into people as p (organisation_id, id, issuer, subject, name, given_name, family_name, email)
    select ${organisationId}, m.id, ${issuer}, m.subject, m.name, m.given_name, m.family_name, m.email
      from unnest(${ids}::uuid[], ${members.map(({ subject }) => subject)}::text[], ${members.map(({ name }) => name)}::text[],
                  ${members.map(({ givenName }) => givenName)}::text[], ${members.map(({ familyName }) => familyName)}::text[],
                  ${members.map(({ email }) => email)}::text[]) as m (id, subject, name, given_name, family_name, email)
     order by m.subject
    on conflict (organisation_id, issuer, subject) do update
      -- The launch's own spelling stays (Moodle writes names another way in its lists); what is not known yet is taken.
      set name = case when p.name = p.subject then excluded.name else p.name end,
          given_name = coalesce(p.given_name, excluded.given_name), family_name = coalesce(p.family_name, excluded.family_name),
          email = coalesce(p.email, excluded.email)
      where (p.name = p.subject and excluded.name <> excluded.subject) or (p.given_name is null and excluded.given_name is not null)
         or (p.family_name is null and excluded.family_name is not null) or (p.email is null and excluded.email is not null)
  `.execute(trx)
}

/**
 * Adds who is new and lets back in who had left. The role is a hint: it makes staff of nobody who has come as a student,
 * and a student of nobody.
 */
export async function upsertEnrolments (trx: Trx, { organisationId, issuer, unitId }: Claimed, members: Member[]): Promise<void> {
  await sql`
    insert into enrolments as e (organisation_id, unit_id, person_id, role)
    select ${organisationId}, ${unitId}::uuid, p.id, m.role
      from unnest(${members.map(({ subject }) => subject)}::text[], ${members.map(({ role }) => role)}::text[]) as m (subject, role)
      join people p on p.organisation_id = ${organisationId} and p.issuer = ${issuer} and p.subject = m.subject
     where m.role is not null
     order by p.id
    on conflict (organisation_id, unit_id, person_id) do update
      set left_at = null, role = case when e.seen_at is null and excluded.role = 'staff' then 'staff' else e.role end
      where e.left_at is not null or (e.seen_at is null and excluded.role = 'staff' and e.role = 'student')
  `.execute(trx)
}

/**
 * Notes who is in the course no more. Who launched within the last day is here, listed or not: an administrator launches
 * without being enrolled.
 *
 * @param subjects of everybody who is in the course
 */
export async function markLeft (trx: Trx, { organisationId, issuer, unitId }: Claimed, subjects: string[]): Promise<void> {
  await sql`
    update enrolments e set left_at = now()
      from people p
     where e.organisation_id = ${organisationId} and e.unit_id = ${unitId} and e.left_at is null
       and (e.seen_at is null or e.seen_at < now() - interval '1 day')
       and p.organisation_id = e.organisation_id and p.id = e.person_id and p.issuer = ${issuer}
       and p.subject <> all (${subjects}::text[])
  `.execute(trx)
}

/** What was read counts for every activity that leads from this course to the unit. */
export async function settleRead (db: Db, { organisationId, platformId, unitId, membershipsUrl }: Claimed): Promise<void> {
  await db.updateTable('activities')
    .set({ rosterRefreshedAt: sql<Date>`now()`, rosterNextAt: null, rosterLockedUntil: null, rosterAttempts: 0, rosterError: null })
    .where('organisationId', '=', organisationId)
    .where('unitId', '=', unitId)
    .where('platformId', '=', platformId)
    .where('membershipsUrl', '=', membershipsUrl)
    .execute()
}

const inSeconds = (seconds: number) => sql<Date>`now() + make_interval(secs => ${seconds}::float8)`

export async function settleLater (db: Db, { organisationId, activityId }: Claimed, error: string, seconds: number): Promise<void> {
  await db.updateTable('activities')
    .set({ rosterError: error, rosterLockedUntil: null, rosterNextAt: inSeconds(seconds) })
    .where('organisationId', '=', organisationId)
    .where('id', '=', activityId)
    .execute()
}

/** The platform itself does not answer: its other lists wait as long, rather than try it one by one. */
export async function postponePlatform (db: Db, { organisationId, platformId }: Claimed, seconds: number): Promise<void> {
  await db.updateTable('activities')
    .set({ rosterNextAt: sql<Date>`greatest(roster_next_at, ${inSeconds(seconds)})` })
    .where('organisationId', '=', organisationId)
    .where('platformId', '=', platformId)
    .where('rosterNextAt', 'is not', null)
    .where('rosterLockedUntil', 'is', null)
    .execute()
}
