import fc from 'fast-check'
import t from 'tap'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { toLaunch } from '../../lti/claims.ts'
import type { Claims } from '../../lti/launch.ts'
import { recordedLaunch } from '../demo/wire.ts'
import { lti } from './tool.ts'

const origin = { organisationId: 'o', platformId: 'p', issuer: 'https://moodle.test' }
const read = (claims: Claims, roles: string[] = []) => toLaunch({ message: 'resource', subject: '6', deploymentId: '1', resourceLinkId: '9', roles, claims }, 'l', origin)

t.test('every recorded launch', async t => {
  const expected = {
    student: ['Élève1 Nom1', ['student']],
    'non-editing-teacher': ['Charlotte Langlois', ['staff']],
    'editing-teacher': ['Jean Castel', ['staff']],
    manager: ['Siobhan Kerou', ['staff']],
    'site-admin': ['Admin User', ['staff', 'administrator']],
    'submission-review': ['Jean Castel', ['staff']],
    'deep-linking': ['Jean Castel', ['staff']]
  } as const
  for (const [name, [person, roles]] of Object.entries(expected)) {
    const { claims } = await recordedLaunch(`launch-${name}`)
    const launch = read(claims, Value.Parse(Type.Array(Type.String()), claims[lti('roles')]))
    t.match(launch, { organisationId: 'o', platformId: 'p', person: { issuer: origin.issuer, name: person }, roles }, name)
  }
})

t.test('a student, member by member', async t => {
  const { claims } = await recordedLaunch('launch-student')
  t.strictSame(read(claims, ['Learner']), {
    loginId: 'l',
    organisationId: 'o',
    platformId: 'p',
    deploymentId: '1',
    person: {
      issuer: 'https://moodle.test',
      subject: '6',
      name: 'Élève1 Nom1',
      givenName: 'Élève1',
      familyName: 'Nom1',
      email: 'student1@moodle.test'
    },
    roles: ['student'],
    resourceLink: { id: '9', title: 'Portfolio de compétences' },
    context: { id: '2', label: 'UE-PROJ-S4', title: 'UE Projet S4 - rattrapage' },
    lineItemUrl: 'https://moodle.test/mod/lti/services.php/2/lineitems/2/lineitem?type_id=1',
    lineItemsUrl: 'https://moodle.test/mod/lti/services.php/2/lineitems?type_id=1',
    membershipsUrl: 'https://moodle.test/mod/lti/services.php/CourseSection/2/bindings/1/memberships',
    locale: 'en',
    forUser: null,
    contextHistory: [],
    groups: null,
    placed: null
  })
})

t.test('a launch that says nothing more than it must', async t => {
  t.strictSame(read({}), {
    loginId: 'l',
    organisationId: 'o',
    platformId: 'p',
    deploymentId: '1',
    person: { issuer: 'https://moodle.test', subject: '6', name: '6', givenName: null, familyName: null, email: null },
    roles: ['student'],
    resourceLink: { id: '9', title: '9' },
    context: null,
    lineItemUrl: null,
    lineItemsUrl: null,
    membershipsUrl: null,
    locale: null,
    forUser: null,
    contextHistory: [],
    groups: null,
    placed: null
  })
})

t.test('names', async t => {
  t.equal(read({ name: 'Inès Caradec', given_name: 'I' }).person.name, 'Inès Caradec')
  t.equal(read({ given_name: 'Inès', family_name: 'Caradec' }).person.name, 'Inès Caradec')
  t.equal(read({ family_name: 'Caradec' }).person.name, 'Caradec')
  t.equal(read({ name: ' \t ', email: 'ines@ecole.example' }).person.name, '6', 'an e-mail is no name')
  t.equal(read({ name: 'In\u0000ès\r\nCaradec' }).person.name, 'In ès Caradec', 'PostgreSQL refuses NUL')
})

t.test('X24 an unresolved variable is no value', async t => {
  t.match(read({ name: '$Person.name.full', email: '$Person.email.primary', [lti('context')]: { id: '2', title: '$Context.title' } }), {
    person: { name: '6', email: null },
    context: { id: '2', label: '2', title: '2' }
  })
  t.equal(read({ name: '$am' }).person.name, '$am')
})

