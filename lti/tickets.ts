import { Type, type Static, type TSchema } from 'typebox'
import { fits } from './fits.ts'
import { SealError, type Sealer } from './seal.ts'

const Expiring = Type.Object({ expiresAt: Type.Number() })

/**
 * What a form of ours, or a platform, carries to the next step, so that nothing is stored meanwhile: sealed, so that nobody
 * writes one of their own.
 *
 * @param place what the ticket is for: it opens nowhere else
 */
export const seal = <T extends Static<typeof Expiring>>(sealer: Sealer, place: string, ticket: T): string =>
  sealer.seal(JSON.stringify(ticket), place).toString('base64url')

/** @returns what was sealed; `foreign` when it is not ours, or for something else; `expired` when it is too old */
export function open<T extends TSchema> (sealer: Sealer, place: string, schema: T, text: string, now: Date): Static<T> | 'foreign' | 'expired' {
  const ticket = unseal(sealer, place, text)
  if (!fits(Expiring, ticket) || !fits(schema, ticket)) return 'foreign'
  return ticket.expiresAt > now.getTime() ? ticket : 'expired'
}

function unseal (sealer: Sealer, place: string, text: string): unknown {
  const envelope = Buffer.from(text, 'base64url')
  // One spelling alone: what is no base64url was passed over.
  if (envelope.toString('base64url') !== text) return undefined
  try {
    return JSON.parse(sealer.open(envelope, place))
  } catch (error) {
    if (error instanceof SealError) return undefined
    throw error
  }
}
