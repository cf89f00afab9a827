import type { FastifyRequest } from 'fastify'
import { pino, type Logger } from 'pino'
import type { Config } from './config.ts'

/** People appear by id; what lets somebody in never appears. */
const redact = ['req.headers.authorization', 'req.headers.cookie', '*.accessToken', '*.refreshToken', '*.email', '*.id_token']

/** PostgreSQL's `detail` and `where` quote whole rows: what students write is not for the log. */
function describeError (error: Error & { code?: unknown, table?: unknown, constraint?: unknown }) {
  const { name, message, code, table, constraint, stack } = error
  return { type: name, message, code, table, constraint, stack }
}

/** An address may carry what lets somebody in for a minute, or what stops somebody's mails. */
function describeRequest ({ method, url, host, ip }: FastifyRequest) {
  return { method, url: url.replace(/([?&]download=)[^&]*/g, '$1[Redacted]').replace(/(\/mails\/stop\/)[^?]*/, '$1[Redacted]'), host, remoteAddress: ip }
}

/** JSON lines; readable ones outside production. */
export function createLog (config: Config): Logger {
  const base = { level: config.logLevel, redact, serializers: { err: describeError, req: describeRequest } }
  return pino(config.production ? base : { ...base, transport: { target: 'pino-pretty', options: { ignore: 'pid,hostname', translateTime: 'HH:MM:ss' } } })
}
