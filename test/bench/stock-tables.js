// Plain JavaScript: ltijs has no types. What ltijs can keep its tables in.
import { createRequire } from 'node:module'
import pg from 'pg'

/** ltijs's own plugin for PostgreSQL, as its README sets it up; from a folder of its own, as it comes with the bench alone. */
export function inSequelize (databaseUrl) {
  const Database = createRequire(new URL('stock/', import.meta.url))('ltijs-sequelize')
  const { pathname, username, password, hostname, port, searchParams } = new URL(databaseUrl)
  return new Database(pathname.slice(1), decodeURIComponent(username), decodeURIComponent(password), {
    host: searchParams.get('host') ?? hostname, port: port || 5432, dialect: 'postgres', logging: false, pool: { max: 10 }
  })
}

const keys = {
  platform: ['platformUrl', 'clientId', 'kid'],
  platformStatus: ['id'],
  publickey: ['kid', 'platformUrl', 'clientId'],
  privatekey: ['kid', 'platformUrl', 'clientId'],
  accesstoken: ['platformUrl', 'clientId', 'scopes'],
  idtoken: ['iss', 'clientId', 'deploymentId', 'user'],
  contexttoken: ['contextId', 'user'],
  nonce: ['nonce'],
  state: ['state']
}

const quoted = names => names.map(name => `"${name}"`).join(', ')
const holders = (values, from = 1) => values.map((_, index) => `$${index + from}`).join(', ')

/** A table per collection, with a unique index on what ltijs looks for: the least that PostgreSQL can cost it. */
export function inPlainTables (databaseUrl) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 })
  const where = (query, from = 1) => Object.keys(query).map((name, index) => `"${name}" = $${index + from}`).join(' and ')
  const rowOf = (collection, item, index) => {
    const whole = { ...item, ...index }
    return [...keys[collection].map(name => whole[name]), JSON.stringify(whole)]
  }
  const insert = async (collection, item, index, then) => {
    const row = rowOf(collection, item, index)
    await pool.query(`insert into stock_${collection} (${quoted(keys[collection])}, item) values (${holders(row)}) ${then}`, row)
    return true
  }
  return {
    setup: async () => {
      for (const [collection, names] of Object.entries(keys)) {
        await pool.query(`create table stock_${collection} (${names.map(name => `"${name}" text`).join(', ')}, item jsonb, created_at timestamptz not null default now(), unique (${quoted(names)}))`)
      }
      return true
    },
    Close: async () => true,
    Get: async (_key, collection, query = {}) => {
      const filter = Object.keys(query).length === 0 ? 'true' : where(query)
      const { rows } = await pool.query(`select item, created_at from stock_${collection} where ${filter}`, Object.values(query))
      return rows.length > 0 && rows.map(({ item, created_at: createdAt }) => ({ createdAt: createdAt.getTime(), ...item }))
    },
    Insert: async (_key, collection, item, index) => await insert(collection, item, index, ''),
    Replace: async (_key, collection, query, item, index) =>
      await insert(collection, { ...item, ...query }, index, `on conflict (${quoted(keys[collection])}) do update set item = excluded.item, created_at = now()`),
    Modify: async (_key, collection, query, change) => {
      await pool.query(`update stock_${collection} set item = item || $1 where ${where(query, 2)}`, [JSON.stringify(change), ...Object.values(query)])
      return true
    },
    Delete: async (collection, query) => {
      await pool.query(`delete from stock_${collection} where ${where(query)}`, Object.values(query))
      return true
    }
  }
}

/** What every part of the query finds, as a Map finds it: ltijs by itself, without a database's price. */
export function inMemory () {
  const tables = new Map(Object.keys(keys).map(collection => [collection, new Map()]))
  const idOf = (collection, whole) => JSON.stringify(keys[collection].map(name => whole[name]))
  const find = (collection, query = {}) => {
    const table = tables.get(collection)
    if (keys[collection].every(name => query[name] !== undefined)) return [table.get(idOf(collection, query))].filter(row => row !== undefined)
    return [...table.values()].filter(row => Object.entries(query).every(([name, value]) => row[name] === value))
  }
  const put = async (collection, whole) => tables.get(collection).set(idOf(collection, whole), { createdAt: Date.now(), ...whole }).size > 0
  return {
    setup: async () => true,
    Close: async () => true,
    Get: async (_key, collection, query) => {
      const rows = find(collection, query)
      return rows.length > 0 && rows
    },
    Insert: async (_key, collection, item, index) => await put(collection, { ...item, ...index }),
    Replace: async (_key, collection, query, item, index) => await put(collection, { ...item, ...index, ...query }),
    Modify: async (_key, collection, query, change) => {
      for (const row of find(collection, query)) Object.assign(row, change)
      return true
    },
    Delete: async (collection, query) => {
      for (const row of find(collection, query)) tables.get(collection).delete(idOf(collection, row))
      return true
    }
  }
}
