import { createPrivateKey, createPublicKey } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import t from 'tap'
import { createSealer } from '../../lti/seal.ts'
import { createStore } from '../../lti/store.ts'
import { addOrganisation, secretKey, startTool } from './tool.ts'

const tool = await startTool(t)
const { db, lti, organisationId } = tool

const registration = {
  organisationId,
  name: 'Moodle',
  issuer: 'https://moodle.test',
  clientId: 'client 1',
  deploymentIds: ['1'],
  authorizationUrl: 'https://moodle.test/mod/lti/auth.php',
  tokenUrl: 'https://moodle.test/mod/lti/token.php',
  keysUrl: 'https://moodle.test/mod/lti/certs.php'
}

const deployments = async () => (await db.selectFrom('platformDeployments').select('deploymentId').orderBy('deploymentId').execute()).map(row => row.deploymentId)
const stored = async () => await db.selectFrom('platforms').selectAll().where('clientId', '=', registration.clientId).executeTakeFirstOrThrow()

t.test('a platform is added active, with a key; added again, it is changed and keeps its key', async t => {
  const id = await lti.addPlatform(registration)
  t.match(await stored(), { id, organisationId, name: 'Moodle', issuer: 'https://moodle.test', active: true })
  const [key] = await db.selectFrom('platformKeys').selectAll().execute()
  const again = await lti.addPlatform({ ...registration, name: 'Moodle 2', deploymentIds: ['2', '1'], tokenUrl: 'https://moodle.test/token' })
  t.equal(again, id)
  t.match(await stored(), { name: 'Moodle 2', tokenUrl: 'https://moodle.test/token', active: true })
  t.strictSame(await deployments(), ['1', '2'])
  t.strictSame(await db.selectFrom('platformKeys').selectAll().execute(), [key])
})

t.test('what was deactivated stays so', async t => {
  await db.updateTable('platforms').set({ active: false }).execute()
  await lti.addPlatform(registration)
  t.equal((await stored()).active, false)
  await db.updateTable('platforms').set({ active: true }).execute()
})

t.test('the same registration by another organisation is refused, and changes nothing', async t => {
  const before = await stored()
  const other = await addOrganisation(db, 'Autre')
  await t.rejects(lti.addPlatform({ ...registration, organisationId: other, name: 'Theirs' }), { message: /another organisation/ })
  t.strictSame(await stored(), before)
  t.strictSame(await db.selectFrom('platformKeys').select('kid').where('organisationId', '=', other).execute(), [])
})

t.test('only web addresses', async t => {
  for (const name of ['issuer', 'authorizationUrl', 'tokenUrl', 'keysUrl']) {
    for (const address of ['', 'moodle.test', 'javascript:alert(1)', 'file:///etc/passwd']) {
      await t.rejects(lti.addPlatform({ ...registration, clientId: 'odd', [name]: address }), { message: `${name} must be an http(s) address` })
    }
  }
  await t.rejects(lti.addPlatform({ ...registration, clientId: '' }), { message: /clientId/ })
})

t.test('two at once are one', async t => {
  const twice = { ...registration, clientId: 'twice' }
  const [one, two] = await Promise.all([lti.addPlatform(twice), lti.addPlatform(twice)])
  t.equal(one, two)
  t.equal((await db.selectFrom('platformKeys').select('kid').where('platformId', '=', one ?? '').execute()).length, 1)
})

t.test('making keys does not hold up the others', async t => {
  await lti.addPlatform({ ...registration, clientId: 'warm' })
  const before = performance.eventLoopUtilization()
  for (let number = 0; number < 5; number++) await lti.addPlatform({ ...registration, clientId: `many ${number}` })
  const each = performance.eventLoopUtilization(before).active / 5
  t.ok(each < 50, `${each} ms of the event loop for one registration`)
})

