import { exportJWK, generateKeyPair, createLocalJWKSet, SignJWT, type CryptoKey, type JWK } from 'jose'
import fc from 'fast-check'
import { createHash, createHmac } from 'node:crypto'
import t from 'tap'
import { Refusal } from '../../src/errors.ts'
import { checkLaunch, isOurs, type Claims, type Expected, type FindKey } from '../../lti/launch.ts'
import { recordedLaunch } from '../demo/wire.ts'
import { lti } from './tool.ts'

const kid = 'the platform’s key'
const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
const publicJwk: JWK = { ...await exportJWK(publicKey), kid, alg: 'RS256', use: 'sig' }
const findKey: FindKey = createLocalJWKSet({ keys: [publicJwk] })

const { claims: recorded } = await recordedLaunch('launch-student')
const clock = 1795317800
const expected: Expected = {
  issuer: 'https://moodle.test',
  clientId: 'preuves-client-1',
  platformId: 'the platform',
  deploymentIds: ['0', '1'],
  nonceHash: createHash('sha256').update(String(recorded.nonce)).digest(),
  publicUrl: 'https://fiches.test',
  now: new Date(clock * 1000)
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

const sign = (claims: Claims, header: { kid?: string } = { kid }, key: CryptoKey = privateKey) =>
  new SignJWT(claims).setProtectedHeader({ typ: 'JWT', alg: 'RS256', ...header }).sign(key)

/** The recorded launch with some claims changed, or taken away by undefined. */
const changed = (changes: Claims): Claims => Object.fromEntries(Object.entries({ ...recorded, ...changes }).filter(([, value]) => value !== undefined))

/** 'in', or the code of the refusal. */
async function outcome (idToken: string, expectation = expected, find = findKey): Promise<string> {
  try {
    await checkLaunch(idToken, find, expectation)
    return 'in'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

t.test('the recorded launches are let in', async t => {
  const of = async (name: string) => {
    const { claims } = await recordedLaunch(`launch-${name}`)
    const nonceHash = createHash('sha256').update(String(claims.nonce)).digest()
    return await outcome(await sign(claims), { ...expected, nonceHash, now: new Date(Number(claims.iat) * 1000) })
  }
  for (const name of ['student', 'non-editing-teacher', 'editing-teacher', 'manager', 'site-admin', 'submission-review', 'deep-linking']) t.equal(await of(name), 'in', name)
})

t.test('what it says of a launch', async t => {
  const { claims, ...checked } = await checkLaunch(await sign(recorded), findKey, expected)
  t.strictSame(checked, { message: 'resource', subject: '6', deploymentId: '1', resourceLinkId: '1', roles: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Learner'] })
  t.strictSame(claims, recorded)
})

const odd = [null, '', ' \n', 7, true, [], {}, 'x'.repeat(256), 'nul\u0000']
const without = (name: string, code: string): Array<[string, Claims, string]> => [
  [`${name} missing`, { [name]: undefined }, code],
  ...odd.map((value): [string, Claims, string] => [`${name} ${JSON.stringify(value).slice(0, 20)}`, { [name]: value }, code])
]

const table: Array<[name: string, changes: Claims, code: string]> = [
  ...without('iss', 'token-issuer'),
  ['iss another', { iss: 'https://moodle.test/' }, 'token-issuer'],
  ...without('aud', 'token-audience'),
  ['aud another', { aud: 'preuves-client-2' }, 'token-audience'],
  ['aud a list', { aud: ['preuves-client-1'] }, 'in'],
  ['aud a list of others', { aud: ['a', 'b'], azp: 'preuves-client-1' }, 'token-audience'],
  ['aud with something odd', { aud: ['preuves-client-1', 7], azp: 'preuves-client-1' }, 'token-audience'],
  ['aud two, azp ours', { aud: ['preuves-client-1', 'b'], azp: 'preuves-client-1' }, 'in'],
  ['aud two, azp missing', { aud: ['preuves-client-1', 'b'] }, 'token-audience'],
  ['aud two, azp the other', { aud: ['preuves-client-1', 'b'], azp: 'b' }, 'token-audience'],
  ['azp ours', { azp: 'preuves-client-1' }, 'in'],
  ['azp another', { azp: 'b' }, 'token-audience'],
  ['azp null', { azp: null }, 'token-audience'],
  ['exp missing', { exp: undefined }, 'token-time'],
  ['exp a text', { exp: String(clock + 60) }, 'token-time'],
  ['exp past within the skew', { exp: clock - 59 }, 'in'],
  ['exp past', { exp: clock - 60 }, 'token-time'],
  ['iat missing', { iat: undefined }, 'token-time'],
  ['iat a text', { iat: String(clock) }, 'token-time'],
  ['iat to come within the skew', { iat: clock + 60 }, 'in'],
  ['iat to come', { iat: clock + 61 }, 'token-time'],
  ['nbf past', { nbf: clock }, 'in'],
  ['nbf to come', { nbf: clock + 61 }, 'token-time'],
  ['nbf a text', { nbf: 'now' }, 'token-time'],
  ...without('nonce', 'token-nonce'),
  ['nonce another', { nonce: `${String(recorded.nonce)}x` }, 'token-nonce'],
  ...without(lti('version'), 'message-version'),
  ['version another', { [lti('version')]: '1.3' }, 'message-version'],
  ...without(lti('message_type'), 'message-type'),
  ['message type unknown', { [lti('message_type')]: 'LtiStartProctoring' }, 'message-type'],
  ['submission review', { [lti('message_type')]: 'LtiSubmissionReviewRequest' }, 'in'],
  ['deep linking without its settings', { [lti('message_type')]: 'LtiDeepLinkingRequest' }, 'message-placement'],
  ['an unknown message', { [lti('message_type')]: 'LtiAnything' }, 'message-type'],
  ...without(lti('deployment_id'), 'message-deployment'),
  ['deployment another', { [lti('deployment_id')]: '2' }, 'message-deployment'],
  ...without(lti('target_link_uri'), 'message-target'),
  ['target elsewhere', { [lti('target_link_uri')]: 'https://evil.test/lti/launch' }, 'message-target'],
  ['target of the same origin', { [lti('target_link_uri')]: 'https://fiches.test/anything?at=all' }, 'in'],
  ...without(lti('resource_link'), 'message-resource'),
  ...[undefined, ...odd].map((id): [string, Claims, string] => [`resource link's id ${JSON.stringify(id)?.slice(0, 20)}`, { [lti('resource_link')]: { id } }, 'message-resource']),
  ['roles missing', { [lti('roles')]: undefined }, 'message-roles'],
  ...[null, '', 'Instructor', 7, {}, [null], ['Instructor', 7]].map((roles): [string, Claims, string] => [`roles ${JSON.stringify(roles)}`, { [lti('roles')]: roles }, 'message-roles']),
  ['roles empty', { [lti('roles')]: [] }, 'in'],
  ...without('sub', 'message-person'),
  ['sub a number', { sub: 6 }, 'message-person'],
  ['context, names and services missing', {
    [lti('context')]: undefined,
    name: undefined,
    given_name: undefined,
    family_name: undefined,
    email: undefined,
    [lti('custom')]: undefined,
    'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': undefined
  }, 'in']
]

for (const [name, changes, code] of table) {
  t.test(name, async t => { t.equal(await outcome(await sign(changed(changes))), code) })
}

t.test('the header', async t => {
  const token = await sign(recorded)
  const [header = '', payload = '', signature = ''] = token.split('.')
  const forged = (changes: Claims) => `${encode({ typ: 'JWT', alg: 'RS256', kid, ...changes })}.${payload}.${signature}`
  t.equal(await outcome(forged({ kid: undefined })), 'token-key', 'no kid')
  t.equal(await outcome(forged({ kid: '' })), 'token-key')
  t.equal(await outcome(forged({ kid: 7 })), 'token-key')
  t.equal(await outcome(forged({ kid: 'another' })), 'token-key')
  t.equal(await outcome(`${encode({ alg: 'none', kid })}.${payload}.`), 'token-algorithm')
  for (const alg of [undefined, null, 'none', 'RS384', 'RS512', 'PS256', 'ES256', 'HS256', 'rs256']) {
    t.equal(await outcome(forged({ alg })), 'token-algorithm', String(alg))
  }
  const input = `${encode({ alg: 'HS256', kid })}.${payload}`
  t.equal(await outcome(`${input}.${createHmac('sha256', JSON.stringify(publicJwk)).update(input).digest('base64url')}`), 'token-algorithm')
  t.equal(await outcome(forged({ crit: ['b64'], b64: false })), 'token-malformed')
  t.equal(await outcome(`${header}.${payload}`), 'token-malformed', 'two parts')
  t.equal(await outcome(`${header}.${payload}.${signature}.`), 'token-malformed', 'four parts')
})

t.test('the signature', async t => {
  const [header, payload, signature] = (await sign(recorded)).split('.')
  const other = await generateKeyPair('RS256')
  t.equal(await outcome(await sign(recorded, { kid }, other.privateKey)), 'token-signature')
  t.equal(await outcome([header, encode(changed({ sub: '2' })), signature].join('.')), 'token-signature', 'tampered')
  t.equal(await outcome([header, payload, ''].join('.')), 'token-signature', 'taken off')
})

t.test('what is signed and is no object', async t => {
  const signed = async (payload: string) => {
    const { FlattenedSign } = await import('jose')
    const jws = await new FlattenedSign(Buffer.from(payload)).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey)
    return `${jws.protected}.${jws.payload}.${jws.signature}`
  }
  for (const payload of ['', 'null', '[]', '"text"', '7', '{', '{"a":1']) t.equal(await outcome(await signed(payload)), 'token-malformed', payload)
})

t.test('keys that cannot be had', async t => {
  const failing = (error: Error): FindKey => async () => { throw error }
  const token = await sign(recorded)
  t.equal(await outcome(token, expected, failing(new TypeError('fetch failed'))), 'keys-unreachable')
  const twice: FindKey = createLocalJWKSet({ keys: [publicJwk, publicJwk] })
  t.equal(await outcome(token, expected, twice), 'token-key', 'two keys of one name')
})

t.test('no text makes it do anything but refuse', async () => {
  const part = fc.oneof(fc.string(), fc.json().map(text => Buffer.from(text).toString('base64url')))
  const text = fc.oneof(fc.string(), fc.array(part, { maxLength: 4 }).map(parts => parts.join('.')))
  await fc.assert(fc.asyncProperty(text, async idToken => (await outcome(idToken)).startsWith('token-')))
})

t.test('no claims make it do anything but refuse or let in', async () => {
  await fc.assert(fc.asyncProperty(fc.constantFrom(...Object.keys(recorded)), fc.jsonValue(), async (name, value) => {
    await outcome(await sign({ ...recorded, [name]: value }))
  }), { numRuns: 200 })
})

t.test('addresses of ours', async t => {
  const ours = 'https://fiches.test/preuves'
  for (const url of ['https://fiches.test', 'https://fiches.test:443/x', 'HTTPS://FICHES.TEST/lti/launch']) t.ok(isOurs(url, ours), url)
  for (const url of ['', '/lti/launch', 'http://fiches.test', 'https://fiches.test:8443', 'https://fiches.test.evil.test', 'https://fiches.test@evil.test/',
    'https://evil.test/https://fiches.test', '//fiches.test', 'javascript:alert(1)', 'data:text/html,x']) t.notOk(isOurs(url, ours), url)
})
