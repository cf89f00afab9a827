import { lookup } from 'node:dns/promises'
import { isPublicAddress } from '../../src/addresses.ts'
import type { AdviceCode } from '../../src/lms.ts'
import { within } from '../deadline.ts'

async function isPrivate (host: string, deadline: number): Promise<boolean> {
  const found = await within(deadline, host, lookup(host.replace(/^\[|\]$/g, ''), { all: true })).catch(() => [])
  return found.some(({ address }) => !isPublicAddress(address))
}

/**
 * What may keep a Moodle in its usual settings from fetching our key set: an address of a private network
 * (`curlsecurityblockedhosts`), a port other than 80 and 443 (`curlsecurityallowedport`); and what keeps browsers from
 * showing us in its pages: plain HTTP.
 *
 * @param url ours, as the platform knows it
 * @param deadline in milliseconds
 */
export async function findObstacles (url: string, deadline: number): Promise<AdviceCode[]> {
  const { protocol, hostname, port } = new URL(url)
  return [
    ...(await isPrivate(hostname, deadline) ? ['address-private'] as const : []),
    ...(['', '80', '443'].includes(port) ? [] : ['address-port'] as const),
    ...(protocol === 'http:' ? ['address-http'] as const : [])
  ]
}
