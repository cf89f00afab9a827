import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { Type, type Static } from 'typebox'
import { Compile } from 'typebox/compile'
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
  'mail.stop': 'anyone',
  'session.open': 'anyone',
  'session.end': everyone,
  'me.read': everyone,
  'me.change': everyone,
  'competence.list': { student: 'unit', staff: 'unit', administrator: 'unit' },
  'competence.rename': { administrator: 'unit' },
  'fiche.list': { student: 'own', staff: 'assigned' },
  'fiche.read': { student: 'own', staff: 'assigned' },
  'fiche.write': { student: 'own' },
  'experience.list': { student: 'own', staff: 'assigned' },
  'experience.write': { student: 'own' },
  'plan.list': { student: 'own', staff: 'assigned' },
  'plan.write': { student: 'own' },
  'link.check': { student: 'own', staff: 'own' },
  'filter.keep': { student: 'own', staff: 'own' },
  'export.read': { student: 'own' },
  'unit.change': { administrator: 'unit' },
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

// Compiled, as every request is checked.
const claimsForm = Compile(Claims)

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

/** @param audience the usual one unless it is given */
function verified ({ jwt }: FastifyInstance, token: string, audience?: string): unknown {
  try {
    return jwt.verify(token, audience === undefined ? undefined : { allowedAud: audience })
  } catch {
    return undefined
  }
}

function readBearer ({ headers, server }: FastifyRequest): Actor {
  const [, token = ''] = /^Bearer (\S+)$/i.exec(headers.authorization ?? '') ?? []
  const claims = verified(server, token)
  if (!claimsForm.Check(claims)) throw errors.unauthenticated()
  return claims
}

/** What a browser downloads by itself comes without a header: the address carries a token of its own, for that address alone. */
const Download = Type.Object({ ...Claims.properties, path: Type.String() })
const Query = Type.Record(Type.String(), Type.Unknown())
const downloadAudience = 'preuves-download'
const downloadSeconds = 60

/**
 * Lets whoever follows an address in, as the one who asked for it, within a minute.
 *
 * @param path with its query, as the browser will send it
 * @returns what is to be added to the query as its last member, `download`
 */
export function makeDownload ({ jwt }: FastifyInstance, actor: Actor, path: string): { token: string, expiresAt: Date } {
  const { organisationId, personId, unitId, activityId, sessionId, roles, locale } = actor
  const claims = { organisationId, personId, unitId, activityId, sessionId, roles, locale, path }
  const token = jwt.sign(claims, { aud: downloadAudience, expiresIn: downloadSeconds })
  return { token, expiresAt: new Date(Date.now() + downloadSeconds * 1000) }
}

/** @throws unauthenticated when the address carries a token that is not its own. @returns undefined when it carries none */
function readDownload (request: FastifyRequest): Actor | undefined {
  const [, path, token] = /^(.*)[?&]download=([^&]*)$/.exec(request.url) ?? []
  if (token === undefined) return undefined
  const claims = verified(request.server, token, downloadAudience)
  if (request.method !== 'GET' || !Value.Check(Download, claims) || claims.path !== path) throw errors.unauthenticated()
  // It was for the guard: no operation knows it.
  const { download, ...query } = Value.Parse(Query, request.query)
  request.query = query
  return claims
}

async function guard (request: FastifyRequest): Promise<void> {
  const permission = request.routeOptions.config.permission
  if (permission === undefined || table[permission] === 'anyone') return
  const claims = readDownload(request) ?? readBearer(request)
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
