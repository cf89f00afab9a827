import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

/** Whom a mail is for. */
interface Addressee { organisationId: string, personId: string }

/** What features need to know of e-mail. Null in its place: the operator has given no mail server, and nothing is owed. */
export interface Mails {
  /** Where it is seven o'clock when digests leave. */
  timeZone: string
  /** What lets a person stop the mails by the address in them, without coming in; for nothing else. */
  stopTokens: StopTokens
}

interface StopTokens {
  make: (addressee: Addressee) => string
  /** @returns undefined for what was not made here */
  read: (token: string) => Addressee | undefined
}

const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex')
const idOf = (bytes: Buffer): string => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

/**
 * Both ids under a code that only we can make (HMAC-SHA256, its first half, under a key derived from SECRET_KEY): nothing is
 * stored, and the address in a mail works as long as the mail is kept.
 */
export function createStopTokens (secretKey: string): StopTokens {
  const key = Buffer.from(hkdfSync('sha256', secretKey, '', 'preuves mail stop 1', 32))
  const codeOf = (ids: Buffer): Buffer => createHmac('sha256', key).update(ids).digest().subarray(0, 16)
  return {
    make ({ organisationId, personId }) {
      const ids = Buffer.concat([bytesOf(organisationId), bytesOf(personId)])
      return Buffer.concat([ids, codeOf(ids)]).toString('base64url')
    },
    read (token) {
      if (!/^[\w-]{64}$/.test(token)) return undefined
      const bytes = Buffer.from(token, 'base64url')
      const ids = bytes.subarray(0, 32)
      if (!timingSafeEqual(bytes.subarray(32), codeOf(ids))) return undefined
      return { organisationId: idOf(ids.subarray(0, 16)), personId: idOf(ids.subarray(16)) }
    }
  }
}
