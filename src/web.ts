import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { builtPages } from './built.ts'

const policy = (ancestors: string[]): string => [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' blob: data:", "font-src 'self'",
  "connect-src 'self'", "form-action 'none'", "base-uri 'none'", `frame-ancestors 'self' ${ancestors.join(' ')}`.trim()
].join('; ')

/** `o` is the organisation: whose platforms may show the page in a frame. Without it, nobody may. */
const Query = Type.Object({ o: Type.String({ format: 'uuid' }) })
const organisationOf = ({ query }: FastifyRequest): string | null => Value.Check(Query, query) ? query.o : null

/** The built browser application: one page, and files whose names hold their hash. */
export async function webPlugin (app: FastifyInstance, { frameAncestors }: { frameAncestors: (organisationId: string | null) => Promise<string[]> }): Promise<void> {
  const page = async (request: FastifyRequest, reply: FastifyReply) => reply
    .header('content-security-policy', policy(await frameAncestors(organisationOf(request))))
    .header('cache-control', 'no-store')
    .sendFile('index.html', { cacheControl: false })
  await app.register(fastifyStatic, { root: builtPages, serve: false })
  app.get('/', { config: { permission: 'web.read', rateLimit: false }, schema: { hide: true } }, page)
  app.get('/assets/*', { config: { permission: 'web.read', rateLimit: false }, schema: { hide: true } }, (request, reply) =>
    reply.sendFile(new URL(request.url, 'http://here').pathname.slice(1), { maxAge: '1y', immutable: true }))
}
