import { randomBytes } from 'node:crypto'
import { importPKCS8, SignJWT } from 'jose'
import { Type, type Static } from 'typebox'
import type { Offer } from '../src/lms.ts'
import { custom } from './claims.ts'
import { lti, type CheckedPlacement } from './launch.ts'
import { refuse } from './refusals.ts'
import type { Sealer } from './seal.ts'
import type { SigningKey } from './signing.ts'
import * as tickets from './tickets.ts'

const claim = (name: string): string => `https://purl.imsglobal.org/spec/lti-dl/claim/${name}`

/** How long a teacher may think about what to place. Moodle's own form lives as long as its session. */
const ticketLifetime = 60 * 60 * 1000
/** Seconds. Moodle's clock may be behind ours, and it has no leeway: the answer was made a little while ago. */
const clockMargin = 10
const answerLifetime = 5 * 60
/** Moodle keeps 255 characters of an activity's name and of a column's. */
const longestTitle = 255

const Choice = Type.Object({ id: Type.String(), title: Type.String(), competenceId: Type.Union([Type.String(), Type.Null()]) })

/** All that the answer needs, while the teacher picks. */
const Ticket = Type.Object({
  organisationId: Type.String(),
  platformId: Type.String(),
  deploymentId: Type.String(),
  returnUrl: Type.String(),
  multiple: Type.Boolean(),
  lineItems: Type.Boolean(),
  data: Type.Optional(Type.Unknown()),
  unitId: Type.String(),
  choices: Type.Array(Choice),
  expiresAt: Type.Number()
})
export type Ticket = Static<typeof Ticket>

/** What may be picked: the portfolio, then each of the unit's competences. */
export type Choice = Static<typeof Choice>

const place = 'deep linking ticket'

const shortened = (title: string): string => title.length <= longestTitle ? title : `${title.slice(0, longestTitle - 1)}…`

function choicesOf ({ unit, competences }: Offer): Choice[] {
  return [
    { id: 'portfolio', title: shortened(`Portfolio – ${unit.title}`), competenceId: null },
    ...competences.map(({ id, code, label }) => ({ id, title: shortened(`${code} – ${label}`), competenceId: id }))
  ]
}

/**
 * What a checked request lets the teacher choose from (Deep Linking 2.0, 3.4).
 *
 * @throws a refusal when the platform takes no links to a tool
 */
export function openTicket (
  checked: CheckedPlacement,
  platform: { organisationId: string, platformId: string },
  offer: Offer,
  now: Date
): Ticket {
  const { deploymentId, settings } = checked
  if (!settings.accept_types.includes('ltiResourceLink')) throw refuse('placement-type', 'accept_types lacks ltiResourceLink')
  return {
    organisationId: platform.organisationId,
    platformId: platform.platformId,
    deploymentId,
    returnUrl: settings.deep_link_return_url,
    multiple: settings.accept_multiple === true,
    lineItems: settings.accept_lineitem !== false,
    ...(settings.data === undefined ? {} : { data: settings.data }),
    unitId: offer.unit.id,
    choices: choicesOf(offer),
    expiresAt: now.getTime() + ticketLifetime
  }
}

/** The ticket as the picker's form carries it: sealed, so that nobody writes one of their own. */
export const sealTicket = (sealer: Sealer, ticket: Ticket): string => tickets.seal(sealer, place, ticket)

/** @throws a refusal when the ticket is not ours or an hour old */
export function readTicket (sealer: Sealer, text: string, now: Date): Ticket {
  const ticket = tickets.open(sealer, place, Ticket, text, now)
  if (ticket === 'foreign') throw refuse('request-malformed', 'the ticket is not ours')
  if (ticket === 'expired') throw refuse('placement-expired', 'the ticket is older than an hour')
  return ticket
}

/** A link, and a column for it where the platform wants one (Deep Linking 2.0, 3.2.3 and AGS 2.0, 3.2). */
function itemOf ({ unitId, lineItems }: Ticket, { title, competenceId }: Choice, publicUrl: string) {
  return {
    type: 'ltiResourceLink',
    title,
    url: `${publicUrl}/lti/launch`,
    custom: { [custom.unit]: unitId, ...(competenceId === null ? {} : { [custom.competence]: competenceId }) },
    ...(lineItems ? { lineItem: { label: title, scoreMaximum: 100, resourceId: competenceId ?? unitId, tag: competenceId === null ? 'portfolio' : 'competence' } } : {})
  }
}

export interface Answerer { issuer: string, clientId: string, key: SigningKey, publicUrl: string, now: Date }

/**
 * Our answer, to be posted by the browser as the field `JWT` (Deep Linking 2.0, 4.3). Signed by ourselves: ltijs dates
 * its own by the present second, which a platform whose clock is behind refuses.
 *
 * @param picked none is a cancellation
 */
export async function signAnswer (ticket: Ticket, picked: Choice[], { issuer, clientId, key, publicUrl, now }: Answerer): Promise<string> {
  const issuedAt = Math.floor(now.getTime() / 1000) - clockMargin
  return await new SignJWT({
    [lti('message_type')]: 'LtiDeepLinkingResponse',
    [lti('version')]: '1.3.0',
    [lti('deployment_id')]: ticket.deploymentId,
    [claim('content_items')]: picked.map(choice => itemOf(ticket, choice, publicUrl)),
    ...(ticket.data === undefined ? {} : { [claim('data')]: ticket.data }),
    nonce: randomBytes(32).toString('base64url')
  })
    .setProtectedHeader({ alg: 'RS256', kid: key.kid, typ: 'JWT' })
    .setIssuer(clientId)
    .setAudience(issuer)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + answerLifetime)
    .sign(await importPKCS8(key.pem, 'RS256'))
}
