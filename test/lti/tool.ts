import Fastify from 'fastify'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { createLti, type Lti, type LtiOptions } from '../../lti/index.ts'
import { accessPlugin } from '../../src/access.ts'
import { connect, type Db } from '../../src/db/connect.ts'
import * as sessions from '../../src/features/sessions/domain.ts'
import { startDemo, type Claims, type Demo, type DemoOptions, type Fault, type ServiceCall } from '../../src/demo/index.ts'
import { newId } from '../../src/ids.ts'
import type { Launch, Offer } from '../../src/lms.ts'
import { createDatabase } from '../support/database.ts'
import { freePort } from '../support/service.ts'

/** Preuves' way in and way out, with nothing behind: whoever the door lets in is only noted. */
export interface Tool {
  url: string
  db: Db
  databaseUrl: string
  lti: Lti
  organisationId: string
  /** Everybody who got in, in order. */
  entered: Launch[]
  /** A page or a form's answer, as the platform's or our own page would ask for it. */
  get: (path: string, headers?: Record<string, string>) => Promise<Answer>
  post: (path: string, fields: Record<string, string>, headers?: Record<string, string>) => Promise<Answer>
}

export interface Answer { status: number, headers: Headers, text: string }

interface Teardown { teardown: (close: () => void | Promise<void>) => void }

/** What a teacher may place. */
export const offered: Offer = {
  unit: { id: '01900000-0000-7000-8000-000000000001', title: 'UE Projet S4' },
  competences: [
    { id: '01900000-0000-7000-8000-000000000002', code: 'CG3', label: 'Communiquer <clairement> & "simplement"' },
    { id: '01900000-0000-7000-8000-000000000003', code: 'CG5', label: 'Travailler en équipe' }
  ]
}

export const secretKey = 'a secret key of at least 32 characters'

export async function addOrganisation (db: Db, name = 'École'): Promise<string> {
  const id = newId()
  await db.insertInto('organisations').values({ id, name }).execute()
  return id
}

type Options = Partial<LtiOptions> & { wrap?: (db: Db) => Db }

export async function startTool (t: Teardown, { wrap = db => db, ...options }: Options = {}): Promise<Tool> {
  const { url: databaseUrl, drop } = await createDatabase()
  const db = wrap(connect(databaseUrl, () => {}))
  const url = `http://127.0.0.1:${await freePort()}`
  const entered: Launch[] = []
  const enter = async (launch: Launch) => {
    await sessions.enter(db, launch)
    entered.push(launch)
    return { code: `code-${entered.length}` }
  }
  const lti = createLti({ db, publicUrl: url, secretKey, enter, offer: async () => offered, strangers: { allowPrivate: true }, ...options })
  const app = Fastify({ forceCloseConnections: true })
  await app.register(accessPlugin)
  await app.register(lti.plugin)
  app.get('/', { config: { permission: 'web.read' } }, async (_request, reply) => await reply.type('text/html').send('<title>Inside</title><p>Inside'))
  await app.listen({ host: '127.0.0.1', port: Number(new URL(url).port) })
  t.teardown(async () => {
    await app.close()
    await db.destroy()
    await drop()
  })
  return { url, db, databaseUrl, lti, organisationId: await addOrganisation(db), entered, ...client(url) }
}

function client (url: string): Pick<Tool, 'get' | 'post'> {
  const send = async (path: string, init: RequestInit): Promise<Answer> => {
    const response = await fetch(new URL(path, url), { redirect: 'manual', ...init })
    return { status: response.status, headers: response.headers, text: await response.text() }
  }
  return {
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, fields, headers = {}) => send(path, { method: 'POST', body: new URLSearchParams(fields), headers })
  }
}

export interface School extends Tool {
  demo: Demo
  platformId: string
}

