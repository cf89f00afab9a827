import type { Activity, Course, Person, Tool } from './model.ts'

// Where this Moodle begins. The ids are those of the recorded exchanges (test/lti/wire).
export const siteName = 'Moodle de démonstration'
export const firstCourse: Course = { id: '2', label: 'UE-PROJ-S4', title: 'UE Projet S4 — rattrapage', copyOf: null }
export const firstActivity: Activity = {
  cmid: 3, resourceLinkId: '1', courseId: '2', typeId: '1', title: 'Portfolio de compétences', text: '', url: null, custom: ''
}
export const firstItemId = '2'

/** The tool that an administrator has set up by hand. */
export const preconfiguredTool = (toolUrl: string): Tool => ({
  typeId: '1',
  clientId: 'preuves-demo',
  name: 'Preuves',
  description: '',
  active: true,
  dynamic: false,
  domain: new URL(toolUrl).host,
  launchUrl: `${toolUrl}/lti/launch`,
  loginUrl: `${toolUrl}/lti/login`,
  redirectUrls: [`${toolUrl}/lti/launch`],
  keysUrl: `${toolUrl}/lti/keys`,
  iconUrl: '',
  deepLinkingUrl: '',
  custom: ['groups=$Moodle.Person.userGroupIds', 'context_history=$Context.id.history', 'person_sourcedid=$Person.sourcedId'].join('\n'),
  grades: 'manage',
  memberships: true,
  settings: true,
  sendsName: true,
  sendsEmail: true
})

const person = (id: string, username: string, given: string, family: string, role: Person['role']): Person =>
  ({ id, username, given, family, name: `${given} ${family}`, email: `${username}@ecole.example`, role })

export const people = (): Person[] => [
  person('6', 'ines.caradec', 'Inès', 'Caradec', 'student'),
  person('7', 'malo.guivarch', 'Malo', 'Guivarch', 'student'),
  person('8', 'aya.benali', 'Aya', 'Benali', 'student'),
  person('3', 'claire.morvan', 'Claire', 'Morvan', 'tutor'),
  person('4', 'yann.legoff', 'Yann', 'Le Goff', 'teacher'),
  person('2', 'admin', 'Gwenola', 'Riou', 'admin')
]

/** May see everyone's grades (Moodle's gradereport/grader:view). */
export const seesGrades = (who: Person) => who.role !== 'student'

/** May add activities and copy the course (moodle/course:manageactivities): a non-editing teacher may not. */
export const managesActivities = (who: Person) => ['teacher', 'manager', 'admin'].includes(who.role)

/** May set up tools (moodle/site:config). */
export const configuresSite = (who: Person) => who.role === 'admin'

/** Has a role that the gradebook grades: only students do. */
export const isGradable = (who: Person | undefined) => who?.role === 'student'

/** Is enrolled in every course: managers and site administrators are in none. */
export const isEnrolled = (who: Person) => who.role !== 'admin' && who.role !== 'manager'
