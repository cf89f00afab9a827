import { randomBytes, randomInt } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { randomKey } from './moodle.ts'
import type { Moodle, PendingLaunch } from './moodle.ts'
import type { Person } from './model.ts'

const cookieName = 'MoodleSession'

export interface Session {
  id: string
  person: Person
  sesskey: string
}

/** Who is signed in, by the cookie; undefined when the browser withheld it. */
export function sessionOf ({ store }: Moodle, { headers }: FastifyRequest): Session | undefined {
  const id = new RegExp(`(?:^|; )${cookieName}=([^;]+)`).exec(headers.cookie ?? '')?.[1]
  const known = id === undefined ? undefined : store.state.sessions[id]
  const person = store.state.people.find(each => each.id === known?.personId)
  return id && known && person ? { id, person, sesskey: known.sesskey } : undefined
}

/** Signs someone in: no password, this is a demonstration. The oldest sessions make room. */
export function signIn ({ store }: Moodle, reply: FastifyReply, person: Person) {
  const id = randomBytes(13).toString('hex')
  const others = Object.entries(store.state.sessions).slice(-499)
  store.state.sessions = Object.fromEntries([...others, [id, { personId: person.id, sesskey: randomKey() }]])
  store.changed()
  // Lax, as Moodle over http: withheld when the tool posts to auth.php from its iframe, hence the repost page.
  reply.header('set-cookie', `${cookieName}=${id}; Path=/; HttpOnly; SameSite=Lax`)
}

/** Opens a launch, to be ended once by the authorization request; answers its id. */
export function beginLaunch ({ launches }: Moodle, session: Session, launch: PendingLaunch): string {
  const random = randomInt(2 ** 31)
  const launchId = launch.activity ? `ltilaunch${launch.activity.resourceLinkId}_${random}` : `ltilaunch_ContentItemSelectionRequest${random}`
  launches.set(`${session.id} ${launchId}`, launch)
  return launchId
}

/** Ends a launch: whoever asks again finds nothing. */
export function takeLaunch ({ launches }: Moodle, session: Session, launchId: string): PendingLaunch | undefined {
  const key = `${session.id} ${launchId}`
  const launch = launches.get(key)
  launches.delete(key)
  return launch
}
