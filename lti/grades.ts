import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Db } from '../src/db/connect.ts'
import { LmsError, type LineItem, type Lms, type Result, type Score } from '../src/lms.ts'
import { failureOf } from './failures.ts'
import type { TokenSource } from './ltijs.ts'
import { partOf, progressOf, timestampOf } from './moodle.ts'

const scopes = {
  scores: 'https://purl.imsglobal.org/spec/lti-ags/scope/score',
  results: 'https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly'
} as const

interface Call {
  service: 'scores' | 'results'
  url: URL
  method: 'GET' | 'POST'
  headers: Record<string, string>
  body?: string
}

interface Dependencies {
  db: Db
  tokens: TokenSource
  /** For each request, in milliseconds. */
  deadline: number
}

/**
 * Scores out, results in (AGS 2.0). Tokens come from ltijs, the calls are our own: ltijs sends its own time with a score
 * and waits for ever.
 */
export function createGrades (dependencies: Dependencies): Lms {
  return {
    async sendScore (lineItem, score) {
      const response = await call(dependencies, lineItem, scoreCall(lineItem.url, score))
      // Nothing is said beyond the status.
      await response.body?.cancel()
    },
    async readResult (lineItem, subject) {
      const response = await call(dependencies, lineItem, resultCall(lineItem.url, subject))
      return readResults(await bodyOf(response), subject)
    }
  }
}

function scoreCall (lineItemUrl: string, { subject, given, maximum, completed, comment, at }: Score): Call {
  return {
    service: 'scores',
    url: partOf(lineItemUrl, 'scores'),
    method: 'POST',
    headers: { 'content-type': 'application/vnd.ims.lis.v1.score+json' },
    body: JSON.stringify({
      userId: subject,
      timestamp: timestampOf(at),
      ...progressOf(completed),
      scoreGiven: given,
      scoreMaximum: maximum,
      comment
    })
  }
}

/** One person's result; never with `limit`, on which Moodle's results break off with 500. */
function resultCall (lineItemUrl: string, subject: string): Call {
  const url = partOf(lineItemUrl, 'results')
  url.searchParams.set('user_id', subject)
  return { service: 'results', url, method: 'GET', headers: { accept: 'application/vnd.ims.lis.v2.resultcontainer+json' } }
}

/** A call with a token, and once more with another when it was refused: tokens are taken back before their time. */
async function call (dependencies: Dependencies, lineItem: LineItem, request: Call): Promise<Response> {
  const { db, tokens, deadline } = dependencies
  const client = await findClient(db, lineItem)
  const scope = scopes[request.service]
  const token = await tokens(client, scope)
  let response = await send(request, token, deadline)
  if (response.status === 401) {
    await response.body?.cancel()
    response = await send(request, await tokens(client, scope, token), deadline)
  }
  if (response.ok) return response
  await response.body?.cancel()
  throw failureOf(request.service, { status: response.status, retryAfter: response.headers.get('retry-after') })
}

async function findClient (db: Db, { organisationId, platformId }: LineItem) {
  const platform = await db.selectFrom('platforms')
    .select(['issuer', 'clientId', 'active'])
    .where('organisationId', '=', organisationId)
    .where('id', '=', platformId)
    .executeTakeFirst()
  if (platform?.active !== true) throw new LmsError('unauthorised', 'the platform is not active')
  return platform
}

async function send ({ service, url, method, headers, body }: Call, token: string, deadline: number): Promise<Response> {
  try {
    return await fetch(url, {
      method,
      // Some hosts of Moodle answer 403 to whoever has no name.
      headers: { ...headers, authorization: `Bearer ${token}`, 'user-agent': 'Preuves' },
      body,
      // The token is for this address: wherever else it is sent to, it does not go.
      redirect: 'manual',
      signal: AbortSignal.timeout(deadline)
    })
  } catch (error) {
    throw new LmsError('unreachable', `${service}: no answer (${reasonOf(error)})`)
  }
}

/** `TimeoutError`, or the system's code that fetch wraps: `ECONNREFUSED`. */
function reasonOf (error: unknown): string {
  const Coded = Type.Object({ cause: Type.Object({ code: Type.String() }) })
  if (Value.Check(Coded, error)) return error.cause.code
  return error instanceof Error ? error.name : 'unknown'
}

async function bodyOf (response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch (error) {
    throw new LmsError('unreachable', `results: the answer cannot be read (${reasonOf(error)})`)
  }
}

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Optional(Type.Union([schema, Type.Null()]))
const Entry = Type.Object({
  userId: Type.String(),
  resultScore: Nullable(Type.Number()),
  resultMaximum: Nullable(Type.Number()),
  comment: Nullable(Type.String()),
  timestamp: Nullable(Type.String())
})

/** @param subject whose entry is meant: a platform may answer with everybody's */
function readResults (body: unknown, subject: string): Result | undefined {
  if (!Array.isArray(body)) throw new LmsError('unreachable', 'results: the answer is no list')
  const entry = body.find((each: unknown) => Value.Check(Entry, each) && each.userId === subject)
  if (!Value.Check(Entry, entry)) return undefined
  const at = new Date(entry.timestamp ?? Number.NaN)
  return {
    given: entry.resultScore ?? null,
    maximum: entry.resultMaximum ?? null,
    comment: entry.comment ?? null,
    at: Number.isNaN(at.getTime()) ? null : at
  }
}
