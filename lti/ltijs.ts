import { randomBytes } from 'node:crypto'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Provider } from 'ltijs'
import type { Db } from '../src/db/connect.ts'
import { LmsError } from '../src/lms.ts'
import { within } from './deadline.ts'
import { failureOf, isWithheld, oauthErrors, withheld } from './failures.ts'
import type { Sealer } from './seal.ts'
import { createStore } from './store.ts'

/** Which platform: the pair that is unique among all. */
interface Client { issuer: string, clientId: string }

/** Which stored token will not do. */
interface Unwanted {
  /** The platform has just refused this one. */
  rejected?: string
  /** Whatever is stored: for who wants to know whether a token is given now. */
  stored?: boolean
}

/**
 * An access token of a platform for one scope.
 *
 * @throws {LmsError} `isWithheld` when the platform does not grant the scope
 */
export type TokenSource = (client: Client, scope: string, unwanted?: Unwanted) => Promise<string>

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

  async function obtain (provider: Provider, { issuer, clientId }: Client, scope: string, { rejected, stored }: Unwanted): Promise<string> {
    const platform = await provider.getPlatform(issuer, clientId)
    if (platform === false) throw new LmsError('unauthorised', 'token: the platform has no key here')
    const drop = async () => await store.Delete('accesstoken', { platformUrl: issuer, clientId, scopes: scope })
    if (stored === true) await drop()
    const token = await readToken(await platform.platformAccessToken(scope), scope, drop)
    if (token !== rejected) return token
    await drop()
    return await readToken(await platform.platformAccessToken(scope), scope, drop)
  }

  async function request (client: Client, scope: string, unwanted: Unwanted): Promise<string> {
    const provider = await (loading ??= loadProvider(store))
    return await within(deadline, 'token', obtain(provider, client, scope, unwanted)).catch((error: unknown) => { throw failureFrom(error, scope) })
  }

  return async (client, scope, unwanted = {}) => {
    const name = JSON.stringify([client.issuer, client.clientId, scope, unwanted.rejected, unwanted.stored])
    const flight = flights.get(name) ?? request(client, scope, unwanted).finally(() => flights.delete(name))
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

/**
 * A platform may grant less than was asked (RFC 6749, 3.3); Moodle does, silently. Such a token is not kept: it would be
 * found again until it dies, also when the scope has long been granted.
 */
async function readToken (token: unknown, scope: string, drop: () => Promise<unknown>): Promise<string> {
  const { access_token: text, scope: granted } = Value.Parse(Token, token)
  if (granted === undefined || granted.split(' ').includes(scope)) return text
  await drop()
  throw withheld(scope)
}

const HttpError = Type.Object({
  response: Type.Object({
    statusCode: Type.Number(),
    headers: Type.Object({ 'retry-after': Type.Optional(Type.String()) }),
    body: Type.Unknown()
  })
})
const NetworkError = Type.Object({ code: Type.String({ pattern: '^[A-Z][A-Z\\d_]+$' }), timings: Type.Unknown() })

/** Never carries the original along: it holds the assertion and the platform's words. */
function failureFrom (error: unknown, scope: string): unknown {
  if (error instanceof LmsError) return error
  if (Value.Check(HttpError, error)) {
    const { statusCode: status, headers, body } = error.response
    const failure = failureOf('token', { status, retryAfter: headers['retry-after'], error: errorIn(body) })
    return isWithheld(failure) ? withheld(scope) : failure
  }
  if (Value.Check(NetworkError, error)) return new LmsError('unreachable', `token: no answer (${error.code})`)
  return error
}

const Refusal = Type.Object({ error: Type.Enum([...oauthErrors]) })

/** The standard's word for a refusal, when the platform used one. */
function errorIn (body: unknown) {
  try {
    const refusal: unknown = JSON.parse(String(body))
    return Value.Check(Refusal, refusal) ? refusal.error : undefined
  } catch {
    return undefined
  }
}
