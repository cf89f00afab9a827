import type { FastifyPluginAsync } from 'fastify'
import type { Db } from '../src/db/connect.ts'
import { isId } from '../src/ids.ts'
import type { Launch, Lms, Offer, Placement } from '../src/lms.ts'
import { createAsk } from './ask.ts'
import { cachedEach } from './cached.ts'
import { createConnections, type Connections } from './connections.ts'
import { createDiagnosis } from './diagnosis.ts'
import { createGrades } from './grades.ts'
import { readPlatform, type FindPlatform } from './known-platforms.ts'
import { createLineItems } from './line-items.ts'
import { createTokenSource } from './ltijs.ts'
import { readFrameAncestors } from './platforms.ts'
import { launchPlugin } from './plugin.ts'
import { createRoster } from './roster.ts'
import { createSafeRequest, type SafeRequestOptions } from './safe-request.ts'
import { createSealer, type Sealer } from './seal.ts'
import { createService } from './service.ts'
import { keySetAge, readPublicKeys } from './tool-keys.ts'

export { RegistrationError } from './platforms.ts'

export interface LtiOptions {
  db: Db
  /** Under which browsers and platforms reach Preuves; without a trailing slash. */
  publicUrl: string
  /** Seals private keys and access tokens. */
  secretKey: string
  /** Lets in whoever a checked launch describes, once. @throws {EntryError} */
  enter: (launch: Launch) => Promise<{ code: string }>
  /** What a teacher may place in a course. */
  offer: (placement: Placement) => Promise<Offer>
  now?: () => Date
  /** Of each request to a platform, in milliseconds. */
  deadline?: number
  /** How platforms' addresses are asked: strangers name them. Absent: on the open internet alone. */
  strangers?: SafeRequestOptions
}

export interface Lti extends Connections {
  /** The way in: `/lti/*`. */
  plugin: FastifyPluginAsync
  /** The way out. */
  lms: Lms
  /** Origins that may show a school's pages in a frame: those of its active platforms, at most ten seconds old. Nobody's: none. */
  frameAncestors: (organisationId: string | null) => Promise<string[]>
}

/** Schools of which a process remembers something: any id can be asked for. */
const mostRemembered = 1000

/** All that Preuves knows of LTI, put together. */
export function createLti (options: LtiOptions): Lti {
  const { db, publicUrl, secretKey, enter, offer, now = () => new Date(), deadline = 10_000, strangers = { allowPrivate: false } } = options
  const sealer = createSealer(secretKey)
  const ancestors = cachedEach(keySetAge, mostRemembered, organisationId => readFrameAncestors(db, organisationId))
  const keys = cachedEach(keySetAge, mostRemembered, organisationId => readPublicKeys(db, organisationId))
  const platforms = rememberPlatforms(db)
  const changed = (organisationId?: string): void => {
    ancestors.forget(organisationId)
    keys.forget(organisationId)
    platforms.forget()
  }
  const frameAncestors = async (organisationId: string | null): Promise<string[]> =>
    organisationId !== null && isId(organisationId) ? await ancestors.get(organisationId) : []
  return {
    plugin: launchPlugin({ db, publicUrl, enter, offer, sealer, now, findPlatform: platforms.find, frameAncestors, publicKeys: keys.get, ask: createSafeRequest(strangers), changed }),
    lms: createLms({ db, sealer, publicUrl, deadline, strangers }),
    frameAncestors,
    ...createConnections({ db, sealer, publicUrl, changed })
  }
}

/** The platforms of which launches come, at most ten seconds old: who lets somebody in looks whether they are active still. */
function rememberPlatforms (db: Db): { find: FindPlatform, forget: () => void } {
  const known = cachedEach(keySetAge, mostRemembered, key => {
    const [issuer, clientId]: [string, string] = JSON.parse(key)
    return readPlatform(db, issuer, clientId)
  })
  return { find: (issuer, clientId) => known.get(JSON.stringify([issuer, clientId])), forget: () => known.forget() }
}

interface WayOut extends Required<Pick<LtiOptions, 'db' | 'publicUrl' | 'deadline' | 'strangers'>> { sealer: Sealer }

/** The way out, behind the port. */
function createLms ({ db, sealer, publicUrl, deadline, strangers }: WayOut): Lms {
  const ask = createAsk({ ...strangers, deadline })
  const askOurselves = createAsk({ allowPrivate: true, deadline })
  const tokens = createTokenSource({ db, sealer, ask, deadline })
  const call = createService({ db, tokens, ask })
  const { provideLineItem } = createLineItems(call)
  return { ...createGrades(call), provideLineItem, ...createRoster(call), check: createDiagnosis({ db, tokens, call, ask, askOurselves, publicUrl, deadline }) }
}
