import { Type, type Static } from 'typebox'
import { adviceCodes } from '../../lms.ts'
import { Closed, Id, Instant, model, Nullable, OneOf } from '../../schema.ts'

const Platform = model('Platform', Closed({
  id: Id,
  name: Type.String(),
  issuer: Type.String(),
  clientId: Type.String(),
  deploymentIds: Type.Array(Type.String()),
  active: Type.Boolean(),
  createdAt: Instant
}))

export const PlatformList = model('PlatformList', Closed({ items: Type.Array(Platform) }))
export type PlatformList = Static<typeof PlatformList>

export const PlatformParams = Closed({ platformId: Id })

const Advice = model('Advice', Closed({
  code: OneOf([...adviceCodes]),
  fr: Type.String(),
  en: Type.String()
}, { description: 'what to change in the LMS or here, in one sentence' }))

export const PlatformCheck = model('PlatformCheck', Closed({
  checkedAt: Instant,
  lines: Type.Array(Closed({
    part: OneOf(['platform', 'platformKeys', 'ownKeys', 'token', 'scopes', 'clock', 'lineItem', 'members']),
    outcome: OneOf(['ok', 'failed', 'warning', 'skipped']),
    advice: Nullable(Advice),
    detail: Nullable(Type.String({ description: 'for the operator' }))
  }), { description: 'in the order of the parts; a part may have several' })
}))
export type PlatformCheck = Static<typeof PlatformCheck>

export const ToolValueList = model('ToolValueList', Closed({
  items: Type.Array(Closed({
    name: OneOf(['toolUrl', 'publicKeyset', 'loginUrl', 'redirectionUrl', 'deepLinkingUrl', 'customParameters']),
    value: Type.String()
  }))
}))
export type ToolValueList = Static<typeof ToolValueList>
