import { readdir } from 'node:fs/promises'
import { Kysely, PostgresDialect } from 'kysely'
import { Migrator, type Migration, type MigrationResult } from 'kysely/migration'
import pg from 'pg'

const folder = new URL('../../migrations/', import.meta.url)

async function readMigrations (): Promise<Record<string, Migration>> {
  const files = (await readdir(folder)).filter(file => file.endsWith('.ts')).sort()
  const entries = files.map(async file => {
    const migration: Migration = await import(new URL(file, folder).href)
    return [file.replace(/\.ts$/, ''), migration] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}

async function withMigrator<T> (url: string, work: (migrator: Migrator) => Promise<T>): Promise<T> {
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  // Of connections that rest, or are being closed while the server stops: what breaks a query is thrown by the query.
  pool.on('error', () => {})
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    return await work(new Migrator({ db, provider: { getMigrations: readMigrations } }))
  } finally {
    await db.destroy()
  }
}

function names (results: MigrationResult[] | undefined): string[] {
  return (results ?? []).filter(result => result.status === 'Success').map(result => result.migrationName)
}

/**
 * Brings a database to the newest schema. Two processes may do it at once: the migrator holds a lock.
 *
 * @returns the names of the migrations that ran
 * @throws the first error; PostgreSQL has rolled the whole run back then
 */
export async function migrateToLatest (url: string): Promise<string[]> {
  const { error, results } = await withMigrator(url, migrator => migrator.migrateToLatest())
  if (error !== undefined) throw error
  return names(results)
}

/** Undoes every migration, the newest first. For tests and for operators who know what they lose. */
export async function migrateDown (url: string): Promise<string[]> {
  return await withMigrator(url, async migrator => {
    const undone: string[] = []
    for (;;) {
      const { error, results } = await migrator.migrateDown()
      if (error !== undefined) throw error
      if (names(results).length === 0) return undone
      undone.push(...names(results))
    }
  })
}
