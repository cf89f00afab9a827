import { createHash, randomUUID } from 'node:crypto'
import { activityBy, coupledItem, courseBy } from './courses.ts'
import { randomKey } from './moodle.ts'
import type { Launch, Moodle, PendingLaunch } from './moodle.ts'
import type { Activity, Person, Tool } from './model.ts'
import { serviceClaims } from './service-claims.ts'
import { selectable, toolByType, toolOf } from './tools.ts'
import type { Claims, DeepLinkingPlace } from './types.ts'
import { firstActivity, firstCourse, siteName } from './world.ts'

const lti = (name: string) => `https://purl.imsglobal.org/spec/lti/claim/${name}`

/** Teachers of both kinds and managers are Instructor; only the site administrator is more (wire 1, 2). */
const rolesOf = ({ role }: Person) => ({
  student: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Learner'],
  tutor: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor'],
  teacher: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor'],
  manager: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor'],
  admin: [
    'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator',
    'http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor',
    'http://purl.imsglobal.org/vocab/lis/v2/system/person#Administrator'
  ]
}[role])

/** Where a launch goes: the activity's URL, else the tool's, unless the line item or the tool names another for its kind. */
export function targetLinkUri (moodle: Moodle, { messageType, activity, tool }: PendingLaunch): string {
  if (!activity) return tool.deepLinkingUrl || tool.launchUrl
  const review = messageType === 'LtiSubmissionReviewRequest' ? coupledItem(moodle, activity)?.review?.url : undefined
  return review ?? activity.url ?? tool.launchUrl
}

/** The claims of one id_token, member by member those of a recorded launch (mod/lti/locallib.php). */
export function claimsOf (moodle: Moodle, launch: Launch): Claims {
  const now = Math.floor(Date.now() / 1000)
  return {
    nonce: launch.nonce,
    iat: now,
    exp: now + 60,
    iss: moodle.url,
    aud: launch.tool.clientId,
    ...personClaims(launch),
    ...placeClaims(moodle, launch),
    ...(launch.activity ? activityClaims(moodle, launch, launch.activity) : contentClaims(moodle, launch)),
    ...serviceClaims(moodle, launch)
  }
}

const clicked = () => ({ nonce: randomUUID(), sesskey: randomKey(), forUser: undefined })

/** The claims of an ordinary launch by someone, as if clicked now. Throws when there is no such activity, or no tool for it. */
export function ordinaryClaims (moodle: Moodle, person: Person, cmid = firstActivity.cmid): Claims {
  const activity = activityBy(moodle, cmid)
  const course = courseBy(moodle, activity?.courseId)
  const tool = activity && toolOf(moodle, activity)
  if (!course || !tool) throw new Error(`The demonstration Moodle has no activity ${cmid} that opens`)
  return claimsOf(moodle, { ...clicked(), person, messageType: 'LtiResourceLinkRequest', course, tool, activity })
}

/** The claims of a deep linking request, as if clicked now. Throws when there is no such course or tool. */
export function deepLinkingClaims (moodle: Moodle, person: Person, { courseId = firstCourse.id, typeId }: DeepLinkingPlace = {}): Claims {
  const course = courseBy(moodle, courseId)
  const tool = typeId === undefined ? selectable(moodle)[0] : toolByType(moodle, typeId)
  if (!course || !tool) throw new Error('The demonstration Moodle has no such course, or no such tool')
  return claimsOf(moodle, { ...clicked(), person, messageType: 'LtiDeepLinkingRequest', course, tool, activity: undefined })
}

const personClaims = ({ person, tool }: Launch): Claims => ({
  sub: person.id,
  ...(tool.sendsName ? { given_name: person.given, family_name: person.family, name: person.name } : {}),
  ...(tool.sendsEmail ? { email: person.email } : {}),
  [lti('roles')]: rolesOf(person),
  [lti('lis')]: { person_sourcedid: person.idnumber ?? '', course_section_sourcedid: '' },
  [lti('ext')]: { ...(tool.sendsName ? { user_username: person.username } : {}), lms: 'moodle-2' }
})

const placeClaims = (moodle: Moodle, launch: Launch): Claims => ({
  [lti('version')]: '1.3.0',
  [lti('message_type')]: launch.messageType,
  [lti('deployment_id')]: launch.tool.typeId,
  [lti('target_link_uri')]: targetLinkUri(moodle, launch),
  [lti('context')]: { id: launch.course.id, label: launch.course.label, title: launch.course.title, type: ['CourseSection'] },
  [lti('tool_platform')]: {
    product_family_code: 'moodle',
    version: '2024100706',
    guid: guidOf(moodle, launch.tool),
    name: siteName,
    description: siteName
  }
})

/** The host, unless the tool registered itself: then Moodle sends a hash of its site identifier. */
const guidOf = ({ url }: Moodle, { dynamic }: Tool) => dynamic ? createHash('md5').update(url).digest('hex') : new URL(url).hostname

const activityClaims = ({ url }: Moodle, { course, forUser, sesskey }: Launch, { title, text, resourceLinkId }: Activity): Claims => ({
  [lti('resource_link')]: { title, description: text.replace(/\r?\n/g, '\r\n'), id: resourceLinkId },
  ...(forUser ? { [lti('for_user')]: { user_id: forUser } } : {}),
  [lti('launch_presentation')]: {
    locale: 'fr',
    document_target: 'iframe',
    return_url: `${url}/mod/lti/return.php?course=${course.id}&launch_container=3&instanceid=${resourceLinkId}&sesskey=${sesskey}`
  }
})

const contentClaims = ({ url, deepLinkingSettings }: Moodle, { course, tool, sesskey }: Launch): Claims => ({
  [lti('launch_presentation')]: { locale: 'fr' },
  'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings': defined({
    accept_types: ['ltiResourceLink'],
    accept_presentation_document_targets: ['frame', 'iframe', 'window'],
    accept_copy_advice: false,
    accept_multiple: true,
    accept_unsigned: false,
    auto_create: false,
    can_confirm: false,
    deep_link_return_url: `${url}/mod/lti/contentitem_return.php?course=${course.id}&id=${tool.typeId}&sesskey=${sesskey}`,
    title: tool.name,
    text: tool.description,
    ...deepLinkingSettings
  })
})

/** Without the members that are undefined. */
export const defined = (claims: Claims): Claims => Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined))
