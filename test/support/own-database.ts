import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { connect } from '../../src/db/connect.ts'
import { startEmbedded } from '../../src/db/embedded.ts'
import { migrateToLatest } from '../../src/db/migrate.ts'
import { databaseUrl } from './database.ts'

interface Scope { teardown: (work: () => Promise<void>) => void }

const template = 'own'

/** For what runs outside `npm test`: a PostgreSQL of its own with a migrated template, as `createDatabase` wants them. */
export async function startOwnDatabase (scope: Scope): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'preuves-own-'))
  const server = await startEmbedded(folder)
  scope.teardown(async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  })
  const db = connect(server.url, () => {}, 1)
  await sql`create database ${sql.id(template)}`.execute(db)
  await db.destroy()
  await migrateToLatest(databaseUrl(server.url, template))
  process.env.TEST_PG = server.url
  process.env.TEST_TEMPLATE = template
}
