import { isDeepStrictEqual } from 'node:util'
import type { Transaction } from 'kysely'
import type { Access } from '../../access.ts'
import type { Db, Tables } from '../../db/connect.ts'
import { errors } from '../../errors.ts'
import * as people from '../people/domain.ts'
import * as queries from './queries.ts'
import type { Experience, ExperienceContent, NewExperience } from './schemas.ts'

type Row = NonNullable<Awaited<ReturnType<typeof queries.find>>>

/** The list has no pages: this is more than anybody lives through. */
const most = 200

const toExperience = (row: Row): Experience => ({ ...row, createdAt: row.createdAt.toISOString() })

function says (row: Row, content: ExperienceContent): boolean {
  const { id: _id, revision: _revision, createdAt: _createdAt, ficheCount: _ficheCount, ...kept } = row
  return isDeepStrictEqual(kept, content)
}

function requireOrder ({ startsOn, endsOn }: ExperienceContent): void {
  if (startsOn !== null && endsOn !== null && endsOn < startsOn) throw errors.invalid([{ field: 'endsOn', code: 'before-start' }])
}

async function requireRoom (trx: Transaction<Tables>, access: Access, id: string): Promise<void> {
  await people.lock(trx, access)
  if (await queries.countOthers(trx, access, id) >= most) throw errors.invalid([{ field: 'id', code: 'too-many' }])
}

/**
 * A student's experiences, the latest first.
 *
 * @param studentId absent: the reader's own
 * @throws not-found when the reader does not reach such a student
 */
export async function list (db: Db, access: Access, studentId?: string): Promise<{ items: Experience[] }> {
  const { id } = await people.findStudent(db, access, studentId)
  return { items: (await queries.list(db, access, id)).map(toExperience) }
}

/**
 * Adds an experience (IMT-03). The same request twice adds one.
 *
 * @throws id-taken when the id stands for something else; invalid when it ends before it starts, or when there are too many
 */
export async function create (db: Db, access: Access, body: NewExperience): Promise<Experience> {
  const { id, ...content } = body
  requireOrder(content)
  return await db.transaction().execute(async trx => {
    if (await queries.find(trx, access, id) === undefined) {
      await requireRoom(trx, access, body.id)
      await queries.insert(trx, access, body)
    }
    const row = await queries.find(trx, access, id)
    if (row === undefined || !says(row, content)) throw errors.idTaken([{ field: 'id', code: 'taken' }])
    return toExperience(row)
  })
}

/**
 * Says it otherwise. The same save again, whose first answer was lost, is not somebody else's.
 *
 * @param revision the one that the client has read
 * @throws not-found, stale, invalid when it ends before it starts
 */
export async function change (db: Db, access: Access, id: string, revision: number, content: ExperienceContent): Promise<Experience> {
  requireOrder(content)
  return await db.transaction().execute(async trx => {
    const row = await queries.lock(trx, access, id)
    if (row === undefined) throw errors.notFound()
    if (row.revision === revision + 1 && says(row, content)) return toExperience(row)
    if (row.revision !== revision) throw errors.stale()
    await queries.update(trx, access, id, revision + 1, content)
    return toExperience({ ...row, ...content, revision: revision + 1 })
  })
}

/**
 * Takes an experience away, as often as it is asked: it is listed no more, and what names it still does.
 *
 * @throws not-found
 */
export async function remove (db: Db, access: Access, id: string): Promise<void> {
  if (!await queries.setRemoved(db, access, id, true)) throw errors.notFound()
}

/**
 * Brings it back as it was, as often as it is asked.
 *
 * @throws not-found, invalid when there are too many
 */
export async function restore (db: Db, access: Access, id: string): Promise<void> {
  await db.transaction().execute(async trx => {
    await requireRoom(trx, access, id)
    if (!await queries.setRemoved(trx, access, id, false)) throw errors.notFound()
  })
}
