import { createHash, randomInt, randomUUID } from 'node:crypto'
import { activity, course, coupledItemId, siteName, tool } from './world.ts'
import { serviceUrls } from './urls.ts'
import { randomKey } from './moodle.ts'
import type { Moodle, PendingLaunch } from './moodle.ts'
import type { Person } from './model.ts'
import type { Claims } from './types.ts'

const lti = (name: string) => `https://purl.imsglobal.org/spec/lti/claim/${name}`

/** Teachers of both kinds and managers are Instructor; only the site administrator is more (wire 1, 2). */
const rolesOf = ({ role }: Person) => ({
  student: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Learner'],
  tutor: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor'],
  teacher: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor'],
  admin: [
    'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator',
    'http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor',
    'http://purl.imsglobal.org/vocab/lis/v2/system/person#Administrator'
  ]
}[role])

/** Where launches go: the activity's ordinary URL, unless the line item names another for reviews. */
export function targetLinkUri (moodle: Moodle, { messageType }: PendingLaunch): string {
  const ordinary = `${moodle.toolUrl}/lti/launch`
  if (messageType !== 'LtiSubmissionReviewRequest') return ordinary
  return moodle.gradebook.item(coupledItemId)?.review?.url ?? ordinary
}

export interface Launch extends PendingLaunch {
  person: Person
  nonce: string
  sesskey: string
}

/** The claims of one id_token, member by member those of a recorded launch (mod/lti/locallib.php). */
export function claimsOf (moodle: Moodle, launch: Launch): Claims {
  const now = Math.floor(Date.now() / 1000)
  return {
    nonce: launch.nonce,
    iat: now,
    exp: now + 60,
    iss: moodle.url,
    aud: tool.clientId,
    ...personClaims(launch.person),
    ...placeClaims(moodle, launch),
    ...serviceClaims(moodle, launch)
  }
}

/** The claims of an ordinary launch by someone, as if clicked now. */
export const ordinaryClaims = (moodle: Moodle, person: Person): Claims => claimsOf(moodle, {
  person,
  nonce: randomUUID(),
  sesskey: randomKey(),
  messageType: 'LtiResourceLinkRequest',
  forUser: undefined
})

const personClaims = (person: Person): Claims => ({
  sub: person.id,
  given_name: person.given,
  family_name: person.family,
  name: person.name,
  email: person.email,
  [lti('roles')]: rolesOf(person),
  [lti('lis')]: { person_sourcedid: '', course_section_sourcedid: '' },
  [lti('ext')]: { user_username: person.username, lms: 'moodle-2' }
})

const placeClaims = (moodle: Moodle, launch: Launch): Claims => ({
  [lti('version')]: '1.3.0',
  [lti('message_type')]: launch.messageType,
  [lti('deployment_id')]: tool.typeId,
  [lti('target_link_uri')]: targetLinkUri(moodle, launch),
  [lti('context')]: { ...course, type: ['CourseSection'] },
  [lti('resource_link')]: { title: activity.title, description: '', id: activity.resourceLinkId },
  ...(launch.forUser ? { [lti('for_user')]: { user_id: launch.forUser } } : {}),
  [lti('launch_presentation')]: {
    locale: 'fr',
    document_target: 'iframe',
    return_url: `${moodle.url}/mod/lti/return.php?course=${course.id}&launch_container=3&instanceid=${activity.resourceLinkId}&sesskey=${launch.sesskey}`
  },
  [lti('tool_platform')]: {
    product_family_code: 'moodle',
    version: '2024100706',
    guid: new URL(moodle.url).hostname,
    name: siteName,
    description: siteName
  }
})

function serviceClaims (moodle: Moodle, launch: Launch): Claims {
  const urls = serviceUrls(moodle)
  const lineItem = onlyLineItem(moodle)
  return {
    'https://purl.imsglobal.org/spec/lti-bo/claim/basicoutcome': basicOutcome(moodle, launch.person.id),
    'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': {
      scope: ['lineitem', 'lineitem.readonly', 'result.readonly', 'score'].map(name => `https://purl.imsglobal.org/spec/lti-ags/scope/${name}`),
      lineitems: urls.lineItems,
      ...(lineItem ? { lineitem: urls.lineItem(lineItem) } : {})
    },
    'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': {
      context_memberships_url: urls.memberships,
      service_versions: ['1.0', '2.0']
    },
    [lti('custom')]: {
      context_memberships_url: urls.memberships,
      system_setting_url: `${urls.services}/tool/${tool.typeId}/custom`,
      context_setting_url: `${urls.services}/CourseSection/${course.id}/bindings/tool/${tool.typeId}/custom`,
      // Moodle leaves this placeholder as it is.
      link_setting_url: `${urls.services}/links/{link_id}/custom`,
      ...(launch.messageType === 'LtiSubmissionReviewRequest' ? moodle.gradebook.item(coupledItemId)?.review?.custom : {})
    }
  }
}

/**
 * The line item that a launch names: the activity's, as long as it is the only one of its resource link
 * (wire 7; gradebookservices.php, get_launch_parameters).
 */
function onlyLineItem ({ gradebook }: Moodle): string | undefined {
  const linked = gradebook.lineItems().filter(item => item.resourceLinkId === activity.resourceLinkId)
  return linked.length === 1 && linked[0]?.coupled ? linked[0].id : undefined
}

/** Also a part of NRPS answers asked with rlid. Nothing listens at the outcome URL: LTI 1.1 grades are not played here. */
export function basicOutcome (moodle: Moodle, userId: string) {
  const data = { instanceid: activity.resourceLinkId, userid: userId, typeid: tool.typeId, launchid: randomInt(2 ** 31) }
  const hash = createHash('sha256').update(JSON.stringify(data)).digest('hex')
  return {
    lis_result_sourcedid: JSON.stringify({ data, hash }),
    lis_outcome_service_url: `${moodle.url}/mod/lti/service.php`
  }
}
