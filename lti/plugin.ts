import type { FastifyInstance, FastifyPluginAsync } from 'fastify'
import type { Db } from '../src/db/connect.ts'
import type { Launch } from '../src/lms.ts'
import { answerWithPages, languageOf, sendPage, unseen } from './answers.ts'
import { serveAssets } from './assets.ts'
import { toLaunch } from './claims.ts'
import { isSameOrigin, readAnswer, readFormsOnly, readLastStep } from './forms.ts'
import { createKeySets } from './keys.ts'
import { checkLaunch } from './launch.ts'
import { beginLogin, initiationUrl, readInitiation, sweepLogins, takeLogin } from './login.ts'
import { launchPage, loginPage } from './pages.ts'
import { refuse } from './refusals.ts'

export interface LaunchOptions {
  db: Db
  /** Without a trailing slash. */
  publicUrl: string
  /** Lets in whoever the launch describes; answers the one-time code for the browser. */
  enter: (launch: Launch) => Promise<{ code: string }>
  /** Origins that may show the pages in a frame. */
  frameAncestors: () => Promise<string[]>
  /** Our own key set. */
  publicKeys: () => Promise<object>
  now: () => Date
}

const route = { config: { permission: 'lti.launch' }, schema: { hide: true } } as const
const sweepEvery = 10 * 60 * 1000

/**
 * The launch dialogue (README.md): `/lti/login`, `/lti/launch`, `/lti/enter`, and the key set `/lti/keys`. People get
 * pages, refusals included, never JSON. No cookie is set or read.
 */
export const launchPlugin = (options: LaunchOptions): FastifyPluginAsync => async app => {
  const { db, publicUrl, enter, frameAncestors, publicKeys, now } = options
  const assets = await serveAssets(app, publicUrl)
  const findKeys = createKeySets()
  readFormsOnly(app)
  answerWithPages(app, assets)

  app.route({
    ...route,
    method: ['GET', 'POST'],
    // HEAD would begin a login for nobody.
    exposeHeadRoute: false,
    url: '/lti/login',
    handler: async (request, reply) => {
      const initiation = readInitiation(request.method === 'GET' ? request.query : request.body, publicUrl)
      const login = await beginLogin(db, initiation, { publicUrl, now: now() })
      const page = loginPage(languageOf(request), assets, { ...login, newTabUrl: initiationUrl(publicUrl, initiation) })
      return sendPage(reply, page, await frameAncestors())
    }
  })

  app.post('/lti/launch', route, async (request, reply) => {
    const { id_token: idToken, state } = readAnswer(request.body)
    const page = launchPage(languageOf(request), assets, { action: `${publicUrl}/lti/enter`, idToken, state })
    return sendPage(reply, page, await frameAncestors())
  })

  app.post('/lti/enter', route, async (request, reply) => {
    if (!isSameOrigin(request, publicUrl)) throw refuse('cross-site', 'the last step came from another site')
    const { id_token: idToken, state, proof } = readLastStep(request.body)
    const login = await takeLogin(db, state, proof, now())
    const checked = await checkLaunch(idToken, findKeys(login.keysUrl), { ...login, publicUrl, now: now() })
    const { code } = await enter(toLaunch(checked, login))
    return await reply.headers(unseen).redirect(`${publicUrl}/#code=${code}`, 303)
  })

  app.get('/lti/keys', route, async (_request, reply) => {
    return await reply.header('cache-control', 'public, max-age=10').send(await publicKeys())
  })

  sweepNowAndThen(app, () => sweepLogins(db, now()))
}

function sweepNowAndThen (app: FastifyInstance, sweep: () => Promise<void>): void {
  const timer = setInterval(() => {
    sweep().catch((error: unknown) => app.log.error({ err: error }, 'logins could not be swept'))
  }, sweepEvery)
  timer.unref()
  app.addHook('onClose', () => clearInterval(timer))
}
