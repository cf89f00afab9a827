import t from 'tap'
import { createDatabase } from './database.ts'
import { connect } from '../../src/db/connect.ts'
import { sql } from 'kysely'

t.test('databases made at once are migrated, and each its caller\'s own', async t => {
  const began = performance.now()
  const databases = await Promise.all(Array.from({ length: 8 }, createDatabase))
  t.comment(`${Math.round(performance.now() - began)} ms for 8`)
  for (const { url, drop } of databases) {
    const db = connect(url, () => {})
    await sql`create table mine (n int)`.execute(db)
    const { rows } = await sql`select 1 from information_schema.tables where table_name = 'people'`.execute(db)
    t.equal(rows.length, 1)
    await db.destroy()
    await drop()
  }
})
