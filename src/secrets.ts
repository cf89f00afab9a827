import { createHash, randomBytes } from 'node:crypto'

/**
 * An opaque secret names its organisation, so that looking it up never crosses schools, and 32 random bytes.
 * Only its SHA-256 is stored: what lies in the database lets nobody in.
 */
export interface Secret { organisationId: string, hash: Buffer }

/** SHA-256: what is kept of a secret that only has to be recognised. */
export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

/** @returns the text to hand out, 66 URL-safe characters, and what to store of it */
export function makeSecret (organisationId: string): Secret & { text: string } {
  const organisation = Buffer.from(organisationId.replaceAll('-', ''), 'hex').toString('base64url')
  const text = `${organisation}.${randomBytes(32).toString('base64url')}`
  return { text, organisationId, hash: sha256(text) }
}

/** @returns undefined when the text has not the form of a secret */
export function readSecret (text: string): Secret | undefined {
  const match = /^([\w-]{22})\.[\w-]{43}$/.exec(text)
  if (match?.[1] === undefined) return undefined
  const hex = Buffer.from(match[1], 'base64url').toString('hex')
  const organisationId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return { organisationId, hash: sha256(text) }
}
