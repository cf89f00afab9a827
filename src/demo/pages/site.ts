import { activitiesIn, courseBy } from '../courses.ts'
import type { Moodle } from '../moodle.ts'
import type { Activity, Course, Person } from '../model.ts'

/** What surrounds a page: who is there, and in which course. */
export interface Site {
  person: Person
  courses: Course[]
  course: Course | undefined
  activities: Activity[]
}

/** The surroundings of a page, of the only course when none is named. */
export function siteOf (moodle: Moodle, person: Person, course?: Course): Site {
  const { courses } = moodle.store.state
  const here = course ?? (courses.length === 1 ? courseBy(moodle, courses[0]?.id) : undefined)
  return { person, courses, course: here, activities: here ? activitiesIn(moodle, here) : [] }
}
