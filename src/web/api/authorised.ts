import type { Session } from '../session.ts'
import { ApiProblem } from './problem.ts'

export type Fetch = (request: Request) => Promise<Response>

/** A phone's network may keep a request open for ever: where nothing comes for so long, rather an error that is tried again. */
const silenceMs = 20_000

/** A deadline that every sign of life puts off. */
function beginWaiting (silence: number) {
  const waiting = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const end = (): void => clearTimeout(timer)
  const hear = (): void => {
    end()
    timer = setTimeout(() => waiting.abort(), silence)
  }
  hear()
  return { signal: waiting.signal, hear, end }
}

/** The same bytes: large ones may take as long as they come. */
function heard (body: ReadableStream<Uint8Array>, { hear, end }: ReturnType<typeof beginWaiting>): ReadableStream<Uint8Array> {
  const reader = body.getReader()
  return new ReadableStream({
    async pull (controller) {
      try {
        const { done, value } = await reader.read()
        hear()
        if (!done) return controller.enqueue(value)
        end()
        controller.close()
      } catch {
        end()
        controller.error(new ApiProblem(0, 'offline'))
      }
    },
    async cancel (reason) {
      end()
      await reader.cancel(reason)
    }
  })
}

/** A fetch that says `offline` when no answer comes, or no more of it. */
export const reachable = (fetch: Fetch, silence = silenceMs): Fetch => async request => {
  const waiting = beginWaiting(silence)
  try {
    const answer = await fetch(new Request(request, { signal: AbortSignal.any([request.signal, waiting.signal]) }))
    // Browsers give an answer without content a body all the same, and then make none that has one.
    if (answer.body !== null && answer.status !== 204) return new Response(heard(answer.body, waiting), answer)
    waiting.end()
    return answer
  } catch {
    waiting.end()
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
  await answer.body?.cancel()
  const second = await fetch(bearing(again, await session.tokenAfter(token)))
  if (second.status === 401) session.end()
  return second
}
