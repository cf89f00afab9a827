import { sql, type Transaction } from 'kysely'
import type { Access } from '../../access.ts'
import type { Db, Tables } from '../../db/connect.ts'
import { mayReadDraft } from '../../db/visibility.ts'
import type { ExperienceContent } from './schemas.ts'

type Trx = Transaction<Tables>

/** The fiches that are there and belong to `e`: by their last version, or by a draft that the reader may read. */
const ficheCount = (access: Access) => sql<number>`(
  select count(*)::integer
    from fiches f
   where f.organisation_id = e.organisation_id and f.unit_id = e.unit_id and f.student_id = e.student_id and f.removed_at is null
     and (exists (select from versions v where v.organisation_id = f.organisation_id and v.fiche_id = f.id
                     and v.number = f.version_count and v.experience_id = e.id)
       or exists (select from drafts d where d.organisation_id = f.organisation_id and d.fiche_id = f.id
                     and d.experience_id = e.id and ${mayReadDraft(access)})))`

function select (db: Db | Trx, access: Access, studentId: string) {
  return db.selectFrom('experiences as e')
    .select([
      'e.id', 'e.kind', 'e.title', 'e.host', 'e.startsOn', 'e.endsOn', 'e.setting', 'e.involvement', 'e.realism', 'e.collaboration',
      'e.supervisor', 'e.revision', 'e.createdAt', ficheCount(access).as('ficheCount')
    ])
    .where('e.organisationId', '=', access.organisationId)
    .where('e.unitId', '=', access.unitId)
    .where('e.studentId', '=', studentId)
}

/** Those that are there, the latest first; what has no date is what was added last. */
export async function list (db: Db, access: Access, studentId: string) {
  return await select(db, access, studentId)
    .where('e.removedAt', 'is', null)
    .orderBy('e.startsOn', order => order.desc().nullsFirst())
    .orderBy('e.createdAt', 'desc')
    .orderBy('e.id', 'desc')
    .execute()
}

/** One of the reader's own, also when it was taken away. */
export const find = (trx: Trx, access: Access, id: string) =>
  select(trx, access, access.personId).where('e.id', '=', id).executeTakeFirst()

/** One of the reader's own that is there, locked until the transaction ends. */
export const lock = (trx: Trx, access: Access, id: string) =>
  select(trx, access, access.personId).where('e.id', '=', id).where('e.removedAt', 'is', null).forUpdate().executeTakeFirst()

/** Adds it, unless the id is taken. */
export async function insert (trx: Trx, { organisationId, unitId, personId: studentId }: Access, experience: ExperienceContent & { id: string }): Promise<void> {
  await trx.insertInto('experiences').values({ organisationId, unitId, studentId, ...experience })
    .onConflict(conflict => conflict.columns(['organisationId', 'id']).doNothing())
    .execute()
}

export async function update (trx: Trx, access: Access, id: string, revision: number, content: ExperienceContent): Promise<void> {
  await trx.updateTable('experiences').set({ ...content, revision })
    .where('organisationId', '=', access.organisationId)
    .where('id', '=', id)
    .execute()
}

/** Takes it away, or brings it back; the first time counts. @returns false when the reader has no such experience */
export async function setRemoved (db: Db | Trx, access: Access, id: string, removed: boolean): Promise<boolean> {
  const result = await db.updateTable('experiences')
    .set({ removedAt: removed ? sql<Date>`coalesce(removed_at, now())` : null })
    .where('organisationId', '=', access.organisationId)
    .where('unitId', '=', access.unitId)
    .where('studentId', '=', access.personId)
    .where('id', '=', id)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** How many the reader has beside this one. */
export async function countOthers (trx: Trx, { organisationId, unitId, personId }: Access, id: string): Promise<number> {
  const row = await trx.selectFrom('experiences')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('organisationId', '=', organisationId)
    .where('unitId', '=', unitId)
    .where('studentId', '=', personId)
    .where('id', '<>', id)
    .where('removedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return row.count
}
