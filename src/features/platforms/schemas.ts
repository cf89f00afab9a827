import { Type, type Static } from 'typebox'
import { Closed, Id, Instant, model } from '../../schema.ts'

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
