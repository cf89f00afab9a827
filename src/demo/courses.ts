import type { Moodle } from './moodle.ts'
import type { Activity, Course, LineItem } from './model.ts'
import type { NewActivity } from './types.ts'

export const courseBy = ({ store }: Moodle, id: string | undefined) => store.state.courses.find(course => course.id === id)

export const activityBy = ({ store }: Moodle, cmid: string | number | undefined) =>
  store.state.activities.find(activity => String(activity.cmid) === String(cmid))

export const activitiesIn = ({ store }: Moodle, { id }: Course) => store.state.activities.filter(({ courseId }) => courseId === id)

/** The activity's own column, unless the tool took it away or it never had one. */
export const coupledItem = ({ gradebook }: Moodle, { cmid }: Activity): LineItem | undefined =>
  gradebook.lineItems().find(item => item.cmid === cmid)

/** The courses that a course was copied from, the nearest first (get_course_history). */
export function historyOf (moodle: Moodle, course: Course): string[] {
  const before = courseBy(moodle, course.copyOf ?? undefined)
  return before === undefined ? [] : [before.id, ...historyOf(moodle, before)]
}

/** Custom parameters as Moodle keeps them: one name=value on a line. */
export const customLines = (custom: Record<string, string | number | boolean>) =>
  Object.entries(custom).map(([name, value]) => `${name}=${String(value)}`).join('\n')

/** Adds an activity, with a column of its own when a line item is asked for. Moodle names the column after the activity. */
export function addActivity (moodle: Moodle, fields: NewActivity & { courseId: string, typeId: string }): Activity {
  const { courseId, typeId, title, text = '', url = null, custom = {}, lineItem } = fields
  const activity = insert(moodle, { courseId, typeId, title, text, url, custom: customLines(custom) })
  if (lineItem) {
    const { scoreMaximum = 100, resourceId = '', tag = '', submissionReview } = lineItem
    couple(moodle, activity, { max: scoreMaximum, resourceId, tag, review: submissionReview })
  }
  moodle.store.changed()
  return activity
}

function insert ({ store }: Moodle, fields: Omit<Activity, 'cmid' | 'resourceLinkId'>): Activity {
  const { next, activities } = store.state
  const activity = { ...fields, cmid: next.cmid++, resourceLinkId: String(next.link++) }
  activities.push(activity)
  return activity
}

function couple ({ gradebook }: Moodle, activity: Activity, { max, resourceId, tag, review }: Pick<LineItem, 'max' | 'resourceId' | 'tag' | 'review'>) {
  const { cmid, courseId, typeId, title, resourceLinkId } = activity
  gradebook.add({ cmid, courseId, typeId, label: title, max, resourceId, tag, resourceLinkId, review })
}

/** Copies a course as a teacher does for the next year: its activities under new ids, its people, none of their grades. */
export function copyCourse (moodle: Moodle, course: Course): Course {
  const { state, changed } = moodle.store
  const copies = state.courses.filter(({ copyOf }) => copyOf === course.id).length + 1
  const copy: Course = { id: String(state.next.course++), label: `${course.label}_${copies}`, title: `${course.title} copie ${copies}`, copyOf: course.id }
  const originals = activitiesIn(moodle, course)
  state.courses.push(copy)
  for (const original of originals) {
    const activity = insert(moodle, { ...original, courseId: copy.id })
    const item = coupledItem(moodle, original)
    if (item) couple(moodle, activity, item)
  }
  changed()
  return copy
}
