import type { FastifyBaseLogger } from 'fastify'
import type { Activity, Course, LineItem, Person, Tool } from './model.ts'
import type { GradebookView } from './gradebook.ts'

type DemoPerson = Person
type DemoCourse = Course
type DemoActivity = Activity
type DemoTool = Tool

/** One call of the tool to a machine endpoint, as `intercept` sees it: before anything is checked. */
export interface ServiceCall {
  name: 'token' | 'score' | 'results' | 'lineitems' | 'lineitem' | 'memberships' | 'keys' | 'authorize' | 'configuration' | 'registration'
  method: string
  url: string
  /** JSON and forms are given parsed, the query of a GET authorization too; anything else as text. */
  body: unknown
}

/**
 * What to do instead of answering well: wait `delay` ms, then answer `status`, or cut the connection `before` working or
 * `after` the work is done (the call counts, and its caller cannot know).
 */
export interface Fault {
  delay?: number
  status?: number
  headers?: Record<string, string>
  drop?: 'before' | 'after'
}

export interface DemoOptions {
  /** The tool's public URL: login at /lti/login, launch at /lti/launch, key set at /lti/keys. */
  toolUrl: string
  /** Where the preconfigured tool's key set is, when it is elsewhere. */
  keysUrl?: string
  /** Where to listen. Default 127.0.0.1. */
  host?: string
  /** Default 0: any free port. */
  port?: number
  /** What stands in the issuer and in every URL. Default localhost: another site than 127.0.0.1, so the iframe is third-party. */
  publicHost?: string
  /** Everything but launches under way outlives a restart in this file; without it, it lives in memory. */
  stateFile?: string
  intercept?: (call: ServiceCall) => Promise<Fault | undefined>
  logger?: FastifyBaseLogger
}

/** What an administrator of the tool copies from Moodle. */
export interface DemoRegistration {
  name: string
  issuer: string
  clientId: string
  deploymentId: string
  authorizationUrl: string
  tokenUrl: string
  keysUrl: string
}

export type Claims = Record<string, unknown>

/** What a teacher, or deep linking, says of an activity to add. */
export interface NewActivity {
  title: string
  text?: string
  /** Launched instead of the tool's own address. */
  url?: string | null
  custom?: Record<string, string | number | boolean>
  /** Gives it a column in the gradebook, which Moodle names after the activity. */
  lineItem?: { scoreMaximum?: number, resourceId?: string, tag?: string, submissionReview?: LineItem['review'] }
  /** Default: the first course. */
  courseId?: string
  /** Default: the preconfigured tool. */
  typeId?: string
}

/** Where content is selected from, and for. Default: the first course, the first active tool. */
export interface DeepLinkingPlace {
  courseId?: string
  typeId?: string
}

export interface Demo {
  /** http://localhost:PORT, which is the issuer too. */
  url: string
  /** That of the preconfigured tool. */
  registration: DemoRegistration
  /** That of any tool, by its type id. */
  registrationOf: (typeId: string) => DemoRegistration
  /** Everyone, live: enrol() changes it. */
  people: DemoPerson[]
  /** Adds a person to every course, or replaces the one who has this id. */
  enrol: (person: DemoPerson) => void
  courses: () => DemoCourse[]
  activities: (courseId?: string) => DemoActivity[]
  tools: () => DemoTool[]
  /** Adds an activity by hand. */
  addActivity: (activity: NewActivity) => DemoActivity
  /** What the teacher's button does. Default: the first course. */
  copyCourse: (courseId?: string) => DemoCourse
  /** From now on this Moodle looks for a tool's keys there. Default: the preconfigured tool. */
  setToolKeysUrl: (url: string, typeId?: string) => void
  /** What the administrator's button does. */
  activateTool: (typeId: string) => void
  /** The tool's registration address as an administrator's browser opens it: for a new tool, or to update one. */
  registrationRequest: (url: string, typeId?: string) => string
  gradebook: GradebookView
  /** The claims this Moodle would send now. `overrides` replaces top-level claims; `undefined` takes one away. `activity` is a cmid. */
  launchClaims: (personId: string, overrides?: Claims, place?: { activity?: number }) => Claims
  /** The same of a deep linking request. */
  deepLinkingClaims: (personId: string, overrides?: Claims, place?: DeepLinkingPlace) => Claims
  /** Makes deep linking requests differ in members of deep_linking_settings, as other platforms' do; `{}` ends it. */
  setDeepLinkingSettings: (settings: Claims) => void
  /** The claims of every deep linking answer that was taken, in order. */
  deepLinkingAnswers: Claims[]
  /** A JWT in compact form, signed with the platform's key; `header` replaces members of { typ, alg, kid }. */
  sign: (claims: Claims, header?: Record<string, unknown>) => Promise<string>
  /** From now on sign with a new key; the key set holds only that one. */
  rotateKey: () => Promise<void>
  close: () => Promise<void>
}
