import type { Logger } from 'pino'
import type { Lti } from '../lti/index.ts'
import { build } from './app.ts'
import { ConfigError, type Config } from './config.ts'
import type { Db } from './db/connect.ts'
import { knowsTimeZone } from './db/mail-due.ts'
import * as files from './features/files/domain.ts'
import * as links from './features/links/domain.ts'
import * as organisations from './features/organisations/domain.ts'
import * as removals from './features/removals/domain.ts'
import { startRosterWorker } from './features/rosters/worker.ts'
import * as sessions from './features/sessions/domain.ts'
import type { Instance } from './instance.ts'
import { createStopTokens, type Mails } from './mails.ts'
import { openLti } from './open-lti.ts'
import { startMailWorker } from './outbox/mail-worker.ts'
import { startWorker } from './outbox/worker.ts'
import { createMailer } from './smtp.ts'
import { openBlobs } from './storage/open.ts'
import { createVisit } from './visit.ts'

export interface Service {
  /** Connects a platform to the school of this name, made when there is none. @returns the school's id */
  connect: (organisation: string, registration: Omit<Parameters<Lti['addPlatform']>[0], 'organisationId'>) => Promise<string>
  /** Lets what is under way end. */
  close: () => Promise<void>
}

/** @throws ConfigError when the database knows no such time zone */
async function openMails ({ mail, timeZone }: Config, db: Db, secretKey: string): Promise<Mails | null> {
  if (mail === undefined) return null
  if (!await knowsTimeZone(db, timeZone)) throw new ConfigError('TIME_ZONE must be a time zone that the database knows')
  return { timeZone, stopTokens: createStopTokens(secretKey) }
}

/** Puts everything together and listens: the application, the LMS's way in and out, the worker. */
export async function startService (config: Config, { db, databaseUrl, secretKey }: Instance, log: Logger): Promise<Service> {
  const { publicUrl, trustProxy, host, port } = config
  const lti = openLti(config, { db, secretKey })
  const blobs = await openBlobs(config)
  const visit = createVisit({ allowPrivate: config.allowPrivateAddresses })
  const mails = await openMails(config, db, secretKey)
  const app = await build({ db, blobs, lms: lti.lms, visit, publicUrl, mails, secretKey, trustProxy, logger: log, lti: lti.plugin, frameAncestors: lti.frameAncestors })
  await app.listen({ host, port })
  const worker = await startWorker({ db, databaseUrl, lms: lti.lms, log })
  const rosters = startRosterWorker({ db, lms: lti.lms, log })
  const mailing = mails === null || config.mail === undefined ? undefined : startMailWorker({ db, mailer: createMailer(config.mail), publicUrl, mails, log })
  const sweeper = setInterval(() => {
    for (const sweep of [sessions.sweep, removals.purge, links.sweep]) sweep(db).catch((error: unknown) => log.warn({ err: error }, 'not swept'))
  }, 600_000)
  const collector = setInterval(() => {
    files.collect(db, blobs, files.shareOf(new Date())).catch((error: unknown) => log.warn({ err: error }, 'not collected'))
  }, 3_600_000)
  return {
    connect: async (organisation, registration) => {
      const organisationId = await organisations.provide(db, organisation)
      await lti.addPlatform({ organisationId, ...registration })
      return organisationId
    },
    close: async () => {
      clearInterval(sweeper)
      clearInterval(collector)
      // The workers first: a platform that is given a score may ask for our key set.
      await Promise.all([worker.stop(), rosters.stop(), mailing?.stop()])
      await app.close()
    }
  }
}