/** The tool and a Moodle that knows it. */
export async function startSchool (t: Teardown, options: Options = {}, moodle: Partial<DemoOptions> = {}): Promise<School> {
  const tool = await startTool(t, options)
  const demo = await startDemo({ toolUrl: tool.url, keysUrl: `${tool.url}/lti/keys/${tool.organisationId}`, ...moodle })
  t.teardown(() => demo.close())
  const platformId = await tool.lti.addPlatform(registrationOf(tool, demo))
  demo.setToolKeysUrl(`${tool.url}/lti/keys/${tool.organisationId}`)
  return { ...tool, demo, platformId }
}

export type Intercept = (call: ServiceCall) => Fault | undefined

export interface FaultySchool extends School {
  /** What the Moodle was asked, in order. */
  calls: ServiceCall[]
  fail: (intercept: Intercept) => void
}

/** A school whose Moodle notes every call, and fails as it is told. */
export async function startFaultySchool (t: Teardown, options: Options = {}): Promise<FaultySchool> {
  const calls: ServiceCall[] = []
  let intercepting: Intercept = () => undefined
  const school = await startSchool(t, options, {
    intercept: async call => {
      calls.push(call)
      return intercepting(call)
    }
  })
  return { ...school, calls, fail: intercept => { intercepting = intercept } }
}

export const registrationOf = ({ organisationId }: Tool, { registration }: Demo) =>
  ({ organisationId, ...registration, deploymentIds: [registration.deploymentId] })

/** What Moodle posts to begin. */
export function initiation ({ url, demo }: School, changes: Record<string, string | undefined> = {}): Record<string, string> {
  const fields = {
    iss: demo.url,
    target_link_uri: `${url}/lti/launch`,
    login_hint: '6',
    lti_message_hint: '{"cmid":3,"launchid":"ltilaunch1_1531342828"}',
    client_id: demo.registration.clientId,
    lti_deployment_id: '1',
    ...changes
  }
  return Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => value === undefined ? [] : [[name, value]]))
}

/** What the browser got of a login, and must keep. */
export interface LoginStep { next: URL, key: string, proof: string, state: string, nonce: string }

const decoded = (text: string) => text.replace(/&(lt|gt|quot|#39|amp);/g, entity => ({ '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }[entity] ?? '&'))

export const attribute = (page: string, name: string) => decoded(new RegExp(`${name}="([^"]*)"`).exec(page)?.[1] ?? '')

export function readLoginPage (page: string): LoginStep {
  const next = new URL(attribute(page, 'data-next'))
  const { state = '', nonce = '' } = Object.fromEntries(next.searchParams)
  return { next, key: attribute(page, 'data-key'), proof: attribute(page, 'data-proof'), state, nonce }
}

export async function login (school: School, changes: Record<string, string | undefined> = {}): Promise<LoginStep> {
  return readLoginPage((await school.post('/lti/login', initiation(school, changes))).text)
}

export const lti = (name: string) => `https://purl.imsglobal.org/spec/lti/claim/${name}`

const ownPage = { 'sec-fetch-site': 'same-origin' }

/** The last step, as our own page takes it. */
export function finish (school: School, { state, proof }: Pick<LoginStep, 'state' | 'proof'>, idToken: string, headers: Record<string, string> = ownPage): Promise<Answer> {
  return school.post('/lti/enter', { id_token: idToken, state, proof }, headers)
}

/** A login, then its last step with an id_token by the platform, changed as a test wants. */
export async function launch (
  school: School,
  overrides: Claims = {},
  { personId = '6', header, sign = school.demo.sign }: { personId?: string, header?: Record<string, unknown>, sign?: Demo['sign'] } = {}
): Promise<Answer> {
  const begun = await login(school)
  const claims = school.demo.launchClaims(personId, { nonce: begun.nonce, ...overrides })
  return await finish(school, begun, await sign(claims, header))
}

const Way = Type.Object({ next: Type.String() })

/** Where our own page goes on to; undefined when nobody got in. */
export function nextOf ({ headers, text }: Answer): string | undefined {
  return headers.get('content-type')?.startsWith('application/json') === true ? Value.Parse(Way, JSON.parse(text)).next : undefined
}

/** The stable code that a refusal's page shows. */
export const codeOf = ({ text }: Answer): string | undefined => /<p class="code">[^:]*: ([\w-]+) ·/.exec(text)?.[1]
