import type { Access } from '../../access.ts'
import type { Db } from '../../db/connect.ts'
import { errors } from '../../errors.ts'
import * as queries from './queries.ts'

/**
 * Makes somebody of the unit's staff the tutor of one of its students. Twice is once.
 *
 * @throws not-found when either is not enrolled as such
 */
export async function assign (db: Db, access: Access, studentId: string, tutorId: string): Promise<void> {
  if (!await queries.insert(db, access, studentId, tutorId)) throw errors.notFound()
}

/** Takes a tutor from a student, as often as it is asked. */
export const withdraw = queries.remove

/** Says who is whose tutor, for every activity of the unit: they show the same portfolios. */
export const changePolicy = queries.setTutoring
