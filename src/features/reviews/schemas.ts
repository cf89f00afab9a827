import { Type, type Static } from 'typebox'
import { ClientMadeId, Closed, Id, Instant, model, Nullable, OneOf, Text } from '../../schema.ts'

const Person = Closed({ id: Id, name: Type.String() })
const versionNumber = Type.Integer({ minimum: 1, maximum: 10_000 })

const Outcome = OneOf(['approved', 'changes_requested', 'declined', 'reopened'], { description: 'declined: not admissible (SIO-13), where the profile knows it' })

/** Why, in one word, so that it can be counted and said again (IMT-32); `trace_not_accessible` is said of a trace (IMT-43). */
const Reason = OneOf(['no_trace', 'trace_not_accessible', 'no_level2', 'relevance_not_justified', 'process_missing'])
const about = { tracePosition: Nullable(Type.Integer({ minimum: 0, maximum: 1000 })), reason: Nullable(Reason) }

export const Comment = model('Comment', Closed({
  id: Id,
  versionNumber,
  author: Person,
  text: Type.String({ description: 'CommonMark' }),
  ...about,
  sequence: Type.Integer(),
  createdAt: Instant
}))
export type Comment = Static<typeof Comment>

export const Decision = model('Decision', Closed({
  id: Id,
  versionNumber,
  decidedBy: Person,
  outcome: Outcome,
  reason: Type.String(),
  sequence: Type.Integer(),
  decidedAt: Instant
}))
export type Decision = Static<typeof Decision>

export const Reviews = model('Reviews', Closed({
  comments: Type.Array(Comment),
  decisions: Type.Array(Decision)
}, { description: 'everything that was said of a fiche, in the order of `sequence`' }))
export type Reviews = Static<typeof Reviews>

export const NewComment = model('NewComment', Closed({
  id: ClientMadeId,
  versionNumber,
  text: Text({ minLength: 1, maxLength: 10_000 }),
  tracePosition: Type.Optional(about.tracePosition),
  reason: Type.Optional(about.reason)
}))
export type NewComment = Static<typeof NewComment>

export const NewDecision = model('NewDecision', Closed({
  id: ClientMadeId,
  versionNumber,
  outcome: Outcome,
  reason: Text({ maxLength: 2_000, description: 'asked for when changes are requested, or a fiche is declined' }),
  sequence: Type.Optional(Type.Integer({
    minimum: 0, maximum: 1_000_000_000, description: 'of the last event that was seen: a decision that came since is not overturned unread'
  }))
}))
export type NewDecision = Static<typeof NewDecision>
