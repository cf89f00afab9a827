import type { Access } from '../../access.ts'
import type { Db } from '../../db/connect.ts'
import { errors } from '../../errors.ts'
import { page, readCursor } from '../../paging.ts'
import { Text } from '../../schema.ts'
import * as queries from './queries.ts'
import type { Person, PersonList, Roster } from './schemas.ts'

type Row = Awaited<ReturnType<typeof queries.list>>[number]

function toPerson (row: Row): Person {
  const { id, name, groups, submitted, changesRequested, approved, tutors } = row
  return {
    id,
    name,
    groups,
    seenAt: row.seenAt?.toISOString() ?? null,
    left: row.leftAt !== null,
    fiches: { submitted, changes_requested: changesRequested, approved },
    lastActivityAt: row.lastActivityAt?.toISOString() ?? null,
    tutors
  }
}

async function readRoster (db: Db, access: Access): Promise<Roster | null> {
  const { membershipsUrl, rosterRefreshedAt, rosterError } = await queries.findRoster(db, access)
  return membershipsUrl === null ? null : { refreshedAt: rosterRefreshedAt?.toISOString() ?? null, error: rosterError }
}

/**
 * One page of the unit's students whom the reader reaches, or of its staff, by name. Who has left is there only with what
 * they published.
 */
export async function list (db: Db, access: Access, query: { role?: 'student' | 'staff', name?: string, after?: string, limit?: number }): Promise<PersonList> {
  const { role = 'student', name, limit = 50 } = query
  const [rows, roster] = await Promise.all([
    queries.list(db, access, { role, name: name?.trim(), after: readCursor(Text(), query.after), limit }),
    readRoster(db, access)
  ])
  const { items, next } = page(rows, limit, row => row.name)
  return { items: items.map(toPerson), next, roster }
}

/**
 * Whose work is meant: the reader's own when nobody is named.
 *
 * @throws not-found unless it is the reader, or a student of the unit whom they reach
 */
export async function findStudent (db: Db, access: Access, studentId = access.personId): Promise<{ id: string, name: string }> {
  const student = await queries.findStudent(db, access, studentId)
  if (student === undefined) throw errors.notFound()
  return student
}

/** Until the transaction ends, what somebody adds is counted one after the other: of two at once, both would still find room. */
export const lock = queries.lock
