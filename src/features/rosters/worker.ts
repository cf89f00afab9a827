import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import type { Db } from '../../db/connect.ts'
import type { Lms } from '../../lms.ts'
import { refreshDue, type Report } from './domain.ts'

const everySeconds = 15
/** What is under way is cut after that: the list is read again when its lease has run out. */
const patienceSeconds = 5

interface Options { db: Db, lms: Lms, log: FastifyBaseLogger }

/** Reads the lists that are due, now and again, never twice at once. @returns what lets it end */
export function startRosterWorker ({ db, lms, log }: Options): { stop: () => Promise<void> } {
  const stopping = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let round = Promise.resolve()

  const report: Report = ({ platformId, activityId }, code, error) => {
    if (code === 'internal') log.error({ platformId, activityId, err: error }, 'a list of members cannot be applied')
    else log.warn({ platformId, activityId, code, reason: String(error) }, 'a list of members cannot be read')
  }

  function run (): void {
    round = refreshDue(db, lms, report, stopping.signal)
      .catch(error => log.error({ err: error }, 'the lists of members stopped short'))
      .then(() => { if (!stopping.signal.aborted) timer = setTimeout(run, everySeconds * 1000) })
  }

  run()
  return {
    stop: async () => {
      stopping.abort()
      clearTimeout(timer)
      await Promise.race([round, sleep(patienceSeconds * 1000, undefined, { ref: false })])
    }
  }
}
