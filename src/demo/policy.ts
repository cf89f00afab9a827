import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Moodle } from './moodle.ts'

/** Pages frame the tools and post to them, and are framed by this site alone. */
function policyOf ({ store }: Moodle, others: string[] = []): string {
  const addresses = store.state.tools.flatMap(tool => [tool.launchUrl, tool.loginUrl, ...tool.redirectUrls])
  const origins = [...new Set([...addresses, ...others].flatMap(originOf))].join(' ')
  return [
    "default-src 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'self'",
    `frame-src 'self' ${origins}`,
    `form-action 'self' ${origins}`
  ].join('; ')
}

// The origin of anything but http is 'null', which a policy must not name.
const originOf = (address: string) => {
  const url = URL.parse(address)
  return url && /^https?:$/.test(url.protocol) ? [url.origin] : []
}

export function addPolicy (app: FastifyInstance, moodle: Moodle) {
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('content-security-policy', policyOf(moodle)).header('x-content-type-options', 'nosniff')
  })
}

/** A page from which a tool registers, which may be anywhere. */
export const opensTo = (moodle: Moodle, reply: FastifyReply, address: string) =>
  reply.header('content-security-policy', policyOf(moodle, [address]))
