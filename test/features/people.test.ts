import { sql } from 'kysely'
import t from 'tap'
import { v7 } from 'uuid'
import { openSchool, publishFiche, type Client, type School } from '../support/school.ts'

interface Person { id: string, name: string }

const people = async (client: Client, query = '') => (await client.call('GET', `/people${query}`)).json<{ items: Person[], next: string | null, roster: unknown }>()
const names = async (client: Client, query = '') => (await people(client, query)).items.map(({ name }) => name)

async function rename ({ db }: School, subject: string, name: string): Promise<void> {
  await sql`update people set name = ${name} where subject = ${subject}`.execute(db)
}

t.test('a tutor sees who is in the unit, what they have published and when they last did', async t => {
  const school = await openSchool(t)
  const claire = await school.enter('claire', ['staff'])
  const ines = await school.enter('ines', ['student'])
  await school.enter('malo', ['student'])
  await publishFiche(ines, 'A', 'CG3')
  const { id } = await publishFiche(ines, 'B', 'CG3')
  const approved = await publishFiche(ines, 'A', 'CG8')
  await claire.call('POST', `/fiches/${id}/decisions`, { id: v7(), versionNumber: 1, outcome: 'changes_requested', reason: 'encore' })
  await claire.call('POST', `/fiches/${approved.id}/decisions`, { id: v7(), versionNumber: 1, outcome: 'approved', reason: '' })
  await ines.call('POST', '/fiches', { id: v7() })
  const { items } = await people(claire)
  t.match(items, [
    { name: 'ines', groups: [], left: false, fiches: { submitted: 1, changes_requested: 1, approved: 1 }, lastActivityAt: String, seenAt: String, tutors: [] },
    { name: 'malo', fiches: { submitted: 0, changes_requested: 0, approved: 0 }, lastActivityAt: null, seenAt: String }
  ], 'a draft is its author\'s own business')
  t.notMatch(JSON.stringify(items), /@/, 'no e-mail')
  t.same(await names(claire, '?role=staff'), ['claire'])
  t.equal((await ines.call('GET', '/people')).statusCode, 403)
})

t.test('an administrator sees each student\'s tutors', async t => {
  const school = await openSchool(t)
  const gwenola = await school.enter('gwenola', ['administrator'])
  const [ines, claire, yann] = [await school.enter('ines', ['student']), await school.enter('claire', ['staff']), await school.enter('yann', ['staff'])]
  for (const tutor of [yann, claire]) await gwenola.call('PUT', `/tutorships/${ines.me.id}/${tutor.me.id}`)
  t.match((await people(gwenola)).items, [{ id: ines.me.id, tutors: [{ id: claire.me.id, name: 'claire' }, { id: yann.me.id, name: 'yann' }] }])
})

t.test('names are sorted and found as people do, page after page, each once', async t => {
  const school = await openSchool(t)
  const claire = await school.enter('claire', ['staff'])
  const written = ['Élise Zola', 'Zoé Abel', 'émile Abel', 'Ed Abel', '100% Pur', 'a_b', 'aXb', 'Ed Abel']
  for (const [index, name] of written.entries()) {
    await school.enter(`eleve${index}`, ['student'])
    await rename(school, `eleve${index}`, name)
  }
  const sorted = ['100% Pur', 'a_b', 'aXb', 'Ed Abel', 'Ed Abel', 'Élise Zola', 'émile Abel', 'Zoé Abel']
  t.same(await names(claire), sorted)
  const seen: Person[] = []
  for (let after: string | null = ''; after !== null;) {
    const page = await people(claire, `?limit=3${after === '' ? '' : `&after=${after}`}`)
    t.ok(page.items.length <= 3)
    seen.push(...page.items)
    after = page.next
  }
  t.same(seen.map(({ name }) => name), sorted)
  t.equal(new Set(seen.map(({ id }) => id)).size, sorted.length)
  t.same(await names(claire, `?name=${encodeURIComponent('éMI')}`), ['émile Abel'])
  t.same(await names(claire, '?name=abel&limit=2'), ['Ed Abel', 'Ed Abel'], 'any word of the name')
  t.same(await names(claire, '?name=el'), [], 'a word begins so')
  t.same(await names(claire, `?name=${encodeURIComponent('100%')}`), ['100% Pur'])
  t.same(await names(claire, '?name=a_'), ['a_b'], 'and means what it says')
  t.same(await names(claire, `?name=${encodeURIComponent('\\')}`), [])
  t.match((await claire.call('GET', '/people?after=nonsense')).json(), { status: 400, fields: [{ field: 'after' }] })
})

t.test('who has left is there with what they published, and only then', async t => {
  const school = await openSchool(t)
  const claire = await school.enter('claire', ['staff'])
  const ines = await school.enter('ines', ['student'])
  const malo = await school.enter('malo', ['student'])
  await publishFiche(ines)
  await malo.call('POST', '/fiches', { id: v7() })
  await sql`update enrolments set left_at = now() where role = 'student'`.execute(school.db)
  t.match((await people(claire)).items, [{ name: 'ines', left: true }])
  t.equal((await people(claire)).items.length, 1)
})

t.test('how the LMS\'s list stands', async t => {
  const school = await openSchool(t)
  const claire = await school.enter('claire', ['staff'])
  t.same((await people(claire)).roster, { refreshedAt: null, error: null })
  await sql`update activities set roster_refreshed_at = '2026-05-12T10:00:00Z', roster_error = 'unauthorised'`.execute(school.db)
  t.same((await people(claire)).roster, { refreshedAt: '2026-05-12T10:00:00.000Z', error: 'unauthorised' })
  await sql`update activities set memberships_url = null`.execute(school.db)
  t.equal((await people(claire)).roster, null)
})
