// The list of members: recorded, in pages, and as no platform should send it.
import fc from 'fast-check'
import t from 'tap'
import { decodeEntities } from '../../lti/entities.ts'
import { createRoster } from '../../lti/roster.ts'
import { scopes, type CallService } from '../../lti/service.ts'
import { LmsError } from '../../src/lms.ts'
import { recordedExchange } from '../demo/wire.ts'
import { failure } from './stub.ts'

const platform = { organisationId: 'o', platformId: 'p' }
const address = 'https://moodle.test/mod/lti/services.php/CourseSection/2/bindings/1/memberships'

interface Page { text: string, link?: string }

/** A platform that answers these pages by their address. */
function platformOf (pages: Record<string, Page | undefined>) {
  const asked: string[] = []
  const call: CallService = async (_platform, { url, scope, accept }) => {
    asked.push(url.href)
    t.equal(scope, scopes.members)
    t.equal(accept, 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json')
    const page = pages[url.href]
    if (page === undefined) throw new LmsError('gone', 'members: the LMS answered 404')
    return { text: page.text, headers: new Headers(page.link === undefined ? {} : { link: page.link }) }
  }
  return { asked, list: async () => await createRoster(call).listMembers(platform, address) }
}

const container = (members: unknown[]): string => JSON.stringify({ id: address, context: { id: '2' }, members })
const listOf = async (...members: unknown[]) => await platformOf({ [address]: { text: container(members) } }).list()
const ines = { user_id: '6', name: 'Inès Caradec', given_name: 'Inès', family_name: 'Caradec', email: 'ines@ecole.example', status: 'Active', roles: ['Learner'] }

t.test('a recorded list', async t => {
  const { response } = await recordedExchange('nrps')
  const members = await platformOf({ [address]: { text: JSON.stringify(response.body) } }).list()
  t.equal(members.length, 7)
  t.strictSame(members[0], { subject: '4', name: 'Jean Castel', givenName: 'Jean', familyName: 'Castel', email: 'prof@moodle.test', role: 'staff', active: true })
  t.match(members[1], { subject: '3', name: 'Charlotte Langlois', role: 'student' }, 'a non-editing teacher: no more than a hint')
})

t.test('X29 pages', async t => {
  const next = `${address}?limit=1&from=1`
  const { asked, list } = platformOf({
    [address]: { text: container([ines]), link: `<${next}>; rel="next"` },
    [next]: { text: container([{ ...ines, user_id: '7' }]), link: `<${address}>; rel="first"` }
  })
  t.strictSame((await list()).map(({ subject }) => subject), ['6', '7'])
  t.strictSame(asked, [address, next])
})

t.test('pages that go round end; pages that never end, that lie elsewhere or that fail are no list at all', async t => {
  const round = platformOf({ [address]: { text: container([ines]), link: `<${address}>; rel=next` } })
  t.equal((await round.list()).length, 1)
  t.equal(round.asked.length, 1)
  const away = platformOf({ [address]: { text: container([ines]), link: '<https://evil.example/memberships>; rel="next"' } })
  t.match(await failure(away.list()), { code: 'refused', message: 'members: the next page is on another host' })
  t.strictSame(away.asked, [address], 'our token went nowhere else')
  const broken = platformOf({ [address]: { text: container([ines]), link: `<${address}?from=1>; rel="next"` } })
  t.equal((await failure(broken.list())).code, 'gone', 'whoever is on the missing page must not count as gone')
  let pages = 0
  const endless: CallService = async () => ({ text: container([ines]), headers: new Headers({ link: `<${address}?from=${++pages}>; rel="next"` }) })
  t.match(await failure(createRoster(endless).listMembers(platform, address)), { code: 'refused', message: 'members: the list does not end' })
  t.ok(pages <= 1001)
})

t.test('five thousand members, and fifty thousand', async t => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => ({ ...ines, user_id: String(index) }))
  t.equal((await listOf(...many(5000))).length, 5000)
  t.match(await failure(listOf(...many(50_001))), { code: 'refused' })
})

