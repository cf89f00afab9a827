import { createHash } from 'node:crypto'

/** SHA-256: what is kept of a secret that only has to be recognised. */
export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()
