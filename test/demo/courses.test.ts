import t from 'tap'
import { sesskeyIn, signIn } from './browser.ts'
import { at, media, startPlatform } from './platform.ts'
import { lti } from './tool.ts'
import type { Demo } from '../../src/demo/index.ts'

const endpoint = 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint'
const outcome = 'https://purl.imsglobal.org/spec/lti-bo/claim/basicoutcome'
const lineItem = (demo: Demo, activity: number): unknown => Object(demo.launchClaims('6', {}, { activity })[endpoint]).lineitem
const history = (demo: Demo, activity: number): unknown => Object(demo.launchClaims('6', {}, { activity })[lti('custom')]).context_history

t.test('several activities', async t => {
  const platform = await startPlatform(t)
  const { demo, call, score } = platform
  const graded = demo.addActivity({ title: 'Fiches CG3', lineItem: { scoreMaximum: 20, resourceId: 'cg3', tag: 'competence' } })
  const plain = demo.addActivity({ title: 'Sans note', url: `${platform.tool.url}/lti/launch?x=1` })

  await t.test('wire 7: each launch names its own line item, none where there is none or a second one', async t => {
    t.strictSame([graded, plain].map(({ cmid, resourceLinkId }) => [cmid, resourceLinkId]), [[4, '2'], [5, '3']])
    t.match(lineItem(demo, 3), '/2/lineitems/2/lineitem?type_id=1')
    t.match(lineItem(demo, 4), '/2/lineitems/3/lineitem?type_id=1')
    t.equal(lineItem(demo, 5), undefined)
    t.notOk(outcome in demo.launchClaims('6', {}, { activity: 5 }), 'no LTI 1.1 grade either')
    const made = await call('POST', '/2/lineitems?type_id=1', { type: media.lineItem, body: { label: 'second', scoreMaximum: 1, resourceLinkId: '2' } })
    t.equal(lineItem(demo, 4), undefined)
    t.ok(lineItem(demo, 3), 'the other activity keeps its own')
    await call('DELETE', JSON.parse(made.text).id)
    t.ok(lineItem(demo, 4))
    await call('POST', '/2/lineitems?type_id=1', { type: media.lineItem, body: { label: 'of the plain one', scoreMaximum: 1, resourceLinkId: '3' } })
    t.equal(lineItem(demo, 5), undefined, 'what the tool made is not the activity\'s own')
  })

  await t.test('the line item is the one asked for, under the activity\'s name', async t => {
    const found = await call('GET', '/2/lineitems?type_id=1&tag=competence', { accept: media.lineItems })
    t.match(found.body, [{ label: 'Fiches CG3', scoreMaximum: 20, resourceId: 'cg3', tag: 'competence', resourceLinkId: '2' }])
    await score({ userId: '6', timestamp: at(-10), scoreGiven: 1, scoreMaximum: 2 }, '3')
    t.match(demo.gradebook.cell('6', '3'), { grade: 10, max: 20 })
  })

  await t.test('its page, its launch, its column', async t => {
    const yann = await signIn(demo, '4')
    const page = await (await yann.get('/mod/lti/view.php?id=4')).text()
    t.match(page, 'src="/mod/lti/launch.php?id=4"')
    t.match(page, 'href="/mod/lti/view.php?id=5"', 'the index names the others')
    const grader = await (await yann.get('/grade/report/grader/index.php?id=2')).text()
    t.match(grader, 'href="/mod/lti/view.php?id=4">Fiches CG3')
    t.match(grader, 'href="/mod/lti/grade.php?id=4&userid=6"')
    t.equal(demo.launchClaims('6', {}, { activity: 5 })[lti('target_link_uri')], `${platform.tool.url}/lti/launch?x=1`)
  })

  await t.test('members can be asked for by any of them', async t => {
    const members = (rlid: string) => call('GET', `${demo.url}/mod/lti/services.php/CourseSection/2/bindings/1/memberships?rlid=${rlid}`, { accept: media.memberships })
    t.equal((await members('3')).status, 200)
    t.equal((await members('4')).status, 404)
  })
})

