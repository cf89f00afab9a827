import type { Db, Tables, Transaction } from '../../src/db/connect.ts'
import { makeSecret, readSecret, type Secret } from '../../src/secrets.ts'
import { refuseRegistration } from './refusals.ts'

/** @returns the secret to hand out: only its hash is kept */
export async function makeInvitation (db: Db, organisationId: string, expiresAt: Date): Promise<string> {
  const { text, hash } = makeSecret(organisationId)
  await db.insertInto('platformInvitations').values({ organisationId, tokenHash: hash, expiresAt }).execute()
  return text
}

/** The school that an invitation names; whether it is a good one is another question. */
export const schoolOf = (invitation: string): string | undefined => readSecret(invitation)?.organisationId

function read (invitation: string): Secret {
  const secret = readSecret(invitation)
  if (secret === undefined) throw refuseRegistration('invitation-unknown', 'the invitation has not our form')
  return secret
}

/**
 * Looks whether an invitation is still good.
 *
 * @returns the school that it is for
 * @throws when it is unknown, used or expired
 */
export async function checkInvitation (db: Db, invitation: string, now: Date): Promise<{ organisationId: string, organisation: string }> {
  const { organisationId, hash } = read(invitation)
  const row = await db.selectFrom('platformInvitations as invitation')
    .innerJoin('organisations as organisation', 'organisation.id', 'invitation.organisationId')
    .select(['organisation.name as organisation', 'invitation.expiresAt', 'invitation.usedAt'])
    .where('invitation.organisationId', '=', organisationId)
    .where('invitation.tokenHash', '=', hash)
    .executeTakeFirst()
  if (row === undefined) throw refuseRegistration('invitation-unknown', 'there is no such invitation')
  if (row.usedAt !== null) throw refuseRegistration('invitation-used', 'the invitation was used')
  if (row.expiresAt <= now) throw refuseRegistration('invitation-expired', 'the invitation has expired')
  return { organisationId, organisation: row.organisation }
}

/**
 * Uses up an invitation with what is done in its transaction: its row is locked as long as that takes, so that of several at
 * once one goes on, and it is as good as before when that fails, even when the process dies.
 *
 * @param work answers the platform that was registered
 * @throws when it is being used, or cannot be used
 */
export async function useInvitation (db: Db, invitation: string, now: Date, work: (trx: Transaction<Tables>) => Promise<string>): Promise<string> {
  const { organisationId, hash } = read(invitation)
  return await db.transaction().execute(async trx => {
    const locked = await trx.selectFrom('platformInvitations').select('expiresAt')
      .where('organisationId', '=', organisationId)
      .where('tokenHash', '=', hash)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    await checkInvitation(trx, invitation, now)
    if (locked === undefined) throw refuseRegistration('invitation-busy', 'the invitation is being used')
    const platformId = await work(trx)
    await trx.updateTable('platformInvitations').set({ usedAt: now, platformId })
      .where('organisationId', '=', organisationId)
      .where('tokenHash', '=', hash)
      .execute()
    return platformId
  })
}
