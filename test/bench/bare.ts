// The list's SQL behind a bare Fastify route: what the database and HTTP cost without Preuves.
import Fastify from 'fastify'
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { DB } from '../../src/db/tables.ts'
import { list } from '../../src/features/fiches/queries.ts'

const [databaseUrl = '', organisationId = '', unitId = '', personId = '', port = ''] = process.argv.slice(2)
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 })

async function captureSql (): Promise<{ sql: string, parameters: readonly unknown[] }> {
  let captured: { sql: string, parameters: readonly unknown[] } | undefined
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin()],
    log: event => { captured = event.query }
  })
  const access = { organisationId, unitId, personId, activityId: '', sessionId: '', roles: [], locale: null, reach: 'unit' as const }
  await list(db, access, { limit: 50, after: undefined, state: undefined, studentId: undefined })
  if (captured === undefined) throw new Error('no SQL')
  return captured
}

const { sql, parameters } = await captureSql()
const app = Fastify()
app.get('/', async () => (await pool.query(sql, [...parameters])).rows)
await app.listen({ host: '127.0.0.1', port: Number(port) })
console.log('listening')
