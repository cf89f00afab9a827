import { LmsError } from '../src/lms.ts'
import type { Service } from './failures.ts'
import { createSafeRequest, StrangerError, type Answer, type SafeRequestOptions, type Sent } from './safe-request.ts'

/**
 * One request to a service of a platform.
 *
 * @throws {LmsError} `unreachable` when no whole answer comes in time, one that is too large, or one that sends us
 *   elsewhere; and when the address is none that may be asked
 */
export type Ask = (service: Service, url: URL | string, sent?: Sent) => Promise<Answer>

/** Bytes of an answer: some 40,000 members. */
const largest = 16 * 1024 * 1024

/** Services are asked as strangers are: a launch may name any address as its gradebook's. */
export function createAsk (options: SafeRequestOptions): Ask {
  const request = createSafeRequest({ most: largest, ...options })
  return async (service, url, { headers = {}, ...sent } = {}) => {
    try {
      return await request(String(url), { ...sent, headers: { accept: '*/*', ...headers } })
    } catch (error) {
      throw error instanceof StrangerError ? new LmsError('unreachable', `${service}: ${error.message}`) : error
    }
  }
}

/**
 * What an answer holds.
 *
 * @throws {LmsError} `unreachable` when it is no JSON
 */
export function jsonOf (service: Service, { text }: Pick<Answer, 'text'>): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new LmsError('unreachable', `${service}: the answer cannot be read`)
  }
}
