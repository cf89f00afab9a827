import { join } from 'node:path'
import closeWithGrace from 'close-with-grace'
import type { Logger } from 'pino'
import { createLti, type Lti } from '../lti/index.ts'
import { build } from './app.ts'
import { ConfigError, readConfig, type Config } from './config.ts'
import { startDemo, type Demo } from './demo/index.ts'
import * as organisations from './features/organisations/domain.ts'
import * as sessions from './features/sessions/domain.ts'
import { openInstance, type Instance } from './instance.ts'
import { createLog } from './log.ts'
import { startWorker } from './outbox/worker.ts'
import { diskBlobs } from './storage/blobs.ts'
import { isBuilt } from './web.ts'

/** A Moodle to try Preuves with, on the next port. Nobody proves who they are there: never in production. */
async function openDemo (config: Config, { db }: Instance, lti: Lti): Promise<Demo> {
  const organisationId = await organisations.provide(db, 'École de démonstration')
  const demo = await startDemo({
    toolUrl: config.publicUrl,
    host: config.host,
    port: config.port + 1,
    stateFile: join(config.dataDir, 'demo.json')
  })
  await lti.addPlatform({ organisationId, ...demo.registration, deploymentIds: [demo.registration.deploymentId] })
  return demo
}

async function serve (config: Config, log: Logger): Promise<void> {
  if (!isBuilt()) throw new ConfigError('the pages are not built: run `npm run build` first')
  const instance = await openInstance(config, log)
  const { db, databaseUrl, secretKey } = instance
  const lti = createLti({ db, publicUrl: config.publicUrl, secretKey, enter: launch => sessions.enter(db, launch) })
  const { publicUrl, trustProxy } = config
  const blobs = await diskBlobs(join(config.dataDir, 'files'))
  const app = await build({ db, blobs, publicUrl, secretKey, trustProxy, logger: log, lti: lti.plugin, frameAncestors: lti.frameAncestors })
  await app.listen({ host: config.host, port: config.port })
  const worker = await startWorker({ db, databaseUrl, lms: lti.lms, log })
  const sweeper = setInterval(() => { sessions.sweep(db).catch(error => log.warn({ err: error }, 'not swept')) }, 600_000)
  const demo = config.production ? undefined : await openDemo(config, instance, lti)
  closeWithGrace({ delay: 10_000, logger: log }, async () => {
    clearInterval(sweeper)
    // The worker first: a platform that is given a score may ask for our key set.
    await worker.stop()
    await app.close()
    await demo?.close()
    await instance.close()
  })
  log.info(demo === undefined ? `Preuves answers at ${publicUrl}` : `Open ${demo.url} — a demonstration course with Preuves in it`)
}

try {
  const config = readConfig()
  await serve(config, createLog(config))
} catch (error) {
  // One sentence for what the operator can mend; the stack for what we must.
  console.error(error instanceof ConfigError ? error.message : error)
  process.exit(1)
}
