import type { Transaction } from 'kysely'
import type { Db, Tables } from '../../db/connect.ts'
import type { Mails } from '../../mails.ts'
import * as queries from './queries.ts'
import type { MailRhythm } from './schemas.ts'

/**
 * Owes a mail to everybody for whom what has just happened to a fiche is new, but never to who did it (IMT-40): in the
 * transaction of the event, after it. Without a mail server nothing is owed.
 */
export async function owe (trx: Transaction<Tables>, mails: Mails | null, event: queries.Event): Promise<void> {
  if (mails !== null) await queries.owe(trx, event, mails.timeZone)
}

/** Keeps how often a person wants mails. What is owed already moves to the new rhythm, or is owed no more. */
export async function chooseRhythm (db: Db, { timeZone }: Mails, person: queries.Person, rhythm: MailRhythm): Promise<void> {
  await db.transaction().execute(async trx => {
    await queries.setRhythm(trx, person, rhythm)
    if (rhythm === 'never') await queries.forget(trx, person)
    else await queries.reschedule(trx, person, rhythm, timeZone)
  })
}

/** @returns whose mails the address in one of them stops and in which language they read, undefined when we did not make it */
export async function readStopToken (db: Db, { stopTokens }: Mails, token: string): Promise<queries.Person & { locale: string | null } | undefined> {
  const person = stopTokens.read(token)
  const found = person === undefined ? undefined : await queries.findLocale(db, person)
  return person === undefined || found === undefined ? undefined : { ...person, ...found }
}
