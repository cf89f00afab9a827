import type { FastifyInstance, FastifyPluginAsync } from 'fastify'
import { EntryError, type Launch } from '../src/lms.ts'
import { answerWithPages, languageOf, sendPage, unseen } from './answers.ts'
import { serveAssets } from './assets.ts'
import { toLaunch } from './claims.ts'
import { isSameOrigin, readAnswer, readFormsOnly, readLastStep } from './forms.ts'
import { createKeySets } from './keys.ts'
import { keySetRoutes } from './key-set.ts'
import type { FindPlatform } from './known-platforms.ts'
import { checkLaunch } from './launch.ts'
import { beginLogin, endLogin, initiationUrl, platformOf, readInitiation, storageAt, sweepLogins, useLogin } from './login.ts'
import { launchPage, loginPage, refusalPage } from './pages.ts'
import { placementRoutes, type PlacementOptions } from './placement.ts'
import { refuse } from './refusals.ts'
import { registrationPlugin, type RegistrationOptions } from './registration/plugin.ts'
import { sweepKeys } from './tool-keys.ts'
import { withWayBack } from './way-back.ts'

export interface LaunchOptions extends RegistrationOptions, PlacementOptions {
  /** Lets in whoever the launch describes, once; answers the one-time code for the browser. @throws {EntryError} */
  enter: (launch: Launch) => Promise<{ code: string }>
  findPlatform: FindPlatform
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
  const { db, publicUrl, sealer, findPlatform, publicKeys, now } = options
  const assets = await serveAssets(app, publicUrl)
  const findKeys = createKeySets(options.ask)
  readFormsOnly(app)
  answerWithPages(app, {
    subject: 'launch',
    isFailure: ({ status }) => status >= 500,
    page: (language, refusal) => refusalPage(language, assets, refusal)
  })

  app.route({
    ...route,
    method: ['GET', 'POST'],
    // HEAD would begin a login for nobody.
    exposeHeadRoute: false,
    url: '/lti/login',
    handler: async (request, reply) => {
      const initiation = readInitiation(request.method === 'GET' ? request.query : request.body, publicUrl)
      const platform = await findPlatform(initiation.iss, initiation.client_id ?? '')
      const login = beginLogin(sealer, platform, initiation, { publicUrl, now: now() })
      const page = loginPage(languageOf(request), assets, { ...login, newTabUrl: initiationUrl(publicUrl, initiation) })
      return sendPage(reply, page, platform.origins)
    }
  })

  app.post('/lti/launch', route, async (request, reply) => {
    const { id_token: idToken, state, lti_storage_target: target } = readAnswer(request.body)
    const platform = await platformOf(sealer, findPlatform, state)
    const page = launchPage(languageOf(request), assets, { action: `${publicUrl}/lti/enter`, idToken, state, storage: storageAt(target, platform) })
    return sendPage(reply, page, platform?.origins ?? [])
  })

  const placement = placementRoutes(app, assets, options)

  app.post('/lti/enter', route, async (request, reply) => {
    if (!isSameOrigin(request, publicUrl)) throw refuse('cross-site', 'the last step came from another site')
    const { id_token: idToken, state, proof } = readLastStep(request.body)
    const login = endLogin(sealer, state, proof, now())
    const platform = await findPlatform(login.issuer, login.clientId)
    const checked = await checkLaunch(idToken, findKeys(platform.keysUrl), { ...platform, nonceHash: login.nonceHash, publicUrl, now: now() })
    try {
      if (checked.message === 'deep-linking') {
        await useLogin(db, login, platform)
        return await placement.begin(request, reply, checked, platform)
      }
      const { code } = await options.enter(toLaunch(checked, login.loginId, platform))
      // Not a redirect: the script replaces the page, so that nothing of the dialogue is left to go back to.
      return await reply.headers(unseen).send({ next: `${publicUrl}/?o=${platform.organisationId}#code=${code}` })
    } catch (error) {
      throw withWayBack(entryRefusal(error), checked.claims)
    }
  })

  keySetRoutes(app, { assets, publicKeys })
  await app.register(registrationPlugin, { ...options, assets })

  sweepNowAndThen(app, async () => { await Promise.all([sweepLogins(db, now()), sweepKeys(db)]) })
}

const entryRefusal = (error: unknown): unknown =>
  error instanceof EntryError ? refuse(error.code === 'used' ? 'login-unknown' : 'platform-inactive', error.message) : error

function sweepNowAndThen (app: FastifyInstance, sweep: () => Promise<void>): void {
  const timer = setInterval(() => {
    sweep().catch((error: unknown) => app.log.error({ err: error }, 'logins and keys could not be swept'))
  }, sweepEvery)
  timer.unref()
  app.addHook('onClose', () => clearInterval(timer))
}
