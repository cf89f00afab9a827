import { Type, type Static } from 'typebox'
import { Closed, Instant, model, Nullable, OneOf, Text } from '../../schema.ts'

export const LinkCheck = model('LinkCheck', Closed({
  url: Type.String(),
  kind: OneOf(['public', 'nextcloud-direct', 'nextcloud-share'], { description: 'nextcloud-direct works only for those with whom the file is shared: no server can see that (IMT-44)' }),
  outcome: Nullable(OneOf(['reachable', 'login', 'gone', 'unreachable', 'refused'], { description: 'login: it asks who one is; refused: an address that Preuves does not visit; null: not looked at' })),
  checkedAt: Nullable(Instant)
}))
export type LinkCheck = Static<typeof LinkCheck>

export const LinkToCheck = model('LinkToCheck', Closed({ url: Text({ minLength: 1, maxLength: 2_000 }) }))
