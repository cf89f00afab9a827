import type { FastifyInstance, FastifyReply } from 'fastify'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Db } from '../../db/connect.ts'
import type { Mails } from '../../mails.ts'
import * as domain from './domain.ts'
import { askPage, policy, stoppedPage, unknownPage, type Language } from './pages.ts'

const Params = Type.Object({ token: Type.String() })

const languageOf = (locale: string | null): Language => locale?.toLowerCase().startsWith('en') === true ? 'en' : 'fr'

const send = (reply: FastifyReply, page: string): FastifyReply => reply
  .headers({ 'content-security-policy': policy, 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
  .type('text/html; charset=utf-8')
  .send(page)

/**
 * The address in every mail by which its reader stops them, without coming in: people press the page's button, mail programs
 * post by themselves (RFC 8058). What is posted says nothing that the address does not.
 */
export async function stopPlugin (app: FastifyInstance, { db, mails }: { db: Db, mails: Mails }): Promise<void> {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { bodyLimit: 4096, parseAs: 'string' }, (_request, _body, done) => done(null, null))
  const find = (params: unknown) => domain.readStopToken(db, mails, Value.Parse(Params, params).token)
  const options = { config: { permission: 'mail.stop' as const }, schema: { hide: true } }

  app.get('/mails/stop/:token', options, async (request, reply) => {
    const person = await find(request.params)
    return person === undefined ? send(reply.code(404), unknownPage()) : send(reply, askPage(languageOf(person.locale)))
  })

  app.post('/mails/stop/:token', options, async (request, reply) => {
    const person = await find(request.params)
    if (person === undefined) return send(reply.code(404), unknownPage())
    await domain.chooseRhythm(db, mails, person, 'never')
    return send(reply, stoppedPage(languageOf(person.locale)))
  })
}
