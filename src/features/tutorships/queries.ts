import { sql } from 'kysely'
import type { Access } from '../../access.ts'
import type { Db } from '../../db/connect.ts'
import type { Tutoring } from './schemas.ts'

/** @returns false when the one is no student of the unit, or the other none of its staff */
export async function insert (db: Db, access: Access, studentId: string, tutorId: string): Promise<boolean> {
  const { rows } = await sql<{ enrolled: boolean }>`
    with pair as (
      select s.organisation_id, s.unit_id, t.person_id as tutor_id, s.person_id as student_id
        from enrolments s
        join enrolments t on t.organisation_id = s.organisation_id and t.unit_id = s.unit_id
       where s.organisation_id = ${access.organisationId} and s.unit_id = ${access.unitId}
         and s.person_id = ${studentId} and s.role = 'student' and t.person_id = ${tutorId} and t.role = 'staff'
    ), added as (
      insert into tutorships (organisation_id, unit_id, tutor_id, student_id, assigned_by)
      select organisation_id, unit_id, tutor_id, student_id, ${access.personId}::uuid from pair
      on conflict do nothing
    )
    select exists (select from pair) as enrolled
  `.execute(db)
  return rows[0]?.enrolled === true
}

export async function remove (db: Db, access: Access, studentId: string, tutorId: string): Promise<void> {
  await db.deleteFrom('tutorships')
    .where('organisationId', '=', access.organisationId)
    .where('unitId', '=', access.unitId)
    .where('studentId', '=', studentId)
    .where('tutorId', '=', tutorId)
    .execute()
}

export async function setTutoring (db: Db, access: Access, tutoring: Tutoring): Promise<void> {
  await db.updateTable('activities').set({ tutoring })
    .where('organisationId', '=', access.organisationId)
    .where('unitId', '=', access.unitId)
    .execute()
}
