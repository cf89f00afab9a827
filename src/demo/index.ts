import Fastify from 'fastify'
import type { FastifyInstance } from 'fastify'
import { readBodiesAsText } from './forms.ts'
import { createGradebook } from './gradebook.ts'
import { handle } from './handle.ts'
import type { Moodle } from './moodle.ts'
import { errorPage } from './pages/error.ts'
import { addPolicy } from './policy.ts'
import { assetRoutes } from './routes/assets.ts'
import { courseRoutes } from './routes/course.ts'
import { deepLinkingRoutes } from './routes/deep-linking.ts'
import { gradeRoutes } from './routes/grades.ts'
import { launchRoutes } from './routes/launch.ts'
import { loginRoutes } from './routes/login.ts'
import { registrationRoutes } from './routes/registration.ts'
import { tokenRoutes } from './routes/token.ts'
import { toolRoutes } from './routes/tools.ts'
import { services } from './services/index.ts'
import { openStore } from './state.ts'
import { createVerifier } from './tokens.ts'
import { toolByType } from './tools.ts'
import type { Demo, DemoOptions } from './types.ts'

export type { Claims, Demo, DemoOptions, Fault, ServiceCall } from './types.ts'

const routes = [loginRoutes, courseRoutes, launchRoutes, deepLinkingRoutes, tokenRoutes, services, gradeRoutes, registrationRoutes, toolRoutes]

/**
 * Starts a small Moodle with a course and Preuves in it: to try the tool by hand, and the platform of its tests. It
 * behaves as the recorded one, quirks included: `wire N` in a comment names a trap, with a test in test/demo. Nobody
 * proves who they are here: never start it in production.
 */
export async function startDemo (options: DemoOptions): Promise<Demo> {
  const { host = '127.0.0.1', port = 0, publicHost = 'localhost' } = options
  const moodle = await createMoodle(options)
  const app = createApp(options)
  addPolicy(app, moodle)
  readBodiesAsText(app)
  app.setNotFoundHandler((_request, reply) => errorPage(reply, 'Cette page n’existe pas.'))
  await assetRoutes(app)
  for (const add of routes) add(app, moodle)
  const address = new URL(await app.listen({ host, port }))
  address.hostname = publicHost
  moodle.url = address.origin
  return handle(moodle, async () => {
    await app.close()
    await moodle.store.flush()
  })
}

async function createMoodle ({ toolUrl, keysUrl, stateFile, intercept, logger }: DemoOptions): Promise<Moodle> {
  const store = await openStore(stateFile, toolUrl.replace(/\/+$/, ''), sentence => logger ? logger.warn(sentence) : console.warn(sentence))
  const moodle: Moodle = {
    url: '',
    store,
    gradebook: createGradebook(store),
    launches: new Map(),
    notices: new Map(),
    verify: createVerifier(() => moodle.url),
    deepLinkingSettings: {},
    deepLinkingAnswers: [],
    intercept
  }
  const tool = toolByType(moodle, '1')
  if (tool && keysUrl !== undefined) tool.keysUrl = keysUrl
  store.changed()
  return moodle
}

// Event streams stay open for ever: closing must cut them. A HEAD must not use up a launch.
const settings = { forceCloseConnections: true, exposeHeadRoutes: false }

const createApp = ({ logger }: DemoOptions): FastifyInstance =>
  logger ? Fastify({ ...settings, loggerInstance: logger }) : Fastify(settings)
