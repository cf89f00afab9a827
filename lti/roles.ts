import type { Role } from '../src/lms.ts'

const vocabulary = 'http://purl.imsglobal.org/vocab/lis/v2'

/** A role of the course, full or short, or one of its sub-roles, `membership/Instructor#Grader` (LTI 1.3, A.2.3). */
export const inCourse = (role: string, name: string): boolean =>
  role === name || role === `${vocabulary}/membership#${name}` || role.startsWith(`${vocabulary}/membership/${name}#`)

const administrators = [`${vocabulary}/institution/person#Administrator`, `${vocabulary}/system/person#Administrator`]

/**
 * What the roles of a launch let a person be here.
 *
 * - Instructor of the course, or any sub-role of it: staff. Being an instructor somewhere in the institution
 *   (`institution/person#Instructor`) gives nothing: a teacher may sit in this course as a student.
 * - Administrator of the institution or the system: administrator, beside staff when they teach as well. A course's own
 *   administrator (`membership#Administrator`, short `Administrator`) is not one of the school.
 * - Staff is never a student too: whoever judges has no portfolio in the same course.
 * - Everybody else is a student: learners, and people without a role or with roles unknown here, because certification
 *   wants such launches to render (1EdTech 6.1.2 and 6.1.3, cases 4 and 5) and because a student is who may do least:
 *   they reach their own portfolio alone, and that of a guest is empty.
 *
 * @param claimed the `roles` claim, any strings
 * @returns never empty, without repetition
 */
export function rolesOf (claimed: readonly string[]): Role[] {
  const staff = claimed.some(role => inCourse(role, 'Instructor'))
  const administrator = claimed.some(role => administrators.includes(role))
  const student = claimed.some(role => inCourse(role, 'Learner'))
  if (staff) return administrator ? ['staff', 'administrator'] : ['staff']
  if (administrator) return student ? ['student', 'administrator'] : ['administrator']
  return ['student']
}
