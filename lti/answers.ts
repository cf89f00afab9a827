import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../src/errors.ts'
import { pickLanguage, type Language } from './language.ts'
import { refuse } from './refusals.ts'
import { ReturningRefusal } from './way-back.ts'

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

export interface RefusalPages {
  /** What is refused, as the log names it. */
  subject: 'launch' | 'registration'
  /** Whether the operator is to look at it. */
  isFailure: (refusal: Refusal) => boolean
  page: (language: Language, refusal: { code: string, requestId: string, returnUrl: string | undefined }) => string
}

/**
 * Answers refusals and failures by pages, in the plugin it is given. Any site may show them in a frame: they do nothing,
 * and whoever comes from a platform that is not known must be able to read why.
 */
export function answerWithPages (app: FastifyInstance, { subject, isFailure, page }: RefusalPages): void {
  app.setErrorHandler<FastifyError | Refusal>((error, request, reply) => {
    const refusal = refusalFor(error)
    if (isFailure(refusal)) request.log.error({ err: error, reason: refusal.code }, `${subject} failed`)
    else request.log.warn({ reason: refusal.code, detail: refusal.message }, `${subject} refused`)
    const returnUrl = refusal instanceof ReturningRefusal ? refusal.returnUrl : undefined
    return sendPage(reply.code(refusal.status), page(languageOf(request), { code: refusal.code, requestId: request.id, returnUrl }), ['*'])
  })
}

function refusalFor (error: FastifyError | Refusal): Refusal {
  if (error instanceof Refusal) return error
  if (error.statusCode === 429) return refuse('too-many-requests', error.message)
  if (error.statusCode === 503) return refuse('unavailable', error.message)
  if (error.statusCode !== undefined && error.statusCode < 500) return new Refusal(error.statusCode, 'request-malformed', error.message)
  return refuse('internal', error.message)
}
