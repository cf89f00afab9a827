import type { FastifyError, FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Db } from '../../src/db/connect.ts'
import { Refusal } from '../../src/errors.ts'
import { languageOf, sendPage } from '../answers.ts'
import { isSameOrigin } from '../forms.ts'
import type { SafeRequest } from '../safe-request.ts'
import type { Sealer } from '../seal.ts'
import { readConfiguration, readOpening } from './configuration.ts'
import { confirmationPage, registeredPage, registrationRefusalPage, type RegistrationAssets } from './pages.ts'
import { refuseRegistration } from './refusals.ts'
import { planRegistration, register } from './registering.ts'
import { openTicket, sealTicket } from './ticket.ts'

export interface RegistrationOptions {
  db: Db
  /** Without a trailing slash. */
  publicUrl: string
  sealer: Sealer
  /** Asks the addresses that platforms name. */
  ask: SafeRequest
  /** Forgets what is remembered of a school's platforms. */
  changed: (organisationId: string) => void
  now: () => Date
}

const route = {
  config: { permission: 'lti.launch', rateLimit: { max: 60, timeWindow: '1 minute' } },
  schema: { hide: true },
  exposeHeadRoute: false,
  // Every request is logged with its address, and this one's holds the invitation and the platform's token.
  logLevel: 'warn'
} as const

const Confirmation = Type.Object({ ticket: Type.String() })

/**
 * Dynamic registration (LTI Dynamic Registration 1.0): the platform opens `/lti/register` in a frame for its administrator,
 * who reads what it means and confirms. Between the two steps nothing is stored.
 */
export async function registrationPlugin (app: FastifyInstance, { assets, ...options }: RegistrationOptions & { assets: RegistrationAssets & { icon: string } }): Promise<void> {
  const { db, publicUrl, sealer, ask, changed, now } = options
  answerWithRegistrationPages(app, assets)

  app.get('/lti/register', route, async (request, reply) => {
    const { openid_configuration: address, registration_token: token = null, invitation = null } = readOpening(request.query)
    const platform = await readConfiguration(ask, address)
    const candidate = { platform, token, invitation }
    const plan = await planRegistration(db, candidate, now())
    const ticket = sealTicket(sealer, candidate, now())
    const page = confirmationPage(languageOf(request), assets, { plan, platform, ticket, action: `${publicUrl}/lti/register` })
    return sendPage(reply, page, [new URL(platform.issuer).origin])
  })

  app.post('/lti/register', route, async (request, reply) => {
    if (!isSameOrigin(request, publicUrl)) throw refuseRegistration('cross-site', 'the confirmation came from another site')
    if (!Value.Check(Confirmation, request.body)) throw refuseRegistration('ticket-expired', 'the ticket is missing')
    const candidate = openTicket(sealer, request.body.ticket, now())
    const plan = await planRegistration(db, candidate, now())
    const platformId = await register({ db, sealer, ask, publicUrl, iconUrl: assets.icon, now: now() }, candidate, plan)
    if (plan.kind !== 'uninvited') changed(plan.organisationId)
    // At the level of this route: the operator is to see it.
    request.log.warn({ platformId, kind: plan.kind }, 'a platform was registered')
    return sendPage(reply, registeredPage(languageOf(request), assets, { plan, platformId }), [new URL(candidate.platform.issuer).origin])
  })
}

/** Refusals are pages. Any site may show them in a frame: they do nothing, and an administrator must be able to read why. */
function answerWithRegistrationPages (app: FastifyInstance, assets: RegistrationAssets): void {
  app.setErrorHandler<FastifyError | Refusal>((error, request, reply) => {
    const refusal = refusalFor(error)
    if (refusal.code === 'internal') request.log.error({ err: error }, 'registration failed')
    else request.log.warn({ reason: refusal.code, detail: refusal.message }, 'registration refused')
    const page = registrationRefusalPage(languageOf(request), assets, { code: refusal.code, requestId: request.id })
    return sendPage(reply.code(refusal.status), page, ['*'])
  })
}

function refusalFor (error: FastifyError | Refusal): Refusal {
  if (error instanceof Refusal) return error
  if (error.statusCode === 429) return refuseRegistration('too-many-requests', error.message)
  if (error.statusCode === 503) return refuseRegistration('unavailable', error.message)
  if (error.statusCode !== undefined && error.statusCode < 500) return refuseRegistration('request-malformed', error.message)
  return refuseRegistration('internal', error.message)
}
