import { readdir } from 'node:fs/promises'
import { sql } from 'kysely'
import t from 'tap'
import { v7 } from 'uuid'
import { connect } from '../../src/db/connect.ts'
import { migrateDown, migrateToLatest } from '../../src/db/migrate.ts'
import { createDatabase } from '../support/database.ts'
import { writeVersion } from '../support/fiches.ts'
import { findStale } from '../support/generate.ts'
import { fileTrace, openSchool } from '../support/school.ts'
import { upload } from '../support/uploads.ts'

const all = (await readdir(new URL('../../migrations/', import.meta.url))).length

const tables = sql<{ name: string }>`
  select relname as name from pg_class where relnamespace = 'public'::regnamespace and relname not like 'kysely_%' order by 1`

t.test('every migration can be undone and done again', async t => {
  const database = await createDatabase()
  t.teardown(database.drop)
  const db = connect(database.url, () => {})
  const before = await tables.execute(db)
  t.equal((await migrateDown(database.url)).length, all)
  t.same((await tables.execute(db)).rows, [], 'nothing is left')
  t.equal((await migrateToLatest(database.url)).length, all)
  t.same((await tables.execute(db)).rows, before.rows)
  await db.destroy()
})

t.test('what only the newest schema knows keeps nobody from going back', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const claire = await school.enter('claire', ['staff'])
  const admin = await school.enter('admin', ['administrator'])
  t.equal((await admin.call('PATCH', '/unit/profile', { kind: 'situation' })).statusCode, 200)
  const id = v7()
  await ines.call('POST', '/fiches', { id })
  const report = (await upload(ines, id, Buffer.from('%PDF-1.7'), 'rapport.pdf')).json().id
  await writeVersion(ines, { context: 'Un stage', traces: [fileTrace(report)] }, id)
  await ines.call('POST', `/fiches/${id}/draft`)
  const comment = { id: v7(), versionNumber: 1, text: 'Illisible', tracePosition: 0, reason: 'trace_not_accessible' }
  t.equal((await claire.call('POST', `/fiches/${id}/comments`, comment)).statusCode, 201)
  const decision = { id: v7(), versionNumber: 1, outcome: 'declined', reason: 'Trop mince' }
  t.equal((await claire.call('POST', `/fiches/${id}/decisions`, decision)).statusCode, 201)
  t.equal((await migrateDown(school.databaseUrl)).length, all)
})

t.test('two processes that migrate at once do it once', async t => {
  const database = await createDatabase()
  t.teardown(database.drop)
  await migrateDown(database.url)
  const ran = await Promise.all([migrateToLatest(database.url), migrateToLatest(database.url), migrateToLatest(database.url)])
  t.equal(ran.flat().length, all)
})

t.test('openapi.yaml, the browser\'s types and the tables\' types are what the code says', async t => {
  const database = await createDatabase()
  t.teardown(database.drop)
  t.same(await findStale(database.url), [], 'run npm run generate')
})
