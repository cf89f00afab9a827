import type { FastifyPluginAsync } from 'fastify'
import type { Db } from '../src/db/connect.ts'
import type { Launch, Lms } from '../src/lms.ts'
import { cached } from './cached.ts'
import { createGrades } from './grades.ts'
import { createTokenSource } from './ltijs.ts'
import { addPlatform, readFrameAncestors, type Registration } from './platforms.ts'
import { launchPlugin } from './plugin.ts'
import { createSealer } from './seal.ts'
import { readPublicKeys } from './tool-keys.ts'

export interface LtiOptions {
  db: Db
  /** Under which browsers and platforms reach Preuves; without a trailing slash. */
  publicUrl: string
  /** Seals private keys and access tokens. */
  secretKey: string
  /** Lets in whoever a checked launch describes. */
  enter: (launch: Launch) => Promise<{ code: string }>
  now?: () => Date
  /** Of each request to a platform, in milliseconds. */
  deadline?: number
}

export interface Lti {
  /** The way in: `/lti/*`. */
  plugin: FastifyPluginAsync
  /** The way out. */
  lms: Lms
  /** Origins that may show Preuves in a frame: those of the active platforms, at most ten seconds old. */
  frameAncestors: () => Promise<string[]>
  /**
   * Connects a platform by hand, or changes one.
   *
   * @returns its id
   * @throws when an address is not http(s), or when another organisation has the registration
   */
  addPlatform: (registration: Registration) => Promise<string>
}

/** How old may be what every page and every platform asks for, in milliseconds. */
const freshness = 10_000

/** All that Preuves knows of LTI, put together. */
export function createLti ({ db, publicUrl, secretKey, enter, now = () => new Date(), deadline = 10_000 }: LtiOptions): Lti {
  const sealer = createSealer(secretKey)
  const ancestors = cached(freshness, () => readFrameAncestors(db))
  const keys = cached(freshness, () => readPublicKeys(db))
  return {
    plugin: launchPlugin({ db, publicUrl, enter, now, frameAncestors: ancestors.get, publicKeys: keys.get }),
    lms: createGrades({ db, deadline, tokens: createTokenSource(db, sealer, deadline) }),
    frameAncestors: ancestors.get,
    async addPlatform (registration) {
      const id = await addPlatform(db, sealer, registration)
      ancestors.forget()
      keys.forget()
      return id
    }
  }
}
