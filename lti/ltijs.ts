import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Provider } from 'ltijs'
import type { Db } from '../src/db/connect.ts'
import { LmsError } from '../src/lms.ts'
import { failureOf } from './failures.ts'
import type { Sealer } from './seal.ts'
import { createStore } from './store.ts'

/** Which platform: the pair that is unique among all. */
interface Client { issuer: string, clientId: string }

/**
 * An access token of a platform for one scope.
 *
 * @param rejected a token that the platform has just refused: never answered again
 * @throws {LmsError}
 */
export type TokenSource = (client: Client, scope: string, rejected?: string) => Promise<string>

const Token = Type.Object({ access_token: Type.String(), scope: Type.Optional(Type.String()) })

/**
 * Access tokens by way of ltijs: it makes the client assertion, asks, and keeps the token in our tables. Added here is
 * what it lacks: a deadline, one request at a time for a platform and scope, a new token in the place of a refused one.
 *
 * ltijs loads at the first use: it brings half a second of Express and Mongoose, of which nothing is used.
 *
 * @param deadline in milliseconds
 */
export function createTokenSource (db: Db, sealer: Sealer, deadline: number): TokenSource {
  const store = createStore(db, sealer)
  const flights = new Map<string, Promise<string>>()
  let loading: Promise<Provider> | undefined

  async function obtain (provider: Provider, { issuer, clientId }: Client, scope: string, rejected: string | undefined): Promise<string> {
    const platform = await provider.getPlatform(issuer, clientId)
    if (platform === false) throw new LmsError('unauthorised', 'token: the platform has no key here')
    const token = readToken(await platform.platformAccessToken(scope), scope)
    if (token !== rejected) return token
    await store.Delete('accesstoken', { platformUrl: issuer, clientId, scopes: scope })
    return readToken(await platform.platformAccessToken(scope), scope)
  }

  async function request (client: Client, scope: string, rejected: string | undefined): Promise<string> {
    const provider = await (loading ??= loadProvider(store))
    return await within(deadline, obtain(provider, client, scope, rejected)).catch((error: unknown) => { throw failureFrom(error) })
  }

  return async (client, scope, rejected) => {
    const name = JSON.stringify([client.issuer, client.clientId, scope, rejected])
    const flight = flights.get(name) ?? request(client, scope, rejected).finally(() => flights.delete(name))
    flights.set(name, flight)
    return await flight
  }
}

async function loadProvider (plugin: ReturnType<typeof createStore>): Promise<Provider> {
  const { default: ltijs } = await import('ltijs')
  // ltijs exports one provider, which takes one database for the life of the process; its class is reached through it.
  const provider = new ltijs.Provider.constructor()
  // The key would encrypt its cookies and rows. It sets no cookie here, and rows are sealed by the store.
  provider.setup(randomBytes(32).toString('hex'), { plugin }, { cors: false })
  return provider
}

/** A platform may grant less than was asked (RFC 6749, 3.3); Moodle does, silently. */
function readToken (token: unknown, scope: string): string {
  const { access_token: text, scope: granted } = Value.Parse(Token, token)
  const refused = granted !== undefined && !granted.split(' ').includes(scope)
  if (refused) throw new LmsError('unauthorised', `token: the LMS does not grant ${scope}`)
  return text
}

/** ltijs waits for ever; nobody waits for it longer than this. */
async function within<T> (milliseconds: number, work: Promise<T>): Promise<T> {
  const done = new AbortController()
  const late = sleep(milliseconds, undefined, { signal: done.signal })
    .then(() => { throw new LmsError('unreachable', 'token: the LMS did not answer in time') })
  try {
    return await Promise.race([work, late])
  } finally {
    done.abort()
  }
}

const HttpError = Type.Object({
  response: Type.Object({
    statusCode: Type.Number(),
    headers: Type.Object({ 'retry-after': Type.Optional(Type.String()) })
  })
})
const NetworkError = Type.Object({ code: Type.String({ pattern: '^E[A-Z_]+$' }), timings: Type.Unknown() })

/** Never carries the original along: it holds the assertion and the platform's words. */
function failureFrom (error: unknown): unknown {
  if (error instanceof LmsError) return error
  if (Value.Check(HttpError, error)) {
    const { statusCode: status, headers } = error.response
    return failureOf('token', { status, retryAfter: headers['retry-after'] })
  }
  if (Value.Check(NetworkError, error)) return new LmsError('unreachable', `token: no answer (${error.code})`)
  return error
}
