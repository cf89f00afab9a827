// How PostgreSQL goes about each list and search: by an index of the school's own, in a table that other schools fill.
import pg from 'pg'
import t from 'tap'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { list } from '../../src/features/fiches/list/queries.ts'
import { find } from '../../src/features/fiches/queries.ts'
import type { Filters, Sort } from '../../src/features/fiches/schemas.ts'
import type { Access } from '../../src/access.ts'
import type { Db } from '../../src/db/connect.ts'
import { capture, type Captured } from '../bench/capture.ts'
import { seed } from '../bench/seed.ts'
import { competenceIds } from '../support/fiches.ts'
import { openSchool, type Client } from '../support/school.ts'

const Node = Type.Cyclic({
  Node: Type.Object({
    'Node Type': Type.String(),
    'Relation Name': Type.Optional(Type.String()),
    'Index Name': Type.Optional(Type.String()),
    Plans: Type.Optional(Type.Array(Type.Ref('Node')))
  })
}, 'Node')
type Node = Static<typeof Node>
const Explained = Type.Tuple([Type.Object({ 'QUERY PLAN': Type.Tuple([Type.Object({ Plan: Node })]) })])

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)]

/** @param how `explain`'s options: with the values, or as a statement that was prepared for any */
async function explain (client: pg.Client, how: string, { sql, parameters }: Captured): Promise<Node[]> {
  const { rows } = await client.query(`explain (format json${how}) ${sql}`, how === '' ? parameters : [])
  const [{ 'QUERY PLAN': [{ Plan }] }] = Value.Parse(Explained, rows)
  return nodesOf(Plan)
}

const large = ['fiches', 'versions', 'search_documents', 'drafts', 'version_competences', 'version_traces', 'comments']

t.test('each list and each search goes by an index, and reads no table from end to end', async t => {
  const school = await openSchool(t)
  const claire = await school.enter('claire', ['staff'])
  const ines = await school.enter('ines', ['student'])
  await seed(school.databaseUrl, { fiches: 30_000, schools: 100 })
  const { id: ficheId, studentId } = await school.db.selectFrom('fiches').select(['id', 'studentId']).where('organisationId', '=', school.organisationId).executeTakeFirstOrThrow()
  const { CG3: competenceId = '' } = await competenceIds(claire)
  const client = new pg.Client({ connectionString: school.databaseUrl })
  await client.connect()
  t.teardown(() => client.end())
  const accessOf = ({ me }: Client, reach: Access['reach']): Access =>
    ({ organisationId: school.organisationId, unitId: me.unit.id, personId: me.id, activityId: me.activity.id, sessionId: '', roles: [], locale: null, reach })
  const readers = { tutor: accessOf(claire, 'assigned'), student: { ...accessOf(ines, 'own'), personId: studentId } }

  async function check (name: string, work: (db: Db) => Promise<unknown>, uses: string): Promise<void> {
    const captured = await capture(school.databaseUrl, work)
    for (const how of ['', ', generic_plan']) {
      const nodes = await explain(client, how, captured)
      const scans = nodes.filter(node => node['Node Type'].includes('Seq Scan')).map(node => node['Relation Name'] ?? '')
      t.same(scans.filter(table => large.includes(table)), [], `${name}${how}`)
      t.ok(nodes.some(node => node['Index Name']?.startsWith(uses)), `${name}${how}: ${uses} of ${nodes.flatMap(node => node['Index Name'] ?? []).join(', ')}`)
    }
  }

  const variants: Array<[filters: Omit<Filters, 'sort' | 'order'>, uses: string]> = [
    [{}, 'fiches_'], [{ state: 'submitted' }, 'fiches_'], [{ studentId }, 'fiches_'], [{ competenceId }, 'version_competences_pkey'], [{ experienceId: studentId }, 'fiches_'],
    [{ group: 'g1' }, 'fiches_'], [{ from: '2026-01-01', to: '2026-02-01' }, 'fiches_'], [{ unread: true }, 'fiches_'], [{ toRead: true }, 'fiches_'], [{ removed: true }, 'fiches_'],
    [{ q: 'projets' }, 'search_documents_words'], [{ q: 'unique0x7' }, 'search_documents_words'], [{ q: '"mot projet" -absent' }, 'search_documents_words'],
    [{ q: 'projets', state: 'approved', group: 'g2' }, 'search_documents_words']
  ]
  const orders: Array<[Sort, 'asc' | 'desc']> = [['updated', 'desc'], ['updated', 'asc'], ['created', 'desc'], ['title', 'asc'], ['author', 'asc'], ['competence', 'asc'], ['state', 'desc']]
  const places: Record<Sort, string | number> = { updated: '2026-01-01T00:00:00.000Z', created: '2026-01-01T00:00:00.000Z', title: 'Preuve 5', author: 'Élève 5', competence: '000001', state: 2 }
  for (const [who, access] of Object.entries(readers)) {
    for (const [filters, uses] of variants) {
      await check(`${who}: ${JSON.stringify(filters)}`, db => list(db, access, { filters, sort: 'updated', order: 'desc', after: undefined, limit: 50 }), uses)
    }
    for (const [sort, order] of orders) {
      const wanted = { sort, order, limit: 50 }
      await check(`${who}: ${sort} ${order}`, db => list(db, access, { ...wanted, filters: {}, after: undefined }), 'fiches_')
      await check(`${who}: ${sort} ${order}, further`, db => list(db, access, { ...wanted, filters: {}, after: { key: places[sort], id: studentId } }), 'fiches_')
      await check(`${who}: ${sort} ${order}, found`, db => list(db, access, { ...wanted, filters: { q: 'projets' }, after: undefined }), 'search_documents_words')
    }
    await check(`${who}: one fiche`, db => find(db, access, ficheId), 'fiches_')
  }
})
