import type { Demo } from '../../src/demo/index.ts'
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

/** Login and launch, ours and stock ltijs's, in turn. */
export async function compareLaunches (scope: Scope): Promise<void> {
  const startChild = childrenOf(scope)
  const { url, demo, databaseUrl, pid, start } = await startService(scope, {}, { LOG_LEVEL: 'warn' })
  await start()
  const people = enrol(demo)
  const { issuer, clientId, authorizationUrl, tokenUrl, keysUrl } = demo.registration
  const startStock = async (name: string, ...database: string[]): Promise<Launches> => {
    const port = await freePort()
    const child = await startChild('./stock-ltijs.js', [issuer, clientId, authorizationUrl, tokenUrl, keysUrl, String(port), ...database])
    return launches(name, child, demo, launchingStock(`http://127.0.0.1:${port}`, demo))
  }
  const stock = await startStock('stock ltijs, same PostgreSQL', databaseUrl)
  const bare = await startStock('stock ltijs, tables in memory')
  const ours = launches('login + launch', pid(), demo, launchingOurs(url, demo))
  const [first, ...others] = await measureInTurn(seconds, atOnce, [...people, ...people, ...people], [stock, bare, ours])
  if (first === undefined) return
  print(first)
  for (const other of others) print(other, first)
}
