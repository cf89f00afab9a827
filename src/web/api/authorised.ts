import type { Session } from '../session.ts'
import { ApiProblem } from './problem.ts'

export type Fetch = (request: Request) => Promise<Response>

/** A phone's network may keep a request open for ever: rather an error that is tried again. */
const patienceMs = 20_000

/** A fetch that says `offline` when no answer comes. */
export const reachable = (fetch: Fetch): Fetch => async request => {
  const signal = AbortSignal.any([request.signal, AbortSignal.timeout(patienceMs)])
  try {
    return await fetch(new Request(request, { signal }))
  } catch {
    throw new ApiProblem(0, 'offline')
  }
}

function bearing (request: Request, token: string): Request {
  const headers = new Headers(request.headers)
  headers.set('authorization', `Bearer ${token}`)
  return new Request(request, { headers })
}

/** A fetch with the session's token. After a 401 it renews once; a second 401 ends the session. */
export const authorised = (fetch: Fetch, session: Session): Fetch => async request => {
  const again = request.clone()
  const token = await session.token()
  const answer = await fetch(bearing(request, token))
  if (answer.status !== 401) return answer
  const second = await fetch(bearing(again, await session.tokenAfter(token)))
  if (second.status === 401) session.end()
  return second
}
