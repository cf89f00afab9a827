import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Moodle } from '../moodle.ts'
import { sessionOf } from '../sessions.ts'
import type { Session } from '../sessions.ts'
import type { Html } from '../../html.ts'

export const sendPage = (reply: FastifyReply, page: Html) =>
  reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page.markup)

/** The session; without one, the way to the sign-in page is sent and the page asked for is remembered. */
export function signedIn (moodle: Moodle, request: FastifyRequest, reply: FastifyReply): Session | undefined {
  const session = sessionOf(moodle, request)
  if (!session) reply.redirect(`/login/index.php?wantsurl=${encodeURIComponent(request.url)}`, 303)
  return session
}
