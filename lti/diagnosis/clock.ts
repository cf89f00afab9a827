import type { CheckLine } from '../../src/lms.ts'
import type { Timed } from './keys.ts'
import { line } from './line.ts'

/** Milliseconds. Moodle takes no assertion from the future (it allows no leeway): by a whole second, every one is refused. */
const ahead = 1000
/** Milliseconds. An assertion lives for a minute, and a launch is let in when it is that early: then nothing works any more. */
const behind = 60_000
/** Milliseconds. For as long as we are behind, what Moodle wrote itself seems newer than our scores, and refuses them. */
const slightlyBehind = 5000

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`

/**
 * Compares both clocks by the `Date` of an answer. It tells whole seconds, and the answer was made somewhere between our
 * asking and our reading: what is said is what holds even so, the difference at least.
 */
export function clockLine (reply: Timed | undefined): CheckLine {
  const date = Date.parse(reply?.headers.get('date') ?? '')
  if (reply === undefined || Number.isNaN(date)) return line('clock', 'skipped')
  // Of an answer out of a cache, `Date` is when it was first given (RFC 9111, 5.1).
  const theirs = date + (Number(reply.headers.get('age')) || 0) * 1000
  const weAreAhead = reply.sentAt - (theirs + 1000)
  const weAreBehind = theirs - reply.receivedAt
  if (weAreAhead > 0) return line('clock', weAreAhead > ahead ? 'failed' : 'warning', 'clock-ahead', seconds(weAreAhead))
  if (weAreBehind > slightlyBehind) return line('clock', weAreBehind > behind ? 'failed' : 'warning', 'clock-behind', seconds(weAreBehind))
  return line('clock', 'ok')
}
