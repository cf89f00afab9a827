import { historyOf } from './courses.ts'
import type { Launch, Moodle } from './moodle.ts'
import type { Person } from './model.ts'

/** The variables that Moodle publishes in its configuration; those that this one has no value for are empty. */
export const variableNames = [
  'basic-lti-launch-request', 'ContentItemSelectionRequest', 'ToolProxyRegistrationRequest',
  'Context.id', 'Context.title', 'Context.label', 'Context.id.history', 'Context.sourcedId', 'Context.longDescription', 'Context.timeFrame.begin',
  'CourseSection.title', 'CourseSection.label', 'CourseSection.sourcedId', 'CourseSection.longDescription', 'CourseSection.timeFrame.begin', 'CourseSection.timeFrame.end',
  'ResourceLink.id', 'ResourceLink.title', 'ResourceLink.description',
  'User.id', 'User.username',
  'Person.name.full', 'Person.name.given', 'Person.name.family', 'Person.email.primary', 'Person.sourcedId', 'Person.name.middle',
  'Person.address.street1', 'Person.address.locality', 'Person.address.country', 'Person.address.timezone',
  'Person.phone.primary', 'Person.phone.mobile', 'Person.webaddress',
  'Membership.role', 'Result.sourcedId', 'Result.autocreate', 'BasicOutcome.sourcedId', 'BasicOutcome.url', 'Moodle.Person.userGroupIds'
]

/** Roles as LTI 1.1 wrote them: what $Membership.role still gives. */
const roleNames = ({ role }: Person) => ({
  student: 'Learner',
  tutor: 'Instructor',
  teacher: 'Instructor',
  manager: 'Instructor',
  admin: 'Instructor,urn:lti:sysrole:ims/lis/Administrator,urn:lti:instrole:ims/lis/Administrator'
}[role])

function valuesOf (moodle: Moodle, { person, course, tool, activity }: Launch): Record<string, string> {
  const { name, given, family } = tool.sendsName ? person : { name: '', given: '', family: '' }
  return {
    'Context.id': course.id,
    'Context.title': course.title,
    'Context.label': course.label,
    'Context.id.history': historyOf(moodle, course).join(','),
    'CourseSection.title': course.title,
    'CourseSection.label': course.label,
    'ResourceLink.id': activity?.resourceLinkId ?? '',
    'ResourceLink.title': activity?.title ?? '',
    'ResourceLink.description': activity?.text ?? '',
    'User.id': person.id,
    'User.username': person.username,
    'Person.name.full': name,
    'Person.name.given': given,
    'Person.name.family': family,
    'Person.sourcedId': person.idnumber ?? '',
    'Person.email.primary': tool.sendsEmail ? person.email : '',
    'Person.address.timezone': '99',
    'Membership.role': roleNames(person),
    'Moodle.Person.userGroupIds': (person.groups ?? []).join(',')
  }
}

/**
 * The custom parameters of a launch: the activity's, then the tool's, which win. Each key comes also in lower case, with
 * an underscore for every byte that is neither letter nor digit. A variable that Moodle does not know stays as it is written
 * (wire 14; lti_split_custom_parameters).
 */
export function customParameters (moodle: Moodle, launch: Launch): Record<string, string> {
  const values = valuesOf(moodle, launch)
  return { ...parametersOf(launch.activity?.custom ?? '', values), ...parametersOf(launch.tool.custom, values) }
}

function parametersOf (lines: string, values: Record<string, string>): Record<string, string> {
  const pairs = lines.split(/\r\n|\n|\r/).flatMap(line => {
    const at = line.indexOf('=')
    if (at < 1) return []
    const key = line.slice(0, at).trim()
    const value = substituted(line.slice(at + 1).trim(), values)
    return [[mapped(key), value], [key, value]]
  })
  return Object.fromEntries(pairs)
}

function substituted (value: string, values: Record<string, string>): string {
  if (value.startsWith('\\')) return value.slice(1)
  if (!value.startsWith('$')) return value
  const name = value.slice(1)
  return variableNames.includes(name) ? values[name] ?? '' : value
}

const mapped = (key: string) => Buffer.from(key.toLowerCase()).toString('latin1').replace(/[^a-z0-9]/g, '_')
