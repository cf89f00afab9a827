import { sql } from 'kysely'
import { createPrivateKey, createPublicKey } from 'node:crypto'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import t from 'tap'
import { cachedEach } from '../../lti/cached.ts'
import { createSealer } from '../../lti/seal.ts'
import { createStore } from '../../lti/store.ts'
import { newId } from '../../src/ids.ts'
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

t.test('what is not given again stays; of a new one it is as with Moodle', async t => {
  const { organisationId, issuer, clientId, deploymentIds } = registration
  const before = await stored()
  await lti.addPlatform({ organisationId, issuer, clientId, deploymentIds })
  t.strictSame(await stored(), before)
  await lti.addPlatform({ organisationId, issuer, clientId, deploymentIds, tokenAudience: 'https://api.test/token' })
  t.strictSame(await stored(), { ...before, tokenAudience: 'https://api.test/token' })
  await lti.addPlatform({ organisationId, issuer, clientId, deploymentIds, tokenAudience: null })
  const id = await lti.addPlatform({ organisationId, issuer, clientId: 'usual', deploymentIds })
  const { name, authorizationUrl, tokenUrl, keysUrl } = registration
  t.match(await db.selectFrom('platforms').selectAll().where('id', '=', id).executeTakeFirst(), { name: 'moodle.test', authorizationUrl, tokenUrl, keysUrl, tokenAudience: null })
  t.not(name, 'moodle.test')
  await lti.remove(id)
  t.strictSame(await db.selectFrom('platformKeys').select('kid').where('platformId', '=', id).execute(), [])
  await t.rejects(lti.remove(id), { message: 'there is no such platform' })
})

t.test('a platform whose courses are here stays, and stays its school’s', async t => {
  const id = await lti.addPlatform({ ...registration, clientId: 'used' })
  await db.updateTable('platforms').set({ active: false }).where('id', '=', id).execute()
  await db.transaction().execute(async trx => {
    // A unit with neither framework nor activities, as nothing else of it matters here.
    await sql`set local session_replication_role = replica`.execute(trx)
    await trx.insertInto('units').values({ id: newId(), organisationId, platformId: id, code: 'UE', title: 'UE', frameworkId: newId(), frameworkVersion: 1, profile: JSON.stringify({}) }).execute()
  })
  await t.rejects(lti.remove(id), { message: 'the platform has activities here; it can only be deactivated' })
  await t.rejects(lti.activate(id, 'Une autre'), { message: 'the platform belongs to “École” already' })
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
    for (const address of ['', 'moodle.test', 'javascript:alert(1)', 'file:///etc/passwd', 'https://a;sandbox/']) {
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

t.test('registering a platform never holds up the others for 50 ms', async t => {
  await lti.addPlatform({ ...registration, clientId: 'warm' })
  // What the code holds up, it holds up each time; what a busy machine does passes.
  const pauses: number[] = []
  for (let number = 0; number < 5; number++) {
    const delay = monitorEventLoopDelay({ resolution: 1 })
    delay.enable()
    await lti.addPlatform({ ...registration, clientId: `many ${number}` })
    delay.disable()
    pauses.push(delay.max / 1e6)
  }
  t.ok(Math.min(...pauses) < 50, `${pauses.map(Math.round)} ms`)
})

t.test('the key set holds the public keys of the active platforms, and nothing private', async t => {
  const { status, headers, text } = await tool.get(`/lti/keys/${organisationId}`)
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
  t.equal(JSON.parse((await tool.get(`/lti/keys/${organisationId}`)).text).keys.length, keys.length - 1, 'seen at once after a change made here')
})

t.test('a key set is one school’s', async t => {
  const other = await addOrganisation(db, 'Voisine')
  const keysOf = async (id: string): Promise<unknown[]> => JSON.parse((await tool.get(`/lti/keys/${id}`)).text).keys
  t.strictSame(await keysOf(other), [], 'nothing yet')
  const id = await lti.addPlatform({ ...registration, organisationId: other, clientId: 'theirs' })
  const theirs = await db.selectFrom('platformKeys').select('kid').where('platformId', '=', id).executeTakeFirstOrThrow()
  t.match(await keysOf(other), [theirs])
  t.notMatch(JSON.stringify(await keysOf(organisationId)), theirs.kid)
  for (const nobodys of ['01900000-0000-7000-8000-000000000000', 'nonsense', '%00', "'"]) {
    const answer = await tool.get(`/lti/keys/${nobodys}`)
    t.strictSame([answer.status, JSON.parse(answer.text)], [200, { keys: [] }], 'nothing is told of who is there')
  }
  const old = await tool.get('/lti/keys')
  t.equal(old.status, 404)
  t.match(old.text, 'preuves platform values --organisation')
})

t.test('who may show a school’s pages in a frame', async t => {
  t.strictSame(await lti.frameAncestors(organisationId), ['https://moodle.test'])
  const cloud = { ...registration, clientId: 'cloud', issuer: 'https://cloud.test/', authorizationUrl: 'https://sso.cloud.test:8443/authorize?x=1' }
  await lti.addPlatform({ ...cloud, frameOrigins: ['https://pages.cloud.test'] })
  const all = ['https://cloud.test', 'https://moodle.test', 'https://pages.cloud.test', 'https://sso.cloud.test:8443']
  t.strictSame(await lti.frameAncestors(organisationId), all)
  await lti.addPlatform(cloud)
  t.strictSame(await lti.frameAncestors(organisationId), all, 'what is not given stays')
  const other = await addOrganisation(db, 'Encore une')
  for (const nobody of [null, other, 'nonsense']) t.strictSame(await lti.frameAncestors(nobody), [])
  for (const origin of ['https://pages.test/x', 'https://pages.test/', 'javascript:alert(1)', 'https://a;script-src', "https://a'b", 'pages.test']) {
    await t.rejects(lti.addPlatform({ ...cloud, frameOrigins: [origin] }), { message: /^a frame origin must be/ }, origin)
  }
})

t.test('what is remembered of strangers is bounded', async t => {
  const asked: string[] = []
  const { get, forget } = cachedEach(10_000, 2, async key => asked.push(key))
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await get(key)
  t.strictSame(asked, ['a', 'b', 'c', 'b'], 'b, which nobody had asked for longest, went')
  forget('a')
  await Promise.all([get('a'), get('a')])
  t.strictSame(asked.slice(4), ['a'])
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
    accesstokenEndpoint: registration.tokenUrl,
    authorizationServer: null
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
