import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { createKeySets } from '../../lti/keys.ts'
import { createSafeRequest } from '../../lti/safe-request.ts'
import { startStub } from './stub.ts'

const ask = createSafeRequest({ allowPrivate: true })

const { publicKey } = await generateKeyPair('RS256', { extractable: true })
const named = async (kid: string): Promise<JWK> => ({ ...await exportJWK(publicKey), kid, alg: 'RS256', use: 'sig' })
const header = (kid: string) => ({ alg: 'RS256', kid })

let keys = [await named('first')]
let delay = 0
const stub = await startStub(t, async () => {
  await sleep(delay)
  return { body: JSON.stringify({ keys }) }
})
const url = `${stub.url}/keys`

t.test('a set is asked for once, by all who wait for it, and then no more', async t => {
  const findKeys = createKeySets(ask)
  stub.requests.length = 0
  await Promise.all(Array.from({ length: 10 }, () => findKeys(url)(header('first'))))
  await findKeys(url)(header('first'))
  t.equal(stub.requests.length, 1)
})

t.test('a new key is found once the cool-down is over, by one question', async t => {
  const find = createKeySets(ask, { cooldownDuration: 2000, cacheMaxAge: 3_600_000 })(url)
  const second = await named('second')
  await find(header('first'))
  keys = [second]
  await t.rejects(find(header('second')), { code: 'ERR_JWKS_NO_MATCHING_KEY' }, 'not yet')
  await sleep(2050)
  stub.requests.length = 0
  await Promise.all(Array.from({ length: 5 }, () => find(header('second'))))
  t.equal(stub.requests.length, 1)
  await t.rejects(find(header('first')), { code: 'ERR_JWKS_NO_MATCHING_KEY' }, 'the old one is gone')
  t.equal(stub.requests.length, 1, 'asking for what is unknown is not free')
})

t.test('a set that hangs is given up', async t => {
  delay = 500
  const find = createKeySets(createSafeRequest({ allowPrivate: true, deadline: 50 }))(url)
  await t.rejects(find(header('second')), { code: 'late' })
})

t.test('a set in our own network, where a registration may have named it, is not asked for', async t => {
  stub.requests.length = 0
  const find = createKeySets(createSafeRequest({ allowPrivate: false }))(url.replace('http:', 'https:'))
  await t.rejects(find(header('second')), { code: 'forbidden' })
  t.equal(stub.requests.length, 0)
})
