import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { LmsError, type CheckLine } from '../../src/lms.ts'
import { jsonOf, type Ask } from '../ask.ts'
import type { Answer } from '../safe-request.ts'
import { findObstacles } from './addresses.ts'
import { line, reasonOf } from './line.ts'

const Key = Type.Object({ kty: Type.Literal('RSA'), kid: Type.String(), n: Type.String(), e: Type.String(), use: Type.Optional(Type.Literal('sig')) })
const KeySet = Type.Object({ keys: Type.Array(Type.Unknown()) })

/** An answer with the time around it, in milliseconds. */
export interface Timed extends Answer { sentAt: number, receivedAt: number }

/** The ids of the keys that may sign, as a stranger gets them. */
async function fetchKeys (ask: Ask, url: string): Promise<{ reply: Timed, kids: string[] }> {
  const sentAt = Date.now()
  const reply = await ask('keys', url, { headers: { accept: 'application/json', 'cache-control': 'no-cache' } })
  const receivedAt = Date.now()
  if (reply.status !== 200) throw new LmsError('unreachable', `keys: ${new URL(url).host} answered ${reply.status}`)
  const set = jsonOf('keys', reply)
  const keys = Value.Check(KeySet, set) ? set.keys : []
  return { reply: { ...reply, sentAt, receivedAt }, kids: keys.flatMap(key => Value.Check(Key, key) ? [key.kid] : []) }
}

/** The platform's keys, by which launches are believed. @returns the answer too, which tells the platform's time */
export async function lookAtKeys (ask: Ask, url: string): Promise<{ line: CheckLine, reply?: Timed }> {
  try {
    const { reply, kids } = await fetchKeys(ask, url)
    return { reply, line: kids.length > 0 ? line('platformKeys', 'ok') : line('platformKeys', 'failed', 'keys-empty', new URL(url).host) }
  } catch (error) {
    return { line: line('platformKeys', 'failed', 'keys-unreachable', reasonOf(error)) }
  }
}

/**
 * Our own keys: Moodle gives no token before it has fetched them. What may keep it from that is told even when we reach
 * them ourselves, for we stand elsewhere.
 *
 * @param expected the keys that we sign by
 */
export async function lookAtOwnKeys (ask: Ask, url: string, expected: string[], deadline: number): Promise<CheckLine[]> {
  const [failure, obstacles] = await Promise.all([
    fetchKeys(ask, url).then(({ kids }) => expected.some(kid => kids.includes(kid)) ? undefined : 'keys: ours is not among them', reasonOf),
    findObstacles(url, deadline)
  ])
  const warnings = obstacles.map(advice => line('ownKeys', 'warning', advice, new URL(url).host))
  if (failure !== undefined) return [line('ownKeys', 'failed', 'own-keys-unreachable', failure), ...warnings]
  return warnings.length > 0 ? warnings : [line('ownKeys', 'ok')]
}
