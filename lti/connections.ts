import type { Db } from '../src/db/connect.ts'
import { activate, deactivate, remove, type Activated } from './activation.ts'
import { addPlatform, type GivenRegistration } from './platforms.ts'
import { makeInvitation } from './registration/invitations.ts'
import type { Sealer } from './seal.ts'
import { rotateKeys } from './tool-keys.ts'

/** What the operator does with the platforms of this instance. Each throws a RegistrationError that says what must change. */
export interface Connections {
  /**
   * Connects a platform by hand, or changes one.
   *
   * @returns its id
   * @throws {RegistrationError} when an address is not http(s), or when another organisation has the registration
   */
  addPlatform: (registration: GivenRegistration) => Promise<string>
  /** @returns an address by which one platform registers itself for a school, once, before the invitation expires */
  invite: (organisationId: string, expiresAt: Date) => Promise<string>
  /**
   * Lets a platform's people in.
   *
   * @param organisation the school's name, for a platform that registered itself without an invitation
   * @throws {RegistrationError} when there is no such platform, or when it already works for another school
   */
  activate: (platformId: string, organisation?: string) => Promise<Activated>
  /** Lets nobody in from a platform any more. @throws {RegistrationError} when there is no such platform */
  deactivate: (platformId: string) => Promise<void>
  /** Forgets a platform from which nobody has come yet. @throws {RegistrationError} when there is none, or when somebody has */
  remove: (platformId: string) => Promise<void>
  /** Gives the platforms of a school, or all, a new key. @returns how many were made */
  rotateKeys: (organisationId?: string) => Promise<number>
}

interface Dependencies {
  db: Db
  sealer: Sealer
  publicUrl: string
  /** Forgets what is remembered of a school's platforms; of all without one. */
  changed: (organisationId?: string) => void
}

export function createConnections ({ db, sealer, publicUrl, changed }: Dependencies): Connections {
  return {
    async addPlatform (registration) {
      const id = await addPlatform(db, sealer, registration)
      changed(registration.organisationId)
      return id
    },
    async invite (organisationId, expiresAt) {
      return `${publicUrl}/lti/register?invitation=${await makeInvitation(db, organisationId, expiresAt)}`
    },
    async activate (platformId, organisation) {
      const activated = await activate(db, sealer, platformId, organisation)
      changed(activated.organisationId)
      return activated
    },
    async deactivate (platformId) {
      changed(await deactivate(db, platformId))
    },
    async remove (platformId) {
      changed(await remove(db, platformId))
    },
    async rotateKeys (organisationId) {
      const made = await rotateKeys(db, sealer, organisationId)
      changed(organisationId)
      return made
    }
  }
}
