import { sql, type Transaction } from 'kysely'
import type { Db, Tables } from '../db/connect.ts'
import { dueAt } from '../db/mail-due.ts'

type Trx = Transaction<Tables>

/** Longer than any sending lasts: a process that dies holds one mail up for so long. */
const leaseSeconds = 120
const shortestWait = 60
const longestWait = 6 * 3600

/** A mail taken out of the table for writing and sending. */
export interface Claimed {
  organisationId: string
  personId: string
  unitId: string
  sending: number
  attempts: number
  /** Why it was not taken the last time. */
  error: string | null
}

/** How far a person has been told of a fiche. */
export interface Told { ficheId: string, sequence: number }

/** Takes the mail that has been due for longest, so that no other worker writes it while the lease lasts. */
export async function claimMail (db: Db): Promise<Claimed | undefined> {
  const { rows } = await sql<Claimed>`
    with due as (
      select organisation_id, person_id, unit_id from mails
       where due_at <= now() and (locked_until is null or locked_until < now())
       order by due_at
       limit 1
       for update skip locked
    )
    update mails m
       set locked_until = now() + make_interval(secs => ${leaseSeconds}::int), attempts = m.attempts + 1, sending = m.wanted
      from due
     where m.organisation_id = due.organisation_id and m.person_id = due.person_id and m.unit_id = due.unit_id
    returning m.organisation_id, m.person_id, m.unit_id, m.sending, m.attempts, m.error
  `.execute(db)
  return rows[0]
}

function row (db: Db | Trx, { organisationId, personId, unitId, sending }: Claimed) {
  return db.updateTable('mails')
    .where('organisationId', '=', organisationId)
    .where('personId', '=', personId)
    .where('unitId', '=', unitId)
    .where('sending', '=', sending)
}

/** What happened since then stays owed. */
async function forgetTold (trx: Trx, { organisationId, personId, unitId }: Claimed, told: Told[]): Promise<void> {
  const of = sql`n.organisation_id = ${organisationId} and n.person_id = ${personId} and n.unit_id = ${unitId} and n.fiche_id = t."ficheId"`
  const marks = sql`json_to_recordset(${JSON.stringify(told)}::json) as t ("ficheId" uuid, sequence integer)`
  await sql`delete from mail_news n using ${marks} where ${of} and n.wanted <= t.sequence`.execute(trx)
  await sql`update mail_news n set since = t.sequence from ${marks} where ${of} and n.since < t.sequence and n.wanted > t.sequence`.execute(trx)
}

/**
 * The person knows now: by the mail that the server has taken, or because nothing was left to tell. What came meanwhile is due
 * by the person's rhythm. The mail's row before its news, as whoever owes takes them.
 *
 * @param told what was looked at, also where there was nothing to say of it
 */
export async function settleTold (db: Db, claimed: Claimed, told: Told[], { sent, timeZone }: { sent: boolean, timeZone: string }): Promise<void> {
  const rhythm = sql`(select p.mail_rhythm from people p where p.organisation_id = mails.organisation_id and p.id = mails.person_id)`
  await db.transaction().execute(async trx => {
    await row(trx, claimed)
      .set({
        lockedUntil: null,
        attempts: 0,
        error: null,
        dueAt: sql<Date | null>`case when wanted > sending then ${dueAt(rhythm, timeZone)} end`,
        ...(sent ? { sentAt: sql<Date>`now()` } : {})
      })
      .execute()
    await forgetTold(trx, claimed, told)
  })
}

/** Until something new happens: then the mail tells this as well. */
export async function settleRefused (db: Db, claimed: Claimed, error: string): Promise<void> {
  await row(db, claimed)
    .set({ error, lockedUntil: null, attempts: 0, dueAt: sql<Date | null>`case when wanted > sending then now() + make_interval(secs => ${shortestWait}) end` })
    .execute()
}

/** Seconds: longer each time. */
const wait = ({ attempts }: Claimed): number => Math.min(shortestWait * 2 ** (attempts - 1), longestWait)

/** It is written anew then: what was read meanwhile is not in it. */
export async function settleLater (db: Db, claimed: Claimed, error: string): Promise<void> {
  await row(db, claimed)
    .set({ error, lockedUntil: null, dueAt: sql<Date>`now() + make_interval(secs => ${wait(claimed)})` })
    .execute()
}

/** The server itself does not answer: what else is due waits as long, rather than try it one by one. */
export async function postponeAll (db: Db, claimed: Claimed): Promise<void> {
  await db.updateTable('mails').set({ dueAt: sql<Date>`now() + make_interval(secs => ${wait(claimed)})` })
    .where('dueAt', '<=', sql<Date>`now()`)
    .where('lockedUntil', 'is', null)
    .execute()
}
