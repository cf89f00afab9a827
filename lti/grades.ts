import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { LmsError, type Lms, type Result, type Score } from '../src/lms.ts'
import { jsonOf } from './ask.ts'
import { partOf, progressOf, timestampOf } from './moodle.ts'
import { scopes, type CallService, type ServiceCall } from './service.ts'

/** Scores out, results in (AGS 2.0). The calls are our own: ltijs sends its own time with a score. */
export function createGrades (call: CallService): Pick<Lms, 'sendScore' | 'readResult'> {
  return {
    async sendScore (lineItem, score) {
      await call(lineItem, scoreCall(lineItem.url, score))
    },
    async readResult (lineItem, subject) {
      return readResults(jsonOf('results', await call(lineItem, resultCall(lineItem.url, subject))), subject)
    }
  }
}

function scoreCall (lineItemUrl: string, { subject, given, maximum, completed, comment, at }: Score): ServiceCall {
  return {
    service: 'scores',
    scope: scopes.score,
    url: partOf(lineItemUrl, 'scores'),
    method: 'POST',
    content: {
      type: 'application/vnd.ims.lis.v1.score+json',
      json: {
        userId: subject,
        timestamp: timestampOf(at),
        ...progressOf(completed),
        scoreGiven: given,
        scoreMaximum: maximum,
        comment
      }
    }
  }
}

/** One person's result; never with `limit`, on which Moodle's results break off with 500. */
function resultCall (lineItemUrl: string, subject: string): ServiceCall {
  const url = partOf(lineItemUrl, 'results')
  url.searchParams.set('user_id', subject)
  return { service: 'results', scope: scopes.result, url, accept: 'application/vnd.ims.lis.v2.resultcontainer+json' }
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
