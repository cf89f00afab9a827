import { randomUUID } from 'node:crypto'
import fastifyHelmet from '@fastify/helmet'
import fastifyJwt from '@fastify/jwt'
import fastifyMultipart from '@fastify/multipart'
import fastifyRateLimit from '@fastify/rate-limit'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, { type FastifyBaseLogger, type FastifyPluginAsync } from 'fastify'
import { accessPlugin } from './access.ts'
import type { Config } from './config.ts'
import { describe } from './description.ts'
import * as competences from './features/competences/routes.ts'
import * as downloads from './features/downloads/routes.ts'
import * as drafts from './features/drafts/routes.ts'
import * as experiences from './features/experiences/routes.ts'
import * as exports from './features/exports/routes.ts'
import * as fiches from './features/fiches/routes.ts'
import * as files from './features/files/routes.ts'
import * as filters from './features/filters/routes.ts'
import * as links from './features/links/routes.ts'
import { stopPlugin } from './features/mails/stop.ts'
import * as people from './features/people/routes.ts'
import * as plans from './features/plans/routes.ts'
import * as platforms from './features/platforms/routes.ts'
import * as progress from './features/progress/routes.ts'
import * as removals from './features/removals/routes.ts'
import * as reviews from './features/reviews/routes.ts'
import * as scores from './features/scores/routes.ts'
import * as sessions from './features/sessions/routes.ts'
import * as tutorships from './features/tutorships/routes.ts'
import * as units from './features/units/routes.ts'
import * as versions from './features/versions/routes.ts'
import { healthPlugin } from './health.ts'
import { answerFrameworkError, problemPlugin } from './problem.ts'
import type { Deps } from './routes.ts'
import { addSchemas, compileSerializer, compileValidator } from './validation.ts'
import { webPlugin } from './web.ts'

const features = [
  sessions, fiches, drafts, removals, files, links, versions, reviews, filters, competences, experiences, plans, progress, exports, downloads,
  scores, platforms, people, tutorships, units
]

export interface AppOptions extends Deps {
  /** Signs the access tokens; at least 32 characters. */
  secretKey: string
  trustProxy: Config['trustProxy']
  /** Absent: silent. */
  logger?: FastifyBaseLogger
  /** The LMS's way in: `/lti/*`. */
  lti: FastifyPluginAsync
  /** Whose pages may hold a school's in a frame: origins. */
  frameAncestors: (organisationId: string | null) => Promise<string[]>
}

/** Puts the service together, without listening. The one list of what exists. */
export async function build (options: AppOptions) {
  const app = Fastify({
    ...(options.logger === undefined ? {} : { loggerInstance: options.logger }),
    trustProxy: options.trustProxy,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    frameworkErrors: answerFrameworkError,
    bodyLimit: 1024 * 1024,
    routerOptions: { maxParamLength: 200 },
    // What is not known is refused, not dropped.
    ajv: { customOptions: { removeAdditional: false } }
  }).withTypeProvider<TypeBoxTypeProvider>()

  app.setValidatorCompiler(compileValidator)
  app.setSerializerCompiler(compileSerializer)
  addSchemas(app)
  await app.register(problemPlugin)
  await app.register(accessPlugin)
  await app.register(fastifyJwt, {
    secret: options.secretKey,
    sign: { algorithm: 'HS256', iss: 'preuves', aud: 'preuves' },
    // The same token comes with every request for ten minutes: its signature is checked once, its end each time.
    verify: { algorithms: ['HS256'], allowedIss: 'preuves', allowedAud: 'preuves', cache: 1000 }
  })
  await app.register(fastifyHelmet, helmetOptions(options.publicUrl))
  await app.register(fastifyMultipart)
  await app.register(fastifyRateLimit, {
    // A whole school shares one address: who has a token is counted alone, everybody else together and generously.
    keyGenerator: request => request.access?.sessionId ?? request.ip,
    max: request => request.access === null ? 10_000 : 600,
    timeWindow: '1 minute'
  })
  await describe(app)
  await app.register(healthPlugin, { db: options.db })
  await app.register(options.lti)
  await app.register(async api => {
    const typed = api.withTypeProvider<TypeBoxTypeProvider>()
    for (const { routes } of features) routes(typed, options)
  }, { prefix: '/api/v1' })
  if (options.mails !== null) await app.register(stopPlugin, { db: options.db, mails: options.mails })
  await app.register(webPlugin, { frameAncestors: options.frameAncestors })
  return app
}

/** The pages set their own Content-Security-Policy: whose frame they stand in depends on the registrations. */
function helmetOptions (publicUrl: string) {
  return {
    contentSecurityPolicy: false,
    frameguard: false,
    crossOriginOpenerPolicy: false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'no-referrer' as const },
    strictTransportSecurity: publicUrl.startsWith('https:') ? { maxAge: 31_536_000 } : false as const
  }
}
