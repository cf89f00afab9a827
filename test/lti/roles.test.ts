import fc from 'fast-check'
import t from 'tap'
import { rolesOf } from '../../lti/roles.ts'

const lis = 'http://purl.imsglobal.org/vocab/lis/v2'
const instructor = `${lis}/membership#Instructor`
const learner = `${lis}/membership#Learner`
const institution = `${lis}/institution/person#Administrator`
const system = `${lis}/system/person#Administrator`

const table: Array<[name: string, claimed: string[], roles: string[]]> = [
  ['instructor', [instructor], ['staff']],
  ['short instructor', ['Instructor'], ['staff']],
  ['a sub-role of instructor', [`${lis}/membership/Instructor#TeachingAssistant`], ['staff']],
  ['learner', [learner], ['student']],
  ['short learner', ['Learner'], ['student']],
  ['a sub-role of learner', [`${lis}/membership/Learner#GuestLearner`], ['student']],
  ['instructor and learner', [learner, instructor], ['staff']],
  ['site administrator of Moodle', [institution, instructor, system], ['staff', 'administrator']],
  ['administrator of the institution alone', [institution], ['administrator']],
  ['administrator of the system alone', [system], ['administrator']],
  ['administrator who learns', [system, learner], ['student', 'administrator']],
  ['no role', [], ['student']],
  ['unknown role', [`${lis}/membership#Yeti`, 'https://example.org/role'], ['student']],
  ['mentor, manager, member', ['Mentor', `${lis}/membership#Manager`, `${lis}/membership#Member`], ['student']],
  ['instructor elsewhere in the institution', [`${lis}/institution/person#Instructor`, learner], ['student']],
  ['administrator of the course alone', [`${lis}/membership#Administrator`, 'Administrator'], ['student']],
  ["Moodle's odd administrator of members lists", [`${lis}/person#Administrator`], ['student']],
  ['another case', ['instructor', 'INSTRUCTOR', instructor.toUpperCase()], ['student']],
  ['something before or after', [`${instructor}s`, `x${instructor}`, ' Instructor', 'Instructor '], ['student']]
]

for (const [name, claimed, roles] of table) {
  t.test(name, async t => { t.strictSame(rolesOf(claimed), roles) })
}

const anyRole = fc.oneof(fc.string(), fc.webUrl({ withFragments: true }), fc.constantFrom(
  learner, 'Learner', 'Administrator', `${lis}/membership#Administrator`, `${lis}/institution/person#Instructor`,
  `${lis}/membership#Instructo`, `${lis}/membership/Learner#Instructor`, `${lis}/system/person#User`
))

t.test('whoever is neither Instructor nor Administrator is a student, whatever else they are', async () => {
  const means = (role: string) => role === 'Instructor' || role.startsWith(`${lis}/membership`) || role.endsWith('person#Administrator')
  fc.assert(fc.property(fc.array(anyRole.filter(role => !means(role) || role.endsWith('Learner'))), claimed => {
    return rolesOf(claimed).join() === 'student'
  }))
})

t.test('every list gives at least one role, none twice, and never staff and student together', async () => {
  const known = fc.constantFrom(instructor, learner, institution, system, 'Instructor', `${lis}/membership/Instructor#Grader`)
  fc.assert(fc.property(fc.array(fc.oneof(known, anyRole)), claimed => {
    const roles = rolesOf(claimed)
    return roles.length > 0 && new Set(roles).size === roles.length && !(roles.includes('staff') && roles.includes('student'))
  }))
})
