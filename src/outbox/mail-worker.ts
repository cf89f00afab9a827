import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import { deliverMail, type Delivery } from './mail-delivery.ts'
import { claimMail, type Claimed } from './mails.ts'

const everySeconds = 15
/** A mail server takes few at once from one sender. */
const lanes = 2
/** What is under way is cut after that: the mail is sent again, under the same id, when its lease has run out. */
const patienceSeconds = 5

interface Options extends Delivery { log: FastifyBaseLogger }

async function deliver (options: Options, claimed: Claimed): Promise<void> {
  const { personId, unitId } = claimed
  const failure = await deliverMail(options, claimed)
  // Once for each change of trouble: a server that is down for a day is not told every hour.
  if (failure !== undefined && `${failure.code}: ${failure.message}` !== claimed.error) {
    options.log.warn({ personId, unitId, code: failure.code, reason: failure.message }, 'a mail was not taken')
  }
}

/** Sends every mail that is due, whichever process owes it. */
async function deliverDue (options: Options, signal: AbortSignal): Promise<void> {
  const next = async () => signal.aborted ? undefined : await claimMail(options.db)
  const drain = async (): Promise<void> => {
    for (let claimed = await next(); claimed !== undefined; claimed = await next()) {
      await deliver(options, claimed).catch((error: unknown) => options.log.error({ err: error }, 'a mail could not be sent'))
    }
  }
  // To their end all of them, also when one breaks: the next round must not begin beside this one.
  const ends = await Promise.allSettled(Array.from({ length: lanes }, drain))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
}

/** Sends the mails that are due, now and again, never twice at once. @returns what lets it end */
export function startMailWorker (options: Options): { stop: () => Promise<void> } {
  const stopping = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let round = Promise.resolve()

  function run (): void {
    round = deliverDue(options, stopping.signal)
      .catch((error: unknown) => options.log.error({ err: error }, 'the mails stopped short'))
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
