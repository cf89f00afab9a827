import { createLti, type Lti } from '../lti/index.ts'
import type { Config } from './config.ts'
import * as sessions from './features/sessions/domain.ts'
import * as units from './features/units/domain.ts'
import type { Instance } from './instance.ts'

/** The LMS's way in and out, wired to the features that a launch reaches: for the service and for the operator's commands. */
export function openLti ({ publicUrl, allowPrivateAddresses }: Config, { db, secretKey }: Pick<Instance, 'db' | 'secretKey'>): Lti {
  return createLti({
    db,
    publicUrl,
    secretKey,
    strangers: { allowPrivate: allowPrivateAddresses },
    enter: launch => sessions.enter(db, launch),
    offer: placement => units.offer(db, placement)
  })
}
