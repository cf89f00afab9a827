import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { SealError, type Sealer } from '../seal.ts'
import { Platform } from './configuration.ts'
import { refuseRegistration } from './refusals.ts'

const lifetime = 15 * 60 * 1000
const place = 'registration ticket'

const Candidate = Type.Object({
  platform: Platform,
  token: Type.Union([Type.String(), Type.Null()]),
  invitation: Type.Union([Type.String(), Type.Null()])
})
/** Who wants to be connected, while an administrator reads what that means. */
export type Candidate = Static<typeof Candidate>

const Ticket = Type.Object({ ...Candidate.properties, expiresAt: Type.Number() })

/** The candidate as the page's form carries it: sealed, so that nothing need be stored of strangers. */
export function sealTicket (sealer: Sealer, candidate: Candidate, now: Date): string {
  return sealer.seal(JSON.stringify({ ...candidate, expiresAt: now.getTime() + lifetime }), place).toString('base64url')
}

/** @throws when it is not ours, or older than a quarter of an hour */
export function openTicket (sealer: Sealer, text: string, now: Date): Candidate {
  const ticket = readTicket(sealer, text)
  if (ticket.expiresAt <= now.getTime()) throw refuseRegistration('ticket-expired', 'the ticket has expired')
  return ticket
}

function readTicket (sealer: Sealer, text: string): Static<typeof Ticket> {
  try {
    return Value.Parse(Ticket, JSON.parse(sealer.open(Buffer.from(text, 'base64url'), place)))
  } catch (error) {
    if (error instanceof SealError) throw refuseRegistration('ticket-expired', 'the ticket cannot be opened')
    throw error
  }
}
