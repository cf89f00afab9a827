import type { FastifyInstance } from 'fastify'
import { isId } from '../src/ids.ts'
import { languageOf, sendPage } from './answers.ts'
import { html } from './html.ts'
import type { Language } from './language.ts'
import { shell, type Assets } from './pages.ts'
import { keySetAge } from './tool-keys.ts'

const words = {
  fr: {
    title: 'Cette adresse a changé',
    text: 'Chaque établissement a maintenant son propre jeu de clés publiques. Son adresse est donnée par\u00a0:'
  },
  en: {
    title: 'This address has changed',
    text: 'Each school has a set of public keys of its own now. Its address is given by:'
  }
} as const

function movedPage (language: Language, assets: Assets): string {
  const { title, text } = words[language]
  return shell(language, assets, title, html``, html`<main>
<h1>${title}</h1>
<p>${text}</p>
<p><code>preuves platform values --organisation …</code></p>
</main>`)
}

const route = { config: { permission: 'lti.launch' }, schema: { hide: true } } as const

/**
 * The key sets that platforms fetch: one for each school. Moodle looks neither at the issuer nor at the audience of an
 * assertion, so that a platform that knew another school's keys, and gave its client id, could replay what we sign for it.
 *
 * @param publicKeys of a school; whether there is such a school is nobody's business
 */
export function keySetRoutes (app: FastifyInstance, { assets, publicKeys }: { assets: Assets, publicKeys: (organisationId: string) => Promise<object> }): void {
  app.get<{ Params: { organisationId: string } }>('/lti/keys/:organisationId', route, async (request, reply) => {
    const { organisationId } = request.params
    const keys = isId(organisationId) ? await publicKeys(organisationId) : { keys: [] }
    return await reply.header('cache-control', `public, max-age=${keySetAge / 1000}`).send(keys)
  })

  app.get('/lti/keys', route, async (request, reply) => sendPage(reply.code(404), movedPage(languageOf(request), assets), []))
}
