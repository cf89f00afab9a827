/**
 * What Preuves needs of an LMS, whatever it speaks. `lti/` provides it; features and the outbox only know this file.
 */

export type Role = 'student' | 'staff' | 'administrator'

/** Who came, from where, with which rights: a launch whose every claim has been checked. */
export interface Launch {
  /** Ours, made at its login: it lets somebody in once. */
  loginId: string
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
  /** Whom the gradebook asks to look at: a subject. Null in any launch but a submission review. */
  forUser: string | null
  /** The courses that this one was copied from, by their context ids, the nearest first. */
  contextHistory: string[]
  /** The person's groups in the course, by the platform's ids; null when it does not say. */
  groups: string[] | null
  /** What the link was made for when a teacher placed it by deep linking; ids of ours, not yet looked up. */
  placed: { unitId: string, competenceId: string | null } | null
}

/** Why a checked launch lets nobody in after all: it has let somebody in before, or its platform is active no more. */
export class EntryError extends Error {
  readonly code: 'used' | 'platform-inactive'

  constructor (code: 'used' | 'platform-inactive', message: string) {
    super(message)
    this.code = code
  }
}

/** A teacher who wants to place activities in a course: a checked deep linking request. */
export interface Placement {
  organisationId: string
  platformId: string
  context: NonNullable<Launch['context']>
  /** The courses that this one was copied from, the nearest first. */
  contextHistory: string[]
}

/** What a teacher may place: the portfolio of a unit, or one of its competences. */
export interface Offer {
  unit: { id: string, title: string }
  competences: Array<{ id: string, code: string, label: string }>
}

/** A registration of the LMS. */
export interface Platform { organisationId: string, platformId: string }

/** A column of a gradebook. */
export interface LineItem extends Platform { url: string }

/** A column to be added to the gradebook of a course. */
export interface NewLineItem {
  label: string
  maximum: number
  /** Ours, by which it can be found again. */
  resourceId: string
  tag: string
}

/** One person of a course, as the LMS lists them (NRPS). */
export interface Member {
  subject: string
  /** Never empty: falls back to the subject. */
  name: string
  givenName: string | null
  familyName: string | null
  email: string | null
  /** A hint: Moodle lists its non-editing teachers as students. Null for who is neither. */
  role: 'student' | 'staff' | null
  /** False: suspended or gone. */
  active: boolean
}

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

/** What is looked at when a connection is checked, in this order. */
export type CheckedPart = 'platform' | 'platformKeys' | 'ownKeys' | 'token' | 'scopes' | 'clock' | 'lineItem' | 'members'

/**
 * One line of a diagnosis. `advice` names what to change and is one of `adviceCodes`; the interfaces have its sentence.
 * `detail` is for the operator: a status, a host, a number of seconds, never people's data.
 */
export interface CheckLine {
  part: CheckedPart
  outcome: 'ok' | 'failed' | 'warning' | 'skipped'
  advice: AdviceCode | null
  detail: string | null
}

export const adviceCodes = [
  'platform-inactive', 'keys-unreachable', 'keys-empty', 'address-private', 'address-port', 'address-http', 'own-keys-unreachable',
  'token-unreachable', 'token-refused', 'tool-pending', 'scope-score', 'scope-result', 'scope-line-item', 'scope-members',
  'clock-ahead', 'clock-behind', 'no-activity', 'grades-off', 'members-off', 'authorisation-dropped', 'service-refused', 'service-unreachable'
] as const
export type AdviceCode = typeof adviceCodes[number]

export interface Lms {
  /** @throws {LmsError} */
  sendScore: (lineItem: LineItem, score: Score) => Promise<void>
  /** @returns undefined when the gradebook holds nothing for the person. @throws {LmsError} */
  readResult: (lineItem: LineItem, subject: string) => Promise<Result | undefined>
  /**
   * Adds a column to the course's gradebook, or finds the one with the same resourceId and tag. An LMS takes two of the same:
   * that it is asked once at a time is for the caller to see to.
   *
   * @param lineItems the course's line items
   * @returns its address
   * @throws {LmsError}
   */
  provideLineItem: (lineItems: LineItem, item: NewLineItem) => Promise<string>
  /**
   * Everybody in the course, each once.
   *
   * @param url the memberships service
   * @throws {LmsError}
   */
  listMembers: (platform: Platform, url: string) => Promise<Member[]>
  /**
   * Looks whether everything works between the LMS and Preuves. Never throws for what the LMS does.
   *
   * @param course addresses of the newest activity, when there is one
   */
  check: (platform: Platform, course: CheckedCourse | null) => Promise<CheckLine[]>
}

/** The services of one activity, by which a connection is tried. */
export interface CheckedCourse { lineItemUrl: string | null, lineItemsUrl: string | null, membershipsUrl: string | null }
