// What a launch makes of a course: which unit an activity leads to, what a copied course takes over, what a review opens.
import t from 'tap'
import * as sessions from '../../src/features/sessions/domain.ts'
import * as units from '../../src/features/units/domain.ts'
import type { Launch, Role } from '../../src/lms.ts'
import { clientOf, openSchool, publishFiche } from '../support/school.ts'

const school = await openSchool(t)
const { db } = school

type Changes = Partial<Omit<Launch, 'resourceLink' | 'context'>> & { link: string, course: string, title?: string }

async function launchOf (name: string, roles: Role[], { link, course, title = `Portfolio ${link}`, ...changes }: Changes): Promise<Launch> {
  const base = await school.launch(name, roles, { activity: link })
  return { ...base, resourceLink: { id: link, title }, context: { id: course, label: `UE-${course}`, title: `UE ${course}` }, ...changes }
}

async function enter (name: string, roles: Role[], changes: Changes) {
  const { code } = await sessions.enter(db, await launchOf(name, roles, changes))
  const client = await clientOf(school.app, code)
  const me = (await client.call('GET', '/me')).json<{
    id: string
    roles: Role[]
    unit: { id: string, title: string }
    activity: { id: string, tutoring: string, competence: { code: string } | null }
    review: { student: { id: string, name: string } | null } | null
  }>()
  return { ...client, me }
}

const unitOf = async (link: string, course: string, changes: Partial<Launch> = {}) =>
  (await enter('yann', ['staff'], { link, course, ...changes })).me.unit

async function offerIn (course: string, contextHistory: string[] = []) {
  const launch = await launchOf('yann', ['staff'], { link: 'none', course })
  return await units.offer(db, { organisationId: launch.organisationId, platformId: launch.platformId, context: launch.context ?? { id: '', label: '', title: '' }, contextHistory })
}

t.test('D an offer: the unit of the course, made once, with its competences', async t => {
  const [one, two] = await Promise.all([offerIn('offered'), offerIn('offered')])
  t.equal(one.unit.id, two.unit.id, 'two teachers at once')
  t.equal(one.unit.title, 'UE offered')
  t.match(one.competences.map(({ code }) => code), ['CG3'])
  const byHand = await unitOf('by hand', 'has one')
  t.equal((await offerIn('has one')).unit.id, byHand.id, 'a unit that an activity has made is the course\'s')
})

t.test('D placed links lead to the unit that they name, and show their competence', async t => {
  const { unit, competences } = await offerIn('placed')
  const competence = competences.find(({ code }) => code === 'CG3')
  const whole = await enter('ines', ['student'], { link: 'whole', course: 'placed', placed: { unitId: unit.id, competenceId: null } })
  const one = await enter('ines', ['student'], { link: 'one', course: 'placed', placed: { unitId: unit.id, competenceId: competence?.id ?? null } })
  t.same([whole.me.unit.id, one.me.unit.id], [unit.id, unit.id])
  t.match([whole.me.activity.competence, one.me.activity.competence], [null, { code: 'CG3' }])
  const odd = await enter('ines', ['student'], { link: 'odd', course: 'placed', placed: { unitId: unit.id, competenceId: '01900000-0000-7000-8000-00000000dead' } })
  t.equal(odd.me.activity.competence, null, 'a competence that the unit has not')
  const foreign = await enter('ines', ['student'], { link: 'foreign', course: 'placed', placed: { unitId: '01900000-0000-7000-8000-00000000dead', competenceId: null } })
  t.not(foreign.me.unit.id, unit.id, 'a unit that is not there')
})

