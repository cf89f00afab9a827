import { api } from '../../api.ts'
import type { Competence, Experience, Person } from '../../api/types.ts'
import { isStaff, useMe } from '../../person.ts'
import { useLoad } from '../../use-load.ts'

/** What can be chosen; what could not be loaded is missing, and `isPartial`. */
export interface Options { competences: Competence[], students: Person[], groups: string[], experiences: Experience[], isPartial: boolean }

/** What does not change with the student whose fiches are looked for. */
type OfUnit = Omit<Options, 'experiences'>

const none: OfUnit = { competences: [], students: [], groups: [], isPartial: false }
const pageSize = 100

async function listStudents (after?: string): Promise<Person[]> {
  const page = await api.listPeople({ role: 'student', limit: pageSize, ...(after === undefined ? {} : { after }) })
  return page.next === null ? page.items : [...page.items, ...await listStudents(page.next)]
}

/** A search works without its choices: what fails is only told. */
async function attempt<T> (load: Promise<T[]>): Promise<T[] | undefined> {
  return await load.catch(() => undefined)
}

const byNumber = (one: string, other: string): number => one.localeCompare(other, undefined, { numeric: true })

async function loadOfUnit (staff: boolean): Promise<OfUnit> {
  const [competences, students] = await Promise.all([
    attempt(api.listCompetences().then(({ items }) => items)),
    attempt(staff ? listStudents() : Promise.resolve([]))
  ])
  return {
    competences: competences ?? [],
    students: students ?? [],
    groups: [...new Set((students ?? []).flatMap(({ groups }) => groups))].sort(byNumber),
    isPartial: competences === undefined || students === undefined
  }
}

async function loadExperiences (staff: boolean, studentId: string | undefined): Promise<Experience[] | undefined> {
  if (staff && studentId === undefined) return []
  return await attempt(api.listExperiences(staff ? studentId : undefined).then(({ items }) => items))
}

/** Competences; for staff, their students and groups; experiences, which are one student's. */
export function useOptions (studentId: string | undefined): Options {
  const staff = isStaff(useMe())
  const ofUnit = useLoad(async () => await loadOfUnit(staff), []).loaded
  const ofStudent = useLoad(async () => ({ items: await loadExperiences(staff, studentId) }), [studentId]).loaded
  const unit = ofUnit.state === 'ready' ? ofUnit.value : none
  const experiences = ofStudent.state === 'ready' ? ofStudent.value.items : []
  return { ...unit, experiences: experiences ?? [], isPartial: unit.isPartial || experiences === undefined }
}
