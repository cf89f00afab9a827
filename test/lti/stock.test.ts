// Why the launch is our own: what stock ltijs lets in, and we do not. Each of these launches is signed by the platform's key.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import type { Claims } from '../../src/demo/index.ts'
import { freePort } from '../support/service.ts'
import { codeOf, launch, lti, startSchool } from './tool.ts'

const school = await startSchool(t)
const { demo } = school
const { issuer, clientId, authorizationUrl, tokenUrl, keysUrl } = demo.registration
const port = await freePort()
const stock = `http://127.0.0.1:${port}`
const file = fileURLToPath(new URL('../bench/stock-ltijs.js', import.meta.url))
const child = spawn(process.execPath, [file, issuer, clientId, authorizationUrl, tokenUrl, keysUrl, String(port), 'inMemory'], { stdio: ['ignore', 'pipe', 'inherit'] })
t.teardown(() => { child.kill() })
const [output] = await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
if (child.exitCode !== null) throw new Error(`stock ltijs did not start: ${output}`)

const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(stock + path, { method: 'POST', body: new URLSearchParams(fields), headers, redirect: 'manual' })

async function launchStock (overrides: Claims): Promise<number> {
  const begun = await post('/login', { iss: issuer, target_link_uri: `${stock}/`, login_hint: '6', lti_message_hint: '{}', client_id: clientId })
  const cookie = begun.headers.getSetCookie().map(line => line.split(';')[0]).join('; ')
  const { state = '', nonce = '' } = Object.fromEntries(new URL(begun.headers.get('location') ?? stock).searchParams)
  const claims = demo.launchClaims('6', { nonce, [lti('target_link_uri')]: `${stock}/`, ...overrides })
  return (await post('/', { id_token: await demo.sign(claims), state }, { cookie })).status
}

const soon = () => Math.floor(Date.now() / 1000)
const cases: Array<[name: string, claims: () => Claims, code: string]> = [
  ['X02 a nonce that nobody gave', () => ({ nonce: `theirs ${Math.random()}` }), 'token-nonce'],
  ['X09 a deployment that is not registered', () => ({ [lti('deployment_id')]: '99' }), 'message-deployment'],
  ['X13 no exp', () => ({ exp: undefined }), 'token-time'],
  ['X13 iat to come', () => ({ iat: soon() + 3000, exp: soon() + 6000 }), 'token-time'],
  ['X15 a target elsewhere', () => ({ [lti('target_link_uri')]: 'https://evil.test/' }), 'message-target']
]

t.test('a good launch gets in at both', async t => {
  t.equal(await launchStock({}), 302)
  t.equal((await launch(school)).status, 200)
})

for (const [name, claims, code] of cases) {
  t.test(`${name}: stock ltijs lets it in, we do not`, async t => {
    t.equal(await launchStock(claims()), 302)
    t.equal(codeOf(await launch(school, claims())), code)
  })
}
