// A real PostgreSQL without a server to install: npm's binaries, this directory, a unix socket.
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { ConfigError } from '../config.ts'
import { askToStop, forget, initialise, lastWords, launch, lives, prepare, written, type Cluster, type Server } from './cluster.ts'

type Options = {
  /** false for what may be lost with the machine: tests. */
  fsync?: boolean
  /** For a command beside the application: use its server if there is one, and leave it running. */
  shared?: boolean
  /** The lock on the directory is lost, mostly because the server died. By default, an uncaught exception. */
  onLost?: (error: Error) => void
}

type Embedded = {
  url: string
  /** The server was there already: a former application's, killed before it could end it. */
  adopted: boolean
  stop: () => Promise<void>
}

const lock = 5_707_433_288
const patience = 60_000

/**
 * Starts PostgreSQL in a directory of its own, made at the first start, or adopts the server that runs there.
 * The directory is then this process's until stop() or its death: a second application is refused.
 */
export async function startEmbedded (directory: string, options: Options = {}): Promise<Embedded> {
  const { fsync = true, shared = false, onLost = raise } = options
  const cluster = await prepare(directory)
  await initialise(cluster, fsync)
  const { client, server, adopted } = await connect(cluster, fsync)
  try {
    const owner = await takeLock(client, shared ? '10ms' : '1s')
    if (!owner && !shared) throw new ConfigError(`${directory} is in use by another Preuves: stop it, or give this one another DATA_DIR`)
    await createDatabase(client)
    if (!owner) await client.end()
    return { url: address(server, 'preuves'), adopted, stop: owner ? keepLock(cluster, server, client, onLost) : nothing }
  } catch (error) {
    await client.end()
    if (!adopted) await halt(cluster, server)
    throw error
  }
}

function raise (error: Error) {
  throw error
}

async function nothing () {}

async function connect (cluster: Cluster, fsync: boolean) {
  const end = Date.now() + patience
  let child: Awaited<ReturnType<typeof launch>> | undefined
  for (let starts = 0; Date.now() < end; await sleep(20)) {
    const server = await written(cluster)
    const client = server?.host && await tryConnect(server)
    if (client) return { client, server, adopted: server.pid !== child?.pid }
    if (server && await lives(cluster, server)) continue
    if (child?.exitCode === null && child.signalCode === null) continue
    // Again after a pause: a killed server's children hold its shared memory for a moment.
    if (starts++ > 0) await sleep(300)
    if (starts > 3) throw new Error(`PostgreSQL did not start in ${cluster.directory}: ${await lastWords(cluster)}`)
    if (server) await forget(cluster)
    child = await launch(cluster, fsync)
  }
  throw new Error(`PostgreSQL did not answer within a minute in ${cluster.directory}: ${await lastWords(cluster)}`)
}

async function tryConnect (server: Server) {
  const client = new pg.Client({ connectionString: address(server, 'postgres'), connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return client
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code !== startingOrStopping) throw error
  }
}

const startingOrStopping = '57P03'
const lockNotAvailable = '55P03'

// The host is a parameter, and not what stands before the slash, so that new URL() accepts it too.
// The port is told although it is the usual one, because PGPORT would take its place.
function address ({ host, port }: Server, database: string) {
  return host.startsWith('/')
    ? `postgresql://preuves@localhost:${port}/${database}?host=${encodeURIComponent(host)}`
    : `postgresql://preuves@${host}:${port}/${database}`
}

// Held by a connection of its own, so that even kill -9 of its holder frees it, which PostgreSQL notices at once.
async function takeLock (client: pg.Client, patience: string) {
  await client.query(`set lock_timeout = '${patience}'`)
  try {
    await client.query('select pg_advisory_lock($1)', [lock])
    return true
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === lockNotAvailable) return false
    throw error
  }
}

async function createDatabase (client: pg.Client) {
  const { rowCount } = await client.query("select from pg_database where datname = 'preuves'")
  if (rowCount === 0) await client.query('create database preuves')
}

function keepLock (cluster: Cluster, server: Server, client: pg.Client, onLost: (error: Error) => void) {
  let stopping: Promise<void> | undefined
  client.on('end', () => {
    if (!stopping) onLost(new Error(`lost the lock on ${cluster.directory}: its connection to PostgreSQL ended`))
  })
  // The lock ends with the server, and not before: nobody may take it in between.
  return async () => await (stopping ??= halt(cluster, server).finally(() => client.end()))
}

async function halt (cluster: Cluster, server: Server) {
  const end = Date.now() + patience
  if (!await lives(cluster, server)) return
  await askToStop(cluster, server)
  while (await lives(cluster, server)) {
    if (Date.now() > end) throw new Error(`PostgreSQL (process ${server.pid}) does not stop in ${cluster.directory}`)
    await sleep(10)
  }
}
