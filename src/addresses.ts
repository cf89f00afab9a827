import { lookup as systemLookup, type LookupAddress, type LookupOptions } from 'node:dns'
import { request as requestHttp, type ClientRequest, type RequestOptions } from 'node:http'
import { request as requestHttps } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** IANA's special-purpose registry of IPv4: this network, private, shared, loopback, link-local, documentation, multicast, reserved. */
const reserved4 = [
  '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24',
  '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'
]
/** Of global unicast: protocol assignments (Teredo among them), documentation, 6to4, which holds an IPv4 address of anybody's choice. */
const reserved6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']
/** Where IPv6 can lead into the world: global unicast, and the two forms that hold an IPv4 address: mapped, NAT64. */
const outside6 = ['2000::/3', '::ffff:0:0/96', '64:ff9b::/96']

function add (list: BlockList, subnets: string[], family: 'ipv4' | 'ipv6'): void {
  for (const subnet of subnets) {
    const [network = '', bits] = subnet.split('/')
    list.addSubnet(network, Number(bits), family)
  }
}

const outside = new BlockList()
add(outside, ['0.0.0.0/0'], 'ipv4')
add(outside, outside6, 'ipv6')

// A rule of IPv4 covers the mapped form as well, but not NAT64.
const reserved = new BlockList()
add(reserved, reserved4, 'ipv4')
add(reserved, reserved6, 'ipv6')
add(reserved, reserved4.map(subnet => {
  const [network, bits] = subnet.split('/')
  return `64:ff9b::${network}/${96 + Number(bits)}`
}), 'ipv6')

/** Whether this is an address of the open internet: not of this machine, its network, or of nobody. */
export function isPublicAddress (address: string): boolean {
  const family = isIP(address)
  if (family === 0) return false
  const type = family === 4 ? 'ipv4' : 'ipv6'
  return outside.check(address, type) && !reserved.check(address, type)
}

/** Where nobody from outside may send us. */
export class PrivateAddressError extends Error {}

/**
 * Looks at the host of an address that is itself an IP address, in whatever notation: URL has made it one (WHATWG URL, host
 * parsing). No name is looked up for it, so that `lookupPublic` never sees it.
 *
 * @throws {PrivateAddressError}
 */
export function refusePrivateLiteral ({ hostname }: URL): void {
  const literal = hostname.replace(/^\[|\]$/g, '')
  if (isIP(literal) !== 0 && !isPublicAddress(literal)) throw new PrivateAddressError('the address is not a public one')
}

export type Lookup = (
  hostname: string,
  options: LookupOptions & { all: true },
  callback: (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => void
) => void

/**
 * A lookup for `http.request` and `net.connect` that finds public addresses only. The connection is made to the very
 * addresses that were looked at: a name that changes its answer meanwhile (DNS rebinding) gains nothing. One private
 * address among several refuses them all.
 */
export const lookupPublic = (lookup: Lookup = systemLookup): LookupFunction => (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    const [first] = found ?? []
    if (error !== null) callback(error, [])
    else if (first === undefined || !found.every(({ address }) => isPublicAddress(address))) callback(new PrivateAddressError('the name leads to an address that is not a public one'), [])
    else if (options.all === true) callback(null, found)
    else callback(null, first.address, first.family)
  })
}

export interface Outside {
  /** Lets the request go to private addresses: for trials on one machine. */
  allowPrivate: boolean
  lookup?: Lookup | undefined
}

/**
 * Begins a request to an address that a stranger gave: it goes to the open internet alone, and to the very address that was
 * checked.
 *
 * @throws {PrivateAddressError} at once for a literal; a name's is told by the request's `error`
 */
export function requestOutside (url: URL, options: RequestOptions, { allowPrivate, lookup }: Outside): ClientRequest {
  if (!allowPrivate) refusePrivateLiteral(url)
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  // A connection that somebody else opened was not checked.
  return request(url, { ...options, lookup: allowPrivate ? undefined : lookupPublic(lookup), agent: false })
}
