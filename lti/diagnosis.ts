import { sql } from 'kysely'
import type { Db } from '../src/db/connect.ts'
import type { Lms, Platform } from '../src/lms.ts'
import type { Ask } from './ask.ts'
import { clockLine } from './diagnosis/clock.ts'
import { lookAtKeys, lookAtOwnKeys } from './diagnosis/keys.ts'
import { line } from './diagnosis/line.ts'
import { lookAtServices } from './diagnosis/services.ts'
import { askForTokens, scopeLines, tokenLine } from './diagnosis/tokens.ts'
import type { TokenSource } from './ltijs.ts'
import type { CallService } from './service.ts'

interface Dependencies {
  db: Db
  tokens: TokenSource
  call: CallService
  ask: Ask
  /** Asks our own address, wherever it lies. */
  askOurselves: Ask
  /** Without a trailing slash. */
  publicUrl: string
  /** Of each request, in milliseconds: the whole takes three of them at most. */
  deadline: number
}

const others = ['platformKeys', 'ownKeys', 'token', 'scopes', 'clock', 'lineItem', 'members'] as const

/** Looks through a connection, from the registration to the services of one course; together, what does not hang together. */
export function createDiagnosis ({ db, tokens, call, ask, askOurselves, publicUrl, deadline }: Dependencies): Lms['check'] {
  return async (platform, course) => {
    const known = await readPlatform(db, platform)
    if (known?.active !== true) return [line('platform', 'failed', 'platform-inactive'), ...others.map(part => line(part, 'skipped'))]
    const [theirs, ours, grants] = await Promise.all([
      lookAtKeys(ask, known.keysUrl),
      lookAtOwnKeys(askOurselves, `${publicUrl}/lti/keys/${platform.organisationId}`, known.kids, deadline),
      askForTokens(tokens, known)
    ])
    const services = await lookAtServices(call, platform, course, grants, 2 * deadline)
    return [line('platform', 'ok'), theirs.line, ...ours, tokenLine(grants), ...scopeLines(grants), clockLine(theirs.reply), ...services]
  }
}

async function readPlatform (db: Db, { organisationId, platformId }: Platform) {
  const platform = await db.selectFrom('platforms')
    .select(['issuer', 'clientId', 'keysUrl', 'active'])
    .where('organisationId', '=', organisationId)
    .where('id', '=', platformId)
    .executeTakeFirst()
  const keys = await db.selectFrom('platformKeys').select('kid')
    .where('organisationId', '=', organisationId)
    .where('platformId', '=', platformId)
    // A key that is to be retired signs until then.
    .where(eb => eb.or([eb('retiredAt', 'is', null), eb('retiredAt', '>', sql<Date>`now()`)]))
    .execute()
  return platform && { ...platform, kids: keys.map(({ kid }) => kid) }
}
