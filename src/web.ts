import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { builtPages } from './built.ts'

const policy = (ancestors: string[]): string => [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' blob: data:", "font-src 'self'",
  "connect-src 'self'", "form-action 'none'", "base-uri 'none'", `frame-ancestors 'self' ${ancestors.join(' ')}`.trim()
].join('; ')

/** The built browser application: one page, and files whose names hold their hash. */
export async function webPlugin (app: FastifyInstance, { frameAncestors }: { frameAncestors: () => Promise<string[]> }): Promise<void> {
  const page = async (_request: unknown, reply: FastifyReply) => reply
    .header('content-security-policy', policy(await frameAncestors()))
    .header('cache-control', 'no-store')
    .sendFile('index.html', { cacheControl: false })
  await app.register(fastifyStatic, { root: builtPages, serve: false })
  app.get('/', { config: { permission: 'web.read', rateLimit: false }, schema: { hide: true } }, page)
  app.get('/assets/*', { config: { permission: 'web.read', rateLimit: false }, schema: { hide: true } }, (request, reply) =>
    reply.sendFile(new URL(request.url, 'http://here').pathname.slice(1), { maxAge: '1y', immutable: true }))
}
