import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { createKeySets } from '../../lti/keys.ts'
import { createSafeRequest } from '../../lti/safe-request.ts'

const ask = createSafeRequest({ allowPrivate: true })

const { publicKey } = await generateKeyPair('RS256', { extractable: true })
const named = async (kid: string): Promise<JWK> => ({ ...await exportJWK(publicKey), kid, alg: 'RS256', use: 'sig' })
const header = (kid: string) => ({ alg: 'RS256', kid })

let keys = [await named('first')]
let asked = 0
let delay = 0
const server = createServer((_request, response) => {
  asked++
  setTimeout(() => response.end(JSON.stringify({ keys })), delay)
}).listen(0, '127.0.0.1')
await once(server, 'listening')
t.teardown(() => {
  server.close()
  server.closeAllConnections()
})
const address = server.address()
const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/keys`

t.test('a set is asked for once, by all who wait for it, and then no more', async t => {
  const findKeys = createKeySets(ask)
  asked = 0
  await Promise.all(Array.from({ length: 10 }, () => findKeys(url)(header('first'))))
  await findKeys(url)(header('first'))
  t.equal(asked, 1)
})

t.test('a new key is found once the cool-down is over, by one question', async t => {
  const find = createKeySets(ask, { cooldownDuration: 100, cacheMaxAge: 3_600_000 })(url)
  await find(header('first'))
  keys = [await named('second')]
  await t.rejects(find(header('second')), { code: 'ERR_JWKS_NO_MATCHING_KEY' }, 'not yet')
  await sleep(150)
  asked = 0
  await Promise.all(Array.from({ length: 5 }, () => find(header('second'))))
  t.equal(asked, 1)
  await t.rejects(find(header('first')), { code: 'ERR_JWKS_NO_MATCHING_KEY' }, 'the old one is gone')
  t.equal(asked, 1, 'asking for what is unknown is not free')
})

t.test('a set that hangs is given up', async t => {
  delay = 500
  const find = createKeySets(createSafeRequest({ allowPrivate: true, deadline: 50 }))(url)
  await t.rejects(find(header('second')), { code: 'late' })
})

t.test('a set in our own network, where a registration may have named it, is not asked for', async t => {
  asked = 0
  const find = createKeySets(createSafeRequest({ allowPrivate: false }))(url.replace('http:', 'https:'))
  await t.rejects(find(header('second')), { code: 'forbidden' })
  t.equal(asked, 0)
})