t.test('an activity of one competence is owed that competence\'s score, the whole portfolio\'s another', async t => {
  const { unit, competences } = await offerIn('scored')
  const placed = (code?: string) => ({ unitId: unit.id, competenceId: competences.find(each => each.code === code)?.id ?? null })
  const column = (name: string) => ({ lineItemUrl: `https://moodle.test/lineitems/${name}/lineitem?type_id=1` })
  const student = await enter('malo', ['student'], { link: 'scored', course: 'scored', placed: placed(), ...column('whole') })
  for (const code of ['CG3', 'CG5']) await enter('malo', ['student'], { link: `scored ${code}`, course: 'scored', placed: placed(code), ...column(code) })
  const tutor = await enter('claire', ['staff'], { link: 'scored', course: 'scored', ...column('whole') })
  const { id } = await publishFiche(student, 'A', 'CG3')
  const decided = await tutor.call('POST', `/fiches/${id}/decisions`, { id: '01900000-0000-7000-8000-0000000000aa', versionNumber: 1, outcome: 'approved', reason: '' })
  t.equal(decided.statusCode, 201, decided.body)
  const owed = await db.selectFrom('scores as s')
    .innerJoin('activities as a', join => join.onRef('a.organisationId', '=', 's.organisationId').onRef('a.id', '=', 's.activityId'))
    .select(['a.resourceLinkId', 's.scoreGiven', 's.completed', 's.comment'])
    .where('s.studentId', '=', student.me.id)
    .orderBy('a.resourceLinkId')
    .execute()
  t.match(owed.map(({ resourceLinkId, completed }) => [resourceLinkId, completed]), [['scored', false], ['scored CG3', true]], 'nothing for what has no approval yet')
  t.equal(owed[1]?.scoreGiven, 100)
  t.equal(owed[0]?.scoreGiven, Math.round(10_000 / competences.length) / 100)
  t.match(owed[1]?.comment, 'CG3 1/1')
})

t.test('an activity that joins a unit is owed what was earned before', async t => {
  const student = await enter('early', ['student'], { link: 'early', course: 'early', lineItemUrl: 'https://moodle.test/early' })
  const tutor = await enter('claire', ['staff'], { link: 'early', course: 'early', lineItemUrl: 'https://moodle.test/early' })
  const { id } = await publishFiche(student, 'A', 'CG3')
  await tutor.call('POST', `/fiches/${id}/decisions`, { id: '01900000-0000-7000-8000-0000000000ac', versionNumber: 1, outcome: 'approved', reason: '' })
  const { unit, competences } = await offerIn('early')
  t.equal(unit.id, student.me.unit.id)
  const placed = (code: string) => ({ unitId: unit.id, competenceId: competences.find(each => each.code === code)?.id ?? null })
  for (const code of ['CG3', 'CG8']) await enter('claire', ['staff'], { link: `late ${code}`, course: 'early', placed: placed(code), lineItemUrl: `https://moodle.test/${code}` })
  const owed = await db.selectFrom('scores as s')
    .innerJoin('activities as a', join => join.onRef('a.organisationId', '=', 's.organisationId').onRef('a.id', '=', 's.activityId'))
    .select(['a.resourceLinkId', 's.scoreGiven', 's.nextAt'])
    .where('s.studentId', '=', student.me.id)
    .where('a.resourceLinkId', 'like', 'late%')
    .execute()
  t.match(owed, [{ resourceLinkId: 'late CG3', scoreGiven: 100, nextAt: Date }])
  t.equal(owed.length, 1)
})

t.test('a link without a course leads nowhere else, whatever it names', async t => {
  const { code } = await sessions.enter(db, { ...await launchOf('ines', ['student'], { link: 'adrift', course: '' }), context: null })
  const first = await clientOf(school.app, code)
  const { code: second } = await sessions.enter(db, { ...await launchOf('eve', ['staff'], { link: 'adrift too', course: '' }), context: null, placed: { unitId: first.me.unit.id, competenceId: null } })
  t.not((await clientOf(school.app, second)).me.unit.id, first.me.unit.id)
})

t.test('what is placed first in a copied course belongs to the copy as well', async t => {
  const original = await unitOf('before', 'placed before')
  const { unit } = await offerIn('placed before, copied', ['placed before'])
  const { copiedFrom } = await db.selectFrom('units').select('copiedFrom').where('id', '=', unit.id).executeTakeFirstOrThrow()
  t.equal(copiedFrom, original.id)
  t.equal((await unitOf('after', 'placed before, copied', { contextHistory: ['placed before'] })).id, unit.id)
})

