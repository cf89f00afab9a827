import type { Db } from '../../db/connect.ts'

interface Person { issuer: string, subject: string }

export async function insert (db: Db, organisationId: string, { issuer, subject }: Person): Promise<void> {
  await db.insertInto('administrators').values({ organisationId, issuer, subject }).onConflict(conflict => conflict.doNothing()).execute()
}

export async function remove (db: Db, organisationId: string, { issuer, subject }: Person): Promise<boolean> {
  const removed = await db.deleteFrom('administrators')
    .where('organisationId', '=', organisationId)
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .returning('subject')
    .executeTakeFirst()
  return removed !== undefined
}

/** With their name, when they came here once. */
export const list = (db: Db, organisationId: string) => db.selectFrom('administrators as administrator')
  .leftJoin('people as person', join => join
    .onRef('person.organisationId', '=', 'administrator.organisationId')
    .onRef('person.issuer', '=', 'administrator.issuer')
    .onRef('person.subject', '=', 'administrator.subject'))
  .select(['administrator.issuer', 'administrator.subject', 'person.name'])
  .where('administrator.organisationId', '=', organisationId)
  .orderBy('administrator.grantedAt')
  .execute()
