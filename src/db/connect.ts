import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { DB } from './tables.ts'

export type Db = Kysely<DB>
export type { Transaction } from 'kysely'
export type Tables = DB

/**
 * Opens a pool on PostgreSQL 15 or later.
 *
 * @param url `postgresql://…`
 * @param onError told of errors of idle connections: without a listener a stopping server would end the process
 */
export function connect (url: string, onError: (error: Error) => void, max = 10): Db {
  const pool = new pg.Pool({ connectionString: url, max })
  pool.on('error', onError)
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin()] })
}

/**
 * Listens to a channel on a connection of its own.
 *
 * @returns a function that ends it
 */
export async function listen (url: string, channel: string, onNotice: () => void, onError: (error: Error) => void): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', onError)
  client.on('notification', onNotice)
  await client.connect()
  await client.query(`listen ${pg.escapeIdentifier(channel)}`)
  return () => client.end()
}
