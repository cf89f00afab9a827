import { LmsError, type LmsErrorCode } from '../src/lms.ts'

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

interface Answer { status: number, retryAfter: string | null | undefined }

/**
 * The error that an answer makes. Its message holds the status alone: a platform's own words may quote people's data.
 *
 * @param service `token` reads a refusal as one of the whole tool, not of what was sent
 */
export function failureOf (service: 'token' | 'scores' | 'results', { status, retryAfter }: Answer): LmsError {
  const code = (service === 'token' ? tokenCodes : codes)[status] ?? 'unreachable'
  return new LmsError(code, `${service}: the LMS answered ${status}`, { retryAfter: code === 'busy' ? secondsToWait(retryAfter) : undefined })
}
