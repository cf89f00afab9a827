import { Type } from 'typebox'
import { Closed, Id, model, Nullable, OneOf } from '../../schema.ts'
import { MailRhythm } from '../mails/schemas.ts'
import { Tutoring } from '../tutorships/schemas.ts'
import { Profile } from '../units/schemas.ts'

const Secret = Type.String({ pattern: '^[\\w-]{22}\\.[\\w-]{43}$', description: 'opaque' })

export const LaunchCode = model('LaunchCode', Closed({ code: Secret }))
export const RefreshToken = model('RefreshToken', Closed({ refreshToken: Secret }))

export const Tokens = model('Tokens', Closed({
  accessToken: Type.String({ description: 'JWT, for Authorization: Bearer' }),
  expiresIn: Type.Integer({ description: 'seconds' }),
  refreshToken: Type.String({ description: 'to be used once' })
}))

const Locale = OneOf(['fr', 'en'])

export const Me = model('Me', Closed({
  id: Id,
  name: Type.String(),
  roles: Type.Array(OneOf(['student', 'staff', 'administrator'])),
  locale: Type.Unsafe<'fr' | 'en'>(Locale),
  organisation: Closed({ id: Id, name: Type.String() }),
  activity: Closed({
    id: Id,
    title: Type.String(),
    graded: Type.Boolean({ description: 'false: the LMS gave the activity no column in its gradebook' }),
    tutoring: Tutoring,
    competence: Nullable(Closed({ id: Id, code: Type.String(), label: Type.String() }, { description: 'the one that the activity shows; null: the whole portfolio' }))
  }),
  review: Nullable(Closed({
    student: Nullable(Closed({ id: Id, name: Type.String() }, { description: 'null: has never opened Preuves' }))
  }, { description: 'the gradebook asked to look at this student' })),
  unit: Closed({ id: Id, code: Type.String(), title: Type.String(), profile: Profile }),
  email: Nullable(Type.String()),
  mails: Type.Union([MailRhythm, Type.Null()], { description: 'null: this Preuves sends none' })
}))

export const MeChange = model('MeChange', Closed({
  locale: Type.Optional(Locale),
  mails: Type.Optional(MailRhythm)
}, { description: 'what is not given stays; `mails` where this Preuves sends any' }))
