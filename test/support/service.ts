import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { v7 } from 'uuid'
import { createLti } from '../../lti/index.ts'
import { connect } from '../../src/db/connect.ts'
import { startDemo, type Demo, type DemoOptions } from '../../src/demo/index.ts'
import * as organisations from '../../src/features/organisations/domain.ts'
import { createDatabase } from './database.ts'
import { completeDraft } from './school.ts'

interface Scope { teardown: (fn: () => Promise<void>) => void }

const secretKey = 'a secret key of at least 32 characters'
const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

const given = new Set<number>()

async function isFree (port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1')
  return await once(server, 'listening').then(() => { server.close(); return true }, () => false)
}

/**
 * A port for a process that may be killed and started again. Below those that the system gives to whoever asks for any:
 * none of them takes it while nobody listens.
 */
export async function freePort (): Promise<number> {
  for (;;) {
    const port = randomInt(10_000, 32_000)
    if (given.has(port) || !await isFree(port)) continue
    given.add(port)
    return port
  }
}

async function isReady (url: string): Promise<boolean> {
  return await fetch(`${url}/health/ready`).then(answer => answer.ok, () => false)
}

/** Waits until something holds. @throws after `seconds` */
export async function eventually (what: string, holds: () => boolean | Promise<boolean>, seconds = 90): Promise<void> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(50)) {
    if (await holds()) return
  }
  throw new Error(`never: ${what}`)
}

/**
 * The service as operators run it, a process of its own in production's settings, with the demo Moodle in this one:
 * so the process can be killed while the gradebook lives on.
 */
export async function startService (t: Scope, moodle: Partial<DemoOptions> = {}, environment: Record<string, string> = {}) {
  const database = await createDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'preuves-service-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const demo = await startDemo({ toolUrl: url, ...moodle })
  await register(database.url, url, demo)
  let child: ChildProcess | undefined
  let output = ''

  async function start (): Promise<void> {
    child = spawn(process.execPath, [main], {
      env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE, NODE_ENV: 'production', PORT: String(port), PUBLIC_URL: url, DATA_DIR: folder, DATABASE_URL: database.url, SECRET_KEY: secretKey, ALLOW_PRIVATE_ADDRESSES: 'true', ...environment },
      stdio: ['ignore', 'pipe', 'pipe']
    })
    child.stdout?.on('data', (chunk: Buffer) => { output += chunk.toString() })
    child.stderr?.on('data', (chunk: Buffer) => { output += chunk.toString() })
    await eventually('the service answers', () => {
      if (child?.exitCode !== null) throw new Error(`the service ended: ${output}`)
      return isReady(url)
    })
  }

  async function kill (signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }

  t.teardown(async () => {
    await kill()
    await demo.close()
    await database.drop()
    await rm(folder, { recursive: true })
  })
  return { url, databaseUrl: database.url, demo, start, kill, output: () => output, pid: () => child?.pid ?? 0 }
}

export type Service = Awaited<ReturnType<typeof startService>>

async function register (databaseUrl: string, url: string, demo: Demo): Promise<void> {
  const db = connect(databaseUrl, () => {})
  const lti = createLti({ db, publicUrl: url, secretKey, enter: async () => ({ code: '' }), offer: async () => ({ unit: { id: '', title: '' }, competences: [] }), strangers: { allowPrivate: true } })
  const organisationId = await organisations.provide(db, 'École')
  await lti.addPlatform({ organisationId, ...demo.registration, deploymentIds: [demo.registration.deploymentId] })
  demo.setToolKeysUrl(`${url}/lti/keys/${organisationId}`)
  await db.destroy()
}

/** An attribute of a page of the launch. */
export const attribute = (page: string, name: string): string =>
  (new RegExp(`${name}="([^"]*)"`).exec(page)?.[1] ?? '').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

/** The launch as a browser goes through it, without a browser. @returns the address that it ends at, with its one-time code */
export async function launchAs ({ url, demo }: Pick<Service, 'url' | 'demo'>, personId: string): Promise<string> {
  const post = (path: string, fields: Record<string, string>) =>
    fetch(url + path, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual', headers: { 'sec-fetch-site': 'same-origin' } })
  const answer = await post('/lti/login', {
    iss: demo.url, target_link_uri: `${url}/lti/launch`, login_hint: personId, lti_message_hint: '{}', client_id: demo.registration.clientId
  })
  const begun = await answer.text()
  if (answer.status !== 200) throw new Error(`no login: ${answer.status} ${begun}`)
  const { state = '', nonce = '' } = Object.fromEntries(new URL(attribute(begun, 'data-next')).searchParams)
  const idToken = await demo.sign(demo.launchClaims(personId, { nonce }))
  const entered = await post('/lti/enter', { id_token: idToken, state, proof: attribute(begun, 'data-proof') })
  if (entered.status !== 200) throw new Error(`not let in: ${entered.status} ${await entered.text()}`)
  return Value.Parse(Type.Object({ next: Type.String() }), await entered.json()).next
}

/** Walks in by a launch. @returns a client with an access token */
export async function walkIn (service: Pick<Service, 'url' | 'demo'>, personId: string) {
  const { url } = service
  const code = new URL(await launchAs(service, personId)).hash.replace('#code=', '')
  const opened = await fetch(`${url}/api/v1/sessions`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ code }) })
  if (opened.status !== 201) throw new Error(`no session: ${opened.status} ${await opened.text()}`)
  const { accessToken } = Value.Parse(Type.Object({ accessToken: Type.String() }), await opened.json())

  return async <Body>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<{ status: number, body: Body }> => {
    const isForm = body instanceof FormData
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${accessToken}`, ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) })
    })
    const text = await answer.text()
    return { status: answer.status, body: text === '' ? null : JSON.parse(text) }
  }
}

/** Walks in as a student, writes a fiche and publishes it. @returns its id */
export async function publishAs (service: Pick<Service, 'url' | 'demo'>, personId: string): Promise<string> {
  const call = await walkIn(service, personId)
  const id = v7()
  const { body: { items } } = await call<{ items: Array<{ id: string }> }>('GET', '/competences')
  await call('POST', '/fiches', { id })
  await call('PUT', `/fiches/${id}/draft`, completeDraft(items[0]?.id ?? '', 'A'), { 'if-match': '"1"' })
  const published = await call('POST', `/fiches/${id}/versions`, undefined, { 'if-match': '"2"' })
  if (published.status !== 201) throw new Error(JSON.stringify(published))
  return id
}
