import type { Db } from '../src/db/connect.ts'
import { LmsError, type Platform } from '../src/lms.ts'
import type { Ask } from './ask.ts'
import { failureOf, type Service } from './failures.ts'
import { createGate } from './gate.ts'
import type { TokenSource } from './ltijs.ts'
import type { Answer } from './safe-request.ts'

/** What may be asked of an LMS, each under a token of its own: one scope refused leaves the others (AGS 2.0, NRPS 2.0). */
export const scopes = {
  score: 'https://purl.imsglobal.org/spec/lti-ags/scope/score',
  result: 'https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly',
  lineItem: 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem',
  lineItemReadonly: 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly',
  members: 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly'
} as const

export interface ServiceCall {
  service: Service
  scope: string
  url: URL
  /** Absent: GET. */
  method?: 'POST' | 'PUT'
  /** One exact media type: Moodle refuses a list, and the wildcard for its line items. */
  accept?: string
  content?: { type: string, json: object }
}

export interface ServiceAnswer { text: string, headers: Headers }

/**
 * Calls a service of a platform.
 *
 * @throws {LmsError}
 */
export type CallService = (platform: Platform, call: ServiceCall) => Promise<ServiceAnswer>

interface Dependencies {
  db: Db
  tokens: TokenSource
  ask: Ask
}

/** Calls at once to one platform, by one process: a roster must not push a school's own pages aside. */
const width = 4
/** Seconds: who asks to wait longer is asked again. */
const longestPause = 3600

/** The way to one platform. `pausedUntil` is on the clock that never goes back, in milliseconds. */
interface Line { enter: ReturnType<typeof createGate>, pausedUntil: number }

/**
 * The one place from which services are called: with a token, and once more with another when it was refused; a few at
 * once; and not at all while the platform has asked to wait (`Retry-After`), so that nobody hammers who is down.
 */
export function createService ({ db, tokens, ask }: Dependencies): CallService {
  const lines = new Map<string, Line>()

  function lineTo ({ platformId }: Platform): Line {
    const line = lines.get(platformId) ?? { enter: createGate(width), pausedUntil: 0 }
    lines.set(platformId, line)
    return line
  }

  async function callWithToken (platform: Platform, call: ServiceCall): Promise<ServiceAnswer> {
    const client = await findClient(db, platform)
    const token = await tokens(client, call.scope)
    const answer = await send(ask, call, token)
    if (answer.status !== 401) return accepted(call, answer)
    // Tokens are taken back before their time.
    return accepted(call, await send(ask, call, await tokens(client, call.scope, { rejected: token })))
  }

  return async (platform, call) => {
    const line = lineTo(platform)
    return await line.enter(async () => {
      const seconds = Math.ceil((line.pausedUntil - performance.now()) / 1000)
      if (seconds > 0) throw new LmsError('busy', `${call.service}: the LMS has asked to wait`, { retryAfter: seconds })
      try {
        return await callWithToken(platform, call)
      } catch (error) {
        const pause = error instanceof LmsError ? error.retryAfter ?? 0 : 0
        line.pausedUntil = Math.max(line.pausedUntil, performance.now() + Math.min(pause, longestPause) * 1000)
        throw error
      }
    })
  }
}

async function findClient (db: Db, { organisationId, platformId }: Platform) {
  const platform = await db.selectFrom('platforms')
    .select(['issuer', 'clientId', 'active'])
    .where('organisationId', '=', organisationId)
    .where('id', '=', platformId)
    .executeTakeFirst()
  if (platform?.active !== true) throw new LmsError('unauthorised', 'the platform is not active')
  return platform
}

async function send (ask: Ask, { service, url, method, accept, content }: ServiceCall, token: string): Promise<Answer> {
  return await ask(service, url, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(accept === undefined ? {} : { accept }),
      ...(content === undefined ? {} : { 'content-type': content.type })
    },
    ...(content === undefined ? {} : { body: JSON.stringify(content.json) })
  })
}

function accepted ({ service }: ServiceCall, { status, headers, text }: Answer): ServiceAnswer {
  if (status >= 200 && status < 300) return { text, headers }
  throw failureOf(service, { status, retryAfter: headers.get('retry-after') })
}
