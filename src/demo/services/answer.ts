import type { FastifyReply, FastifyRequest } from 'fastify'
import { mediaType } from '../forms.ts'
import type { Fields } from '../forms.ts'
import type { Course, Tool } from '../model.ts'

/** A call that has passed the door: the resource answers it. */
export interface Call {
  course: Course
  tool: Tool
  method: string
  query: Fields
  accept: string
  contentType: string
  body: string
}

/** What a service answers, before it is dressed as Moodle dresses it. */
export interface Answer {
  status: number
  /** Stands in the status line, and in the body of an error that has no body of its own. */
  reason?: string
  type?: string
  link?: string
  body?: string
}

const reasons: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  500: 'Internal Server Error'
}

// mod/lti/classes/local/ltiservice/response.php: a status it has no words for takes those of its hundred.
const reasonOf = ({ status, reason }: Answer) => reason ?? reasons[status] ?? reasons[Math.floor(status / 100) * 100]

/** An answer refused with a reason, its body made by errorBody. */
export const refusal = (status: number, reason?: string): Answer => ({ status, reason })

/** Sends an answer as response.php does: content types by default, errors described in JSON. */
export function sendAnswer (request: FastifyRequest, reply: FastifyReply, answer: Answer) {
  const { status, type, link, body = '' } = answer
  const reason = reasonOf(answer)
  // Moodle writes its reason, which may quote the whole request, on the status line.
  if (reason) reply.raw.statusMessage = onOneLine(reason)
  if (link) reply.header('link', link)
  const described = status >= 400 && body === ''
  reply.code(status).type(described ? 'application/json; charset=utf-8' : `${type ?? 'text/html'}; charset=utf-8`)
  // PHP types even an empty 204; Fastify does so when nothing is sent.
  if (status === 204) return reply.send()
  // As bytes: joined to a body of text, Node would write the header's bytes as UTF-8 once more.
  return reply.send(Buffer.from(described ? errorBody(request, status, reason) : body))
}

function errorBody ({ method, url, headers }: FastifyRequest, status: number, reason: string | undefined) {
  const { accept, 'content-type': contentType } = headers
  return JSON.stringify({
    status,
    reason,
    request: { method, url, ...(accept === undefined ? {} : { accept }), contentType: mediaType(contentType) }
  }, null, 4)
}

// A status line takes no control characters, and a client reads only so many bytes of it.
const onOneLine = (text: string) => Buffer.from(text.replace(/\p{Cc}+/gu, ' ')).toString('latin1').slice(0, 2000)
