import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { PrivateAddressError, requestOutside, type Outside } from './addresses.ts'

/** What an address answers to whoever follows it without being known there. */
type Outcome = 'reachable' | 'login' | 'gone' | 'unreachable' | 'refused'

/** Looks at an address as anybody outside would. Never throws. */
export type Visit = (url: string) => Promise<Outcome>

export interface VisitOptions extends Outside {
  /** For the whole visit, in milliseconds. */
  deadline?: number
  /** How a request begins. */
  open?: typeof requestOutside
}

interface Seen { status: number, location: string | undefined }
type Look = (method: 'HEAD' | 'GET', url: URL) => Promise<Seen>

const mostRedirects = 3

/** Nobody's name, and no door that a web server has not: strangers would have us knock at others. */
const mayVisit = (url: URL, allowPrivate: boolean): boolean =>
  /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' && (allowPrivate || ['', '80', '443'].includes(url.port))

const doorWord = /^(.*(login|signin|logon)\d*|cas|auth|authn|authenticate|authentication|authorize|sso|oauth\d*|oidc|openid|saml\d*|idp|adfs|shibboleth|wayf)$/

/** The words of an address that speak of a login: `accounts.x.org/ServiceLogin` has one. */
function doorWords ({ hostname, pathname }: URL): string[] {
  const words = `${hostname}${pathname}`.replace(/([a-z])([A-Z])/g, '$1/$2').toLowerCase().replace(/(log|sign)[-_]in/g, '$1in').split(/[^a-z0-9]+/)
  return words.filter(word => doorWord.test(word))
}

/** Whether a redirect leads to a login: it speaks of one, and the address that was given did not. A case may be a «cas». */
const leadsToLogin = (given: URL, next: URL): boolean => {
  const known = doorWords(given)
  return doorWords(next).some(word => !known.includes(word))
}

const isLoginPage = ({ pathname }: URL): boolean => /\/(log[-_]?in|sign[-_]?in)(\.\w+|\/index\.\w+)?\/?$/i.test(pathname)

function outcomeOf ({ status }: Seen, url: URL): Outcome {
  if (status >= 200 && status < 300) return isLoginPage(url) ? 'login' : 'reachable'
  if (status === 401 || status === 403) return 'login'
  return status === 404 || status === 410 ? 'gone' : 'unreachable'
}

/** Not every server answers HEAD, and some answer it badly. */
async function lookTwice (look: Look, url: URL): Promise<Seen> {
  const seen = await look('HEAD', url)
  return seen.status < 400 ? seen : await look('GET', url)
}

async function follow (look: Look, given: URL, allowPrivate: boolean): Promise<Outcome> {
  let url = given
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    if (!mayVisit(url, allowPrivate)) return 'refused'
    const seen = await lookTwice(look, url)
    if (seen.status < 300 || seen.status >= 400) return outcomeOf(seen, url)
    const next = seen.location === undefined ? null : URL.parse(seen.location, url)
    if (next === null) return 'unreachable'
    if (leadsToLogin(given, next)) return 'login'
    url = next
  }
  return 'unreachable'
}

/** The head of an answer is enough: its body is not read. */
function createLook ({ allowPrivate, lookup, open = requestOutside }: VisitOptions, signal: AbortSignal): Look {
  return async (method, url) => {
    const request = open(url, { method, headers: { accept: '*/*', 'user-agent': 'Preuves' }, signal }, { allowPrivate, lookup })
    request.on('error', () => {})
    const answered = once(request, 'response', { signal })
    request.end()
    const [answer]: IncomingMessage[] = await answered
    answer?.destroy()
    return { status: answer?.statusCode ?? 0, location: answer?.headers.location }
  }
}

/**
 * Makes the visitor of students' links. It goes to the open internet alone, checks every redirect anew, and says who it is
 * but not who asked: no cookie, no referrer.
 */
export function createVisit (options: VisitOptions): Visit {
  const { allowPrivate, deadline = 5_000 } = options
  return async address => {
    const url = URL.parse(address)
    if (url === null) return 'refused'
    try {
      return await follow(createLook(options, AbortSignal.timeout(deadline)), url, allowPrivate)
    } catch (error) {
      return error instanceof PrivateAddressError ? 'refused' : 'unreachable'
    }
  }
}
