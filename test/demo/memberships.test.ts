import t from 'tap'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { media, startPlatform } from './platform.ts'
import { replay, shape } from './wire.ts'

const Page = Type.Object({ members: Type.Array(Type.Object({ user_id: Type.String(), roles: Type.Array(Type.String()), name: Type.String() })) })
const membersOf = (body: unknown) => Value.Check(Page, body) ? body.members : []

t.test('memberships', async t => {
  const platform = await startPlatform(t)
  const { call, demo } = platform
  const url = `${demo.url}/mod/lti/services.php/CourseSection/2/bindings/1/memberships`
  const get = (query = '', accept = media.memberships) => call('GET', `${url}${query}`, { accept })
  const ids = async (query: string) => membersOf((await get(query)).body).map(member => member.user_id)

  await t.test('the form of the recorded answers', async t => {
    for (const name of ['nrps', 'nrps-rlid', 'nrps-limit']) {
      const { found, wanted } = await replay(platform, name)
      t.match(found, { status: wanted.status, type: wanted.type, link: wanted.link })
      t.strictSame(shape(found.body), shape(wanted.body), name)
    }
  })

  await t.test('wire 1: a non-editing teacher is Instructor at launch and Learner here', async t => {
    const roles = Object.fromEntries(membersOf((await get()).body).map(member => [member.user_id, member.roles]))
    t.strictSame(roles, { 3: ['Learner'], 4: ['Instructor'], 6: ['Learner'], 7: ['Learner'], 8: ['Learner'] })
    t.match(demo.launchClaims('3')['https://purl.imsglobal.org/spec/lti/claim/roles'], [/#Instructor$/])
  })

  await t.test('lti 1.7: sorted by family name, the active ones, without the administrator', async t => {
    t.strictSame(await ids(''), ['8', '6', '7', '4', '3'])
  })

  await t.test('lti 1.7: the role filter, and its next page that forgets it', async t => {
    t.strictSame(await ids('?role=Instructor'), ['4'])
    t.strictSame(await ids('?role=http%3A%2F%2Fpurl.imsglobal.org%2Fvocab%2Flis%2Fv2%2Fmembership%23Learner'), ['8', '6', '7', '3'])
    t.equal((await ids('?role=Mentor')).length, 5)
    t.equal((await get('?role=Learner&limit=2')).link, `<${url}?limit=2&from=2>; rel="next"`)
    t.equal((await get('?limit=2&from=2&rlid=1')).link, `<${url}?limit=2&from=4&rlid=1>; rel="next"`)
    t.equal((await get('?limit=2&from=4')).link, null)
    t.strictSame(await ids('?limit=2&from=4'), ['3'])
  })

  await t.test('lti 1.7: an ampersand arrives as an entity; a suspended person vanishes', async t => {
    const malo = demo.people.find(person => person.id === '7')
    if (!malo) throw new Error('Malo is missing')
    demo.enrol({ ...malo, family: 'Guivarch & Fils', name: 'Malo Guivarch & Fils' })
    t.match(membersOf((await get()).body).find(member => member.user_id === '7'), { name: 'Malo Guivarch &amp; Fils', family_name: 'Guivarch &amp; Fils' })
    t.equal(demo.launchClaims('7').name, 'Malo Guivarch & Fils')
    demo.enrol({ ...malo, suspended: true })
    t.notOk((await ids('')).includes('7'))
    demo.enrol({ ...malo, id: '9', username: 'new' })
    t.ok((await ids('')).includes('9'))
  })

  await t.test('media types and doors', async t => {
    t.equal((await get('', 'application/json')).status, 400)
    t.equal((await get('', '*/*')).status, 200)
    t.equal((await get('?rlid=9')).status, 404)
    t.equal((await call('GET', url.replace('bindings/1', 'bindings/2'), { accept: media.memberships })).status, 401)
  })
})
