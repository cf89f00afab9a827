import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, randomBytes } from 'node:crypto'

const version = 1
const nonceLength = 12
const tagLength = 16
const headLength = 1 + nonceLength + tagLength

/** What was sealed cannot be read: the key is another one, the envelope was changed, or it lay elsewhere. */
export class SealError extends Error {}

export interface Sealer {
  /** @param place where the envelope will lie: it opens nowhere else */
  seal: (text: string, place: string) => Buffer
  /** @throws {SealError} */
  open: (envelope: Buffer, place: string) => string
}

/**
 * Keeps secrets out of the database: AES-256-GCM under a key derived from SECRET_KEY (HKDF-SHA256, RFC 5869). An
 * envelope is one byte of version, 12 of nonce, 16 of tag, then what is sealed; its place is authenticated with it.
 */
export function createSealer (secretKey: string): Sealer {
  // Made ready once: the bytes themselves would be at each use, which takes longer than the sealing.
  const key = createSecretKey(Buffer.from(hkdfSync('sha256', secretKey, '', 'preuves lti seal 1', 32)))
  return {
    seal (text, place) {
      const nonce = randomBytes(nonceLength)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place))
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), sealed])
    },
    open (envelope, place) {
      if (envelope.length < headLength || envelope[0] !== version) throw new SealError('This is no envelope that can be opened here.')
      const nonce = envelope.subarray(1, 1 + nonceLength)
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength })
        .setAAD(Buffer.from(place))
        .setAuthTag(envelope.subarray(1 + nonceLength, headLength))
      try {
        return Buffer.concat([decipher.update(envelope.subarray(headLength)), decipher.final()]).toString('utf8')
      } catch (cause) {
        throw new SealError('What was sealed cannot be opened: SECRET_KEY is another one, or it was tampered with.', { cause })
      }
    }
  }
}
