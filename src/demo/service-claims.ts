import { createHash, randomInt } from 'node:crypto'
import { activitiesIn, coupledItem } from './courses.ts'
import { customParameters } from './custom.ts'
import type { Launch, Moodle } from './moodle.ts'
import type { Activity } from './model.ts'
import { gradeScopes } from './tools.ts'
import type { Claims } from './types.ts'
import { serviceUrls } from './urls.ts'

const endpoint = 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint'
const namesAndRoles = 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice'
const basicOutcomes = 'https://purl.imsglobal.org/spec/lti-bo/claim/basicoutcome'

/** What a launch says of the services, and its custom parameters. */
export function serviceClaims (moodle: Moodle, launch: Launch): Claims {
  const { activity, course, tool, person } = launch
  const urls = serviceUrls(moodle, { courseId: course.id, typeId: tool.typeId })
  const scope = gradeScopes(tool)
  const lineItem = activity && onlyLineItem(moodle, activity)
  return {
    ...(activity && coupledItem(moodle, activity) ? { [basicOutcomes]: basicOutcome(moodle, activity, person.id) } : {}),
    ...(scope.length > 0 ? { [endpoint]: { scope, lineitems: urls.lineItems, ...(lineItem ? { lineitem: urls.lineItem(lineItem) } : {}) } } : {}),
    ...(showsMembers(moodle, launch) ? { [namesAndRoles]: { context_memberships_url: urls.memberships, service_versions: ['1.0', '2.0'] } } : {}),
    'https://purl.imsglobal.org/spec/lti/claim/custom': {
      ...customParameters(moodle, launch),
      ...serviceParameters(moodle, launch),
      ...(activity && launch.messageType === 'LtiSubmissionReviewRequest' ? coupledItem(moodle, activity)?.review?.custom : {})
    }
  }
}

/** The members of a course are shown to a tool that has an activity there. */
const showsMembers = (moodle: Moodle, { tool, course }: Launch) =>
  tool.memberships && activitiesIn(moodle, course).some(({ typeId }) => typeId === tool.typeId)

function serviceParameters (moodle: Moodle, launch: Launch): Record<string, string> {
  const { activity, course, tool: { typeId, settings } } = launch
  const { services, memberships } = serviceUrls(moodle, { courseId: course.id, typeId })
  return {
    ...(showsMembers(moodle, launch) ? { context_memberships_url: memberships } : {}),
    ...(settings
      ? {
          system_setting_url: `${services}/tool/${typeId}/custom`,
          context_setting_url: `${services}/CourseSection/${course.id}/bindings/tool/${typeId}/custom`
        }
      : {}),
    // Moodle leaves this placeholder as it is.
    ...(settings && activity ? { link_setting_url: `${services}/links/{link_id}/custom` } : {})
  }
}

/**
 * The line item that a launch names: the activity's, as long as it is the only one of its resource link
 * (wire 7; gradebookservices.php, get_launch_parameters).
 */
function onlyLineItem ({ gradebook }: Moodle, { cmid, courseId, typeId, resourceLinkId }: Activity): string | undefined {
  const linked = gradebook.lineItems(courseId).filter(item => item.typeId === typeId && item.resourceLinkId === resourceLinkId)
  return linked.length === 1 && linked[0]?.cmid === cmid ? linked[0].id : undefined
}

/** Also a part of NRPS answers asked with rlid. Nothing listens at the outcome URL: LTI 1.1 grades are not played here. */
export function basicOutcome ({ url }: Moodle, { resourceLinkId, typeId }: Activity, userId: string) {
  const data = { instanceid: resourceLinkId, userid: userId, typeid: typeId, launchid: randomInt(2 ** 31) }
  const hash = createHash('sha256').update(JSON.stringify(data)).digest('hex')
  return {
    lis_result_sourcedid: JSON.stringify({ data, hash }),
    lis_outcome_service_url: `${url}/mod/lti/service.php`
  }
}
