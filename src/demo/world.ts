import type { Person } from './model.ts'

// The one course of this Moodle. The ids are those of the recorded exchanges (test/lti/wire).
export const siteName = 'Moodle de démonstration'
export const course = { id: '2', label: 'UE-PROJ-S4', title: 'UE Projet S4 — rattrapage' }
export const activity = { cmid: 3, resourceLinkId: '1', title: 'Portfolio de compétences' }
export const tool = { clientId: 'preuves-demo', typeId: '1', name: 'Preuves' }
export const coupledItemId = '2'

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

/** Has a role that the gradebook grades: only students do. */
export const isGradable = (who: Person | undefined) => who?.role === 'student'

/** Is enrolled in the course: a site administrator is not. */
export const isEnrolled = (who: Person) => who.role !== 'admin'
