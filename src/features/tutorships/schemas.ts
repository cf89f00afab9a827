import { Type, type Static } from 'typebox'
import { Closed, Id, model, OneOf } from '../../schema.ts'

const policies = OneOf(['everyone', 'assigned'], {
  description: "everyone: each instructor is every student's tutor; assigned: only of whom a tutorship names"
})
export const Tutoring = Type.Unsafe<'everyone' | 'assigned'>(policies)
export type Tutoring = Static<typeof Tutoring>

export const ActivityChange = model('ActivityChange', Closed({ tutoring: Tutoring }))

export const TutorshipParams = Closed({ studentId: Id, tutorId: Id })
