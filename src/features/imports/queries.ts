import { sql } from 'kysely'
import type { Db, Tables, Transaction } from '../../db/connect.ts'

type Trx = Transaction<Tables>

/** The units of a school, with how their activities are called in the courses. */
export async function listUnits (db: Db, organisationId: string) {
  return await db.selectFrom('units as u')
    .select(eb => [
      'u.id', 'u.code', 'u.title',
      sql<string[]>`array(${eb.selectFrom('activities as a').select('a.title')
        .whereRef('a.organisationId', '=', 'u.organisationId').whereRef('a.unitId', '=', 'u.id').orderBy('a.title')})`.as('activities')
    ])
    .where('u.organisationId', '=', organisationId)
    .orderBy('u.code')
    .orderBy('u.createdAt')
    .execute()
}

export interface Enrolled { id: string, name: string, email: string | null }

/** Who is, or was, enrolled in a unit. */
export async function listEnrolled (db: Db, organisationId: string, unitId: string, role: 'student' | 'staff'): Promise<Enrolled[]> {
  return await db.selectFrom('enrolments as e')
    .innerJoin('people as p', join => join.onRef('p.organisationId', '=', 'e.organisationId').onRef('p.id', '=', 'e.personId'))
    .select(['p.id', 'p.name', 'p.email'])
    .where('e.organisationId', '=', organisationId)
    .where('e.unitId', '=', unitId)
    .where('e.role', '=', role)
    .orderBy('p.name')
    .execute()
}

/** @returns whether somebody of the school has this address */
export async function isKnown (db: Db, organisationId: string, email: string): Promise<boolean> {
  const row = await db.selectFrom('people').select('id')
    .where('organisationId', '=', organisationId)
    .where(eb => eb.fn<string>('lower', ['email']), '=', email.toLowerCase())
    .executeTakeFirst()
  return row !== undefined
}

export async function isImported (db: Db, organisationId: string, ficheId: string): Promise<boolean> {
  const row = await db.selectFrom('importedEntries').select('ficheId')
    .where('organisationId', '=', organisationId)
    .where('ficheId', '=', ficheId)
    .executeTakeFirst()
  return row !== undefined
}

/** Waits for whoever is just importing it. @returns whether it is the first time */
export async function insertEntry (trx: Trx, organisationId: string, ficheId: string): Promise<boolean> {
  const row = await trx.insertInto('importedEntries').values({ organisationId, ficheId })
    .onConflict(conflict => conflict.columns(['organisationId', 'ficheId']).doNothing())
    .returning('ficheId')
    .executeTakeFirst()
  return row !== undefined
}
