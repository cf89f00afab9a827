import type { Access } from '../../access.ts'
import type { Db } from '../../db/connect.ts'
import { errors } from '../../errors.ts'
import * as fiches from '../fiches/domain.ts'
import * as frameworks from '../frameworks/domain.ts'
import * as units from '../units/domain.ts'
import { nextLetter } from './letters.ts'
import type { CompetenceList } from './schemas.ts'

/** What can be targeted in the unit; for a student, with the letter that each competence would give next. */
export async function list (db: Db, access: Access): Promise<CompetenceList> {
  const { organisationId, unitId, roles } = access
  const unit = await units.findUnit(db, organisationId, unitId)
  const items = await frameworks.listItems(db, organisationId, unit.frameworkId, unit.frameworkVersion)
  const letters = roles.includes('student') && unit.profile.letter ? await fiches.usedLetters(db, access) : undefined
  return {
    framework: { title: items[0]?.title ?? '', version: unit.frameworkVersion },
    items: items.map(({ id, code, label }) => ({ id, code, label, nextLetter: letters === undefined ? null : nextLetter(letters.get(id) ?? []) }))
  }
}

/**
 * Renames a competence of the unit: the unit moves to the next version of its framework.
 *
 * @param version of the framework that the client has read
 * @throws not-found, stale when the unit has moved since
 */
export async function rename (db: Db, access: Access, competenceId: string, version: number, label: string): Promise<CompetenceList> {
  const { organisationId, unitId, personId } = access
  await db.transaction().execute(async trx => {
    const unit = await units.findUnit(trx, organisationId, unitId)
    if (unit.frameworkVersion !== version) throw errors.stale()
    const framework = { organisationId, id: unit.frameworkId, version }
    const next = await frameworks.rename(trx, framework, competenceId, label.trim(), personId)
    if (!await units.moveToFrameworkVersion(trx, organisationId, unitId, version, next)) throw errors.stale()
  })
  return await list(db, access)
}
