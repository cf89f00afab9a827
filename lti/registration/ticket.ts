import { Type, type Static } from 'typebox'
import type { Sealer } from '../seal.ts'
import * as tickets from '../tickets.ts'
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

/** The candidate as the page's form carries it: sealed, so that nothing need be stored of strangers. */
export function sealTicket (sealer: Sealer, candidate: Candidate, now: Date): string {
  return tickets.seal(sealer, place, { ...candidate, expiresAt: now.getTime() + lifetime })
}

/** @throws when it is not ours, or older than a quarter of an hour */
export function openTicket (sealer: Sealer, text: string, now: Date): Candidate {
  const candidate = tickets.open(sealer, place, Candidate, text, now)
  if (candidate === 'foreign') throw refuseRegistration('ticket-expired', 'the ticket cannot be opened')
  if (candidate === 'expired') throw refuseRegistration('ticket-expired', 'the ticket has expired')
  return candidate
}
