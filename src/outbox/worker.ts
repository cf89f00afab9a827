import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import { listen, type Db } from '../db/connect.ts'
import type { Lms } from '../lms.ts'
import { claimScores, deliverScore, nextDue, type Claimed } from './scores.ts'

const lanes = 8
/** A notice may be lost with its connection: look anyway. */
const netSeconds = 30
const shortestNap = 250
/** What is under way is cut after that: the same score leaves again under the same timestamp. */
const patienceSeconds = 5

export interface Worker {
  /** Lets what is under way end, for a while, then stops. */
  stop: () => Promise<void>
}

interface Options { db: Db, databaseUrl: string, lms: Lms, log: FastifyBaseLogger }

async function deliver ({ db, lms, log }: Options, claimed: Claimed): Promise<void> {
  const { platformId, activityId } = claimed
  const failure = await deliverScore(db, lms, claimed)
  // Once for each change of trouble: a platform that is down for a day is not told every minute.
  if (failure !== undefined && failure.code !== claimed.error) {
    log.warn({ platformId, activityId, code: failure.code, reason: failure.message }, 'a score has not arrived')
  }
}

/**
 * Delivers what is owed outside, whichever process owes it: woken by a notice of the transaction that owes, by the
 * next time that something is due, and every half minute in any case. Several lanes, so that one slow LMS fills only some.
 */
export async function startWorker (options: Options): Promise<Worker> {
  const { db, databaseUrl, log } = options
  const running = new Set<Promise<void>>()
  let notices = 0
  let stopping = false
  let timer: NodeJS.Timeout | undefined

  async function drain (): Promise<void> {
    for (let seen = -1; seen !== notices && !stopping;) {
      seen = notices
      for (let [claimed] = await claimScores(db, 1); claimed !== undefined && !stopping; [claimed] = await claimScores(db, 1)) {
        startLane()
        await deliver(options, claimed).catch(error => log.error({ err: error }, 'a score could not be sent'))
      }
    }
  }

  function startLane (): void {
    if (running.size >= lanes || stopping) return
    const lane = drain()
      .catch(error => log.error({ err: error }, 'the outbox stopped short'))
      .finally(() => { running.delete(lane) })
      .then(setAlarm)
    running.add(lane)
  }

  async function setAlarm (): Promise<void> {
    const due = await nextDue(db).catch(() => undefined)
    clearTimeout(timer)
    if (!stopping) timer = setTimeout(wake, Math.min(Math.max(due ?? Infinity, shortestNap), netSeconds * 1000))
  }

  function wake (): void {
    notices++
    startLane()
  }

  const unlisten = await listen(databaseUrl, 'outbox', wake, error => log.warn({ err: error }, 'the outbox hears no notices'))
  wake()
  return {
    stop: async () => {
      stopping = true
      clearTimeout(timer)
      await Promise.race([Promise.all(running), sleep(patienceSeconds * 1000, undefined, { ref: false })])
      await unlisten()
    }
  }
}
