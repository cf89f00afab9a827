import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

type Database = { url: string, drop: () => Promise<void> }

let made = 0

/**
 * A database of the caller's own, without rows: a clone of the run's template, in some 40 ms.
 *
 * @param tables whether it has ours, or is as PostgreSQL makes one
 */
export async function createDatabase (tables: 'migrated' | 'none' = 'migrated'): Promise<Database> {
  const { TEST_PG: server, TEST_TEMPLATE: template } = process.env
  if (!server || !template) throw new Error('tests need a database: run them by npm test -- <file>')
  const name = `${template}_${process.pid}_${++made}`
  await withClient(server, client => patiently(() => client.query(`create database ${name} template ${tables === 'migrated' ? template : 'template0'}`)))
  return {
    url: databaseUrl(server, name),
    drop: async () => await withClient(server, client => client.query(`drop database if exists ${name} with (force)`))
  }
}

/** The same server's other database. */
export function databaseUrl (server: string, name: string) {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

async function withClient (connectionString: string, work: (client: pg.Client) => Promise<unknown>) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

// 55006: something, such as autovacuum, is connected to the template.
async function patiently (work: () => Promise<unknown>) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof pg.DatabaseError) || error.code !== '55006' || attempt === 20) throw error
      await sleep(50 * attempt)
    }
  }
}
