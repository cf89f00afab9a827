import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { DB } from './tables.ts'

export type Db = Kysely<DB>
export type { Transaction } from 'kysely'
export type Tables = DB

const dateOid = 1082
// An event's date is a local date: it is no instant, and has no time zone to be moved by.
pg.types.setTypeParser(dateOid, text => text)

/** More texts than the application has. Past that they are sent without a name, so that connections do not fill up. */
const mostStatements = 1000
const names = new Map<string, string>()

function nameOf (text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size === mostStatements) return known
  const name = `s${names.size}`
  names.set(text, name)
  return name
}

/** Planning the larger statements takes longer than running them: each is prepared once per connection. */
function prepareStatements (pool: pg.Pool): void {
  pool.on('connect', client => {
    const send = client.query.bind(client)
    // Without values, a text may hold several statements.
    Object.assign(client, { query: (text: string, values: unknown[]) => send(values.length === 0 ? { text } : { name: nameOf(text), text, values }) })
  })
}

/**
 * Opens a pool on PostgreSQL 15 or later.
 *
 * @param url `postgresql://…`
 * @param onError told of errors of idle connections: without a listener a stopping server would end the process
 */
export function connect (url: string, onError: (error: Error) => void, max = 10): Db {
  const pool = new pg.Pool({ connectionString: url, max })
  pool.on('error', onError)
  prepareStatements(pool)
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin()] })
}

const shortestPause = 500
const longestPause = 30_000

/**
 * Listens to a channel on a connection of its own, and connects again when it breaks: `onNotice` is then called once,
 * for what was said meanwhile.
 *
 * @returns a function that ends it
 * @throws when the first connection cannot be made
 */
export async function listen (url: string, channel: string, onNotice: () => void, onError: (error: Error) => void): Promise<() => Promise<void>> {
  let client: pg.Client | undefined
  let pause = shortestPause
  let ended = false

  async function open (): Promise<void> {
    const next = new pg.Client({ connectionString: url, keepAlive: true })
    next.on('error', onError)
    next.on('notification', onNotice)
    await next.connect()
    await next.query(`listen ${pg.escapeIdentifier(channel)}`)
    next.once('end', again)
    client = next
    pause = shortestPause
  }

  function again (): void {
    if (ended) return
    setTimeout(() => {
      if (!ended) open().then(onNotice, (error: Error) => { onError(error); again() })
    }, pause).unref()
    pause = Math.min(pause * 2, longestPause)
  }

  await open()
  return async () => {
    ended = true
    await client?.end()
  }
}
