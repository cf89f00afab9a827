import type { FastifyInstance, FastifyPluginAsync } from 'fastify'
import type { Launch } from '../src/lms.ts'
import { readSecret } from '../src/secrets.ts'
import { answerWithPages, languageOf, sendPage, unseen } from './answers.ts'
import { serveAssets } from './assets.ts'
import { toLaunch } from './claims.ts'
import { isSameOrigin, readAnswer, readFormsOnly, readLastStep } from './forms.ts'
import { createKeySets } from './keys.ts'
import { keySetRoutes } from './key-set.ts'
import { checkLaunch } from './launch.ts'
import { beginLogin, findStorage, initiationUrl, readInitiation, sweepLogins, takeLogin } from './login.ts'
import { launchPage, loginPage } from './pages.ts'
import { placementRoutes, type PlacementOptions } from './placement.ts'
import { refuse } from './refusals.ts'
import { registrationPlugin, type RegistrationOptions } from './registration/plugin.ts'
import { sweepKeys } from './tool-keys.ts'

export interface LaunchOptions extends RegistrationOptions, PlacementOptions {
  /** Lets in whoever the launch describes; answers the one-time code for the browser. */
  enter: (launch: Launch) => Promise<{ code: string }>
  /** A school's own key set. */
  publicKeys: (organisationId: string) => Promise<object>
}

const route = { config: { permission: 'lti.launch' }, schema: { hide: true } } as const
const sweepEvery = 10 * 60 * 1000

/**
 * The launch dialogue (README.md): `/lti/login`, `/lti/launch`, `/lti/enter`, and what a teacher places in a course. People
 * get pages, refusals included; only our own page's script gets JSON. No cookie is set or read.
 */
export const launchPlugin = (options: LaunchOptions): FastifyPluginAsync => async app => {
  const { db, publicUrl, frameAncestors, publicKeys, now } = options
  const assets = await serveAssets(app, publicUrl)
  const findKeys = createKeySets(options.ask)
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
      return sendPage(reply, page, await frameAncestors(login.organisationId))
    }
  })

  app.post('/lti/launch', route, async (request, reply) => {
    const { id_token: idToken, state, lti_storage_target: target } = readAnswer(request.body)
    const storage = await findStorage(db, state, target)
    const page = launchPage(languageOf(request), assets, { action: `${publicUrl}/lti/enter`, idToken, state, storage })
    return sendPage(reply, page, await frameAncestors(readSecret(state)?.organisationId ?? null))
  })

  const placement = placementRoutes(app, assets, options)

  app.post('/lti/enter', route, async (request, reply) => {
    if (!isSameOrigin(request, publicUrl)) throw refuse('cross-site', 'the last step came from another site')
    const { id_token: idToken, state, proof } = readLastStep(request.body)
    const login = await takeLogin(db, state, proof, now())
    const checked = await checkLaunch(idToken, findKeys(login.keysUrl), { ...login, publicUrl, now: now() })
    if (checked.message === 'deep-linking') return await placement.begin(request, reply, checked, login)
    const { code } = await options.enter(toLaunch(checked, login))
    // Not a redirect: the script replaces the page, so that nothing of the dialogue is left to go back to.
    return await reply.headers(unseen).send({ next: `${publicUrl}/?o=${login.organisationId}#code=${code}` })
  })

  keySetRoutes(app, { assets, publicKeys })
  await app.register(registrationPlugin, { ...options, assets })

  sweepNowAndThen(app, async () => { await Promise.all([sweepLogins(db, now()), sweepKeys(db)]) })
}

function sweepNowAndThen (app: FastifyInstance, sweep: () => Promise<void>): void {
  const timer = setInterval(() => {
    sweep().catch((error: unknown) => app.log.error({ err: error }, 'logins and keys could not be swept'))
  }, sweepEvery)
  timer.unref()
  app.addHook('onClose', () => clearInterval(timer))
}
