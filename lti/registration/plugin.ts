import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Db } from '../../src/db/connect.ts'
import { answerWithPages, languageOf, sendPage } from '../answers.ts'
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
  answerWithPages(app, {
    subject: 'registration',
    // Whatever a stranger's site does is no failure of ours.
    isFailure: ({ code }) => code === 'internal',
    page: (language, refusal) => registrationRefusalPage(language, assets, refusal)
  })

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
