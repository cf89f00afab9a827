import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import closeWithGrace from 'close-with-grace'
import type { Logger } from 'pino'
import { ConfigError, readConfig, type Config } from './config.ts'
import { openInstance } from './instance.ts'
import { createLog } from './log.ts'
import { isBuilt } from './built.ts'
import type { Service } from './service.ts'

/** A Moodle to try Preuves with, on the next port. Nobody proves who they are there: never in production. */
async function openDemo (config: Config, service: Service) {
  const { startDemo } = await import('./demo/index.ts')
  const { publicUrl: toolUrl, host, port, dataDir } = config
  const demo = await startDemo({ toolUrl, host, port: port + 1, stateFile: join(dataDir, 'demo.json') })
  const organisationId = await service.connect('École de démonstration', { ...demo.registration, deploymentIds: [demo.registration.deploymentId] })
  demo.setToolKeysUrl(`${toolUrl}/lti/keys/${organisationId}`)
  return demo
}

async function serve (config: Config, log: Logger): Promise<void> {
  if (!isBuilt()) throw new ConfigError('the pages are not built: run `npm run build` first')
  // What was compiled once is not compiled again: a restart takes half the time.
  enableCompileCache(join(config.dataDir, 'compiled'))
  // The code loads while the database starts.
  const [instance, { startService }] = await Promise.all([openInstance(config, log), import('./service.ts')])
  const service = await startService(config, instance, log)
  const demo = config.production ? undefined : await openDemo(config, service)
  closeWithGrace({ delay: 10_000, logger: log }, async () => {
    await service.close()
    await demo?.close()
    await instance.close()
  })
  log.info(demo === undefined ? `Preuves answers at ${config.publicUrl}` : `Open ${demo.url} — a demonstration course with Preuves in it`)
}

try {
  const config = readConfig()
  await serve(config, createLog(config))
} catch (error) {
  // One sentence for what the operator can mend; the stack for what we must.
  console.error(error instanceof ConfigError ? error.message : error)
  process.exit(1)
}
