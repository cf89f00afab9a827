// npm run bench: the hot paths, each beside what it is compared with, in one run of under two minutes.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import type { Demo } from '../../src/demo/index.ts'
import { connect } from '../../src/db/connect.ts'
import { startEmbedded } from '../../src/db/embedded.ts'
import { migrateToLatest } from '../../src/db/migrate.ts'
import { databaseUrl } from '../support/database.ts'
import { freePort, startService, walkIn } from '../support/service.ts'
import { completeDraft } from '../support/school.ts'
import { launchingOurs, launchingStock, type Launching } from './launching.ts'
import { measure, measureHalves, print, timed, type Measure } from './measure.ts'
import { registerPlatforms } from './registering.ts'
import { seed } from './seed.ts'

const seconds = 10
const atOnce = 8
const undo: Array<() => Promise<void>> = []
const scope = { teardown: (work: () => Promise<void>) => { undo.unshift(work) } }

async function startChild (file: string, args: string[]): Promise<void> {
  const child: ChildProcess = spawn(process.execPath, [fileURLToPath(new URL(file, import.meta.url)), ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  scope.teardown(async () => { child.kill() })
  if (child.stdout !== null) await once(child.stdout, 'data')
}

type Client = Awaited<ReturnType<typeof walkIn>>

const launches = async (name: string, demo: Demo, people: string[], { begin, target }: Launching): Promise<Measure> =>
  await measureHalves(name, seconds, atOnce, [...people, ...people, ...people], {
    first: async personId => ({ personId, ...await begin(personId) }),
    between: async ({ personId, nonce, finish }) => {
      const claims = demo.launchClaims(personId, { nonce, 'https://purl.imsglobal.org/spec/lti/claim/target_link_uri': target })
      const idToken = await demo.sign(claims)
      return async () => await finish(idToken)
    },
    second: async finish => await finish()
  })

async function compareLaunches ({ url, demo, databaseUrl }: Awaited<ReturnType<typeof startService>>, people: string[]): Promise<void> {
  const { issuer, clientId, authorizationUrl, tokenUrl, keysUrl } = demo.registration
  const startStock = async (...database: string[]): Promise<Launching> => {
    const port = await freePort()
    await startChild('./stock-ltijs.js', [issuer, clientId, authorizationUrl, tokenUrl, keysUrl, String(port), ...database])
    return launchingStock(`http://127.0.0.1:${port}`, demo)
  }
  const stock = await launches('stock ltijs, same PostgreSQL', demo, people, await startStock(databaseUrl))
  const bare = await launches('stock ltijs, tables in memory', demo, people, await startStock())
  const ours = await launches('login + launch', demo, people, launchingOurs(url, demo))
  print(stock)
  print(bare, stock)
  print(ours, stock)
}

async function compareLists (url: string, clients: Client[]): Promise<void> {
  const { organisationId, unitId } = await seed(url)
  const port = await freePort()
  const { body: me } = await clients[0]?.<{ id: string }>('GET', '/me') ?? { body: { id: '' } }
  await startChild('./bare.ts', [url, organisationId, unitId, me.id, String(port)])
  const bare = await measure('bare route, same SQL', seconds, atOnce, () => timed(async () => await (await fetch(`http://127.0.0.1:${port}/`)).json()))
  const ours = await measure('list of 50 among 3,000', seconds, atOnce, index => timed(async () => {
    const answer = await clients[index % clients.length]?.('GET', '/fiches?limit=50')
    if (answer?.status !== 200) throw new Error(JSON.stringify(answer))
  }))
  print(bare)
  print(ours, bare)
}

async function readOne (clients: Client[]): Promise<void> {
  const { body } = await clients[0]?.<{ items: Array<{ id: string }> }>('GET', '/fiches?limit=1') ?? { body: { items: [] } }
  print(await measure('reading one fiche', seconds, atOnce, index => timed(async () => {
    const answer = await clients[index % clients.length]?.('GET', `/fiches/${body.items[0]?.id}`)
    if (answer?.status !== 200) throw new Error(JSON.stringify(answer))
  })))
}

/** Each turn makes a fiche and its draft, and measures only its publication. */
async function publish (students: Client[]): Promise<void> {
  const competences = await students[0]?.<{ items: Array<{ id: string }> }>('GET', '/competences')
  const ids = competences?.body.items.map(item => item.id) ?? []
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].flatMap(first => ['', ...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map(second => first + second))
  print(await measure('publishing a version', seconds, atOnce, async index => {
    const turn = Math.floor(index / students.length)
    const student = students[index % students.length]
    if (student === undefined) throw new Error('no student')
    const id = v7()
    await student('POST', '/fiches', { id })
    await student('PUT', `/fiches/${id}/draft`, completeDraft(ids[turn % ids.length] ?? '', letters[Math.floor(turn / ids.length)] ?? 'A'), { 'if-match': '"1"' })
    return await timed(async () => {
      const answer = await student('POST', `/fiches/${id}/versions`, undefined, { 'if-match': '"2"' })
      if (answer.status !== 201) throw new Error(JSON.stringify(answer))
    })
  }))
}

async function openDatabase (): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'preuves-bench-'))
  const server = await startEmbedded(folder)
  scope.teardown(async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  })
  const db = connect(server.url, () => {}, 1)
  await sql`create database bench`.execute(db)
  await db.destroy()
  await migrateToLatest(databaseUrl(server.url, 'bench'))
  process.env.TEST_PG = server.url
  process.env.TEST_TEMPLATE = 'bench'
}

async function main (): Promise<void> {
  await openDatabase()
  const service = await startService(scope)
  await service.start()
  const people = Array.from({ length: 40 }, (_, index) => String(100 + index))
  for (const id of people) service.demo.enrol({ id, username: `p${id}`, given: 'Personne', family: id, name: `Personne ${id}`, email: `p${id}@ecole.example`, role: Number(id) % 2 === 0 ? 'student' : 'tutor' })
  const clients = await Promise.all(people.map(id => walkIn(service, id)))
  const students = clients.filter((_, index) => index % 2 === 0)
  const tutors = clients.filter((_, index) => index % 2 === 1)
  await compareLaunches(service, people)
  if (process.argv.includes('--launches')) return
  await compareLists(service.databaseUrl, tutors)
  await readOne(tutors)
  await publish(students)
  await registerPlatforms(service.databaseUrl)
}

try {
  await main()
} finally {
  for (const work of undo) await work().catch(console.error)
}
