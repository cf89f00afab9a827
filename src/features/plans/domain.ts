import { isDeepStrictEqual } from 'node:util'
import type { Transaction } from 'kysely'
import type { Access } from '../../access.ts'
import type { Db, Tables } from '../../db/connect.ts'
import { errors } from '../../errors.ts'
import * as frameworks from '../frameworks/domain.ts'
import * as people from '../people/domain.ts'
import * as units from '../units/domain.ts'
import * as queries from './queries.ts'
import type { NewPlannedTrace, PlannedTrace, PlannedTraceContent } from './schemas.ts'

type Trx = Transaction<Tables>
type Row = NonNullable<Awaited<ReturnType<typeof queries.find>>>

/** The list has no pages: whoever plans more plans nothing. */
const most = 200

const toPlannedTrace = (row: Row): PlannedTrace => ({ ...row, createdAt: row.createdAt.toISOString() })

/** A plan names what there is: a competence of the unit, a fiche of one's own. */
async function requireKnown (trx: Trx, access: Access, { competenceId, ficheId }: PlannedTraceContent): Promise<void> {
  const unit = await units.findUnit(trx, access.organisationId, access.unitId)
  const items = await frameworks.listItems(trx, access.organisationId, unit.frameworkId, unit.frameworkVersion)
  const fields = [
    ...(items.some(({ id }) => id === competenceId) ? [] : [{ field: 'competenceId', code: 'unknown' }]),
    ...(ficheId === null || await queries.hasFiche(trx, access, ficheId) ? [] : [{ field: 'ficheId', code: 'unknown' }])
  ]
  if (fields.length > 0) throw errors.invalid(fields)
}

async function requireRoom (trx: Trx, access: Access, id: string): Promise<void> {
  await people.lock(trx, access)
  if (await queries.countOthers(trx, access, id) >= most) throw errors.invalid([{ field: 'id', code: 'too-many' }])
}

/**
 * The traces that a student means to collect (IMT-10), in the order in which they were planned.
 *
 * @param studentId absent: the reader's own
 * @throws not-found when the reader does not reach such a student
 */
export async function list (db: Db, access: Access, studentId?: string): Promise<{ items: PlannedTrace[] }> {
  const { id } = await people.findStudent(db, access, studentId)
  return { items: (await queries.list(db, access, id)).map(toPlannedTrace) }
}

/**
 * Plans a trace. The same request twice plans one.
 *
 * @throws id-taken when the id stands for something else; invalid when it names what is not there, or when there are too many
 */
export async function plan (db: Db, access: Access, body: NewPlannedTrace): Promise<PlannedTrace> {
  return await db.transaction().execute(async trx => {
    if (await queries.find(trx, access, body.id) === undefined) {
      await requireKnown(trx, access, body)
      await requireRoom(trx, access, body.id)
      await queries.insert(trx, access, body)
    }
    const row = await queries.find(trx, access, body.id)
    const { createdAt: _, ...said } = row ?? {}
    if (row === undefined || !isDeepStrictEqual(said, { ...body })) throw errors.idTaken([{ field: 'id', code: 'taken' }])
    return toPlannedTrace(row)
  })
}

/**
 * Says it otherwise, or names the fiche that has it.
 *
 * @throws not-found, invalid when it names what is not there
 */
export async function change (db: Db, access: Access, id: string, content: PlannedTraceContent): Promise<PlannedTrace> {
  return await db.transaction().execute(async trx => {
    if (await queries.find(trx, access, id) === undefined) throw errors.notFound()
    await requireKnown(trx, access, content)
    const row = await queries.update(trx, access, id, content)
    if (row === undefined) throw errors.notFound()
    return toPlannedTrace(row)
  })
}

/** Plans it no longer, as often as it is asked. @throws not-found */
export async function remove (db: Db, access: Access, id: string): Promise<void> {
  if (!await queries.setRemoved(db, access, id, true)) throw errors.notFound()
}

/** Plans it again, as often as it is asked. @throws not-found, invalid when there are too many */
export async function restore (db: Db, access: Access, id: string): Promise<void> {
  await db.transaction().execute(async trx => {
    await requireRoom(trx, access, id)
    if (!await queries.setRemoved(trx, access, id, false)) throw errors.notFound()
  })
}
