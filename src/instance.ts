import { join } from 'node:path'
import type { FastifyBaseLogger } from 'fastify'
import { ConfigError, type Config } from './config.ts'
import { connect, type Db } from './db/connect.ts'
import { startEmbedded } from './db/embedded.ts'
import { migrateToLatest } from './db/migrate.ts'
import { provideSecretKey } from './secret-key.ts'

/** What every command stands on: the migrated database and the secret. */
export interface Instance { db: Db, databaseUrl: string, secretKey: string, close: () => Promise<void> }

interface Server { url: string, stop: () => Promise<void> }

async function openServer (config: Config, shared: boolean, log: FastifyBaseLogger): Promise<Server> {
  if (config.databaseUrl !== undefined) return { url: config.databaseUrl, stop: async () => {} }
  if (config.production) throw new ConfigError('DATABASE_URL must be set in production')
  const folder = join(config.dataDir, 'postgres')
  const server = await startEmbedded(folder, { shared })
  log.info(`${server.adopted ? 'adopted the' : 'started an'} embedded PostgreSQL in ${folder}`)
  return server
}

/**
 * Opens the database (the embedded one without DATABASE_URL), migrates it and finds the secret.
 *
 * @param shared for a command beside the running service
 * @throws ConfigError, or what keeps the database from starting
 */
export async function openInstance (config: Config, log: FastifyBaseLogger, { shared = false } = {}): Promise<Instance> {
  const secretKey = config.secretKey ?? await provideSecretKey(config.dataDir)
  const server = await openServer(config, shared, log)
  try {
    for (const name of await migrateToLatest(server.url)) log.info(`migrated: ${name}`)
    const db = connect(server.url, error => log.error({ err: error }, 'a database connection broke'))
    return { db, databaseUrl: server.url, secretKey, close: async () => { await db.destroy(); await server.stop() } }
  } catch (error) {
    await server.stop()
    throw error
  }
}
