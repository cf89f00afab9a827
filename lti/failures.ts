import { LmsError, type LmsErrorCode } from '../src/lms.ts'

/** What is asked of an LMS, as messages name it. */
export type Service = 'token' | 'keys' | 'scores' | 'results' | 'line items' | 'members'

/** How a refusal of an LMS's service reads in Preuves' words. What is not here may pass: the call can be tried again. */
const codes: Record<number, LmsErrorCode> = {
  400: 'refused',
  401: 'unauthorised',
  403: 'refused',
  404: 'gone',
  409: 'conflict',
  410: 'gone',
  422: 'refused',
  429: 'busy',
  503: 'busy'
}

/** The token endpoint refuses with 400 (RFC 6749, 5.2), whatever is wrong: key, client or scopes. */
const tokenCodes: Record<number, LmsErrorCode> = { 400: 'unauthorised', 401: 'unauthorised', 403: 'unauthorised', 429: 'busy', 503: 'busy' }

/** Seconds to wait, out of `Retry-After`: seconds or a date (RFC 9110, 10.2.3). */
function secondsToWait (retryAfter: string | null | undefined): number | undefined {
  const text = retryAfter?.trim() ?? ''
  if (/^\d+$/.test(text)) return Number(text)
  // Date.parse alone takes '-5' for a year.
  const date = text.endsWith(' GMT') ? Date.parse(text) : Number.NaN
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - Date.now()) / 1000))
}

interface Answer {
  status: number
  retryAfter: string | null | undefined
  /** One of RFC 6749, 5.2. */
  error?: OAuthError | undefined
}

/** What a token endpoint may say of its refusal (RFC 6749, 5.2); Moodle says other things too, which are not repeated. */
export const oauthErrors = [
  'invalid_request', 'invalid_client', 'invalid_grant', 'unauthorized_client', 'unsupported_grant_type', 'invalid_scope'
] as const
export type OAuthError = typeof oauthErrors[number]

/**
 * The error that an answer makes. Its message holds the status alone: a platform's own words may quote people's data.
 * The word of a token endpoint, when it is one of the standard's, is its `cause` too.
 *
 * @param service `token` reads a refusal as one of the whole tool, not of what was sent
 */
export function failureOf (service: Service, { status, retryAfter, error }: Answer): LmsError {
  const code = (service === 'token' ? tokenCodes : codes)[status] ?? 'unreachable'
  const message = `${service}: the LMS answered ${status}${error === undefined ? '' : ` (${error})`}`
  return new LmsError(code, message, { retryAfter: code === 'busy' ? secondsToWait(retryAfter) : undefined, cause: error })
}

/** A scope was asked for and not given, whether the LMS says so or keeps silent. */
export const withheld = (scope: string): LmsError =>
  new LmsError('unauthorised', `token: the LMS does not grant ${scope}`, { cause: 'invalid_scope' satisfies OAuthError })

/** Whether that is why a call was refused. */
export const isWithheld = (error: LmsError): boolean => error.cause === ('invalid_scope' satisfies OAuthError)
