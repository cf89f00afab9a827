import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import { fits } from './fits.ts'
import { refuse } from './refusals.ts'

const Given = Type.String({ minLength: 1 })
const Answer = Type.Object({ id_token: Given, state: Given, lti_storage_target: Type.Optional(Type.String()) })
const LastStep = Type.Object({ ...Answer.properties, proof: Given })
const PlatformError = Type.Object({ error: Given })
const Picked = Type.Record(Type.String(), Type.String())
const Picking = Type.Object({ ticket: Given, answer: Type.Enum(['add', 'cancel']) })

/** Within this plugin, bodies are forms and nothing else. */
export function readFormsOnly (app: FastifyInstance): void {
  const type = 'application/x-www-form-urlencoded'
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(type, { parseAs: 'string', bodyLimit: 64 * 1024 }, async (_request: FastifyRequest, body: string) => {
    const form = new URLSearchParams(body)
    // A parameter must not come twice (RFC 6749, 3.1): which one would be meant?
    if (new Set(form.keys()).size !== form.size) throw refuse('request-malformed', 'a parameter is repeated')
    return Object.fromEntries(form)
  })
}

/**
 * What the platform posts: who is there.
 *
 * @throws also when it posts that it will not say (OpenID Connect Core, 3.1.2.6)
 */
export function readAnswer (body: unknown): Static<typeof Answer> {
  if (fits(PlatformError, body)) {
    const error = /^\w{1,40}$/.test(body.error) ? body.error : 'unreadable'
    throw refuse('platform-error', `the platform answered the error ${error}`)
  }
  if (!fits(Answer, body)) throw refuse('launch-incomplete', 'id_token or state is missing')
  return body
}

/** The same, brought by our own page, with the proof that the browser kept. */
export function readLastStep (body: unknown): Static<typeof LastStep> {
  if (!fits(LastStep, body)) throw refuse('launch-incomplete', 'id_token, state or proof is missing')
  return body
}

/** What a teacher picked: the ticket, whether to go on, and which of the choices by their ids. */
export function readPicking (body: unknown): Static<typeof Picking> & { isPicked: (id: string) => boolean } {
  if (!fits(Picking, body)) throw refuse('request-malformed', 'ticket or answer is missing')
  const fields: unknown = body
  const picked = fits(Picked, fields) ? fields : {}
  // Boxes have a name each, as no parameter may come twice; of radio buttons one has the name of all.
  return { ticket: body.ticket, answer: body.answer, isPicked: id => picked[`choice.${id}`] === 'on' || picked.choice === id }
}

/**
 * Whether the browser says that our own page sent this: by Fetch Metadata, which no script can forge, else by Origin
 * (browsers from before 2023, and plain http, to which Fetch Metadata is not sent).
 */
export function isSameOrigin ({ headers }: FastifyRequest, publicUrl: string): boolean {
  const site = headers['sec-fetch-site']
  return site === undefined ? headers.origin === new URL(publicUrl).origin : site === 'same-origin'
}
