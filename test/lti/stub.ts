import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { text } from 'node:stream/consumers'
import { LmsError } from '../../src/lms.ts'

interface Teardown { teardown: (close: () => void | Promise<void>) => void }

export interface Request { method: string, path: string, headers: IncomingHttpHeaders, body: string }
export interface Response { status?: number, headers?: Record<string, string | number>, body?: string | Buffer }

/** A server that answers what a test wants, and notes what it was asked. */
export async function startStub (t: Teardown, answer: (request: Request) => Response | Promise<Response>) {
  const requests: Request[] = []
  const server = createServer(async (incoming, outgoing) => {
    const request = { method: incoming.method ?? '', path: incoming.url ?? '', headers: incoming.headers, body: await text(incoming) }
    requests.push(request)
    const { status = 200, headers = {}, body = '' } = await answer(request)
    for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, value)
    outgoing.writeHead(status).end(body)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => {
    server.close()
    server.closeAllConnections()
  })
  const address = server.address()
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`, requests }
}

/** The error that a call ends with. */
export async function failure (work: Promise<unknown>): Promise<LmsError> {
  const error = await work.then(() => undefined, (reason: unknown) => reason)
  if (error instanceof LmsError) return error
  throw new Error('it should have failed by an LmsError', { cause: error })
}
