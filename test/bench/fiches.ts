import { Type } from 'typebox'
import { v7 } from 'uuid'
import { connect, type Db } from '../../src/db/connect.ts'
import type { Access } from '../../src/access.ts'
import { list } from '../../src/features/fiches/list/queries.ts'
import { find } from '../../src/features/fiches/queries.ts'
import { parse } from '../../src/schema.ts'
import { completeDraft } from '../support/school.ts'
import { freePort, startService, walkIn } from '../support/service.ts'
import { capture } from './capture.ts'
import { childrenOf, type Scope } from './children.ts'
import { measureByTurns, print, timed, type Task } from './measure.ts'
import { enrol } from './people.ts'
import { seed } from './seed.ts'

const seconds = 10
const atOnce = 8
const schools = 1000

type Client = Awaited<ReturnType<typeof walkIn>>
interface Site { size: string, databaseUrl: string, students: Client[], tutors: Client[], ficheId: string, tutorId: string }

const Items = Type.Object({ items: Type.Array(Type.Object({ id: Type.String() })) })
const Me = Type.Object({ id: Type.String() })

/** A service of its own, with so many fiches in its database and forty people who walked in. */
async function openSite (scope: Scope, fiches: number): Promise<Site> {
  const service = await startService(scope, {}, { LOG_LEVEL: 'warn' })
  await service.start()
  const clients = await Promise.all(enrol(service.demo).map(id => walkIn(service, id)))
  await seed(service.databaseUrl, { fiches, schools })
  const tutors = clients.filter((_, index) => index % 2 === 1)
  const { id: tutorId } = parse(Me, await ask(tutors, 0, 'GET', '/me'))
  const { items: [first] } = parse(Items, await ask(tutors, 0, 'GET', '/fiches?limit=1'))
  const size = fiches.toLocaleString('en')
  return { size, databaseUrl: service.databaseUrl, students: clients.filter((_, index) => index % 2 === 0), tutors, ficheId: first?.id ?? '', tutorId }
}

/** Asks as one of several, in turn. @throws when the answer is not a good one */
async function ask (clients: Client[], index: number, ...request: Parameters<Client>): Promise<unknown> {
  const answer = await clients[index % clients.length]?.<unknown>(...request)
  if (answer === undefined || answer.status >= 300) throw new Error(JSON.stringify(answer))
  return answer.body
}

const listPath = '/fiches?limit=50'

const reading = (path: (site: Site) => string) => (name: string) => (site: Site): Task =>
  ({ name: `${name}, ${site.size}`, task: index => timed(() => ask(site.tutors, index, 'GET', path(site))) })

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].flatMap(first => ['', ...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map(second => first + second))

/** Each turn makes a fiche and its draft, and measures only its publication. */
const publishing = (name: string) => async (site: Site): Promise<Task> => {
  const { students } = site
  const ids = parse(Items, await ask(students, 0, 'GET', '/competences')).items.map(item => item.id)
  return {
    name: `${name}, ${site.size}`,
    task: async index => {
      const turn = Math.floor(index / students.length)
      const id = v7()
      await ask(students, index, 'POST', '/fiches', { id })
      await ask(students, index, 'PUT', `/fiches/${id}/draft`, completeDraft(ids[turn % ids.length] ?? '', letters[Math.floor(turn / ids.length)] ?? 'A'), { 'if-match': '"1"' })
      return await timed(() => ask(students, index, 'POST', `/fiches/${id}/versions`, undefined, { 'if-match': '"2"' }))
    }
  }
}

const list50 = reading(() => listPath)('list of 50')
const readOne = reading(site => `/fiches/${site.ficheId}`)('reading one fiche')
const search = reading(() => '/fiches?limit=50&q=projets')('search')

async function accessOf (db: Db, { tutorId }: Site): Promise<Access> {
  const { organisationId, unitId } = await db.selectFrom('enrolments').select(['organisationId', 'unitId']).where('personId', '=', tutorId).executeTakeFirstOrThrow()
  return { organisationId, unitId, personId: tutorId, activityId: '', sessionId: '', roles: [], locale: null, reach: 'unit' }
}

/** List and read beside bare routes with the same SQL: what Preuves itself costs. */
export async function compareWithBare (scope: Scope, fiches: number): Promise<void> {
  const site = await openSite(scope, fiches)
  const db = connect(site.databaseUrl, () => {}, 1)
  const access = await accessOf(db, site).finally(() => db.destroy())
  const queries = {
    list: await capture(site.databaseUrl, db => list(db, access, { filters: {}, sort: 'updated', order: 'desc', after: undefined, limit: 50 })),
    read: await capture(site.databaseUrl, db => find(db, access, site.ficheId))
  }
  const port = await freePort()
  await childrenOf(scope)('./bare.ts', [site.databaseUrl, String(port), JSON.stringify(queries)])
  const bare = (name: keyof typeof queries): Task =>
    ({ name: `bare ${name}, same SQL`, task: () => timed(async () => await (await fetch(`http://127.0.0.1:${port}/${name}`)).json()) })
  await compare([bare('list'), list50(site)])
  await compare([bare('read'), readOne(site)])
}

/** The same work in a small and in a large instance. */
export async function compareSizes (scope: Scope, sizes: number[]): Promise<void> {
  const sites: Site[] = []
  for (const size of sizes) sites.push(await openSite(scope, size))
  await compare(sites.map(list50))
  await compare(sites.map(search))
  await compare(sites.map(readOne))
  await compare(await Promise.all(sites.map(publishing('publishing a version'))))
}

/** Prints the first, then the others beside it. */
async function compare (tasks: Task[]): Promise<void> {
  const [first, ...others] = await measureByTurns(seconds, atOnce, tasks)
  if (first === undefined) return
  print(first)
  for (const other of others) print(other, first)
}
