import { Type, type Static } from 'typebox'
import { Closed, Id, Instant, model, Nullable, OneOf } from '../../schema.ts'

export const Score = model('Score', Closed({
  student: Closed({ id: Id, name: Type.String() }),
  activity: Closed({ id: Id, title: Type.String() }),
  given: Type.Number(),
  maximum: Type.Number(),
  comment: Type.String(),
  state: OneOf(['waiting', 'sent', 'refused']),
  error: Nullable(Type.String({ description: 'a stable code: why it has not arrived yet' })),
  sentAt: Nullable(Instant)
}, { description: "what the LMS's gradebook is owed, and whether it has it" }))
export type Score = Static<typeof Score>

export const ScoreList = model('ScoreList', Closed({
  items: Type.Array(Score),
  next: Nullable(Type.String())
}))
export type ScoreList = Static<typeof ScoreList>

export const ScoreQuery = Closed({
  studentId: Type.Optional(Id),
  after: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 }))
})

export const ScoreParams = Closed({ activityId: Id, studentId: Id })
