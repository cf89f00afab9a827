import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Moodle } from './moodle.ts'
import { fieldsOf, mediaType, parseJson, queryOf, textOf } from './forms.ts'
import { sendAnswer } from './services/answer.ts'
import type { ServiceCall } from './types.ts'

/** Hooks of a route through which tests make this Moodle fail as real ones do. */
export function faultHooks ({ intercept }: Moodle, nameOf: (request: FastifyRequest) => ServiceCall['name'] | undefined) {
  const cut = new WeakSet<FastifyRequest>()

  async function preHandler (request: FastifyRequest, reply: FastifyReply) {
    const name = nameOf(request)
    if (!intercept || !name) return
    const fault = await intercept({ name, method: request.method, url: request.url, body: readable(request) })
    if (fault?.delay) await sleep(fault.delay, undefined, { ref: false })
    if (fault?.drop === 'before') hangUp(request, reply)
    else if (fault?.drop === 'after') cut.add(request)
    else if (fault?.status) await sendAnswer(request, reply.headers(fault.headers ?? {}), { status: fault.status })
  }

  async function onSend (request: FastifyRequest, reply: FastifyReply) {
    if (cut.has(request)) hangUp(request, reply)
  }

  return { preHandler, onSend }
}

function hangUp (request: FastifyRequest, reply: FastifyReply) {
  reply.hijack()
  request.raw.socket.destroy()
}

function readable (request: FastifyRequest): unknown {
  if (request.method === 'GET') return queryOf(request.url)
  const text = textOf(request.body)
  const type = mediaType(request.headers['content-type'])
  if (type === 'application/x-www-form-urlencoded') return fieldsOf(text)
  return parseJson(text) ?? text
}
