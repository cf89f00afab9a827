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
  // A tutor is Moodle's non-editing teacher, a teacher the editing one; a manager is in no course and may do what a teacher may.
  role: Type.Union([Type.Literal('student'), Type.Literal('tutor'), Type.Literal('teacher'), Type.Literal('manager'), Type.Literal('admin')]),
  suspended: Type.Optional(Type.Boolean()),
  /** Moodle's idnumber: the school's own id of the person. */
  idnumber: Type.Optional(Type.String()),
  /** Ids of groups, the same in every course. */
  groups: Type.Optional(Type.Array(Type.String()))
})
export type Person = Static<typeof Person>

/** A course; `copyOf` is the course that it was copied from. */
export const Course = Type.Object({ id: Type.String(), label: Type.String(), title: Type.String(), copyOf: Nullable(Type.String()) })
export type Course = Static<typeof Course>

/** An external tool as mod/lti knows it: its type. */
export const Tool = Type.Object({
  /** The deployment id is the same. */
  typeId: Type.String(),
  clientId: Type.String(),
  name: Type.String(),
  description: Type.String(),
  /** False while it waits for an administrator (wire 12). */
  active: Type.Boolean(),
  /** Whether it registered itself. */
  dynamic: Type.Boolean(),
  domain: Type.String(),
  launchUrl: Type.String(),
  loginUrl: Type.String(),
  redirectUrls: Type.Array(Type.String()),
  keysUrl: Type.String(),
  iconUrl: Type.String(),
  /** Null when it selects no content; empty when it does so at launchUrl. */
  deepLinkingUrl: Nullable(Type.String()),
  /** Custom parameters, one name=value on a line. */
  custom: Type.String(),
  /** Grade services: none, synchronisation, or column management too. */
  grades: Type.Union([Type.Literal('none'), Type.Literal('sync'), Type.Literal('manage')]),
  memberships: Type.Boolean(),
  settings: Type.Boolean(),
  sendsName: Type.Boolean(),
  sendsEmail: Type.Boolean()
})
export type Tool = Static<typeof Tool>

/** An activity that opens a tool. Custom parameters are the teacher's, or came by deep linking. */
export const Activity = Type.Object({
  cmid: Type.Integer(),
  resourceLinkId: Type.String(),
  courseId: Type.String(),
  typeId: Type.String(),
  title: Type.String(),
  text: Type.String(),
  url: Nullable(Type.String()),
  custom: Type.String()
})
export type Activity = Static<typeof Activity>

export const LineItem = Type.Object({
  id: Type.String(),
  courseId: Type.String(),
  typeId: Type.String(),
  label: Type.String(),
  max: Type.Number(),
  /** The activity that made it: Moodle writes its grades by other rules. Null when the tool made it. */
  cmid: Nullable(Type.Integer()),
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
