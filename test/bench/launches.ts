import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Demo } from '../../src/demo/index.ts'
import { createDatabase } from '../support/database.ts'
import { freePort, startService } from '../support/service.ts'
import { childrenOf, type Scope } from './children.ts'
import { launchingOurs, launchingStock, type Launching } from './launching.ts'
import { measureInTurn, print, type Contender } from './measure.ts'
import { enrol } from './people.ts'

const seconds = 10
const atOnce = 8

type Begun = Awaited<ReturnType<Launching['begin']>> & { personId: string }
type Launches = Contender<string, Begun, () => Promise<void>>

/** The platform signs between the halves. @param pid of the tool */
const launches = (name: string, pid: number, demo: Demo, { begin, target }: Launching): Launches => ({
  name,
  pid,
  first: async personId => ({ personId, ...await begin(personId) }),
  between: async ({ personId, nonce, finish }) => {
    const claims = demo.launchClaims(personId, { nonce, 'https://purl.imsglobal.org/spec/lti/claim/target_link_uri': target })
    const idToken = await demo.sign(claims)
    return async () => await finish(idToken)
  },
  second: async finish => await finish()
})

/** ltijs's own PostgreSQL plugin weighs more than all that Preuves needs: it comes with the first bench, and with nothing else. */
async function fetchPlugin (): Promise<void> {
  const folder = fileURLToPath(new URL('stock/', import.meta.url))
  if (existsSync(join(folder, 'node_modules'))) return
  await promisify(execFile)('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder })
}

/** Login and launch, ours and stock ltijs's, in turn. */
export async function compareLaunches (scope: Scope): Promise<void> {
  await fetchPlugin()
  const startChild = childrenOf(scope)
  const { url, demo, databaseUrl, pid, start } = await startService(scope, {}, { LOG_LEVEL: 'warn', TRUST_PROXY: 'true' })
  await start()
  const people = enrol(demo)
  const { issuer, clientId, authorizationUrl, tokenUrl, keysUrl } = demo.registration
  const startStock = async (name: string, kind: string, ...database: string[]): Promise<Launches> => {
    const port = await freePort()
    const child = await startChild('./stock-ltijs.js', [issuer, clientId, authorizationUrl, tokenUrl, keysUrl, String(port), kind, ...database])
    return launches(name, child, demo, launchingStock(`http://127.0.0.1:${port}`, demo))
  }
  const empty = await createDatabase('none')
  scope.teardown(empty.drop)
  const stock = await startStock('stock ltijs, its own plugin', 'inSequelize', empty.url)
  const plain = await startStock('stock ltijs, plain tables', 'inPlainTables', databaseUrl)
  const bare = await startStock('stock ltijs, tables in memory', 'inMemory')
  const ours = launches('login + launch', pid(), demo, launchingOurs(url, demo))
  const [first, ...others] = await measureInTurn(seconds, atOnce, [...people, ...people, ...people], [stock, plain, bare, ours])
  if (first === undefined) return
  print(first)
  for (const other of others) print(other, first)
}
