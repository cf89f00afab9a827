import { activitiesIn, coupledItem } from '../courses.ts'
import { int } from '../forms.ts'
import type { Moodle } from '../moodle.ts'
import type { Activity, Person, Tool } from '../model.ts'
import { basicOutcome } from '../service-claims.ts'
import { serviceUrls } from '../urls.ts'
import { isEnrolled } from '../world.ts'
import { refusal } from './answer.ts'
import type { Answer, Call } from './answer.ts'
import { media } from './resources.ts'

/** Who is in the course: mod/lti/service/memberships. */
export function memberships (moodle: Moodle, { course, tool, query }: Call): Answer {
  const { rlid = '' } = query
  const activity = activitiesIn(moodle, course).find(({ typeId, resourceLinkId }) => typeId === tool.typeId && resourceLinkId === rlid)
  if (rlid !== '' && !activity) return refusal(404, `Not Found: LTI link ${rlid} doesn't exist`)
  const all = enrolled(moodle, query.role)
  const limit = int(query.limit)
  const from = limit > 0 ? int(query.from) : 0
  const page = limit > 0 ? all.slice(from, from + limit) : all
  const { memberships: id } = serviceUrls(moodle, { courseId: course.id, typeId: tool.typeId })
  return {
    status: 200,
    type: media.memberships,
    link: limit > 0 && all.length > from + limit ? nextLink(id, limit, from, rlid) : undefined,
    body: JSON.stringify({
      id,
      context: { id: course.id, label: course.label, title: course.title },
      members: page.map(person => member(moodle, person, tool, activity))
    })
  }
}

/** Well-formed, this one; but the next page has forgotten the role. */
const nextLink = (id: string, limit: number, from: number, rlid: string) =>
  `<${id}?limit=${limit}&from=${from + limit}${rlid === '' ? '' : `&rlid=${rlid}`}>; rel="next"`

const prefix = 'http://purl.imsglobal.org/vocab/lis/v2/membership#'

/** Judged here by the right to manage activities, which a non-editing teacher lacks (wire 1). */
const isInstructor = ({ role }: Person) => role === 'teacher'

/** The active ones, by family name. Of roles only these two are understood; any other name filters nothing. */
function enrolled ({ store }: Moodle, role: string | undefined): Person[] {
  const asked = role === undefined || /^https?:/.test(role) ? role : `${prefix}${role}`
  return store.state.people
    .filter(person => isEnrolled(person) && !person.suspended)
    .filter(person => asked !== `${prefix}Instructor` || isInstructor(person))
    .filter(person => asked !== `${prefix}Learner` || !isInstructor(person))
    .sort((a, b) => a.family.localeCompare(b.family, 'fr') || a.given.localeCompare(b.given, 'fr'))
}

/** format_string: an ampersand arrives as an HTML entity. */
const formatted = (text: string) => text.replace(/&(?![a-z0-9#]{1,8};)/gi, '&amp;')

function member (moodle: Moodle, person: Person, { sendsName, sendsEmail }: Tool, activity: Activity | undefined) {
  return {
    status: 'Active',
    roles: [isInstructor(person) ? 'Instructor' : 'Learner'],
    ...(activity ? { message: [message(moodle, person, activity)] } : {}),
    user_id: person.id,
    lis_person_sourcedid: person.idnumber ?? '',
    ...(sendsName ? { name: formatted(`${person.given} ${person.family}`), given_name: formatted(person.given), family_name: formatted(person.family) } : {}),
    ...(sendsEmail ? { email: formatted(person.email) } : {}),
    ...(sendsName ? { ext_user_username: formatted(person.username) } : {})
  }
}

const message = (moodle: Moodle, person: Person, activity: Activity) => ({
  'https://purl.imsglobal.org/spec/lti/claim/message_type': 'LtiResourceLinkRequest',
  ...(coupledItem(moodle, activity) ? { 'https://purl.imsglobal.org/spec/lti-bo/claim/basicoutcome': basicOutcome(moodle, activity, person.id) } : {})
})
