import type { FastifyPluginAsync } from 'fastify'
import { build, type AppOptions } from '../../src/app.ts'
import { connect } from '../../src/db/connect.ts'
import { Refusal } from '../../src/errors.ts'
import { LmsError, type Lms } from '../../src/lms.ts'
import { diskBlobs } from '../../src/storage/blobs.ts'

const noWayIn: FastifyPluginAsync = async () => {}

const noAnswer = async (): Promise<never> => { throw new LmsError('unreachable', 'there is no LMS here') }

export const noLms: Lms = {
  sendScore: noAnswer,
  readResult: noAnswer,
  provideLineItem: noAnswer,
  listMembers: noAnswer,
  check: async () => [{ part: 'platform', outcome: 'failed', advice: 'platform-inactive', detail: null }]
}

/** The service put together, to be asked for its description: it never connects. */
export async function buildForDescription () {
  return await build({
    db: connect('postgresql://nowhere', () => {}),
    blobs: { receive: nothing, keep: nothing, has: nothing, read: nothing, remove: nothing, list: nothing },
    lms: noLms,
    visit: async () => 'unreachable',
    publicUrl: 'http://127.0.0.1',
    mails: null,
    secretKey: 'x'.repeat(32),
    trustProxy: false,
    lti: noWayIn,
    frameAncestors: async () => []
  })
}

async function nothing (): Promise<never> {
  throw new Error('nothing is stored here')
}

const isRefusal = (error: Error): boolean => error instanceof Refusal || ('statusCode' in error && Number(error.statusCode) < 500)

/** The service on a database and a folder of its own, without listening and without an LMS. What goes wrong in it is printed: the answer only says 500. */
export async function buildApp (url: string, folder: string, options: Partial<AppOptions> = {}) {
  const db = connect(url, () => {})
  const app = await build({
    db,
    blobs: await diskBlobs(folder),
    lms: noLms,
    visit: async () => 'unreachable',
    publicUrl: 'http://127.0.0.1',
    mails: null,
    secretKey: 'x'.repeat(32),
    trustProxy: false,
    lti: noWayIn,
    frameAncestors: async () => [],
    ...options
  })
  app.addHook('onClose', () => db.destroy())
  app.addHook('onError', async (_request, _reply, error) => {
    if (!isRefusal(error)) console.error(error)
  })
  return { app, db }
}
