import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { Type, type Static } from 'typebox'
import type { Db } from '../../src/db/connect.ts'
import type { DB } from '../../src/db/tables.ts'

export const Captured = Type.Object({ sql: Type.String(), parameters: Type.Array(Type.Unknown()) })
export type Captured = Static<typeof Captured>

/** Runs work on a database. @returns the last statement that it sent, to be run without us or explained */
export async function capture (databaseUrl: string, work: (db: Db) => Promise<unknown>): Promise<Captured> {
  const sent: Captured[] = []
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 })
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin()],
    log: ({ query: { sql, parameters } }) => { sent.push({ sql, parameters: [...parameters] }) }
  })
  await work(db).finally(() => db.destroy())
  const last = sent.at(-1)
  if (last === undefined) throw new Error('nothing was sent')
  return last
}