t.test('X29 names as Moodle escapes them', async t => {
  const [member] = await listOf({ ...ines, name: 'Anne &amp; L&#039;Hostis', given_name: 'Anne &amp;amp;', family_name: 'L&#x27;Hostis&nbsp;&lt;Le&gt;' })
  t.match(member, { name: "Anne & L'Hostis", givenName: 'Anne &amp;', familyName: "L'Hostis\u00a0<Le>" })
  t.equal(decodeEntities('&AMP; &apos; &quot; &eacute; &; &#0; &#xd800; &#1114112; &#128512; &unknown;'), '& \' " &eacute; &; &#0; &#xd800; &#1114112; 😀 &unknown;')
})

t.test('who has no name, who has an odd one', async t => {
  const members = await listOf(
    { user_id: '1' },
    { user_id: '2', given_name: 'Aya', family_name: ' ' },
    { user_id: '3', name: 'NUL\u0000and\nline&#10;feed\ud800', email: 12 },
    { user_id: 4, name: null }
  )
  t.strictSame(members.map(({ name }) => name), ['1', 'Aya', 'NUL and line feed\ufffd', '4'])
  t.match(members[0], { givenName: null, familyName: null, email: null, role: null, active: true })
  t.strictSame(await listOf({}, null, 'x', [], { user_id: '' }, { user_id: 'a\u0000' }, { user_id: 'x'.repeat(256) }, { user_id: 1.5 }), [])
})

t.test('X29 a suspended user is not active', async t => {
  const members = await listOf(ines, { ...ines, user_id: '7', status: 'Inactive' }, { ...ines, user_id: '8', status: 'Deleted' }, { ...ines, user_id: '9', status: 'odd' })
  t.strictSame(members.map(({ active }) => active), [true, false, false, true])
})

t.test('roles, full and short; somebody listed twice', async t => {
  const vocabulary = 'http://purl.imsglobal.org/vocab/lis/v2'
  const roleOf = async (...roles: unknown[]) => (await listOf({ ...ines, roles }))[0]?.role
  t.equal(await roleOf(`${vocabulary}/membership#Instructor`), 'staff')
  t.equal(await roleOf(`${vocabulary}/membership/Instructor#TeachingAssistant`, 'Learner'), 'staff')
  t.equal(await roleOf(`${vocabulary}/membership#Learner`), 'student')
  t.equal(await roleOf(`${vocabulary}/person#Administrator`, 7), null)
  t.equal((await listOf({ ...ines, roles: 'Learner' }))[0]?.role, null)
  const twice = await listOf({ ...ines, status: 'Inactive' }, { ...ines, name: 'Autre', roles: ['Instructor'] }, { ...ines, status: 'Deleted', roles: [] })
  t.match(twice, [{ subject: '6', name: 'Inès Caradec', role: 'staff', active: true }])
  t.equal(twice.length, 1)
})

t.test('whatever JSON comes: members, or an LmsError', async () => {
  const entry = fc.record({ user_id: fc.anything(), name: fc.anything(), roles: fc.anything(), status: fc.anything(), email: fc.string() }, { requiredKeys: [] })
  const answers = fc.oneof(fc.json(), fc.string(), fc.array(fc.oneof(entry, fc.jsonValue())).map(members => JSON.stringify({ members })))
  await fc.assert(fc.asyncProperty(answers, fc.string(), async (text, link) => {
    const headers = new Headers()
    try {
      headers.set('link', link)
    } catch {}
    const call: CallService = async () => ({ text, headers })
    const members = await createRoster(call).listMembers(platform, address).catch((error: unknown) => {
      if (error instanceof LmsError) return []
      throw error
    })
    return members.every(({ subject, name }) => subject !== '' && name !== '' && !name.includes('\0'))
  }), { numRuns: 500 })
})
