import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Db } from '../src/db/connect.ts'
import type { Offer, Placement } from '../src/lms.ts'
import { languageOf, sendPage } from './answers.ts'
import { toPlacement, type Origin } from './claims.ts'
import { openTicket, readTicket, sealTicket, signAnswer, type Ticket } from './deep-linking.ts'
import { isSameOrigin, readPicking } from './forms.ts'
import type { CheckedPlacement } from './launch.ts'
import type { Assets } from './pages.ts'
import { pickerPage, returnPage } from './placement-pages.ts'
import { refuse } from './refusals.ts'
import type { Sealer } from './seal.ts'
import { findSigner } from './signing.ts'

export interface PlacementOptions {
  db: Db
  /** Without a trailing slash. */
  publicUrl: string
  /** What a teacher may place in a course. */
  offer: (placement: Placement) => Promise<Offer>
  sealer: Sealer
  /** Origins that may show a school's pages in a frame. */
  frameAncestors: (organisationId: string | null) => Promise<string[]>
  now: () => Date
}

/**
 * The teacher's part of deep linking: what the last step of its launch shows, and `/lti/deep-linking`, which answers the
 * platform with what was picked. Nothing is stored meanwhile: the form carries a sealed ticket.
 */
export function placementRoutes (app: FastifyInstance, assets: Assets, options: PlacementOptions) {
  const { db, publicUrl, sealer, frameAncestors, offer, now } = options

  async function pick (request: FastifyRequest, reply: FastifyReply, ticket: Ticket, nothingChosen: boolean): Promise<FastifyReply> {
    const action = `${publicUrl}/lti/deep-linking`
    const page = pickerPage(languageOf(request), assets, { ticket, sealed: sealTicket(sealer, ticket), action, nothingChosen })
    return sendPage(reply, page, await frameAncestors(ticket.organisationId))
  }

  app.post('/lti/deep-linking', { config: { permission: 'lti.launch' }, schema: { hide: true } }, async (request, reply) => {
    if (!isSameOrigin(request, publicUrl)) throw refuse('cross-site', 'the choice came from another site')
    const { ticket: sealed, answer, isPicked } = readPicking(request.body)
    const ticket = readTicket(sealer, sealed, now())
    const chosen = answer === 'cancel' ? [] : ticket.choices.filter(({ id }) => isPicked(id))
    if (answer === 'add' && chosen.length === 0) return await pick(request, reply, ticket, true)
    const picked = ticket.multiple ? chosen : chosen.slice(0, 1)
    const jwt = await signAnswer(ticket, picked, { ...await findSigner(db, sealer, ticket), publicUrl, now: now() })
    const page = returnPage(languageOf(request), assets, { returnUrl: ticket.returnUrl, jwt })
    return sendPage(reply, page, await frameAncestors(ticket.organisationId), new URL(ticket.returnUrl).origin)
  })

  return {
    /** Shows the choice to whoever asked by a checked launch. */
    begin: async (request: FastifyRequest, reply: FastifyReply, checked: CheckedPlacement, origin: Origin): Promise<FastifyReply> => {
      const placement = toPlacement(checked, origin)
      return await pick(request, reply, openTicket(checked, placement, await offer(placement), now()), false)
    }
  }
}
