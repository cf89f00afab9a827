import { sql } from 'kysely'
import { v7 } from 'uuid'
import * as sessions from '../../src/features/sessions/domain.ts'
import type { Launch, Role } from '../../src/lms.ts'
import { createStopTokens } from '../../src/mails.ts'
import { deliverMail } from '../../src/outbox/mail-delivery.ts'
import { claimMail } from '../../src/outbox/mails.ts'
import { createMailer, type Mailer } from '../../src/smtp.ts'
import { clientOf, openSchool, type Client } from './school.ts'
import { startSmtp } from './smtp.ts'

type Scope = Parameters<typeof openSchool>[0]

export const mails = { timeZone: 'Europe/Paris', stopTokens: createStopTokens('x'.repeat(32)) }
export const publicUrl = 'http://preuves.test'

/** A school with a real mail server. */
export async function openMailingSchool (t: Scope) {
  const [school, smtp] = await Promise.all([openSchool(t, { mails, publicUrl }), startSmtp(t)])
  const mailer = createMailer({ smtpUrl: smtp.url, from: 'Preuves <preuves@preuves.test>' })
  const { db } = school

  /** Lets somebody in whose launch says something else. */
  async function enterAs (name: string, roles: Role[], change: { locale?: string | null, person?: Partial<Launch['person']>, launch?: Partial<Launch> } = {}): Promise<Client> {
    const launch = await school.launch(name, roles)
    const locale = change.locale === undefined ? launch.locale : change.locale
    const { code } = await sessions.enter(db, { ...launch, locale, person: { ...launch.person, ...change.person }, ...change.launch })
    return await clientOf(school.app, code)
  }

  /** Time goes by: whatever is owed is due. */
  const makeDue = async () => { await sql`update mails set due_at = now() - interval '1 second', locked_until = null where due_at is not null`.execute(db) }

  /** Sends what is due, as a worker does, until nothing is. @returns why mails were not taken */
  async function drain (by: Mailer = mailer) {
    const failures: string[] = []
    for (let claimed = await claimMail(db); claimed !== undefined; claimed = await claimMail(db)) {
      const failure = await deliverMail({ db, mailer: by, mails, publicUrl }, claimed)
      if (failure !== undefined) failures.push(failure.code)
    }
    return failures
  }

  /** Sends all that is owed. @returns the mails that arrived by it */
  async function post () {
    const before = smtp.mails.length
    await makeDue()
    await drain()
    return smtp.mails.slice(before)
  }

  const owed = async () => await db.selectFrom('mails as m')
    .innerJoin('people as p', join => join.onRef('p.organisationId', '=', 'm.organisationId').onRef('p.id', '=', 'm.personId'))
    .select(['p.subject', 'm.dueAt', 'm.error', 'm.attempts', 'm.sentAt'])
    .orderBy('p.subject')
    .execute()

  return { ...school, smtp, mailer, enterAs, makeDue, drain, post, owed }
}

export const say = (client: Client, ficheId: string, text = 'Un secret', versionNumber = 1) =>
  client.call('POST', `/fiches/${ficheId}/comments`, { id: v7(), versionNumber, text })

export const decide = (client: Client, ficheId: string, outcome = 'approved', versionNumber = 1) =>
  client.call('POST', `/fiches/${ficheId}/decisions`, { id: v7(), versionNumber, outcome, reason: 'Le motif' })

export const choose = (client: Client, rhythm: string) => client.call('PATCH', '/me', { mails: rhythm })
