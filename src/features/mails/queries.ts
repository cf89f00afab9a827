import { sql, type Transaction } from 'kysely'
import type { Db, Tables } from '../../db/connect.ts'
import { dueAt } from '../../db/mail-due.ts'
import { reachesStudent } from '../../db/reach.ts'
import type { MailRhythm } from './schemas.ts'

type Trx = Transaction<Tables>

export interface Person { organisationId: string, personId: string }

/** What has just happened to a fiche, and who did it. */
export interface Event { organisationId: string, unitId: string, ficheId: string, studentId: string, authorId: string }

/**
 * Owes a mail to everybody for whom the last event of a fiche is new: who reaches it, has come once (so that their role is
 * known from a launch), is in the course still, has an address and wants mails. A mail that waits already keeps its time.
 *
 * By person, so that two events of one unit never wait for each other crosswise; the mail's row before its news.
 */
export async function owe (trx: Trx, { organisationId, unitId, ficheId, studentId, authorId }: Event, timeZone: string): Promise<void> {
  await sql`
    with owed as (
      insert into mails as m (organisation_id, person_id, unit_id, due_at)
      select e.organisation_id, e.person_id, e.unit_id, ${dueAt(sql`p.mail_rhythm`, timeZone)}
        from enrolments e
        join people p on p.organisation_id = e.organisation_id and p.id = e.person_id
       where e.organisation_id = ${organisationId} and e.unit_id = ${unitId} and e.left_at is null and e.seen_at is not null
         and e.person_id <> ${authorId} and p.email is not null and p.mail_rhythm <> 'never'
         and ${reachesStudent(organisationId, unitId, studentId)}
       order by e.person_id
      on conflict (organisation_id, person_id, unit_id) do update
        set wanted = m.wanted + 1, due_at = coalesce(m.due_at, excluded.due_at),
            attempts = case when m.due_at is null then 0 else m.attempts end,
            error = case when m.due_at is null then null else m.error end
      returning organisation_id, person_id, unit_id
    )
    insert into mail_news as n (organisation_id, person_id, fiche_id, unit_id, since, wanted)
    select o.organisation_id, o.person_id, f.id, o.unit_id, f.sequence - 1, f.sequence
      from owed o
      join fiches f on f.organisation_id = o.organisation_id and f.id = ${ficheId}
    on conflict (organisation_id, person_id, fiche_id) do update set wanted = excluded.wanted
  `.execute(trx)
}

export async function setRhythm (trx: Trx, { organisationId, personId }: Person, rhythm: MailRhythm): Promise<void> {
  await trx.updateTable('people').set({ mailRhythm: rhythm })
    .where('organisationId', '=', organisationId)
    .where('id', '=', personId)
    .execute()
}

/** What waits leaves by the new rhythm. */
export async function reschedule (trx: Trx, { organisationId, personId }: Person, rhythm: MailRhythm, timeZone: string): Promise<void> {
  await trx.updateTable('mails').set({ dueAt: dueAt(sql`${rhythm}::text`, timeZone), attempts: 0 })
    .where('organisationId', '=', organisationId)
    .where('personId', '=', personId)
    .where('dueAt', 'is not', null)
    .execute()
}

/** Nothing is owed to the person any more, in any course. */
export async function forget (trx: Trx, { organisationId, personId }: Person): Promise<void> {
  await trx.deleteFrom('mails')
    .where('organisationId', '=', organisationId)
    .where('personId', '=', personId)
    .execute()
}

/** @returns the language that the person reads, undefined when there is no such person */
export async function findLocale (db: Db, { organisationId, personId }: Person): Promise<{ locale: string | null } | undefined> {
  return await db.selectFrom('people')
    .select(sql<string | null>`coalesce(locale, launch_locale)`.as('locale'))
    .where('organisationId', '=', organisationId)
    .where('id', '=', personId)
    .executeTakeFirst()
}
