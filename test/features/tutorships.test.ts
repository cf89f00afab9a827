// Two tutors and two students, once tutors are assigned: nobody reaches the other's student by any way.
import { sql } from 'kysely'
import sharp from 'sharp'
import t from 'tap'
import { v7 } from 'uuid'
import * as sessions from '../../src/features/sessions/domain.ts'
import { clientOf, completeDraft, fileTrace, openSchool, type Client, type School } from '../support/school.ts'

const image = sharp({ create: { width: 40, height: 20, channels: 3, background: '#0f6cbf' } }).png().toBuffer()

/** A published fiche that shows an image, and stands in the gradebook. */
async function publish (student: Client, tutor: Client) {
  const id = v7()
  const { items } = (await student.call('GET', '/competences')).json<{ items: Array<{ id: string }> }>()
  await student.call('POST', '/fiches', { id })
  const form = Buffer.concat([Buffer.from('--x\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\n\r\n'), await image, Buffer.from('\r\n--x--\r\n')])
  const file = await student.call('POST', `/fiches/${id}/files`, form, { 'content-type': 'multipart/form-data; boundary=x' })
  const fileId = file.json<{ id: string }>().id
  const traces = [fileTrace(fileId)]
  await student.call('PUT', `/fiches/${id}/draft`, completeDraft(items[0]?.id ?? '', 'A', { traces }), { 'if-match': '"1"' })
  await student.call('POST', `/fiches/${id}/versions`, undefined, { 'if-match': '"2"' })
  await tutor.call('POST', `/fiches/${id}/decisions`, { id: v7(), versionNumber: 1, outcome: 'approved', reason: '' })
  return { id, fileId, student }
}

type Work = Awaited<ReturnType<typeof publish>>

async function prepare (school: School) {
  const ines = await school.enter('ines', ['student'])
  const malo = await school.enter('malo', ['student'])
  const claire = await school.enter('claire', ['staff'])
  const yann = await school.enter('yann', ['staff'])
  const gwenola = await school.enter('gwenola', ['administrator'])
  const change = async (tutoring: string) => await gwenola.call('PATCH', '/activities/current', { tutoring })
  const assign = async (student: Client, tutor: Client) => await gwenola.call('PUT', `/tutorships/${student.me.id}/${tutor.me.id}`)
  return { ines, malo, claire, yann, gwenola, change, assign, hers: await publish(ines, claire), his: await publish(malo, claire) }
}

/** Every way to a student's work. */
function waysTo ({ id, fileId, student }: Work): Array<[string, (tutor: Client) => ReturnType<Client['call']>]> {
  const fiche = `/fiches/${id}`
  return [
    ['read', tutor => tutor.call('GET', fiche)],
    ['mark as read', tutor => tutor.call('PUT', `${fiche}/read-mark`, { sequence: 1 })],
    ['image', tutor => tutor.call('GET', `${fiche}/files/${fileId}`)],
    ['thumbnail', tutor => tutor.call('GET', `${fiche}/files/${fileId}?size=thumbnail`)],
    ['reviews', tutor => tutor.call('GET', `${fiche}/reviews`)],
    ['comment', tutor => tutor.call('POST', `${fiche}/comments`, { id: v7(), versionNumber: 1, text: 'x' })],
    ['decision', tutor => tutor.call('POST', `${fiche}/decisions`, { id: v7(), versionNumber: 1, outcome: 'changes_requested', reason: 'x' })],
    ['resend', tutor => tutor.call('POST', `/scores/${student.me.activity.id}/${student.me.id}/resend`)]
  ]
}

const lists: Array<[path: string, idOf: (item: { id: string, student: { id: string } }) => string]> = [
  ['/fiches', item => item.student.id],
  ['/scores', item => item.student.id],
  ['/people', item => item.id]
]

async function check (t: Tap, tutor: Client, reached: Work[], hidden: Work[]): Promise<void> {
  for (const work of reached) {
    for (const [way, go] of waysTo(work)) t.ok((await go(tutor)).statusCode < 300, `${way}: reached`)
  }
  for (const work of hidden) {
    for (const [way, go] of waysTo(work)) t.equal((await go(tutor)).statusCode, 404, `${way}: not there`)
    t.same((await tutor.call('GET', `/scores?studentId=${work.student.me.id}`)).json().items, [])
  }
  for (const [path, idOf] of lists) {
    t.same(new Set((await tutor.call('GET', path)).json().items.map(idOf)), new Set(reached.map(({ student }) => student.me.id)), path)
  }
}

type Tap = Pick<typeof t, 'ok' | 'equal' | 'same'>