t.test('a copied course', async t => {
  const { demo, call, score } = await startPlatform(t)
  const graded = demo.addActivity({ title: 'Fiches CG3', custom: { preuves_unit: 'u1' }, lineItem: { scoreMaximum: 20, resourceId: 'cg3', tag: 'competence' } })
  await score({ userId: '6', timestamp: at(-10), scoreGiven: 60, scoreMaximum: 100 })
  const [yann, claire] = [await signIn(demo, '4'), await signIn(demo, '3')]
  const sesskey = sesskeyIn(await (await yann.get('/course/view.php?id=2')).text())

  await t.test('is made by who may manage activities, from a form of Moodle\'s own', async t => {
    t.notMatch(await (await claire.get('/course/view.php?id=2')).text(), 'Copier le cours')
    t.equal((await claire.post('/backup/copy.php', { id: '2', sesskey })).status, 404)
    t.equal((await yann.post('/backup/copy.php', { id: '2', sesskey: 'other' })).status, 404)
    t.equal((await yann.post('/backup/copy.php', { id: '9', sesskey })).status, 404)
    t.equal(demo.courses().length, 1)
    const made = await yann.post('/backup/copy.php', { id: '2', sesskey })
    t.equal(made.headers.get('location'), '/course/view.php?id=3')
    const page = await (await yann.get('/course/view.php?id=3')).text()
    t.match(page, 'a été copié')
    t.match(page, '<h1>UE Projet S4 — rattrapage copie 1</h1>')
    t.notMatch(await (await yann.get('/course/view.php?id=3')).text(), 'a été copié', 'said once')
  })

  await t.test('has the same activities under new ids, with empty columns', async t => {
    const copies = demo.activities('3')
    t.match(copies, [{ title: 'Portfolio de compétences', cmid: 5, resourceLinkId: '3' }, { title: 'Fiches CG3', cmid: 6, resourceLinkId: '4', custom: graded.custom }])
    t.strictSame(copies.map(({ custom }) => custom), ['', 'preuves_unit=u1'])
    const claims = demo.launchClaims('6', {}, { activity: 6 })
    t.match(claims[lti('context')], { id: '3', label: 'UE-PROJ-S4_1' })
    t.match(lineItem(demo, 6), /\/3\/lineitems\/5\/lineitem\?type_id=1$/)
    t.match((await call('GET', '/3/lineitems?type_id=1', { accept: media.lineItems })).body, [
      { label: 'Portfolio de compétences', scoreMaximum: 100, resourceLinkId: '3' }, { label: 'Fiches CG3', scoreMaximum: 20, tag: 'competence', resourceId: 'cg3', resourceLinkId: '4' }
    ])
    t.strictSame((await call('GET', '/3/lineitems/4/lineitem/results?type_id=1', { accept: media.results })).body, [])
    t.equal(demo.gradebook.cell('6').grade, 60, 'the original keeps its grades')
  })

  await t.test('a line item answers in its own course only', async t => {
    const get = (path: string) => call('GET', path, { accept: media.lineItem })
    t.match(await get('/3/lineitems/2/lineitem?type_id=1'), { status: 404, body: { reason: 'Line item does not exist' } })
    const bound = await call('POST', '/3/lineitems?type_id=1', { type: media.lineItem, body: { label: 'x', scoreMaximum: 1, resourceLinkId: '1' } })
    t.equal(bound.status, 403, 'nor can one be bound to an activity of another course')
    t.equal((await get('/9/lineitems/2/lineitem?type_id=1')).status, 404)
  })

  await t.test('wire 14: says in $Context.id.history where it came from, the nearest first', async t => {
    const again = demo.copyCourse('3')
    const [first] = demo.activities(again.id)
    t.strictSame([history(demo, 3), history(demo, 5), history(demo, first?.cmid ?? 0)], ['', '2', '3,2'])
  })

  await t.test('has the same people, and its own grades', async t => {
    const ines = await signIn(demo, '6')
    t.match(await (await ines.get('/grade/report/user/index.php?id=2')).text(), '60,00')
    t.notMatch(await (await ines.get('/grade/report/user/index.php?id=3')).text(), '60,00')
    t.equal((await ines.get('/')).headers.get('location'), '/my/courses.php')
    const list = await (await ines.get('/my/courses.php')).text()
    for (const id of [2, 3, 4]) t.match(list, `href="/course/view.php?id=${id}"`)
    const members = await call('GET', `${demo.url}/mod/lti/services.php/CourseSection/3/bindings/1/memberships`, { accept: media.memberships })
    t.match(members.body, { context: { id: '3' }, members: { length: 5 } })
  })
})
