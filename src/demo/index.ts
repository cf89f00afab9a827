import Fastify from 'fastify'
import type { FastifyInstance } from 'fastify'
import { ordinaryClaims } from './claims.ts'
import { readBodiesAsText } from './forms.ts'
import { createGradebook } from './gradebook.ts'
import { makeKey, signJwt } from './keys.ts'
import type { Moodle } from './moodle.ts'
import { errorPage } from './pages/error.ts'
import { assetRoutes } from './routes/assets.ts'
import { courseRoutes } from './routes/course.ts'
import { gradeRoutes } from './routes/grades.ts'
import { launchRoutes } from './routes/launch.ts'
import { loginRoutes } from './routes/login.ts'
import { tokenRoutes } from './routes/token.ts'
import { services } from './services/index.ts'
import { openStore } from './state.ts'
import type { Claims, Demo, DemoOptions, DemoPerson } from './types.ts'
import { siteName, tool } from './world.ts'

export type { Claims, Demo, DemoOptions, Fault, ServiceCall } from './types.ts'

/**
 * Starts a small Moodle with one course and Preuves in it: to try the tool by hand, and the platform of its tests. It
 * behaves as the recorded one, quirks included: `wire N` in a comment names a trap, with a test in test/demo. Nobody
 * proves who they are here: never start it in production.
 */
export async function startDemo (options: DemoOptions): Promise<Demo> {
  const { host = '127.0.0.1', port = 0, publicHost = 'localhost' } = options
  const moodle = await createMoodle(options)
  const app = createApp(options)
  secure(app, moodle)
  readBodiesAsText(app)
  app.setNotFoundHandler((_request, reply) => errorPage(reply, 'Cette page n’existe pas.'))
  await assetRoutes(app)
  for (const routes of [loginRoutes, courseRoutes, launchRoutes, tokenRoutes, services, gradeRoutes]) routes(app, moodle)
  const address = new URL(await app.listen({ host, port }))
  address.hostname = publicHost
  moodle.url = address.origin
  return handle(moodle, async () => {
    await app.close()
    await moodle.store.flush()
  })
}

async function createMoodle ({ toolUrl, stateFile, intercept }: DemoOptions): Promise<Moodle> {
  const store = await openStore(stateFile)
  return {
    url: '',
    toolUrl: toolUrl.replace(/\/+$/, ''),
    toolOrigin: new URL(toolUrl).origin,
    store,
    gradebook: createGradebook(store),
    launches: new Map(),
    intercept
  }
}

// Event streams stay open for ever: closing must cut them. A HEAD must not use up a launch.
const settings = { forceCloseConnections: true, exposeHeadRoutes: false }

const createApp = ({ logger }: DemoOptions): FastifyInstance =>
  logger ? Fastify({ ...settings, loggerInstance: logger }) : Fastify(settings)

/** Pages frame the tool and post to it, and are framed by this site alone. */
function secure (app: FastifyInstance, { toolOrigin }: Moodle) {
  const policy = [
    "default-src 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'self'",
    `frame-src 'self' ${toolOrigin}`,
    `form-action 'self' ${toolOrigin}`
  ].join('; ')
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('content-security-policy', policy).header('x-content-type-options', 'nosniff')
  })
}

function handle (moodle: Moodle, close: () => Promise<void>): Demo {
  const { store, gradebook, url } = moodle
  const { state } = store
  return {
    url,
    registration: {
      name: siteName,
      issuer: url,
      clientId: tool.clientId,
      deploymentId: tool.typeId,
      authorizationUrl: `${url}/mod/lti/auth.php`,
      tokenUrl: `${url}/mod/lti/token.php`,
      keysUrl: `${url}/mod/lti/certs.php`
    },
    people: state.people,
    enrol (person) {
      const at = state.people.findIndex(({ id }) => id === person.id)
      state.people.splice(at < 0 ? state.people.length : at, 1, person)
      store.changed()
    },
    gradebook,
    launchClaims: (personId, overrides = {}) => merged(ordinaryClaims(moodle, named(state.people, personId)), overrides),
    sign: async (claims, header) => signJwt(state.key, claims, header),
    async rotateKey () {
      state.key = await makeKey()
      store.changed()
    },
    close
  }
}

function named (people: DemoPerson[], id: string): DemoPerson {
  const found = people.find(person => person.id === id)
  if (!found) throw new Error(`The demonstration Moodle knows nobody under the id ${id}`)
  return found
}

const merged = (claims: Claims, overrides: Claims): Claims =>
  Object.fromEntries(Object.entries({ ...claims, ...overrides }).filter(([, value]) => value !== undefined))
