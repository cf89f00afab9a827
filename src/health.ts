import underPressure from '@fastify/under-pressure'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { sql } from 'kysely'
import type { Db } from './db/connect.ts'
import { errors } from './errors.ts'

const longestDelay = 5000

/** `/health/live`: the process answers. `/health/ready`: its database does too. Sheds load when the event loop lags. */
export const healthPlugin = fp(async function (app: FastifyInstance, { db }: { db: Db }) {
  await app.register(underPressure, {
    maxEventLoopDelay: longestDelay,
    // A loop that was held up for a whole interval counts as one that never came back: the interval is longer than what is borne.
    sampleInterval: 2 * longestDelay,
    pressureHandler: () => { throw errors.unavailable() }
  })
  const options = { config: { permission: 'health.read' as const, rateLimit: false as const }, schema: { hide: true } }
  app.get('/health/live', options, async () => ({ status: 'ok' }))
  app.get('/health/ready', options, async () => {
    await sql`select 1`.execute(db).catch(() => { throw errors.unavailable() })
    return { status: 'ok' }
  })
}, { name: 'health' })
