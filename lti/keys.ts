import { createRemoteJWKSet, customFetch } from 'jose'
import type { FindKey } from './launch.ts'
import { StrangerError, type SafeRequest } from './safe-request.ts'

const defaults = { cooldownDuration: 30_000, cacheMaxAge: 3_600_000 }

/**
 * The key sets by which platforms sign, by their address. A set is fetched at the first launch, then once an hour, and
 * when a launch names a key that is not in it, but not within half a minute of the last time: so a new key is found at
 * once, and made-up ones cost nothing. Launches that arrive meanwhile wait for the same answer.
 *
 * @param ask has a deadline of its own
 * @param durations in milliseconds
 */
export function createKeySets (ask: SafeRequest, durations = defaults): (url: string) => FindKey {
  const sets = new Map<string, FindKey>()
  async function fetchSet (url: string): Promise<Response> {
    const { status, text } = await ask(url)
    if (status !== 200) throw new StrangerError('unreachable', `the LMS answered ${status}`)
    return new Response(text)
  }
  return url => {
    const known = sets.get(url)
    if (known !== undefined) return known
    const set = createRemoteJWKSet(new URL(url), { ...durations, [customFetch]: fetchSet })
    sets.set(url, set)
    return set
  }
}
