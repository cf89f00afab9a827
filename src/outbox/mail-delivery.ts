import type { Db } from '../db/connect.ts'
import type { Mails } from '../mails.ts'
import { sha256 } from '../secrets.ts'
import { MailError, type Mailer } from '../smtp.ts'
import { writeLetter } from './letter.ts'
import { postponeAll, settleLater, settleRefused, settleTold, type Claimed, type Told } from './mails.ts'
import { findRecipient, readNews } from './news.ts'

export interface Delivery { db: Db, mailer: Mailer, mails: Mails, publicUrl: string }

/**
 * The same person told of the same fiches as far as before: the same mail, which whoever was given it twice can recognise
 * (a process may die after the server has taken a mail and before that is written down).
 */
function idOf ({ organisationId, personId, unitId }: Claimed, told: Told[]): string {
  const marks = told.map(({ ficheId, sequence }) => `${ficheId}:${sequence}`).sort()
  return sha256([organisationId, personId, unitId, ...marks].join(' ')).toString('hex').slice(0, 32)
}

async function settleFailure (db: Db, claimed: Claimed, { code, message }: MailError): Promise<void> {
  if (code === 'refused') return await settleRefused(db, claimed, `${code}: ${message}`)
  await settleLater(db, claimed, `${code}: ${message}`)
  if (code === 'unreachable') await postponeAll(db, claimed)
}

/** @returns how far the person is told, and whether by a mail */
async function tell ({ db, mailer, mails, publicUrl }: Delivery, claimed: Claimed): Promise<{ told: Told[], sent: boolean }> {
  const recipient = await findRecipient(db, claimed)
  const { fiches, told } = await readNews(db, claimed, recipient?.role ?? 'student')
  if (recipient === undefined || fiches.length === 0) return { told, sent: false }
  const stopUrl = `${publicUrl}/mails/stop/${mails.stopTokens.make(claimed)}`
  const letter = writeLetter(recipient, fiches, { stopUrl, timeZone: mails.timeZone })
  await mailer.send({ to: recipient.email, ...letter, id: idOf(claimed, told), stopUrl })
  return { told, sent: true }
}

/**
 * Writes and sends one claimed mail, and writes down what came of it. Where nothing is left to tell, nothing is sent.
 *
 * @returns why the mail server did not take it, if it did not
 * @throws what is no MailError, for the log: the mail is tried again later
 */
export async function deliverMail (delivery: Delivery, claimed: Claimed): Promise<MailError | undefined> {
  const { db, mails: { timeZone } } = delivery
  try {
    const { told, sent } = await tell(delivery, claimed)
    await settleTold(db, claimed, told, { sent, timeZone })
    return undefined
  } catch (error) {
    if (error instanceof MailError) {
      await settleFailure(db, claimed, error)
      return error
    }
    await settleLater(db, claimed, 'internal')
    throw error
  }
}
