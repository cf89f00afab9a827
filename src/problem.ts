import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { STATUS_CODES } from 'node:http'
import { errors, Refusal, type FieldError } from './errors.ts'

/** `#/properties/title` and `/traces/0/url` become `title` and `traces/0/url`. */
function fieldsOf (error: FastifyError): FieldError[] {
  return (error.validation ?? []).map(issue => {
    const own = issue.params.missingProperty ?? issue.params.additionalProperty
    const path = [...issue.instancePath.split('/').slice(1), ...(typeof own === 'string' ? [own] : [])]
    return { field: path.join('/') || (error.validationContext ?? 'body'), code: issue.keyword }
  })
}

const byFastifyCode: Record<string, () => Refusal> = {
  FST_ERR_CTP_BODY_TOO_LARGE: errors.tooLarge,
  FST_REQ_FILE_TOO_LARGE: errors.tooLarge,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: errors.unsupportedMediaType,
  FST_INVALID_MULTIPART_CONTENT_TYPE: errors.unsupportedMediaType,
  FST_UNDER_PRESSURE: errors.unavailable
}

function refusalFor (error: FastifyError | Refusal): Refusal {
  if (error instanceof Refusal) return error
  const known = byFastifyCode[error.code]
  if (known !== undefined) return known()
  if (error.validation !== undefined) return errors.invalid(fieldsOf(error))
  if (error.statusCode === 429) return errors.tooManyRequests()
  if (error.statusCode !== undefined && error.statusCode < 500) return errors.invalid()
  return errors.internal()
}

function send (reply: FastifyReply, request: FastifyRequest, refusal: Refusal): FastifyReply {
  return reply.code(refusal.status).type('application/problem+json').send({
    type: 'about:blank',
    title: refusal.message || STATUS_CODES[refusal.status] || 'Error',
    status: refusal.status,
    code: refusal.code,
    fields: refusal.fields,
    requestId: request.id
  })
}

/** For what goes wrong before there is a route: an address that cannot be read. */
export function answerFrameworkError (_error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  send(reply, request, errors.invalid())
}

/** Answers every error as `application/problem+json` (RFC 9457). What is ours to mend is logged, never told. */
export const problemPlugin = fp(async function (app: FastifyInstance) {
  app.setErrorHandler<FastifyError | Refusal>((error, request, reply) => {
    const refusal = refusalFor(error)
    if (!(error instanceof Refusal) && refusal.status >= 500) request.log.error({ err: error }, 'request failed')
    return send(reply, request, refusal)
  })
  app.setNotFoundHandler((request, reply) => send(reply, request, errors.notFound()))
}, { name: 'problem' })