t.test('every instructor is everybody\'s tutor, until tutors are assigned', async t => {
  const school = await openSchool(t)
  const { ines, malo, claire, yann, gwenola, change, assign, hers, his } = await prepare(school)
  t.equal((await assign(ines, claire)).statusCode, 204)
  t.equal((await assign(malo, yann)).statusCode, 204)
  await check(t, claire, [hers, his], [])
  t.equal((await claire.call('GET', '/me')).json().activity.tutoring, 'everyone')

  t.equal((await change('assigned')).statusCode, 204)
  await check(t, claire, [hers], [his])
  await check(t, yann, [his], [hers])
  await check(t, await school.enter('maelle', ['staff']), [], [hers, his])
  t.equal((await claire.call('GET', '/me')).json().activity.tutoring, 'assigned', 'at once, with the token from before')
  t.equal((await claire.call('GET', '/competences')).statusCode, 200)
  t.equal((await ines.call('GET', `/fiches/${hers.id}`)).statusCode, 200, 'a student reaches their own')
  t.equal((await ines.call('GET', `/fiches/${his.id}`)).statusCode, 404)
  t.equal((await gwenola.call('GET', '/people')).json().items.length, 2, 'an administrator sees whom there is to assign')
  t.equal((await gwenola.call('GET', '/fiches')).statusCode, 403, 'but nobody\'s work')

  t.equal((await gwenola.call('DELETE', `/tutorships/${ines.me.id}/${claire.me.id}`)).statusCode, 204)
  await check(t, claire, [], [hers, his])
  await assign(ines, claire)
  await assign(malo, claire)
  await check(t, claire, [hers, his], [])
  await change('everyone')
  await check(t, yann, [hers, his], [])
})

t.test('an administrator who also teaches has their own students, and no more', async t => {
  const school = await openSchool(t)
  const { malo, change, assign, hers, his } = await prepare(school)
  await change('assigned')
  const admin = await school.enter('rozenn', ['staff', 'administrator'])
  await assign(malo, admin)
  for (const [way, go] of waysTo(hers)) t.equal((await go(admin)).statusCode, 404, way)
  t.equal((await admin.call('GET', `/fiches/${his.id}`)).statusCode, 200)
  t.equal((await admin.call('GET', '/people')).json().items.length, 2)
})

t.test('whoever both learns and teaches reaches their own work', async t => {
  const school = await openSchool(t)
  const { change, claire } = await prepare(school)
  const both = await school.enter('maelle', ['student', 'staff'])
  const own = await publish(both, claire)
  await change('assigned')
  t.equal((await both.call('GET', `/fiches/${own.id}`)).statusCode, 200)
  t.equal((await both.call('POST', `/fiches/${own.id}/decisions`, { id: v7(), versionNumber: 1, outcome: 'reopened', reason: '' })).statusCode, 403)
})

t.test('another activity of the unit is no way around', async t => {
  const school = await openSchool(t)
  const { claire, change, hers } = await prepare(school)
  const launch = async (activity: string) => {
    const { code } = await sessions.enter(school.db, { ...await school.launch('claire', ['staff'], { activity }), placed: { unitId: claire.me.unit.id, competenceId: null } })
    return await clientOf(school.app, code)
  }
  const before = await launch('2')
  t.equal((await before.call('GET', `/fiches/${hers.id}`)).statusCode, 200)
  await change('assigned')
  const after = await launch('3')
  await sql`update activities set tutoring = 'everyone' where resource_link_id = '3'`.execute(school.db)
  for (const client of [before, after]) {
    t.equal((await client.call('GET', `/fiches/${hers.id}`)).statusCode, 404)
    t.equal((await client.call('GET', '/me')).json().activity.tutoring, 'assigned')
  }
  await change('everyone')
  t.equal((await after.call('GET', `/fiches/${hers.id}`)).statusCode, 200)
})

t.test('only staff of the unit become tutors, of students of the unit; twice is once', async t => {
  const school = await openSchool(t)
  const { ines, malo, claire, gwenola, assign } = await prepare(school)
  const elsewhere = await school.enter('rozenn', ['staff'], { activity: 'another course' })
  const stranger = await school.enter('loic', ['student'], { activity: 'another course' })
  t.equal((await assign(ines, malo)).statusCode, 404, 'a student is no tutor')
  t.equal((await assign(claire, claire)).statusCode, 404)
  t.equal((await assign(ines, elsewhere)).statusCode, 404)
  t.equal((await assign(stranger, claire)).statusCode, 404)
  t.equal((await gwenola.call('PUT', `/tutorships/${v7()}/${claire.me.id}`)).statusCode, 404)
  const twice = await Promise.all([assign(ines, claire), assign(ines, claire)])
  t.same(twice.map(({ statusCode }) => statusCode), [204, 204])
  t.match(await school.db.selectFrom('tutorships').selectAll().execute(), [{ studentId: ines.me.id, tutorId: claire.me.id, assignedBy: gwenola.me.id }])
  const path = `/tutorships/${ines.me.id}/${claire.me.id}`
  const abroad = await school.enter('gwenola', ['administrator'], { activity: 'another course' })
  await abroad.call('DELETE', path)
  t.equal((await school.db.selectFrom('tutorships').selectAll().execute()).length, 1, 'of another unit nobody takes one away')
  t.same([(await gwenola.call('DELETE', path)).statusCode, (await gwenola.call('DELETE', path)).statusCode], [204, 204])
  t.same(await school.db.selectFrom('tutorships').selectAll().execute(), [])
  for (const client of [ines, claire]) {
    t.equal((await client.call('PUT', path)).statusCode, 403)
    t.equal((await client.call('DELETE', path)).statusCode, 403)
    t.equal((await client.call('PATCH', '/activities/current', { tutoring: 'everyone' })).statusCode, 403)
  }
})
