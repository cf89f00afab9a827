import { randomBytes } from 'node:crypto'
import type { Store } from './state.ts'
import type { Gradebook } from './gradebook.ts'
import type { Activity, Course, Person, Tool } from './model.ts'
import type { Claims, DemoOptions } from './types.ts'

/** What a click began and the authorization request ends (Moodle keeps it in the session). */
export interface PendingLaunch {
  messageType: 'LtiResourceLinkRequest' | 'LtiSubmissionReviewRequest' | 'LtiDeepLinkingRequest'
  course: Course
  tool: Tool
  /** Deep linking has none. */
  activity: Activity | undefined
  forUser: string | undefined
}

/** One launch, by someone. */
export interface Launch extends PendingLaunch {
  person: Person
  nonce: string
  sesskey: string
}

export interface Notice {
  kind: 'success' | 'error'
  text: string
}

/** All that the routes share. */
export interface Moodle {
  /** Known once the port is. */
  url: string
  store: Store
  gradebook: Gradebook
  /** By session and launch id; not kept across restarts. */
  launches: Map<string, PendingLaunch>
  /** By session: what the next page has to say. */
  notices: Map<string, Notice[]>
  /** Verifies what a tool signed; answers its claims, or throws. */
  verify: (tool: Tool, jwt: string) => Promise<Claims>
  /** What tests change in the settings of the deep linking dialogue. */
  deepLinkingSettings: Claims
  /** The claims of each deep linking answer that was taken. */
  deepLinkingAnswers: Claims[]
  intercept: DemoOptions['intercept']
}

const letters = (bytes: number) => randomBytes(bytes).toString('base64').replace(/[^a-zA-Z0-9]/g, '')

/** Letters and digits: ten as Moodle's sesskey, fifteen as a client id. */
export const randomKey = (length = 10) => letters(length * 2).padEnd(length, '0').slice(0, length)
