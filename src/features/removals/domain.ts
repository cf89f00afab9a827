import type { Access } from '../../access.ts'
import type { Db } from '../../db/connect.ts'
import { errors } from '../../errors.ts'
import * as drafts from '../drafts/domain.ts'
import * as fiches from '../fiches/domain.ts'
import * as scores from '../scores/domain.ts'
import * as queries from './queries.ts'

/** How long a fiche that was never published can be brought back. */
const graceDays = 30

/** A published fiche counts in the gradebook while it is there: the score is owed in the same transaction. */
async function setRemoved (db: Db, access: Access, ficheId: string, removed: boolean): Promise<void> {
  await db.transaction().execute(async trx => {
    const fiche = await fiches.lockAlsoRemoved(trx, access, ficheId)
    if ((fiche.removedAt !== null) === removed) return
    await queries.setRemoved(trx, access, ficheId, removed)
    if (fiche.versionCount > 0) await scores.owe(trx, { organisationId: access.organisationId, unitId: access.unitId, studentId: fiche.studentId })
  })
}

/**
 * Takes the student's own fiche away, from everybody else's sight at once. Done twice, it is done once.
 *
 * @throws not-found
 */
export const remove = async (db: Db, access: Access, ficheId: string): Promise<void> => await setRemoved(db, access, ficheId, true)

/**
 * Brings it back exactly as it was, draft and all: a published one at any time, another until it is purged.
 *
 * @throws not-found
 */
export const restore = async (db: Db, access: Access, ficheId: string): Promise<void> => await setRemoved(db, access, ficheId, false)

/**
 * Gives up the next version of a published fiche. Done twice, it is done once.
 *
 * @param revision the one that is given up: what was written since, in another tab, stays
 * @throws not-found, removed, nothing-published when the draft is all there is, stale
 */
export async function discardDraft (db: Db, access: Access, ficheId: string, revision: number): Promise<void> {
  await db.transaction().execute(async trx => {
    const fiche = await fiches.lock(trx, access, ficheId)
    if (fiche.versionCount === 0) throw errors.nothingPublished()
    const draft = await drafts.find(trx, access, ficheId)
    if (draft === undefined) return
    if (draft.revision !== revision) throw errors.stale()
    await drafts.remove(trx, access, ficheId)
  })
}

/**
 * Forgets what was never published and was removed thirty days ago. For the background. Each by itself: two processes that
 * gave back the room of several students at once could wait for each other.
 */
export async function purge (db: Db): Promise<void> {
  let more: boolean
  do {
    more = await db.transaction().execute(async trx => {
      const forgotten = await queries.lockForgotten(trx, graceDays)
      if (forgotten !== undefined) await queries.forget(trx, forgotten.organisationId, forgotten.id)
      return forgotten !== undefined
    })
  } while (more)
}
