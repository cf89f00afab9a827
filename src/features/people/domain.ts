import type { Access } from '../../access.ts'
import type { Db } from '../../db/connect.ts'
import { readNameCursor, writeNameCursor } from './cursor.ts'
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
    queries.list(db, access, { role, name: name?.trim(), after: readNameCursor(query.after), limit }),
    readRoster(db, access)
  ])
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items: items.map(toPerson), next: rows.length > limit && last !== undefined ? writeNameCursor(last) : null, roster }
}