t.test('a copied course takes over the configuration, never the students\' work', async t => {
  const original = await enter('gwenola', ['administrator'], { link: 'origin', course: 'year 1' })
  const { items: [first] } = (await original.call('GET', '/competences')).json<{ items: Array<{ id: string }> }>()
  const renamed = await original.call('PATCH', `/competences/${first?.id}`, { label: 'Renommée' }, { 'if-match': '"1"' })
  t.equal(renamed.statusCode, 200, renamed.body)
  await db.updateTable('activities').set({ tutoring: 'assigned' }).where('id', '=', original.me.activity.id).execute()
  const ines = await enter('ines', ['student'], { link: 'origin', course: 'year 1' })
  await publishFiche(ines, 'A')

  const copy = await enter('ines', ['student'], { link: 'copy', course: 'year 2', contextHistory: ['year 1'], title: 'Portfolio origin' })
  t.not(copy.me.unit.id, original.me.unit.id)
  t.equal(copy.me.unit.title, 'UE year 2', 'named after its own course')
  t.equal(copy.me.activity.tutoring, 'assigned')
  t.equal((await copy.call('GET', '/competences')).json<{ items: Array<{ label: string }> }>().items[0]?.label, 'Renommée')
  t.same((await copy.call('GET', '/fiches')).json<{ items: [] }>().items, [], 'no work came along')
  t.equal((await ines.call('GET', '/fiches')).json<{ items: [] }>().items.length, 1, 'and none was taken away')

  const again = await enter('malo', ['student'], { link: 'copy', course: 'year 2', contextHistory: ['year 1'] })
  t.equal(again.me.unit.id, copy.me.unit.id)
  const third = await unitOf('copy of copy', 'year 3', { contextHistory: ['year 2', 'year 1'] })
  const { copiedFrom } = await db.selectFrom('units').select('copiedFrom').where('id', '=', third.id).executeTakeFirstOrThrow()
  t.equal(copiedFrom, copy.me.unit.id, 'of the nearest course')
})

t.test('of several activities in the original, the copy follows the one of its title', async t => {
  const [one, two] = [await unitOf('a1', 'several', {}), await unitOf('a2', 'several', {})]
  t.not(one.id, two.id)
  const origin = async (link: string, title: string) => {
    const { me } = await enter('yann', ['staff'], { link, course: 'several, copied', title, contextHistory: ['unknown', 'several'] })
    return (await db.selectFrom('units').select('copiedFrom').where('id', '=', me.unit.id).executeTakeFirstOrThrow()).copiedFrom
  }
  t.equal(await origin('b2', 'Portfolio a2'), two.id)
  t.equal(await origin('b1', 'Portfolio a1'), one.id)
  t.equal(await origin('b3', 'Another title'), one.id, 'the first, when none has its title')
})

t.test('placed links of a copied course share one copy, however many open at once', async t => {
  const { unit, competences } = await offerIn('linked')
  const links = [null, ...competences.map(({ id }) => id)].slice(0, 4)
  for (const [index, competenceId] of links.entries()) await unitOf(`l${index}`, 'linked', { placed: { unitId: unit.id, competenceId } })
  const copies = await Promise.all(links.map((competenceId, index) =>
    enter(`s${index}`, ['student'], { link: `c${index}`, course: 'linked, copied', placed: { unitId: unit.id, competenceId } })))
  t.equal(new Set(copies.map(({ me }) => me.unit.id)).size, 1)
  t.not(copies[0]?.me.unit.id, unit.id)
  t.same(copies.map(({ me }) => me.activity.competence?.code ?? null), [null, ...competences.map(({ code }) => code)])
})