t.test('the key set holds the public keys of the active platforms, and nothing private', async t => {
  const { status, headers, text } = await tool.get('/lti/keys')
  t.equal(status, 200)
  t.match(headers.get('content-type'), 'application/json')
  t.match(headers.get('cache-control'), 'max-age')
  const { keys }: { keys: object[] } = JSON.parse(text)
  const known = await db.selectFrom('platformKeys').select('kid').orderBy('createdAt').execute()
  t.equal(keys.length, known.length)
  for (const key of keys) {
    t.strictSame(Object.keys(key).sort(), ['alg', 'e', 'kid', 'kty', 'n', 'use'])
    t.match(key, { kty: 'RSA', alg: 'RS256', use: 'sig', kid: /^[\w-]{22}\.[\w-]{43}$/ })
  }
  await db.updateTable('platforms').set({ active: false }).where('clientId', '=', 'twice').execute()
  await lti.addPlatform(registration)
  t.equal(JSON.parse((await tool.get('/lti/keys')).text).keys.length, keys.length - 1, 'seen at once after a change made here')
})

t.test('who may show Preuves in a frame', async t => {
  t.strictSame(await lti.frameAncestors(), ['https://moodle.test'])
  await lti.addPlatform({ ...registration, clientId: 'cloud', issuer: 'https://cloud.test/', authorizationUrl: 'https://sso.cloud.test:8443/authorize?x=1' })
  t.strictSame(await lti.frameAncestors(), ['https://cloud.test', 'https://moodle.test', 'https://sso.cloud.test:8443'])
})

t.test('the store of ltijs: what it reads', async t => {
  const store = createStore(db, createSealer(secretKey))
  const query = { platformUrl: registration.issuer, clientId: registration.clientId }
  const [platform] = await store.Get(false, 'platform', query) || []
  const { kid } = await db.selectFrom('platformKeys').select('kid').orderBy('createdAt').executeTakeFirstOrThrow()
  t.strictSame(platform, {
    platformName: 'Moodle',
    platformUrl: registration.issuer,
    clientId: registration.clientId,
    kid,
    authEndpoint: registration.authorizationUrl,
    accesstokenEndpoint: registration.tokenUrl
  })
  t.strictSame(await store.Get(false, 'platformStatus', { id: kid }), [{ id: kid, active: true }])
  t.strictSame(await store.Get(false, 'platformStatus', { id: 'unknown' }), [{ id: 'unknown', active: false }], 'ltijs takes none for active')
  t.equal(await store.Get(false, 'platform', { ...query, clientId: 'unknown' }), false)
  t.equal(await store.Get('', 'privatekey', { kid: 'unknown' }), false)
  const [row] = await store.Get('', 'privatekey', { kid }) || []
  const pem = row !== undefined && 'key' in row && typeof row.key === 'string' ? row.key : ''
  const { n } = createPublicKey(createPrivateKey(pem)).export({ format: 'jwk' })
  t.match(await db.selectFrom('platformKeys').select('publicJwk').where('kid', '=', kid).executeTakeFirst(), { publicJwk: { n } })
})

t.test('the store of ltijs: what it refuses', async t => {
  const store = createStore(db, createSealer(secretKey))
  for (const collection of ['nonce', 'state', 'idtoken', 'contexttoken', 'publickey', 'constructor', '__proto__']) {
    await t.rejects(store.Get(false, collection, {}), collection)
  }
  for (const collection of ['platform', 'privatekey', 'accesstoken', 'nonce']) {
    await t.rejects(store.Insert(false, collection), { message: `ltijs may not insert ${collection} here` })
    await t.rejects(store.Modify(false, collection), { message: `ltijs may not modify ${collection} here` })
  }
  await t.rejects(store.Replace(false, 'platform', {}, {}), { message: 'ltijs may not replace platform here' })
  await t.rejects(store.Delete('platform', {}), { message: 'ltijs may not delete platform here' })
  await t.rejects(store.Get(false, 'platform', { clientId: 'x' }), 'a question that is not about one platform')
})
