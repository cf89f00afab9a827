// Keys grow old: a new one signs when it is known everywhere, the old one is published until its last assertion has died.
import { sql } from 'kysely'
import { createLocalJWKSet, importPKCS8, jwtVerify, SignJWT, type JSONWebKeySet } from 'jose'
import t from 'tap'
import { createLti } from '../../lti/index.ts'
import { createSealer } from '../../lti/seal.ts'
import { createStore } from '../../lti/store.ts'
import { sweepKeys } from '../../lti/tool-keys.ts'
import { offered, secretKey, startSchool } from './tool.ts'

const tokens: unknown[] = []
const school = await startSchool(t, {}, { intercept: async ({ name, body }) => { if (name === 'token') tokens.push(body) } })
const { db, lti, url, demo, organisationId, platformId } = school
// Another process on the same database.
const other = createLti({ db, publicUrl: url, secretKey, enter: async () => ({ code: '' }), offer: async () => offered, strangers: { allowPrivate: true } })
const store = createStore(db, createSealer(secretKey))

const keys = async () => await db.selectFrom('platformKeys').select(['kid', 'retiredAt']).where('platformId', '=', platformId).orderBy('createdAt').execute()
const published = async (): Promise<JSONWebKeySet> => JSON.parse((await school.get(`/lti/keys/${organisationId}`)).text)
const publishedIds = async () => (await published()).keys.map(({ kid }) => kid)

/** As if so many seconds had gone by. */
async function age (seconds: number): Promise<void> {
  const gone = sql`make_interval(secs => ${seconds})`
  await db.updateTable('platformKeys').set({ createdAt: sql`created_at - ${gone}`, retiredAt: sql`retired_at - ${gone}` }).where('platformId', '=', platformId).execute()
}

async function signer (): Promise<string> {
  const [platform] = await store.Get(false, 'platform', { platformUrl: demo.url, clientId: demo.registration.clientId }) || []
  return platform !== undefined && 'kid' in platform ? String(platform.kid) : ''
}

async function sign (kid: string): Promise<string> {
  const [row] = await store.Get('', 'privatekey', { kid }) || []
  const pem = row !== undefined && 'key' in row && typeof row.key === 'string' ? row.key : ''
  return await new SignJWT({}).setProtectedHeader({ alg: 'RS256', kid }).sign(await importPKCS8(pem, 'RS256'))
}

const lineItem = { organisationId, platformId, url: `${demo.url}/mod/lti/services.php/2/lineitems/2/lineitem?type_id=1` }

/** A real token request of each process: none is kept from before. @returns the keys they were signed with */
async function askForTokens (): Promise<string[]> {
  tokens.length = 0
  for (const { lms } of [lti, other]) {
    await db.deleteFrom('platformTokens').execute()
    await lms.readResult(lineItem, '6')
  }
  return tokens.map(body => {
    const assertion = typeof body === 'object' && body !== null && 'client_assertion' in body ? String(body.client_assertion) : ''
    return String(JSON.parse(Buffer.from(assertion.split('.')[0] ?? '', 'base64url').toString()).kid)
  })
}

t.test('the only key signs at once', async t => {
  const [first] = await keys()
  t.strictSame(await askForTokens(), [first?.kid, first?.kid])
})

t.test('a rotation: nobody notices', async t => {
  t.equal(await lti.rotateKeys(), 0, 'a key that is not known everywhere yet is no old one')
  await age(3901)
  const [first] = await keys()
  const begun = await sign(first?.kid ?? '')
  t.equal(await lti.rotateKeys(organisationId), 1)
  const [, second] = await keys()
  t.strictSame(await publishedIds(), [first?.kid, second?.kid], 'both are published at once')
  t.strictSame(await askForTokens(), [first?.kid, first?.kid], 'the old one signs while the new one gets known')

  await age(3600)
  t.equal(await signer(), first?.kid, 'also for who remembers our keys for an hour')
  t.strictSame((await lti.lms.check({ organisationId, platformId }, null)).filter(({ part, outcome }) => part === 'ownKeys' && outcome === 'failed'), [], 'which the diagnosis knows')
  await age(301)
  t.equal(await signer(), second?.kid)
  t.strictSame(await askForTokens(), [second?.kid, second?.kid])
  await t.resolves(jwtVerify(begun, createLocalJWKSet(await published())), 'what was begun with the old one still holds')

  await age(3500)
  await sweepKeys(db)
  t.strictSame(await publishedIds(), [first?.kid, second?.kid])
  await age(200)
  await sweepKeys(db)
  t.strictSame(await keys(), [{ kid: second?.kid, retiredAt: null }], 'gone an hour after its last signature')
})

t.test('twice at once makes one', async t => {
  await age(3901)
  const made = await Promise.all([lti.rotateKeys(), other.rotateKeys(), lti.rotateKeys()])
  t.equal(made.reduce((sum, each) => sum + each), 1)
  t.strictSame((await keys()).map(({ retiredAt }) => retiredAt === null), [false, true])
})

t.test('one school’s alone', async t => {
  await age(3901)
  t.equal(await lti.rotateKeys('01900000-0000-7000-8000-000000000000'), 0)
  t.equal((await keys()).length, 2)
})

t.test('of two young keys the older signs', async t => {
  const [, second] = await keys()
  await db.updateTable('platformKeys').set({ createdAt: sql`now() - interval '5 seconds'` }).where('kid', '=', second?.kid ?? '').execute()
  await db.updateTable('platformKeys').set({ createdAt: sql`now() - interval '2 seconds'` }).where('kid', '!=', second?.kid ?? '').execute()
  t.equal(await signer(), second?.kid)
})
