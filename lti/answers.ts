import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../src/errors.ts'
import { pickLanguage, type Language } from './language.ts'
import { refusalPage, type Assets } from './pages.ts'
import { refuse } from './refusals.ts'

/** What every answer of a launch says of itself: it is for once and for nobody else. */
export const unseen = {
  'cache-control': 'no-store',
  // Not `no-referrer`: under it browsers send `Origin: null` even with our own last step.
  'referrer-policy': 'same-origin'
} as const

/** The language that the browser asks for. */
export const languageOf = (request: FastifyRequest): Language => pickLanguage(request.headers['accept-language'])

/**
 * @param ancestors origins that may show the page in a frame
 * @param formTarget an origin, beside ours, that the page may post a form to
 */
export function sendPage (reply: FastifyReply, page: string, ancestors: string[], formTarget = ''): FastifyReply {
  const policy = [
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", `form-action 'self' ${formTarget}`.trim(), "base-uri 'none'",
    `frame-ancestors ${["'self'", ...ancestors].join(' ')}`
  ].join('; ')
  return reply.headers({ ...unseen, 'content-security-policy': policy, 'x-content-type-options': 'nosniff' })
    .type('text/html; charset=utf-8')
    .send(page)
}

/**
 * Answers refusals and failures by pages, in the plugin it is given. Any site may show them in a frame: they do nothing,
 * and whoever comes from a platform that is not known must be able to read why.
 */
export function answerWithPages (app: FastifyInstance, assets: Assets): void {
  app.setErrorHandler<FastifyError | Refusal>((error, request, reply) => {
    const refusal = refusalFor(error)
    if (refusal.status >= 500) request.log.error({ err: error, reason: refusal.code }, 'launch failed')
    else request.log.warn({ reason: refusal.code, detail: refusal.message }, 'launch refused')
    const page = refusalPage(languageOf(request), assets, { code: refusal.code, requestId: request.id })
    return sendPage(reply.code(refusal.status), page, ['*'])
  })
}

function refusalFor (error: FastifyError | Refusal): Refusal {
  if (error instanceof Refusal) return error
  if (error.statusCode === 429) return refuse('too-many-requests', error.message)
  if (error.statusCode === 503) return refuse('unavailable', error.message)
  if (error.statusCode !== undefined && error.statusCode < 500) return new Refusal(error.statusCode, 'request-malformed', error.message)
  return refuse('internal', error.message)
}
