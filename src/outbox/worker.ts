import type { FastifyBaseLogger } from 'fastify'
import { listen, type Db } from '../db/connect.ts'
import type { Lms } from '../lms.ts'
import { claimScores, deliverScore, nextDue } from './scores.ts'

const atOnce = 4
/** A notice may be lost with its connection: look anyway. */
const netSeconds = 30

export interface Worker {
  /** Lets what is under way end, then stops. */
  stop: () => Promise<void>
}

interface Options { db: Db, databaseUrl: string, lms: Lms, log: FastifyBaseLogger }

async function drain ({ db, lms, log }: Options, isStopping: () => boolean): Promise<void> {
  while (!isStopping()) {
    const claimed = await claimScores(db, atOnce)
    if (claimed.length === 0) return
    await Promise.all(claimed.map(score => deliverScore(db, lms, score).catch(error => log.error({ err: error }, 'score not settled'))))
  }
}

/**
 * Delivers what is owed outside, whichever process owes it: woken by a notice of the transaction that owes, by the
 * next time that something is due, and every half minute in any case.
 */
export async function startWorker (options: Options): Promise<Worker> {
  const { db, databaseUrl, log } = options
  let stopping = false
  let again = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined

  const sleep = async (): Promise<void> => {
    const due = await nextDue(db).catch(() => undefined)
    if (stopping) return
    timer = setTimeout(wake, Math.min(Math.max(due ?? Infinity, 50), netSeconds * 1000))
  }

  const run = async (): Promise<void> => {
    do {
      again = false
      await drain(options, () => stopping).catch(error => log.error({ err: error }, 'outbox stopped short'))
    } while (again && !stopping)
    running = undefined
    await sleep()
  }

  function wake (): void {
    clearTimeout(timer)
    again = true
    running ??= run()
  }

  const unlisten = await listen(databaseUrl, 'outbox', wake, error => log.warn({ err: error }, 'outbox hears no notices'))
  wake()
  return {
    stop: async () => {
      stopping = true
      clearTimeout(timer)
      await running
      await unlisten()
    }
  }
}
