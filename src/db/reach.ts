import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Access } from '../access.ts'

/** Who asks, in which unit, and how far they reach. */
export type Reader = Pick<Access, 'organisationId' | 'unitId' | 'personId' | 'reach'>

/** Whether a tutor follows a student: everybody of the staff does, until the unit says that tutors are assigned. */
const follows = (organisationId: string, unitId: string, tutor: RawBuilder<unknown>, student: RawBuilder<unknown>) => sql<SqlBool>`(
      not exists (
        select from activities a
         where a.organisation_id = ${organisationId} and a.unit_id = ${unitId} and a.tutoring = 'assigned')
      or ${student} in (
        select t.student_id from tutorships t
         where t.organisation_id = ${organisationId} and t.unit_id = ${unitId} and t.tutor_id = ${tutor}))`

/**
 * The students whom somebody reaches: themselves, those whose tutor they are, or everybody in the unit.
 *
 * Every instructor is every student's tutor, until an activity of the unit says that tutors are assigned: then a tutorship
 * names them. That is asked in the query itself, once, by an index: a change counts at the next request of whoever is in
 * already, and costs no round trip. It holds for the unit, as its portfolios do: another of its activities is no way around.
 *
 * @param student the column that has the student's id, such as `f.studentId`
 */
export function withinReach ({ organisationId, unitId, personId, reach }: Reader, student: string): RawBuilder<SqlBool> {
  const id = sql.ref(student)
  switch (reach) {
    case 'own': return sql<SqlBool>`${id} = ${personId}`
    case 'assigned': return sql<SqlBool>`(
      ${id} = ${personId} or ${follows(organisationId, unitId, sql`${personId}`, id)})`
    case 'unit':
    case 'organisation': return sql<SqlBool>`true`
  }
}

/**
 * The other way round: those of the unit, as the enrolments `e`, who reach a student's published work: the student, and
 * whoever of the staff follows them.
 */
export const reachesStudent = (organisationId: string, unitId: string, studentId: string): RawBuilder<SqlBool> => sql<SqlBool>`(
  e.person_id = ${studentId} or (e.role = 'staff' and ${follows(organisationId, unitId, sql`e.person_id`, sql`${studentId}::uuid`)}))`
