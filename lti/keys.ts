import { createRemoteJWKSet } from 'jose'
import type { FindKey } from './launch.ts'

const defaults = { timeoutDuration: 5_000, cooldownDuration: 30_000, cacheMaxAge: 3_600_000 }

/**
 * The key sets by which platforms sign, by their address. A set is fetched at the first launch, then once an hour, and
 * when a launch names a key that is not in it, but not within half a minute of the last time: so a new key is found at
 * once, and made-up ones cost nothing. Launches that arrive meanwhile wait for the same answer, five seconds at most.
 *
 * @param durations in milliseconds
 */
export function createKeySets (durations = defaults): (url: string) => FindKey {
  const sets = new Map<string, FindKey>()
  return url => {
    const known = sets.get(url)
    if (known !== undefined) return known
    const set = createRemoteJWKSet(new URL(url), durations)
    sets.set(url, set)
    return set
  }
}
