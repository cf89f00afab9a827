import { readFile } from 'node:fs/promises'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { TSchema, Static } from 'typebox'
import type { Answered, Platform } from './platform.ts'

// What a real Moodle 4.5.6 answered: the recorded exchanges of test/lti/wire.

const Headers = Type.Record(Type.String(), Type.String())

const Exchange = Type.Object({
  request: Type.Object({
    method: Type.String(),
    url: Type.String(),
    headers: Headers,
    body: Type.Optional(Type.String())
  }),
  response: Type.Object({ status: Type.Integer(), headers: Headers, body: Type.Unknown() })
})

const Launch = Type.Object({
  header: Type.Record(Type.String(), Type.Unknown()),
  claims: Type.Record(Type.String(), Type.Unknown())
})

const Initiation = Type.Object({ method: Type.String(), params: Type.Record(Type.String(), Type.String()) })

const Answer = Type.Object({ status: Type.Integer(), headers: Headers, body: Type.String() })

async function load<T extends TSchema> (type: T, name: string): Promise<Static<T>> {
  const json: unknown = JSON.parse(await readFile(new URL(`../lti/wire/${name}.json`, import.meta.url), 'utf8'))
  if (!Value.Check(type, json)) throw new Error(`test/lti/wire/${name}.json is not what was expected`)
  return json
}

const Page = Type.Object({ response: Type.Object({ status: Type.Integer(), body: Type.Unknown() }) })

export const recordedConfiguration = async () => (await load(Page, 'registration-openid-configuration')).response
export const recordedExchange = (name: string) => load(Exchange, name)
export const recordedLaunch = (name: string) => load(Launch, name)
export const recordedInitiation = () => load(Initiation, 'login-initiation')
export const recordedAnswer = (name: string) => load(Answer, name)
export const recordedHeaders = (name: string) => load(Type.Object({ headers: Headers }), name)

/** What a recorded exchange says, in the words of this platform: its address, and its ids of line items. */
export const translator = (platform: Platform, items: Record<string, string> = {}) => (text: string) => text
  .replaceAll('https://moodle.test', platform.demo.url)
  .replace(/lineitems\/(\d+)\//g, (_whole, id: string) => `lineitems/${items[id] ?? id}/`)

/** Sends a recorded request to the platform; answers what came, and what Moodle answered, in the same form. */
export async function replay (platform: Platform, name: string, items: Record<string, string> = {}): Promise<{ found: Replayed, wanted: Replayed }> {
  const { request, response } = await recordedExchange(name)
  const translate = translator(platform, items)
  const { accept, 'content-type': type } = request.headers
  const answer = await platform.call(request.method, translate(request.url), {
    accept,
    type,
    body: request.body === undefined ? undefined : translate(request.body)
  })
  const body: unknown = JSON.parse(translate(JSON.stringify(response.body)))
  return {
    found: replayed(answer),
    wanted: { status: response.status, type: response.headers['content-type'] ?? null, link: link(response.headers, translate), body }
  }
}

interface Replayed {
  status: number
  type: string | null
  link: string | null
  body: unknown
}

const replayed = ({ status, type, link, body }: Answered): Replayed => ({ status, type, link, body })

const link = (headers: Record<string, string>, translate: (text: string) => string) =>
  headers.link === undefined ? null : translate(headers.link)

/** The form of a value: the keys of its objects and the types of its members. */
export function shape (value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [shape(value[0])]
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value
  return Object.fromEntries(Object.entries(value).sort().map(([key, member]) => [key, shape(member)]))
}
