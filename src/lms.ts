/**
 * What Preuves needs of an LMS, whatever it speaks. `lti/` provides it; features and the outbox only know this file.
 */

export type Role = 'student' | 'staff' | 'administrator'

/** Who came, from where, with which rights: a launch whose every claim has been checked. */
export interface Launch {
  organisationId: string
  platformId: string
  deploymentId: string
  person: {
    issuer: string
    subject: string
    /** Never empty: falls back to the subject when the platform sends no name. */
    name: string
    givenName: string | null
    familyName: string | null
    email: string | null
  }
  roles: Role[]
  resourceLink: { id: string, title: string }
  context: { id: string, label: string, title: string } | null
  /** AGS: the activity's own column, present only when the teacher lets it be graded. */
  lineItemUrl: string | null
  lineItemsUrl: string | null
  /** NRPS */
  membershipsUrl: string | null
  /** BCP 47, from `launch_presentation`. */
  locale: string | null
}

/** A column of a gradebook. */
export interface LineItem { organisationId: string, platformId: string, url: string }

/** A score as the gradebook is to hold it. `at` in whole seconds; `comment` is plain text. */
export interface Score {
  subject: string
  given: number
  maximum: number
  completed: boolean
  comment: string
  at: Date
}

/** What a gradebook holds for one person. */
export interface Result { given: number | null, maximum: number | null, comment: string | null, at: Date | null }

/**
 * `unreachable`: no answer in time, or a broken one. `busy`: asked to wait. `unauthorised`: no token or not this scope.
 * `conflict`: the gradebook already holds a score that is not older. `refused`: never will be taken as it is.
 * `gone`: the column is not there any more.
 */
export type LmsErrorCode = 'unreachable' | 'busy' | 'unauthorised' | 'conflict' | 'refused' | 'gone'

export class LmsError extends Error {
  readonly code: LmsErrorCode
  /** Seconds to wait, when the LMS said so. */
  readonly retryAfter: number | undefined

  constructor (code: LmsErrorCode, message: string, options: { retryAfter?: number | undefined, cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.code = code
    this.retryAfter = options.retryAfter
  }
}

export interface Lms {
  /** @throws {LmsError} */
  sendScore: (lineItem: LineItem, score: Score) => Promise<void>
  /** @returns undefined when the gradebook holds nothing for the person. @throws {LmsError} */
  readResult: (lineItem: LineItem, subject: string) => Promise<Result | undefined>
}