t.test('eight first launches of one activity at once make one activity and one unit', async t => {
  const all = await Promise.all(Array.from({ length: 8 }, (_, index) => enter(`p${index}`, ['student'], { link: 'rush', course: 'rush' })))
  t.equal(new Set(all.map(({ me }) => me.activity.id)).size, 1)
  t.equal((await db.selectFrom('units').select('id').where('contextId', '=', 'rush').execute()).length, 1, 'no unit is left over')
})

t.test('X26 a submission review: staff are led to the student, students to their own', async t => {
  const place = { link: 'review', course: 'review' }
  const ines = await enter('ines', ['student'], place)
  const staff = await enter('claire', ['staff'], { ...place, forUser: 'ines' })
  t.same(staff.me.review, { student: { id: ines.me.id, name: 'ines' } })
  t.same((await enter('claire', ['staff'], { ...place, forUser: 'nobody' })).me.review, { student: null }, 'who has never come')
  t.equal((await enter('claire', ['staff'], place)).me.review, null, 'without for_user, a launch like any other')
  t.equal((await enter('malo', ['student'], { ...place, forUser: 'ines' })).me.review, null)
  await publishFiche(ines)
  await publishFiche(await enter('malo', ['student'], place))
  const listed = async (query: string) => (await staff.call('GET', `/fiches?${query}`)).json<{ items: Array<{ student: { id: string } }> }>().items.map(item => item.student.id)
  t.same(await listed(`studentId=${ines.me.id}`), [ines.me.id])
  t.equal((await listed('')).length, 2)
})

t.test('an administrator by the operator\'s grant, beside what the platform says', async t => {
  const place = { link: 'granted', course: 'granted' }
  await db.insertInto('administrators').values({ organisationId: school.organisationId, issuer: 'https://moodle.test', subject: 'lead' }).execute()
  t.same((await enter('lead', ['staff'], place)).me.roles, ['staff', 'administrator'])
  t.same((await enter('lead', ['administrator'], place)).me.roles, ['administrator'], 'once')
  t.same((await enter('other', ['staff'], place)).me.roles, ['staff'])
})

t.test('a tool that hides names takes none away', async t => {
  const place = { link: 'names', course: 'names' }
  const named = async (person: Partial<Launch['person']>) => {
    const launch = await launchOf('42', ['student'], place)
    await sessions.enter(db, { ...launch, person: { ...launch.person, ...person } })
    return await db.selectFrom('people').select(['name', 'givenName', 'email']).where('subject', '=', '42').executeTakeFirstOrThrow()
  }
  t.match(await named({ name: 'Inès Caradec', givenName: 'Inès', email: 'i@ecole.example' }), { name: 'Inès Caradec', givenName: 'Inès' })
  t.match(await named({ name: '42', givenName: null, email: null }), { name: 'Inès Caradec', givenName: 'Inès', email: 'i@ecole.example' })
  t.match(await named({ name: 'Inès Le Goff', givenName: 'Inès' }), { name: 'Inès Le Goff' }, 'and a new name counts')
})

t.test('groups are those of the launch, and stay when a launch does not say', async t => {
  const place = { link: 'groups', course: 'groups' }
  const groupsOf = async (personId: string) => (await db.selectFrom('enrolments').select('groups').where('personId', '=', personId).executeTakeFirstOrThrow()).groups
  const { me: { id } } = await enter('grouped', ['student'], { ...place, groups: ['3', '5'] })
  t.same(await groupsOf(id), ['3', '5'])
  await enter('grouped', ['student'], { ...place, groups: null })
  t.same(await groupsOf(id), ['3', '5'])
  await enter('grouped', ['student'], { ...place, groups: [] })
  t.same(await groupsOf(id), [])
})

t.test('a deactivated platform lets nobody go on', async t => {
  const { code } = await sessions.enter(db, await launchOf('ines', ['student'], { link: 'off', course: 'off' }))
  const { refreshToken } = await sessions.openByCode(db, code)
  await db.updateTable('platforms').set({ active: false }).execute()
  await t.rejects(sessions.refresh(db, refreshToken), { code: 'session-ended' })
  await db.updateTable('platforms').set({ active: true }).execute()
})
