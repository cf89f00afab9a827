import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { PrivateAddressError, requestOutside, type Outside } from '../src/addresses.ts'

/**
 * `forbidden`: an address that nobody from outside may send us to. `late`, `large`, `unreadable`: no whole answer in JSON
 * within the bounds. `redirect`: it sends us elsewhere.
 */
type StrangerErrorCode = 'forbidden' | 'unreachable' | 'late' | 'large' | 'redirect' | 'unreadable'

/** Why a stranger's address gave nothing. The message is for logs and administrators and holds none of the stranger's words. */
export class StrangerError extends Error {
  readonly code: StrangerErrorCode

  constructor (code: StrangerErrorCode, message: string) {
    super(message)
    this.code = code
  }
}

/** `allowPrivate` also lets it go over plain http. */
export interface SafeRequestOptions extends Outside {
  /** For the whole exchange, in milliseconds. */
  deadline?: number | undefined
  /** Of an answer, in bytes. */
  most?: number | undefined
}

export interface Answer { status: number, headers: Headers, text: string }

export interface Sent { method?: 'GET' | 'POST' | 'PUT' | undefined, headers?: Record<string, string>, body?: string | undefined }

/**
 * Asks an address that a stranger gave, as every platform is: its launches name addresses, and its registration did. It goes
 * to the open internet alone, over TLS; the address that was checked is the one that is connected to; no redirect is
 * followed, as LTI knows none; time and size are bounded.
 *
 * @throws {StrangerError}
 */
export type SafeRequest = (address: string, sent?: Sent) => Promise<Answer>

export function createSafeRequest ({ allowPrivate, lookup, deadline = 5_000, most = 1024 * 1024 }: SafeRequestOptions): SafeRequest {
  const open = (url: URL, { method = 'GET', headers = {} }: Sent, signal: AbortSignal) => {
    // Some hosts of Moodle answer 403 to whoever has no name.
    const named = { accept: 'application/json', 'user-agent': 'Preuves', ...headers }
    return requestOutside(url, { method, headers: named, signal }, { allowPrivate, lookup })
  }

  return async (address, sent = {}) => {
    const url = URL.parse(address)
    const secure = url?.protocol === 'https:' || (allowPrivate && url?.protocol === 'http:')
    if (url === null || !secure || url.username !== '' || url.password !== '') throw new StrangerError('forbidden', 'the address is not https')
    const signal = AbortSignal.timeout(deadline)
    try {
      const request = open(url, sent, signal)
      // What fails after the answer has begun is told by reading it.
      request.on('error', () => {})
      const answered = once(request, 'response', { signal })
      request.end(sent.body)
      const [response] = await answered
      return await read(response, most)
    } catch (error) {
      throw failureOf(error, signal)
    }
  }
}

async function read (response: IncomingMessage, most: number): Promise<Answer> {
  const { statusCode: status = 0 } = response
  try {
    if (status >= 300 && status < 400) throw new StrangerError('redirect', `the LMS answered ${status}`)
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of response) {
      size += chunk.length
      if (size > most) throw new StrangerError('large', 'the answer is too large')
      chunks.push(chunk)
    }
    // PHP files saved with a byte order mark send it along; the decoder takes it off.
    return { status, headers: headersOf(response), text: new TextDecoder().decode(Buffer.concat(chunks)) }
  } finally {
    response.destroy()
  }
}

const headersOf = ({ headersDistinct }: IncomingMessage): Headers =>
  new Headers(Object.entries(headersDistinct).flatMap(([name, values = []]) => values.map((value): [string, string] => [name, value])))

function failureOf (error: unknown, signal: AbortSignal): StrangerError {
  if (error instanceof StrangerError) return error
  if (error instanceof PrivateAddressError) return new StrangerError('forbidden', error.message)
  if (signal.aborted) return new StrangerError('late', 'no whole answer came in time')
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  return new StrangerError('unreachable', `no answer (${code})`)
}

/** @throws {StrangerError} when the answer is no JSON */
export function readJson ({ headers, text }: Answer): unknown {
  const type = headers.get('content-type') ?? ''
  if (!/^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(type)) throw new StrangerError('unreadable', 'it answered with something else than JSON')
  try {
    return JSON.parse(text)
  } catch {
    throw new StrangerError('unreadable', 'its JSON cannot be read')
  }
}
