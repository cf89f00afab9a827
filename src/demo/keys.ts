import { createHmac, createPrivateKey, createPublicKey, randomBytes, sign } from 'node:crypto'
import { exportJWK, generateKeyPair } from 'jose'
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { Value } from 'typebox/value'

const text = Type.String()
const PrivateJwk = Type.Object({ kty: text, n: text, e: text, d: text, p: text, q: text, dp: text, dq: text, qi: text })

export const SigningKey = Type.Object({ kid: Type.String(), jwk: PrivateJwk })
export type SigningKey = Static<typeof SigningKey>

/** A new RSA key. Its kid has the form of Moodle's: 20 hexadecimal digits. */
export async function makeKey (): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true })
  const jwk = Value.Parse(PrivateJwk, await exportJWK(privateKey))
  return { kid: randomBytes(10).toString('hex'), jwk }
}

/** The key set as mod/lti/certs.php publishes it. */
export const publicKeys = ({ kid, jwk }: SigningKey) =>
  ({ keys: [{ kty: 'RSA', alg: 'RS256', kid, e: jwk.e, n: jwk.n, use: 'sig' }] })

/**
 * A compact JWT. jose refuses to sign under a header that lies, and a platform that tests a tool must be able to: so the
 * signature is made here, by the algorithm that the header names.
 */
export function signJwt (key: SigningKey, claims: object, header: Record<string, unknown> = {}): string {
  const protectedHeader = { typ: 'JWT', alg: 'RS256', kid: key.kid, ...header }
  const input = [protectedHeader, claims].map(part => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  return `${input}.${signature(key, protectedHeader.alg, input)}`
}

function signature ({ jwk }: SigningKey, alg: unknown, input: string): string {
  const privateKey = createPrivateKey({ key: jwk, format: 'jwk' })
  switch (alg) {
    case 'none': return ''
    case 'RS384': return sign('sha384', Buffer.from(input), privateKey).toString('base64url')
    case 'RS512': return sign('sha512', Buffer.from(input), privateKey).toString('base64url')
    // The classic confusion: the public key, which everyone knows, used as an HMAC secret.
    case 'HS256': return createHmac('sha256', createPublicKey(privateKey).export({ type: 'spki', format: 'pem' })).update(input).digest('base64url')
    default: return sign('sha256', Buffer.from(input), privateKey).toString('base64url')
  }
}
