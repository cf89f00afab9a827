import { LmsError, type AdviceCode, type CheckLine, type CheckedCourse, type Platform } from '../../src/lms.ts'
import { within } from '../deadline.ts'
import { isWithheld } from '../failures.ts'
import { lineItemCall } from '../line-items.ts'
import { membersCall, readPage } from '../roster.ts'
import { scopes, type CallService, type ServiceCall } from '../service.ts'
import { line } from './line.ts'
import { tokenFailure, type Grants } from './tokens.ts'

/** What came of trying a service. */
type Trial = 'ok' | 'skipped' | LmsError

/**
 * Tries the services of one course, for which tokens were just granted.
 *
 * @param deadline of both together, in milliseconds
 */
export async function lookAtServices (call: CallService, platform: Platform, course: CheckedCourse | null, grants: Grants, deadline: number): Promise<CheckLine[]> {
  if (course === null) return [line('lineItem', 'skipped', 'no-activity'), line('members', 'skipped', 'no-activity')]
  const { lineItemUrl, membershipsUrl } = course
  async function attempt (asked: ServiceCall | undefined, read?: typeof readPage): Promise<Trial> {
    if (asked === undefined) return 'skipped'
    return await within(deadline, asked.service, call(platform, asked).then(read)).then(() => 'ok', trialOf)
  }
  // Reading is enough here, where the platform does not let columns be made.
  const itemScope = grants.lineItem === 'granted' ? scopes.lineItem : scopes.lineItemReadonly
  const [item, members] = await Promise.all([
    attempt(lineItemUrl === null || tokenFailure(grants) !== undefined ? undefined : lineItemCall(lineItemUrl, itemScope)),
    attempt(membershipsUrl === null || grants.members !== 'granted' ? undefined : oneMember(membershipsUrl), readPage)
  ])
  return [
    lineItemUrl === null ? line('lineItem', 'warning', 'grades-off') : serviceLine('lineItem', item, members),
    membershipsUrl === null ? line('members', 'warning', 'members-off') : serviceLine('members', members, item)
  ]
}

/** One of them is enough to see, and no more people's data are fetched than that. */
function oneMember (address: string): ServiceCall {
  const url = new URL(address)
  url.searchParams.set('limit', '1')
  return membersCall(url)
}

function trialOf (error: unknown): Trial {
  if (!(error instanceof LmsError)) throw error
  return isWithheld(error) ? 'skipped' : error
}

/** @param other what came of the other service: where it took our token, the server does pass tokens on */
function serviceLine (part: 'lineItem' | 'members', trial: Trial, other: Trial): CheckLine {
  return trial instanceof LmsError ? line(part, 'failed', adviceOf(trial, other), trial.message) : line(part, trial)
}

function adviceOf ({ code }: LmsError, other: Trial): AdviceCode {
  if (code === 'unauthorised') return other === 'ok' ? 'service-refused' : 'authorisation-dropped'
  return code === 'unreachable' || code === 'busy' ? 'service-unreachable' : 'service-refused'
}
