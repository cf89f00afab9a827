import type { FastifyBaseLogger } from 'fastify'
import type { Person } from './model.ts'
import type { GradebookView } from './gradebook.ts'

export type DemoPerson = Person

/** One call of the tool to a machine endpoint, as `intercept` sees it: before anything is checked. */
export interface ServiceCall {
  name: 'token' | 'score' | 'results' | 'lineitems' | 'lineitem' | 'memberships' | 'keys' | 'authorize'
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
  /** Where to listen. Default 127.0.0.1. */
  host?: string
  /** Default 0: any free port. */
  port?: number
  /** What stands in the issuer and in every URL. Default localhost: another site than 127.0.0.1, so the iframe is third-party. */
  publicHost?: string
  /** Keys, people, sessions, tokens and gradebook outlive a restart in this file; without it they live in memory. */
  stateFile?: string
  intercept?: (call: ServiceCall) => Promise<Fault | undefined>
  logger?: FastifyBaseLogger
}

/** What an administrator of the tool copies from Moodle. */
interface DemoRegistration {
  name: string
  issuer: string
  clientId: string
  deploymentId: string
  authorizationUrl: string
  tokenUrl: string
  keysUrl: string
}

export type Claims = Record<string, unknown>

export interface Demo {
  /** http://localhost:PORT, which is the issuer too. */
  url: string
  registration: DemoRegistration
  /** Everyone, live: enrol() changes it. */
  people: DemoPerson[]
  /** Adds a person, or replaces the one who has this id. */
  enrol: (person: DemoPerson) => void
  gradebook: GradebookView
  /** The claims this Moodle would send now. `overrides` replaces top-level claims; `undefined` takes one away. */
  launchClaims: (personId: string, overrides?: Claims) => Claims
  /** A JWT in compact form, signed with the platform's key; `header` replaces members of { typ, alg, kid }. */
  sign: (claims: Claims, header?: Record<string, unknown>) => Promise<string>
  /** From now on sign with a new key; the key set holds only that one. */
  rotateKey: () => Promise<void>
  close: () => Promise<void>
}
