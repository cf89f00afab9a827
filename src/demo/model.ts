import { Type } from 'typebox'
import type { Static, TSchema } from 'typebox'

const Nullable = <T extends TSchema>(type: T) => Type.Union([type, Type.Null()])

export const Person = Type.Object({
  id: Type.String(),
  username: Type.String(),
  given: Type.String(),
  family: Type.String(),
  name: Type.String(),
  email: Type.String(),
  // A tutor is Moodle's non-editing teacher, a teacher the editing one.
  role: Type.Union([Type.Literal('student'), Type.Literal('tutor'), Type.Literal('teacher'), Type.Literal('admin')]),
  suspended: Type.Optional(Type.Boolean())
})
export type Person = Static<typeof Person>

export const LineItem = Type.Object({
  id: Type.String(),
  label: Type.String(),
  max: Type.Number(),
  /** Made by the activity, not by the tool: Moodle writes its grades by other rules. */
  coupled: Type.Boolean(),
  resourceId: Type.String(),
  tag: Type.String(),
  resourceLinkId: Nullable(Type.String()),
  review: Type.Optional(Type.Object({
    url: Type.Optional(Type.String()),
    custom: Type.Optional(Type.Record(Type.String(), Type.String()))
  })),
  locked: Type.Boolean()
})
export type LineItem = Static<typeof LineItem>

/** One grade of the gradebook. `modified` is in whole seconds, as Moodle keeps it. */
export const Cell = Type.Object({
  itemId: Type.String(),
  userId: Type.String(),
  grade: Nullable(Type.Number()),
  max: Type.Number(),
  comment: Nullable(Type.String()),
  modified: Nullable(Type.Integer()),
  overridden: Type.Boolean(),
  locked: Type.Boolean()
})
export type Cell = Static<typeof Cell>
