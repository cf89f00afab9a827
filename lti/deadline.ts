import { setTimeout as sleep } from 'node:timers/promises'
import { LmsError } from '../src/lms.ts'

/**
 * Waits for work no longer than that; the work itself goes on, unheard.
 *
 * @param what in the message
 * @throws {LmsError} `unreachable` when it is late
 */
export async function within<T> (milliseconds: number, what: string, work: Promise<T>): Promise<T> {
  const done = new AbortController()
  const late = sleep(milliseconds, undefined, { signal: done.signal })
    .then(() => { throw new LmsError('unreachable', `${what}: the LMS did not answer in time`) })
  try {
    return await Promise.race([work, late])
  } finally {
    done.abort()
  }
}
