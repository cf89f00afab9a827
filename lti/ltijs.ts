import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Detour, Platform, Provider } from 'ltijs'
import type { Db } from '../src/db/connect.ts'
import { LmsError } from '../src/lms.ts'
import { jsonOf, type Ask } from './ask.ts'
import { within } from './deadline.ts'
import { failureOf, isWithheld, oauthErrors, withheld } from './failures.ts'
import type { Answer } from './safe-request.ts'
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

interface Dependencies {
  db: Db
  sealer: Sealer
  ask: Ask
  /** Of the whole, in milliseconds. */
  deadline: number
}

/**
 * Access tokens by way of ltijs: it makes the client assertion and keeps the token in our tables. Added here is what it
 * lacks: a request that goes where it may, a deadline, one request at a time for a platform and scope, a new token in the
 * place of a refused one.
 *
 * ltijs loads at the first use: it brings half a second of Express and Mongoose, of which nothing is used.
 */
export function createTokenSource ({ db, sealer, ask, deadline }: Dependencies): TokenSource {
  const store = createStore(db, sealer)
  const flights = new Map<string, Promise<string>>()
  let loading: Promise<Provider> | undefined

  async function obtain (provider: Provider, { issuer, clientId }: Client, scope: string, { rejected, stored }: Unwanted): Promise<string> {
    const platform = await provider.getPlatform(issuer, clientId)
    if (platform === false) throw new LmsError('unauthorised', 'token: the platform has no key here')
    const give = await createGive(platform, scope, ask)
    const drop = async () => await store.Delete('accesstoken', { platformUrl: issuer, clientId, scopes: scope })
    if (stored === true) await drop()
    const token = await readToken(await give(), scope, drop)
    if (token !== rejected) return token
    await drop()
    return await readToken(await give(), scope, drop)
  }

  async function request (client: Client, scope: string, unwanted: Unwanted): Promise<string> {
    const provider = await (loading ??= loadProvider(store))
    return await within(deadline, 'token', obtain(provider, client, scope, unwanted))
  }

  return async (client, scope, unwanted = {}) => {
    const name = JSON.stringify([client.issuer, client.clientId, scope, unwanted.rejected, unwanted.stored])
    const flight = flights.get(name) ?? request(client, scope, unwanted).finally(() => flights.delete(name))
    flights.set(name, flight)
    return await flight
  }
}

/** Asks ltijs for the token of one scope, the stored one or a new one, over a request of ours. It throws an LmsError. */
async function createGive (platform: Platform, scope: string, ask: Ask): Promise<() => Promise<unknown>> {
  const url = Value.Parse(Type.String(), await platform.platformAccessTokenEndpoint())
  return async () => {
    let failure: unknown
    platform.platformAccessTokenEndpoint = async () => detour(url, ask, scope, error => { failure = error })
    return await platform.platformAccessToken(scope).catch((error: unknown) => { throw failure ?? error })
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

const Form = Type.Record(Type.String(), Type.String())

/**
 * What ltijs sends is sent by us: it would follow redirects, also into our own network, and read without an end. got, by
 * which it asks, takes options in the place of an address, and the answer of a hook in the place of one from there.
 *
 * @throws {LmsError} from the hook; got hides it, so that `failed` is told
 */
const detour = (url: string, ask: Ask, scope: string, failed: (error: unknown) => void): Detour => ({
  url,
  hooks: {
    beforeRequest: [async ({ form }) => {
      try {
        const { text } = await requestToken(url, ask, scope, new URLSearchParams(Value.Parse(Form, form)))
        return Object.assign(Readable.from([Buffer.from(text)]), { statusCode: 200, headers: {} })
      } catch (error) {
        failed(error)
        throw error
      }
    }]
  }
})

async function requestToken (url: string, ask: Ask, scope: string, form: URLSearchParams): Promise<Answer> {
  const answer = await ask('token', url, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: form.toString()
  })
  const { status, headers, text } = answer
  if (status >= 200 && status < 300) {
    jsonOf('token', answer)
    return answer
  }
  const failure = failureOf('token', { status, retryAfter: headers.get('retry-after'), error: errorIn(text) })
  throw isWithheld(failure) ? withheld(scope) : failure
}

const Refusal = Type.Object({ error: Type.Enum([...oauthErrors]) })

/** The standard's word for a refusal, when the platform used one. */
function errorIn (body: string) {
  try {
    const refusal: unknown = JSON.parse(body)
    return Value.Check(Refusal, refusal) ? refusal.error : undefined
  } catch {
    return undefined
  }
}
