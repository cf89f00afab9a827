import { Type, type Static } from 'typebox'
import { Closed, Id, Instant, model, Nullable, OneOf, Text } from '../../schema.ts'

const Person = model('Person', Closed({
  id: Id,
  name: Type.String(),
  groups: Type.Array(Type.String(), { description: "in the course, by the LMS's own ids" }),
  seenAt: Nullable(Instant),
  left: Type.Boolean({ description: 'in the course no more' }),
  fiches: Closed({
    submitted: Type.Integer(),
    changes_requested: Type.Integer(),
    approved: Type.Integer()
  }, { description: 'published ones, by state' }),
  lastActivityAt: Nullable(Instant),
  tutors: Type.Array(Closed({ id: Id, name: Type.String() }))
}))
export type Person = Static<typeof Person>

const Roster = model('Roster', Closed({
  refreshedAt: Nullable(Instant),
  error: Nullable(Type.String({ description: 'a stable code: why it could not be read the last time' }))
}, { description: "the LMS's list of the course's members" }))
export type Roster = Static<typeof Roster>

export const PersonList = model('PersonList', Closed({
  items: Type.Array(Person),
  next: Nullable(Type.String({ description: 'goes into ?after=' })),
  roster: Type.Union([Roster, Type.Null()], { description: 'null: the LMS lists nobody, so people appear at their first launch' })
}))
export type PersonList = Static<typeof PersonList>

export const PersonQuery = Closed({
  role: Type.Optional(OneOf(['student', 'staff'])),
  name: Type.Optional(Text({ maxLength: 100, description: 'how any word of the name begins' })),
  after: Type.Optional(Type.String({ maxLength: 1000 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 }))
})
