import { Type, type Static, type TSchema } from 'typebox'
import type { Launch, Placement } from '../src/lms.ts'
import { fits } from './fits.ts'
import { lti, type CheckedLaunch, type CheckedPlacement, type Claims } from './launch.ts'
import { isUnresolved, localeOf } from './moodle.ts'
import { refuse } from './refusals.ts'
import { rolesOf } from './roles.ts'

/** Where a launch comes from: not what it says, but whose registration it fits. */
export interface Origin { organisationId: string, platformId: string, issuer: string }

/** The names of our custom parameters; those of the registration stand in its request too. */
export const custom = { unit: 'preuves_unit', competence: 'preuves_competence', groups: 'groups', history: 'context_history' } as const

const Text = Type.String()
const Texts = Type.Array(Text)
const Members = Type.Record(Type.String(), Type.Unknown())
const scoreScope = 'https://purl.imsglobal.org/spec/lti-ags/scope/score'

/** An optional claim that is not of its form is as good as absent: only what a launch cannot do without may refuse it. */
function optional<T extends TSchema> (schema: T, value: unknown): Static<T> | undefined {
  return fits(schema, value) ? value : undefined
}

const membersOf = (claims: Claims, name: string): Claims => optional(Members, claims[name]) ?? {}

/** A text worth keeping: on one line, without control characters (PostgreSQL refuses NUL), not an unfilled variable. */
function textOf (value: unknown): string | null {
  const text = optional(Text, value)?.replace(/\p{Cc}+/gu, ' ').trim()
  return text === undefined || text === '' || isUnresolved(text) ? null : text
}

/** An address to call later: nothing but http(s). */
function addressOf (value: unknown): string | null {
  const text = optional(Text, value) ?? ''
  return /^https?:$/.test(URL.parse(text)?.protocol ?? '') ? text : null
}

/** Some platforms send no names, some only parts of them (certification cases 6 to 8). */
function personOf ({ subject, claims }: Pick<CheckedLaunch, 'subject' | 'claims'>, issuer: string): Launch['person'] {
  const givenName = textOf(claims.given_name)
  const familyName = textOf(claims.family_name)
  const parts = [givenName, familyName].filter(part => part !== null).join(' ')
  const name = textOf(claims.name) ?? (parts || subject)
  return { issuer, subject, name, givenName, familyName, email: textOf(claims.email) }
}

function contextOf (claims: Claims): Launch['context'] {
  const context = membersOf(claims, lti('context'))
  const id = textOf(context.id)
  if (id === null) return null
  const label = textOf(context.label)
  const title = textOf(context.title)
  return { id, label: label ?? title ?? id, title: title ?? label ?? id }
}

/** AGS 2.0: a column that no score may be sent to is none to us. */
function gradesOf (claims: Claims): Pick<Launch, 'lineItemUrl' | 'lineItemsUrl'> {
  const endpoint = membersOf(claims, 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint')
  const scopes = optional(Texts, endpoint.scope) ?? []
  return {
    lineItemUrl: scopes.includes(scoreScope) ? addressOf(endpoint.lineitem) : null,
    lineItemsUrl: addressOf(endpoint.lineitems)
  }
}

/** Whom a submission review is about; Moodle leaves the claim out when nobody is meant. */
function reviewedOf ({ message, claims }: CheckedLaunch): string | null {
  return message === 'review' ? textOf(membersOf(claims, lti('for_user')).user_id) : null
}

/** A custom parameter of ours, as the registration or the deep linking answer asked for it. */
const customOf = (claims: Claims, name: string): string | null => textOf(membersOf(claims, lti('custom'))[name])

/** Moodle's lists of ids: `3,5`. */
const listOf = (text: string | null): string[] => (text ?? '').split(',').map(id => id.trim()).filter(id => id !== '')

/** Moodle's `$Context.id.history`. */
const historyOf = (claims: Claims): string[] => listOf(customOf(claims, custom.history))

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

/** What the link was made for, as our own answer to a deep linking request said (deep-linking.ts). */
function placedOf (claims: Claims): Launch['placed'] {
  const [unitId, competenceId] = [customOf(claims, custom.unit), customOf(claims, custom.competence)]
  if (unitId === null || !uuid.test(unitId)) return null
  return { unitId, competenceId: competenceId !== null && uuid.test(competenceId) ? competenceId : null }
}

/** Somebody's groups in the course; empty is nobody's group, absent or unfilled is unknown. */
function groupsOf (claims: Claims): string[] | null {
  const groups = membersOf(claims, lti('custom'))[custom.groups]
  return typeof groups !== 'string' || isUnresolved(groups) ? null : listOf(textOf(groups))
}

/**
 * What a checked launch says, in Preuves' words. Never throws: what is optional and odd is left out.
 *
 * @param loginId of the login that it ends
 * @param origin the registration that the launch was checked against
 */
export function toLaunch (checked: CheckedLaunch, loginId: string, origin: Origin): Launch {
  const { claims } = checked
  const context = contextOf(claims)
  const locale = textOf(membersOf(claims, lti('launch_presentation')).locale)
  return {
    loginId,
    organisationId: origin.organisationId,
    platformId: origin.platformId,
    deploymentId: checked.deploymentId,
    person: personOf(checked, origin.issuer),
    roles: rolesOf(checked.roles),
    resourceLink: {
      id: checked.resourceLinkId,
      title: textOf(membersOf(claims, lti('resource_link')).title) ?? context?.title ?? checked.resourceLinkId
    },
    context,
    ...gradesOf(claims),
    membershipsUrl: addressOf(membersOf(claims, 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice').context_memberships_url),
    locale: locale === null ? null : localeOf(locale),
    forUser: reviewedOf(checked),
    contextHistory: historyOf(claims),
    groups: groupsOf(claims),
    placed: placedOf(claims)
  }
}

/**
 * Who wants to place something, and where.
 *
 * @throws a refusal when the person does not teach there, or when the platform names no course
 */
export function toPlacement (checked: CheckedPlacement, { organisationId, platformId }: Origin): Placement {
  const context = contextOf(checked.claims)
  if (!rolesOf(checked.roles).some(role => role !== 'student')) throw refuse('placement-forbidden', 'neither instructor nor administrator')
  if (context === null) throw refuse('placement-context', 'context is missing')
  return { organisationId, platformId, context, contextHistory: historyOf(checked.claims) }
}
