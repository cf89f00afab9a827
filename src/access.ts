import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { errors } from './errors.ts'
import type { Role } from './lms.ts'

/**
 * How far a right reaches: one's own portfolio, those of one's students (`db/reach.ts` says who they are), the unit that
 * was launched, the whole school.
 */
export type Reach = 'own' | 'assigned' | 'unit' | 'organisation'

type Rule = Partial<Record<Role, Reach>>
const everyone: Rule = { student: 'own', staff: 'own', administrator: 'own' }

/**
 * Who may do what. What does not stand here is refused; `anyone` needs no token (the request carries its own proof).
 * Students write, staff judge, and neither does the other's part (domain invariants 6 and 7). Staff reach the work of their
 * students; whose tutor they are is the administrator's to say.
 */
const table = {
  'health.read': 'anyone',
  'description.read': 'anyone',
  'web.read': 'anyone',
  'lti.launch': 'anyone',
  'session.open': 'anyone',
  'session.end': everyone,
  'me.read': everyone,
  'me.change': everyone,
  'competence.list': { student: 'unit', staff: 'unit', administrator: 'unit' },
  'competence.rename': { administrator: 'unit' },
  'fiche.list': { student: 'own', staff: 'assigned' },
  'fiche.read': { student: 'own', staff: 'assigned' },
  'fiche.write': { student: 'own' },
  'comment.add': { student: 'own', staff: 'assigned' },
  'decision.add': { staff: 'assigned' },
  'score.list': { student: 'own', staff: 'assigned' },
  'score.resend': { staff: 'assigned' },
  'score.add-column': { staff: 'unit', administrator: 'unit' },
  'people.list': { staff: 'assigned', administrator: 'unit' },
  'tutorship.change': { administrator: 'unit' },
  'activity.change': { administrator: 'unit' },
  'platform.list': { administrator: 'organisation' },
  'platform.check': { administrator: 'organisation' }
} as const satisfies Record<string, Rule | 'anyone'>

export type Permission = keyof typeof table

const Claims = Type.Object({
  organisationId: Type.String(),
  personId: Type.String(),
  unitId: Type.String(),
  activityId: Type.String(),
  sessionId: Type.String(),
  roles: Type.Array(Type.Enum(['student', 'staff', 'administrator'])),
  locale: Type.Union([Type.String(), Type.Null()])
})

/** Who asks, as the access token says. */
export type Actor = Static<typeof Claims>

/** Who asks, and how far the permission of this route lets them reach. */
export type Access = Actor & { reach: Reach }

const width: Reach[] = ['own', 'assigned', 'unit', 'organisation']

/** @returns the widest reach that any of the roles gives, or undefined: not allowed */
export function reachOf (permission: Permission, roles: readonly Role[]): Reach | undefined {
  const rule: Rule | 'anyone' = table[permission]
  if (rule === 'anyone') return undefined
  const reaches = roles.flatMap(role => rule[role] ?? [])
  return reaches.sort((a, b) => width.indexOf(b) - width.indexOf(a))[0]
}

declare module 'fastify' {
  interface FastifyContextConfig { permission?: Permission }
  interface FastifyRequest { access: Access | null }
}

/** @throws when the route lets anyone in: then nobody is known */
export function accessOf (request: FastifyRequest): Access {
  if (request.access === null) throw errors.unauthenticated()
  return request.access
}

async function guard (request: FastifyRequest): Promise<void> {
  const permission = request.routeOptions.config.permission
  if (permission === undefined || table[permission] === 'anyone') return
  const claims: unknown = await request.jwtVerify().catch(() => undefined)
  if (!Value.Check(Claims, claims)) throw errors.unauthenticated()
  const reach = reachOf(permission, claims.roles)
  if (reach === undefined) throw errors.forbidden()
  request.access = { ...claims, reach }
}

/** The table of permissions, for the test that walks it. */
export const permissions: Readonly<Record<Permission, Rule | 'anyone'>> = table

/**
 * Guards every route by its `config.permission`. A route that names none stops the boot.
 * The token is read before the body, so that a stranger's upload is not read at all.
 */
export const accessPlugin = fp(async function (app: FastifyInstance) {
  app.decorateRequest('access', null)
  app.addHook('onRoute', route => {
    if (route.config?.permission === undefined) throw new Error(`${String(route.method)} ${route.url} declares no permission`)
  })
  app.addHook('onRequest', guard)
}, { name: 'access' })
