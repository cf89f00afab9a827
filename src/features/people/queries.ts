import { sql, type SqlBool, type Transaction } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Access } from '../../access.ts'
import type { Db, Tables } from '../../db/connect.ts'
import { withinReach } from '../../db/reach.ts'
import type { Cursor } from '../../paging.ts'

export interface Wanted {
  role: 'student' | 'staff'
  name: string | undefined
  after: Cursor<string> | undefined
  limit: number
}

const escaped = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

/** Sorted as people sort names, whatever the database's own language. */
const sorted = sql`p.name collate "und-x-icu"`

/** The page alone, so that what is counted is counted for its rows only. */
function pageOf (db: Db, access: Access, { role, name, after, limit }: Wanted) {
  return db.selectFrom('enrolments as e')
    .innerJoin('people as p', join => join.onRef('p.organisationId', '=', 'e.organisationId').onRef('p.id', '=', 'e.personId'))
    .select(['e.organisationId', 'e.unitId', 'p.id', 'p.name', 'e.groups', 'e.seenAt', 'e.leftAt'])
    .where('e.organisationId', '=', access.organisationId)
    .where('e.unitId', '=', access.unitId)
    .where('e.role', '=', role)
    .where(eb => eb.or([eb('e.leftAt', 'is', null), eb.exists(eb.selectFrom('fiches as f').select('f.id')
      .whereRef('f.organisationId', '=', 'e.organisationId')
      .whereRef('f.unitId', '=', 'e.unitId')
      .whereRef('f.studentId', '=', 'e.personId')
      .where('f.versionCount', '>', 0)
      .where('f.removedAt', 'is', null))]))
    .$if(role === 'student', query => query.where(withinReach(access, 'e.personId')))
    .$if(name !== undefined, query => query.where(sql<SqlBool>`lower(' ' || p.name collate "und-x-icu") like lower(${`% ${escaped(name ?? '')}%`} collate "und-x-icu")`))
    .$if(after !== undefined, query => query.where(sql<SqlBool>`(${sorted}, p.id) > (${after?.key}::text collate "und-x-icu", ${after?.id}::uuid)`))
    .orderBy(sorted)
    .orderBy('p.id')
    .limit(limit + 1)
}

/** One row more than `limit` tells that another page follows. */
export async function list (db: Db, access: Access, wanted: Wanted) {
  return await db.selectFrom(pageOf(db, access, wanted).as('p'))
    .innerJoinLateral(eb => eb.selectFrom('fiches as f')
      .select([
        sql<number>`(count(*) filter (where f.state = 'submitted'))::integer`.as('submitted'),
        sql<number>`(count(*) filter (where f.state = 'changes_requested'))::integer`.as('changesRequested'),
        sql<number>`(count(*) filter (where f.state = 'approved'))::integer`.as('approved'),
        sql<Date | null>`max(f.updated_at)`.as('lastActivityAt')
      ])
      .whereRef('f.organisationId', '=', 'p.organisationId')
      .whereRef('f.unitId', '=', 'p.unitId')
      .whereRef('f.studentId', '=', 'p.id')
      .where('f.versionCount', '>', 0)
      .where('f.removedAt', 'is', null)
      .as('work'), join => join.onTrue())
    .select(eb => [
      'p.id', 'p.name', 'p.groups', 'p.seenAt', 'p.leftAt', 'work.submitted', 'work.changesRequested', 'work.approved', 'work.lastActivityAt',
      jsonArrayFrom(eb.selectFrom('tutorships as t')
        .innerJoin('people as tutor', join => join.onRef('tutor.organisationId', '=', 't.organisationId').onRef('tutor.id', '=', 't.tutorId'))
        .select(['tutor.id', 'tutor.name'])
        .whereRef('t.organisationId', '=', 'p.organisationId')
        .whereRef('t.unitId', '=', 'p.unitId')
        .whereRef('t.studentId', '=', 'p.id')
        .orderBy('tutor.name')).as('tutors')
    ])
    .orderBy(sorted)
    .orderBy('p.id')
    .execute()
}

/** How the list of the launched activity stands. */
export async function findRoster (db: Db, { organisationId, activityId }: Access) {
  return await db.selectFrom('activities')
    .select(['membershipsUrl', 'rosterRefreshedAt', 'rosterError'])
    .where('organisationId', '=', organisationId)
    .where('id', '=', activityId)
    .executeTakeFirstOrThrow()
}

/** The reader, or somebody within their reach who is a student of the unit, or has worked there as one. */
export async function findStudent (db: Db, access: Access, id: string) {
  const { organisationId, unitId, personId } = access
  return await db.selectFrom('people as p')
    .select(['p.id', 'p.name'])
    .where('p.organisationId', '=', organisationId)
    .where('p.id', '=', id)
    .where(withinReach(access, 'p.id'))
    .where(eb => eb.or([
      eb('p.id', '=', personId),
      eb.exists(eb.selectFrom('enrolments as e').select('e.personId')
        .whereRef('e.organisationId', '=', 'p.organisationId')
        .where('e.unitId', '=', unitId)
        .whereRef('e.personId', '=', 'p.id')
        .where('e.role', '=', 'student')),
      eb.exists(eb.selectFrom('portfolios as o').select('o.id')
        .whereRef('o.organisationId', '=', 'p.organisationId')
        .where('o.unitId', '=', unitId)
        .whereRef('o.studentId', '=', 'p.id'))
    ]))
    .executeTakeFirst()
}

export async function lock (trx: Transaction<Tables>, { organisationId, personId }: Access): Promise<void> {
  await trx.selectFrom('people').select('id')
    .where('organisationId', '=', organisationId)
    .where('id', '=', personId)
    .forNoKeyUpdate()
    .execute()
}
