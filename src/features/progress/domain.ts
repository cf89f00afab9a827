import type { Access } from '../../access.ts'
import type { Db } from '../../db/connect.ts'
import { errors } from '../../errors.ts'
import * as experiences from '../experiences/domain.ts'
import * as people from '../people/domain.ts'
import * as units from '../units/domain.ts'
import { nextStep } from './next-step.ts'
import * as queries from './queries.ts'
import type { Dashboard, Timeline } from './schemas.ts'
import { fillWeeks, mondays } from './weeks.ts'

type Fiche = Awaited<ReturnType<typeof queries.listFiches>>[number]
type PlannedCompetence = Awaited<ReturnType<typeof queries.findFrame>>['competences'][number]

const weeksShown = 26
const unreadShown = 10
const tracesShown = 500

/** A fiche counts once: as approved while one of its versions is, whatever became of a later one. */
const countedState = ({ isApproved, state }: Fiche): Fiche['state'] => isApproved ? 'approved' : state

function progressOf ({ id, code, label, planned }: PlannedCompetence, fiches: Fiche[], needed: number): Dashboard['competences'][number] {
  const states = fiches.filter(({ competenceIds }) => competenceIds.includes(id)).map(countedState)
  const count = (state: Fiche['state']): number => states.filter(candidate => candidate === state).length
  return {
    competence: { id, code, label },
    planned,
    draft: count('draft'),
    submitted: count('submitted'),
    changesRequested: count('changes_requested'),
    approved: count('approved'),
    declined: count('declined'),
    needed
  }
}

/** What was published and not declined: only that comes into the final table (SIO-13). */
const coverageOf = ({ situationTypes }: units.Profile, fiches: Fiche[]): Dashboard['situationTypes'] =>
  situationTypes.map(({ id, minimum }) => ({
    id,
    minimum,
    count: fiches.filter(fiche => fiche.state !== 'declined' && fiche.situationTypes.includes(id)).length
  }))

const lastOf = (fiches: Fiche[]): string | null =>
  fiches.length === 0 ? null : new Date(Math.max(...fiches.map(({ changedAt }) => changedAt.getTime()))).toISOString()

/**
 * Where a student stands, as far as the reader may see it: drafts count for tutors where the unit lets them be read.
 * News are the reader's; the next step is the student's.
 *
 * @param studentId absent: the reader's own, for a student
 * @throws invalid when it is not said whose, not-found when the reader does not reach such a student
 */
export async function readDashboard (db: Db, access: Access, studentId?: string): Promise<Dashboard> {
  if (studentId === undefined && !access.roles.includes('student')) throw errors.invalid([{ field: 'studentId', code: 'missing' }])
  const student = await people.findStudent(db, access, studentId)
  const weeks = mondays(new Date(), weeksShown)
  const [frame, fiches] = await Promise.all([
    queries.findFrame(db, access, student.id, weeks[0] ?? ''),
    queries.listFiches(db, access, student.id)
  ])
  const profile = units.parseProfile(frame.profile)
  const competences = frame.competences.map(competence => progressOf(competence, fiches, profile.approvedPerCompetence))
  const situationTypes = coverageOf(profile, fiches)
  const unread = fiches.filter(({ unreadCount }) => unreadCount > 0)
  const isOwn = student.id === access.personId
  return {
    student,
    next: nextStep(fiches.map(fiche => ({ ...fiche, unreadCount: isOwn ? fiche.unreadCount : 0 })), competences, situationTypes),
    unread: unread.slice(0, unreadShown).map(({ id, title, unreadCount }) => ({ id, title, count: unreadCount })),
    unreadCount: unread.reduce((sum, { unreadCount }) => sum + unreadCount, 0),
    waiting: fiches.filter(({ state }) => state === 'submitted').length,
    competences,
    situationTypes,
    weeks: fillWeeks(weeks, frame.weeks),
    lastActivityAt: lastOf(fiches)
  }
}

/**
 * A student's traces by the date of what they show (IMT-24), confidential ones too: only the student and their tutors see it.
 *
 * @param studentId absent: the reader's own
 * @throws not-found when the reader does not reach such a student
 */
export async function readTimeline (db: Db, access: Access, studentId?: string): Promise<Timeline> {
  const student = await people.findStudent(db, access, studentId)
  const [items, undated, { items: lived }] = await Promise.all([
    queries.listTraces(db, access, student.id, tracesShown),
    queries.countUndated(db, access, student.id),
    experiences.list(db, access, student.id)
  ])
  return { items, undated, experiences: lived }
}
