import { randomBytes } from 'node:crypto'
import type { Store } from './state.ts'
import type { Gradebook } from './gradebook.ts'
import type { DemoOptions } from './types.ts'

/** What a click on the activity began and the authorization request ends (Moodle keeps it in the session). */
export interface PendingLaunch {
  messageType: 'LtiResourceLinkRequest' | 'LtiSubmissionReviewRequest'
  forUser: string | undefined
}

/** All that the routes share. */
export interface Moodle {
  /** Known once the port is. */
  url: string
  toolUrl: string
  toolOrigin: string
  store: Store
  gradebook: Gradebook
  /** By session and launch id; not kept across restarts. */
  launches: Map<string, PendingLaunch>
  intercept: DemoOptions['intercept']
}

/** Ten letters and digits, as Moodle's sesskey. */
export const randomKey = () => randomBytes(16).toString('base64').replace(/[^a-zA-Z0-9]/g, '').padEnd(10, '0').slice(0, 10)