t.test('places', async t => {
  const context = (claim: unknown) => read({ [lti('context')]: claim }).context
  t.strictSame(context({ id: '2', label: 'L' }), { id: '2', label: 'L', title: 'L' })
  t.strictSame(context({ id: '2', title: 'T' }), { id: '2', label: 'T', title: 'T' })
  for (const odd of [undefined, null, 'course', 2, [], { label: 'L' }, { id: 2 }]) t.equal(context(odd), null)
  t.equal(read({ [lti('context')]: { id: '2', title: 'T' }, [lti('resource_link')]: { id: '9' } }).resourceLink.title, 'T')
})

t.test('services', async t => {
  const endpoint = (claim: unknown) => read({ 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': claim })
  const score = 'https://purl.imsglobal.org/spec/lti-ags/scope/score'
  const lineitem = 'https://lms.test/item?type_id=1'
  t.equal(endpoint({ scope: [score], lineitem }).lineItemUrl, lineitem)
  t.equal(endpoint({ scope: [`${score}.readonly`], lineitem }).lineItemUrl, null, 'a column that takes no score')
  t.equal(endpoint({ lineitem }).lineItemUrl, null)
  t.equal(endpoint({ scope: [score], lineitem: 'javascript:alert(1)' }).lineItemUrl, null)
  t.equal(endpoint({ scope: [score], lineitem: 'file:///etc/passwd' }).lineItemUrl, null)
  t.equal(endpoint({ scope: [score] }).lineItemUrl, null)
})

t.test('locales', async t => {
  const locale = (claim: unknown) => read({ [lti('launch_presentation')]: { locale: claim } }).locale
  for (const [given, wanted] of [['fr', 'fr'], ['fr_ca', 'fr-CA'], ['en-US', 'en-US'], ['en_us_k12', 'en'], ['', null], ['x', null], [1, null], ['!!', null]]) {
    t.equal(locale(given), wanted, String(given))
  }
})

t.test('no claims make it throw', async () => {
  const names = ['name', 'given_name', 'family_name', 'email', ...['context', 'resource_link', 'launch_presentation', 'custom', 'for_user'].map(lti),
    'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint', 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice']
  const members = fc.dictionary(fc.constantFrom('id', 'title', 'label', 'locale', 'scope', 'lineitem', 'context_memberships_url', 'user_id', 'groups', 'context_history', 'preuves_unit', 'preuves_competence'), fc.jsonValue())
  fc.assert(fc.property(fc.dictionary(fc.constantFrom(...names), fc.oneof(fc.jsonValue(), members)), fc.array(fc.string()), (claims, roles) => {
    const { person, resourceLink } = read(claims, roles)
    return person.name !== '' && resourceLink.title !== ''
  }))
})

const custom = (members: unknown) => ({ [lti('custom')]: members })
const unitId = '01900000-0000-7000-8000-000000000001'

t.test('X24 what we asked to be sent along: groups, the courses before, what the link was placed for', async t => {
  t.match(read(custom({ groups: '3, 5', context_history: '8,2', preuves_unit: unitId, preuves_competence: unitId })), {
    groups: ['3', '5'], contextHistory: ['8', '2'], placed: { unitId, competenceId: unitId }
  })
  t.match(read(custom({ groups: '$Moodle.Person.userGroupIds', context_history: '$Context.id.history' })), { groups: null, contextHistory: [], placed: null })
  t.match(read(custom({ groups: '', context_history: '' })), { groups: [], contextHistory: [] }, 'in no group')
  t.match(read(custom({ preuves_unit: unitId, preuves_competence: 'CG3' })), { placed: { unitId, competenceId: null } })
  for (const odd of [undefined, 7, 'x', [], { groups: 7, context_history: ['2'], preuves_unit: "'; drop table" }]) t.match(read(custom(odd)), { groups: null, contextHistory: [], placed: null })
})

t.test('X26 whom a review is about', async t => {
  const review = (forUser: unknown) => toLaunch({ message: 'review', subject: '4', deploymentId: '1', resourceLinkId: '9', roles: [], claims: { [lti('for_user')]: forUser } }, 'l', origin).forUser
  const { claims } = await recordedLaunch('launch-submission-review')
  t.match(review(claims[lti('for_user')]), /^\d+$/)
  for (const absent of [undefined, {}, { user_id: '' }, { user_id: 7 }, 'x']) t.equal(review(absent), null)
  t.equal(read({ [lti('for_user')]: { user_id: '6' } }).forUser, null, 'in no other message')
})
