import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import t from 'tap'
import { startEmbedded } from '../../src/db/embedded.ts'

const root = process.getuid?.() === 0
const module = new URL('../../src/db/embedded.ts', import.meta.url).href
const home = await mkdtemp(join(tmpdir(), 'preuves-test-'))
await chmod(home, 0o755)
t.teardown(async () => await rm(home, { recursive: true }))

async function ask (url: string, text: string): Promise<unknown[]> {
  const pool = new pg.Pool({ connectionString: url })
  // end() resolves before the connections are gone: a server that stops at once still has a word for them.
  pool.on('error', () => {})
  try {
    const result = await pool.query<Record<string, unknown>>(text)
    return result.rows.flatMap(row => Object.values(row))
  } finally {
    await pool.end()
  }
}

// An application that starts and stays.
async function startElsewhere (directory: string, uid?: number) {
  const code = `import { startEmbedded } from '${module}'; startEmbedded(${JSON.stringify(directory)})
    .then(({ url }) => console.log(url), error => { console.log(error.message); process.exit() })`
  // env -i: without what tap hangs into each Node that its tests start.
  const child = spawn('env', ['-i', process.execPath, '--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(uid ? { uid, gid: uid } : {})
  })
  const [said] = await once(child.stdout, 'data')
  return { child, said: String(said).trim() }
}

const lines = async (directory: string) => (await readFile(join(directory, 'cluster', 'postmaster.pid'), 'utf8')).split('\n')
const pidOf = async (directory: string) => Number((await lines(directory))[0])

t.test('an ordinary life', async t => {
  const directory = join(home, "l'été, un \"data\" 100%")

  await t.test('makes the database at the first start, and keeps it', async t => {
    const began = performance.now()
    const first = await startEmbedded(directory)
    t.comment(`cold start: ${Math.round(performance.now() - began)} ms`)
    t.equal(first.adopted, false)
    t.equal(new URL(first.url).pathname, '/preuves', 'an address that URL understands')
    t.same(await ask(first.url, 'select current_database() || current_user'), ['preuvespreuves'])
    t.same(await ask(first.url, "select current_setting(name) from unnest('{fsync,listen_addresses,server_encoding}'::text[]) name"), ['on', '', 'UTF8'])
    t.same(await ask(first.url, 'select datctype from pg_database where datname = current_database()'), ['C.UTF-8'])
    await ask(first.url, 'create table kept as select 42 as n')
    await first.stop()
    await first.stop()

    const again = performance.now()
    const second = await startEmbedded(directory, { fsync: false })
    t.comment(`next start: ${Math.round(performance.now() - again)} ms`)
    t.same(await ask(second.url, 'select n from kept'), [42])
    t.equal((await stat(directory)).mode & 0o777, 0o700)
    await second.stop()
    await t.rejects(pidOf(directory), { code: 'ENOENT' }, 'nothing is left running')
  })

  await t.test('refuses a second application, serves a command beside it', async t => {
    const app = await startEmbedded(directory)
    await t.rejects(startEmbedded(directory), { message: `${directory} is in use by another Preuves: stop it, or give this one another DATA_DIR` })
    const command = await startEmbedded(directory, { shared: true })
    t.equal(command.url, app.url)
    await command.stop()
    t.same(await ask(app.url, 'select n from kept'), [42], 'the command left the server running')
    await app.stop()
  })

  await t.test('adopts the server of an application that was killed', async t => {
    const { child, said } = await startElsewhere(directory)
    const pid = await pidOf(directory)
    child.kill('SIGKILL')
    await once(child, 'exit')
    const app = await startEmbedded(directory)
    t.equal(app.url, said)
    t.equal(app.adopted, true)
    t.equal(await pidOf(directory), pid)
    await app.stop()
    await t.rejects(pidOf(directory), { code: 'ENOENT' }, 'the adopted server is ended like an own one')
  })

  await t.test('tells when the server dies, and starts again over what it left', async t => {
    const lost: Error[] = []
    const app = await startEmbedded(directory, { onLost: error => lost.push(error) })
    process.kill(await pidOf(directory), 'SIGKILL')
    const next = await startEmbedded(directory)
    t.match(lost, [{ message: /^lost the lock on / }])
    t.equal(next.adopted, false)
    t.same(await ask(next.url, 'select n from kept'), [42])
    await app.stop()
    t.same(await ask(next.url, 'select n from kept'), [42], 'who lost the server cannot stop the next one')
    await next.stop()
  })

  await t.test('is not misled by a postmaster.pid whose number is in use again', async t => {
    const app = await startEmbedded(directory)
    const left = await lines(directory)
    await app.stop()
    const { uid, gid } = await stat(directory)
    const other = spawn('sleep', ['60'], root ? { uid, gid } : {})
    await once(other, 'spawn')
    await writeFile(join(directory, 'cluster', 'postmaster.pid'), [other.pid, ...left.slice(1)].join('\n'))
    const next = await startEmbedded(directory)
    t.same(await ask(next.url, 'select n from kept'), [42])
    t.equal(other.exitCode, null)
    await next.stop()
    other.kill()
  })

  await t.test('says why it does not start', async t => {
    const version = join(directory, 'cluster', 'PG_VERSION')
    await writeFile(version, '12\n')
    await t.rejects(startEmbedded(directory), { message: /^PostgreSQL did not start in .*initialized by PostgreSQL version 12/ })
    await writeFile(version, '18\n')
  })
})

t.test('a path too long for a socket, where initdb was once interrupted', async t => {
  const directory = join(home, 'long'.repeat(30))
  await mkdir(join(directory, `cluster.${process.pid}`), { recursive: true })
  await writeFile(join(directory, `cluster.${process.pid}`, 'PG_VERSION'), '18\n')
  const app = await startEmbedded(directory, { fsync: false })
  const sockets = new URL(app.url).searchParams.get('host') ?? ''
  t.match(sockets, /preuves-\w{16}$/)
  t.equal((await stat(sockets)).mode & 0o777, 0o700)
  t.same(await ask(app.url, 'select 42'), [42])
  await t.rejects(stat(join(directory, `cluster.${process.pid}`)), { code: 'ENOENT' })
  await app.stop()
  await rm(sockets, { recursive: true })
})

t.test('two that start at once in a private place: one has it, one is told', async t => {
  const place = join(home, 'private')
  await mkdir(place, { mode: 0o700 })
  const directory = join(place, 'data', 'postgres')
  const both = await Promise.all([startElsewhere(directory), startElsewhere(directory)])
  const said = both.map(({ said }) => said).sort()
  t.match(said[0], 'is in use by another Preuves')
  t.match(said[1], /^postgresql:/)
  for (const { child } of both) child.kill('SIGKILL')
  const app = await startEmbedded(directory)
  t.equal(app.adopted, true)
  await app.stop()
})

// Who starts it there as nobody has to reach our code.
if (root && spawnSync('test', ['-r', fileURLToPath(module)], { uid: 65534, gid: 65534 }).status === 0) {
  t.test("another user's directory is refused", async t => {
    const directory = join(home, 'theirs')
    await mkdir(directory)
    await chown(home, 65534, 65534)
    const { said } = await startElsewhere(directory, 65534)
    t.equal(said, `${directory} belongs to another user (uid 0): run as that user, or change its owner`)
  })
}
