import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { LmsError, type Lms, type Member } from '../src/lms.ts'
import { jsonOf } from './ask.ts'
import { decodeEntities } from './entities.ts'
import { nextPage } from './links.ts'
import { inCourse } from './roles.ts'
import { scopes, type CallService, type ServiceAnswer, type ServiceCall } from './service.ts'

const service = 'members'
/** No course has so many: this is a platform gone wrong, or somebody who means harm. */
const mostMembers = 50_000
const mostPages = 1000

const Container = Type.Object({ members: Type.Array(Type.Unknown()) })
const Told = Type.Optional(Type.Unknown())
const Entry = Type.Object({
  // A number where the standard wants text: taken, or everybody would seem to have left.
  user_id: Type.Union([Type.String(), Type.Integer()]),
  name: Told,
  given_name: Told,
  family_name: Told,
  email: Told,
  roles: Told,
  status: Told
})

/**
 * Who is in a course (NRPS 2.0). All of it or nothing: whoever is missing counts as gone, so a list of which a page
 * cannot be had is refused.
 */
export function createRoster (call: CallService): Pick<Lms, 'listMembers'> {
  return {
    async listMembers (platform, address) {
      const members = new Map<string, Member>()
      const seen = new Set<string>()
      const first = new URL(address)
      let url: URL | null = first
      while (url !== null && !seen.has(url.href)) {
        seen.add(url.href)
        const answer: ServiceAnswer = await call(platform, membersCall(url))
        addMembers(members, answer)
        if (members.size > mostMembers || seen.size > mostPages) throw new LmsError('refused', `${service}: the list does not end`)
        url = nextPage(answer.headers.get('link'), url)
        if (url !== null && url.origin !== first.origin) throw new LmsError('refused', `${service}: the next page is on another host`)
      }
      return [...members.values()]
    }
  }
}

export const membersCall = (url: URL): ServiceCall =>
  ({ service, scope: scopes.members, url, accept: 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json' })

/**
 * The entries of one page.
 *
 * @throws {LmsError}
 */
export function readPage (answer: Pick<ServiceAnswer, 'text'>): unknown[] {
  const body = jsonOf(service, answer)
  if (!Value.Check(Container, body)) throw new LmsError('unreachable', `${service}: the answer is no list of members`)
  return body.members
}

function addMembers (members: Map<string, Member>, answer: ServiceAnswer): void {
  for (const entry of readPage(answer)) {
    const member = memberOf(entry)
    if (member !== undefined) members.set(member.subject, joined(members.get(member.subject), member))
  }
}

/** Somebody listed twice, once for each enrolment: active and staff if anywhere. */
function joined (known: Member | undefined, member: Member): Member {
  if (known === undefined) return member
  const role = known.role === 'staff' || member.role === 'staff' ? 'staff' : known.role ?? member.role
  return { ...known, role, active: known.active || member.active }
}

/** @returns undefined when the entry names nobody */
function memberOf (entry: unknown): Member | undefined {
  if (!Value.Check(Entry, entry)) return undefined
  const subject = String(entry.user_id)
  // Kept byte for byte, as `sub` is; what could be no `sub` (LTI 1.3, 5.3.6.1) is nobody who will ever come.
  if (subject === '' || subject.length > 255 || /\p{Cc}/u.test(subject)) return undefined
  const givenName = textOf(entry.given_name)
  const familyName = textOf(entry.family_name)
  const parts = [givenName, familyName].filter(part => part !== null).join(' ')
  return {
    subject,
    name: textOf(entry.name) ?? (parts || subject),
    givenName,
    familyName,
    email: textOf(entry.email),
    role: roleOf(entry),
    active: typeof entry.status !== 'string' || !/^(inactive|deleted)$/i.test(entry.status)
  }
}

/** On one line, without what PostgreSQL refuses: NUL, and half a surrogate pair. */
function textOf (value: unknown): string | null {
  if (typeof value !== 'string') return null
  const text = decodeEntities(value).toWellFormed().replace(/\p{Cc}+/gu, ' ').trim()
  return text === '' ? null : text
}

function roleOf ({ roles }: Static<typeof Entry>): Member['role'] {
  const claimed = Array.isArray(roles) ? roles.filter((role: unknown) => typeof role === 'string') : []
  if (claimed.some(role => inCourse(role, 'Instructor'))) return 'staff'
  return claimed.some(role => inCourse(role, 'Learner')) ? 'student' : null
}
