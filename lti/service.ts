import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Db } from '../src/db/connect.ts'
import { LmsError, type Platform } from '../src/lms.ts'
import { failureOf, type Service } from './failures.ts'
import { createGate } from './gate.ts'
import type { TokenSource } from './ltijs.ts'

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
  /** For each request, in milliseconds. */
  deadline: number
}

/** Calls at once to one platform, by one process: a roster must not push a school's own pages aside. */
const width = 4
/** Bytes of an answer: some 40,000 members. */
const largest = 16 * 1024 * 1024
/** Seconds: who asks to wait longer is asked again. */
const longestPause = 3600

/** The way to one platform. `pausedUntil` is on the clock that never goes back, in milliseconds. */
interface Line { enter: ReturnType<typeof createGate>, pausedUntil: number }

/**
 * The one place from which services are called: with a token, and once more with another when it was refused; a few at
 * once; and not at all while the platform has asked to wait (`Retry-After`), so that nobody hammers who is down.
 */
export function createService ({ db, tokens, deadline }: Dependencies): CallService {
  const lines = new Map<string, Line>()

  function lineTo ({ platformId }: Platform): Line {
    const line = lines.get(platformId) ?? { enter: createGate(width), pausedUntil: 0 }
    lines.set(platformId, line)
    return line
  }

  async function callWithToken (platform: Platform, call: ServiceCall): Promise<ServiceAnswer> {
    const client = await findClient(db, platform)
    const token = await tokens(client, call.scope)
    const reply = await send(call, token, deadline)
    if (reply.status !== 401) return accepted(call, reply)
    // Tokens are taken back before their time.
    return accepted(call, await send(call, await tokens(client, call.scope, { rejected: token }), deadline))
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

async function send ({ service, url, method, accept, content }: ServiceCall, token: string, deadline: number): Promise<Reply> {
  return await ask(service, url, deadline, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(accept === undefined ? {} : { accept }),
      ...(content === undefined ? {} : { 'content-type': content.type })
    },
    ...(content === undefined ? {} : { body: JSON.stringify(content.json) })
  })
}

function accepted ({ service }: ServiceCall, { status, headers, text }: Reply): ServiceAnswer {
  if (status >= 200 && status < 300) return { text, headers }
  throw failureOf(service, { status, retryAfter: headers.get('retry-after') })
}

export interface Reply {
  status: number
  headers: Headers
  /** Empty when the request was refused: a platform's words may quote people's data, and nobody needs them. */
  text: string
}

interface Asked { method?: string | undefined, headers?: Record<string, string>, body?: string }

/**
 * One request over HTTP, redirects not followed.
 *
 * @param deadline in milliseconds, the answer's body included
 * @throws {LmsError} `unreachable` when no whole answer comes in time, or one that is too large
 */
export async function ask (service: Service, url: URL | string, deadline: number, { method, headers = {}, body }: Asked = {}): Promise<Reply> {
  try {
    const response = await fetch(url, {
      method: method ?? 'GET',
      // Some hosts of Moodle answer 403 to whoever has no name.
      headers: { 'user-agent': 'Preuves', ...headers },
      body,
      // A token is for one address: wherever else it is sent to, it does not go.
      redirect: 'manual',
      signal: AbortSignal.timeout(deadline)
    })
    if (response.ok) return { status: response.status, headers: response.headers, text: await readText(response) }
    await response.body?.cancel()
    return { status: response.status, headers: response.headers, text: '' }
  } catch (error) {
    if (error instanceof RangeError) throw new LmsError('unreachable', `${service}: the answer is too large`)
    throw new LmsError('unreachable', `${service}: no answer (${reasonOf(error)})`)
  }
}

/** @throws {RangeError} when there is too much of it */
async function readText (response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > largest) throw new RangeError('the answer is too large')
    chunks.push(chunk)
  }
  // PHP files saved with a byte order mark send it along; the decoder takes it off.
  return new TextDecoder().decode(Buffer.concat(chunks))
}

const Coded = Type.Object({ cause: Type.Object({ code: Type.String() }) })

/** `TimeoutError`, or the system's code that fetch wraps: `ECONNREFUSED`. */
function reasonOf (error: unknown): string {
  if (Value.Check(Coded, error)) return error.cause.code
  return error instanceof Error ? error.name : 'unknown'
}

/**
 * What an answer holds.
 *
 * @throws {LmsError} `unreachable` when it is no JSON
 */
export function jsonOf (service: Service, { text }: Pick<Reply, 'text'>): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new LmsError('unreachable', `${service}: the answer cannot be read`)
  }
}
