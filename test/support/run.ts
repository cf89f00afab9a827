// npm test: one PostgreSQL for the whole run, a migrated template to clone, the web built, then tap on the files given or all.
// TEST_DATABASE_URL names another server, such as the oldest PostgreSQL that is supported; its role may create databases.
import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { startEmbedded } from '../../src/db/embedded.ts'
import { migrateToLatest } from '../../src/db/migrate.ts'
import { databaseUrl } from './database.ts'

type Server = { url: string, stop: () => Promise<void> }

const top = fileURLToPath(new URL('../..', import.meta.url))
const files = process.argv.slice(2)
const template = `preuves_test_${randomBytes(4).toString('hex')}`
let tap: ChildProcess | undefined
let interrupted = false

async function startServer (directory: string): Promise<Server> {
  const url = process.env.TEST_DATABASE_URL
  if (url) return { url, stop: async () => await dropDatabases(url) }
  const { url: own, stop } = await startEmbedded(join(directory, 'postgres'), { fsync: false })
  return { url: databaseUrl(own, 'postgres'), stop }
}

async function createTemplate (url: string) {
  await query(url, `create database ${template}`)
  await migrateToLatest(databaseUrl(url, template))
  // Who is connected to a template prevents its cloning.
  await query(url, `alter database ${template} allow_connections false`)
}

async function dropDatabases (url: string) {
  const left = await query(url, 'select datname from pg_database where starts_with(datname, $1)', [template])
  for (const { datname } of left) await query(url, `drop database if exists ${datname} with (force)`)
}

async function query (connectionString: string, text: string, values: string[] = []) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    return (await client.query<{ datname: string }>(text, values)).rows
  } finally {
    await client.end()
  }
}

async function buildWeb () {
  if (!existsSync(join(top, 'vite.config.ts')) || !await webIsStale()) return
  const vite = spawn(process.execPath, [join(top, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], { cwd: top, stdio: ['ignore', 2, 2] })
  const [code] = await once(vite, 'exit')
  if (code !== 0) throw new Error('the web does not build')
}

async function webIsStale () {
  const built = await newest(['dist/web/index.html'])
  return built === 0 || built < await newest(['src/web', 'vite.config.ts', 'package-lock.json'])
}

async function newest (paths: string[]) {
  let time = 0
  for (const path of paths.map(path => join(top, path)).filter(existsSync)) {
    const inside = (await stat(path)).isDirectory() ? await readdir(path, { recursive: true }) : []
    for (const name of ['', ...inside]) time = Math.max(time, (await stat(join(path, name))).mtimeMs)
  }
  return time
}

// The reporter writes the last line; what ends before it does is one failure.
async function runTap (url: string, directory: string): Promise<number> {
  if (interrupted) throw new Error('interrupted')
  tap = spawn(process.execPath, [join(top, 'node_modules/tap/dist/esm/run.mjs'), ...files], {
    cwd: top,
    env: { ...process.env, TMPDIR: directory, NODE_COMPILE_CACHE: join(directory, 'compiled'), TEST_PG: url, TEST_TEMPLATE: template },
    stdio: ['ignore', 'pipe', 'inherit']
  })
  let end = ''
  tap.stdout?.on('data', (chunk: Buffer) => {
    process.stdout.write(chunk)
    end = (end + chunk.toString()).slice(-100)
  })
  const [code, signal] = await once(tap, 'close')
  if (!/\d+ passed, \d+ failed(, \d+ skipped)?\n$/.test(end)) throw new Error(`tap ended early${signal ? `: ${signal}` : ''}`)
  return code ?? 1
}

async function main (directory: string): Promise<number> {
  const server = await startServer(directory)
  try {
    // Both to their end, even if one fails: the server is not to be stopped under a migration.
    const [made, built] = await Promise.allSettled([createTemplate(server.url), buildWeb()])
    if (made.status === 'rejected') throw made.reason
    // A single test of the server may be run while the web is in pieces.
    if (built.status === 'rejected' && files.length === 0) throw built.reason
    return await runTap(server.url, directory)
  } finally {
    await server.stop()
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    interrupted = true
    tap?.kill(signal)
  })
}

// The tests' own temporary files lie here too, so that a killed test leaves nothing either.
const directory = await mkdtemp(join(tmpdir(), 'preuves-run-'))
await chmod(directory, 0o755)
process.exitCode = await main(directory).catch(error => {
  console.error(error)
  console.log('0 passed, 1 failed')
  return 1
})
await rm(directory, { recursive: true, force: true, maxRetries: 3 })
