import { sql } from 'kysely'
import t from 'tap'
import { connect } from '../../src/db/connect.ts'
import { migrateDown, migrateToLatest } from '../../src/db/migrate.ts'
import { createDatabase } from '../support/database.ts'
import { findStale } from '../support/generate.ts'

const tables = sql<{ name: string }>`
  select relname as name from pg_class where relnamespace = 'public'::regnamespace and relname not like 'kysely_%' order by 1`

t.test('every migration can be undone and done again', async t => {
  const database = await createDatabase()
  t.teardown(database.drop)
  const db = connect(database.url, () => {})
  const before = await tables.execute(db)
  t.equal((await migrateDown(database.url)).length, 6)
  t.same((await tables.execute(db)).rows, [], 'nothing is left')
  t.equal((await migrateToLatest(database.url)).length, 6)
  t.same((await tables.execute(db)).rows, before.rows)
  await db.destroy()
})

t.test('two processes that migrate at once do it once', async t => {
  const database = await createDatabase()
  t.teardown(database.drop)
  await migrateDown(database.url)
  const ran = await Promise.all([migrateToLatest(database.url), migrateToLatest(database.url), migrateToLatest(database.url)])
  t.equal(ran.flat().length, 6)
})

t.test('openapi.yaml, the browser\'s types and the tables\' types are what the code says', async t => {
  const database = await createDatabase()
  t.teardown(database.drop)
  t.same(await findStale(database.url), [], 'run npm run generate')
})
