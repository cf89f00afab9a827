// The typed client over a fake fetch: one renewal at a time, one retry after a 401, and when the session is over.
import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { reachable } from '../../src/web/api/authorised.ts'
import { createApi } from '../../src/web/api/client.ts'
import { ApiProblem } from '../../src/web/api/problem.ts'
import { memoryStore } from '../../src/web/storage.ts'

const key = 'preuves.refresh-token'
const json = (status: number, body: unknown): Response => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
const refusal = (status: number, code: string): Response => json(status, { type: 'about:blank', title: 'x', status, code, fields: [], requestId: 'r' })
const list = { items: [], next: null }

interface World {
  calls: string[]
  bodies: string[]
  now: number
  /** Access tokens that the server takes. */
  good: Set<string>
  refresh: (given: string) => Response
}

function setUp (change: Partial<World> = {}) {
  let made = 0
  const tokens = (): Response => {
    made++
    world.good.add(`access-${made}`)
    return json(200, { accessToken: `access-${made}`, expiresIn: 600, refreshToken: `refresh-${made}` })
  }
  const world: World = { calls: [], bodies: [], now: 0, good: new Set(), refresh: tokens, ...change }
  const store = memoryStore()
  async function fetch (request: Request): Promise<Response> {
    const path = new URL(request.url).pathname.replace('/api/v1', '')
    world.calls.push(`${request.method} ${path}`)
    const body = await request.text()
    world.bodies.push(body)
    await new Promise(resolve => setImmediate(resolve))
    if (path === '/sessions') return tokens()
    if (path === '/sessions/refresh') return world.refresh(body)
    const bearer = request.headers.get('authorization')?.replace('Bearer ', '') ?? ''
    return world.good.has(bearer) ? json(200, list) : refusal(401, 'unauthenticated')
  }
  const api = createApi({ baseUrl: 'https://preuves.example', fetch, store, now: () => world.now })
  let ends = 0
  api.session.onEnd(() => { ends++ })
  return { world, store, api, ended: () => ends }
}

t.test('a launch gives a token that every call bears', async t => {
  const { api, world, store } = setUp()
  await api.session.start('code')
  t.same(await api.listFiches({}), list)
  t.same(world.calls, ['POST /sessions', 'GET /fiches'])
  t.equal(store.get(key), 'refresh-1')
})

t.test('however many calls find the token run out, it is renewed once', async t => {
  const { api, world } = setUp()
  await api.session.start('code')
  world.now = 580_000
  await Promise.all([api.listFiches({}), api.listFiches({}), api.listCompetences(), api.listPlatforms()])
  t.equal(world.calls.filter(call => call === 'POST /sessions/refresh').length, 1)
  t.match(world.bodies[1], 'refresh-1')
})

t.test('calls that are all refused renew once, and are sent again with their bodies', async t => {
  const { api, world } = setUp()
  await api.session.start('code')
  world.good.clear()
  await Promise.all([api.createFiche('one'), api.createFiche('two')])
  t.equal(world.calls.filter(call => call === 'POST /sessions/refresh').length, 1)
  t.same(world.bodies.filter(body => body.includes('one')).length, 2)
  t.same(world.bodies.filter(body => body.includes('two')).length, 2)
})

t.test('each refresh token is used once, and the next one kept', async t => {
  const { api, world, store } = setUp()
  await api.session.start('code')
  world.now = 580_000
  await api.listFiches({})
  world.now = 1_200_000
  await api.listFiches({})
  t.equal(store.get(key), 'refresh-3')
  t.same(world.bodies.filter(body => body.includes('refreshToken')).map(body => JSON.parse(body).refreshToken), ['refresh-1', 'refresh-2'])
})

t.test('after a reload the session goes on', async t => {
  const { api, store } = setUp()
  store.set(key, 'kept')
  t.ok(api.session.exists())
  t.same(await api.listFiches({}), list)
})

t.test('a refused refresh ends the session, and says so once', async t => {
  const { api, store, ended } = setUp({ refresh: () => refusal(401, 'session-ended') })
  store.set(key, 'stolen')
  const results = await Promise.allSettled([api.listFiches({}), api.listFiches({})])
  for (const result of results) t.match(result, { status: 'rejected', reason: { code: 'session-ended' } })
  t.equal(store.get(key), null)
  t.equal(ended(), 1)
})

t.test('a token that is refused even when fresh ends the session', async t => {
  const { api, world, ended } = setUp({ refresh: () => json(200, { accessToken: 'bad', expiresIn: 600, refreshToken: 'next' }) })
  await api.session.start('code')
  world.good.clear()
  await t.rejects(api.listFiches({}), { code: 'unauthenticated' })
  t.equal(ended(), 1)
})

t.test('no network is no end', async t => {
  const { api, store, ended } = setUp({ refresh: () => { throw new TypeError('Failed to fetch') } })
  store.set(key, 'kept')
  await t.rejects(api.listFiches({}), { code: 'offline', status: 0 })
  t.equal(store.get(key), 'kept')
  t.equal(ended(), 0)
})

t.test('an answer that is not the API’s is told from one that is', async t => {
  const { api, world } = setUp({ refresh: () => new Response('<h1>502</h1>', { status: 502, headers: { 'content-type': 'text/html' } }) })
  await api.session.start('code')
  world.now = 600_000
  await t.rejects(api.listFiches({}), new ApiProblem(502, 'unavailable'))
})

t.test('an answer is waited for as long as it comes, and not when it falls silent', async t => {
  const silence = 600
  const answering = (body: ReadableStream<Uint8Array> | null) => reachable(async ({ signal }) => {
    // As fetch does: what is given up breaks off.
    const abort = new TransformStream<Uint8Array, Uint8Array>({ start: controller => signal.addEventListener('abort', () => controller.error(signal.reason)) })
    return new Response(body?.pipeThrough(abort) ?? null, { status: body === null ? 204 : 200, headers: { 'x-kept': 'yes' } })
  }, silence)
  const ask = new Request('https://preuves.example/')
  const slow = new ReadableStream<Uint8Array>({
    async start (controller) {
      for (let piece = 0; piece < 5; piece++) {
        await sleep(silence / 3)
        controller.enqueue(Buffer.from(`${piece}`))
      }
      controller.close()
    }
  })
  const answer = await answering(slow)(ask)
  t.equal(answer.headers.get('x-kept'), 'yes')
  t.equal(await answer.text(), '01234')
  t.equal((await answering(null)(ask)).status, 204)
  const silent = new ReadableStream<Uint8Array>({ start: controller => controller.enqueue(Buffer.from('half')) })
  await t.rejects((await answering(silent)(ask)).text(), { code: 'offline', status: 0 })
  const never = reachable(async ({ signal }) => await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))), silence)
  await t.rejects(never(ask), { code: 'offline', status: 0 })
})
