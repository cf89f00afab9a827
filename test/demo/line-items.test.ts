import t from 'tap'
import { at, media, startPlatform } from './platform.ts'
import { replay } from './wire.ts'

const endpoint = 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint'

t.test('the recorded line items, one after the other', async t => {
  const platform = await startPlatform(t)
  const items = { 5: '3' }
  for (const name of ['lineitems', 'own-lineitem', 'lineitem-create', 'lineitem-get', 'lineitem-put', 'lineitems-filter', 'lineitem-delete']) {
    const { found, wanted } = await replay(platform, name, items)
    t.strictSame(found, wanted, name)
  }
  const { found, wanted } = await replay(platform, 'lineitem-create-unbound', { 6: '4' })
  t.strictSame(found, wanted)
  t.equal((await platform.call('GET', '/2/lineitems/3/lineitem?type_id=1', { accept: media.lineItem })).status, 404, 'deleted')
})

t.test('wire 7: a second line item of the same resource link removes lineitem from the launches', async t => {
  const platform = await startPlatform(t)
  const { demo } = platform
  const lineItem = () => JSON.parse(JSON.stringify(demo.launchClaims('6')[endpoint])).lineitem
  const own = lineItem()
  t.match(own, '/2/lineitems/2/lineitem?type_id=1')
  await replay(platform, 'lineitem-create-unbound')
  t.equal(lineItem(), own, 'an item made without it does not')
  const { found } = await replay(platform, 'lineitem-create')
  t.equal(lineItem(), undefined)
  t.equal((await platform.call('DELETE', JSON.parse(JSON.stringify(found.body)).id)).status, 204)
  t.equal(lineItem(), own)
})

t.test('lti 1.6: PUT rescales and resets, DELETE takes even the activity\'s own', async t => {
  const { call, demo, score } = await startPlatform(t)
  await score({ userId: '6', timestamp: at(-60), scoreGiven: 50, scoreMaximum: 100 })
  const made = await call('POST', '/2/lineitems?type_id=1', {
    type: media.lineItem, body: { label: 'x', scoreMaximum: 10, tag: 'a', resourceId: 'b', resourceLinkId: '1' }
  })
  const { id } = JSON.parse(made.text)
  await score({ userId: '6', timestamp: at(-60), scoreGiven: 4, scoreMaximum: 10 }, '3')
  const put = (body: unknown) => call('PUT', id, { type: media.lineItem, body })
  t.equal((await put({ label: 'y' })).status, 400, 'label and scoreMaximum both')
  t.equal((await put({ label: 'y', scoreMaximum: 20, resourceLinkId: 'one' })).status, 400)
  t.equal((await put({ label: 'y', scoreMaximum: 20, resourceLinkId: 9 })).status, 403)
  t.equal((await put({ label: 'y', scoreMaximum: 20 })).status, 200)
  t.match(demo.gradebook.cell('6', '3'), { grade: 8, max: 20 })
  t.strictSame((await call('GET', id, { accept: media.lineItem })).body, { id, label: 'y', scoreMaximum: 20, resourceId: '', tag: '' })

  const own = '/2/lineitems/2/lineitem?type_id=1'
  await call('PUT', own, {
    type: media.lineItem,
    body: { label: 'Portfolio', scoreMaximum: 100, resourceLinkId: '1', submissionReview: { url: 'https://tool.example/review', custom: { a: 'b' } } }
  })
  t.match((await call('GET', own, { accept: media.lineItem })).body, { submissionReview: { url: 'https://tool.example/review' } })
  t.match(await call('DELETE', own), { status: 204, type: 'text/html; charset=utf-8', text: '' })
  t.strictSame(demo.gradebook.lineItems().map(item => item.id), ['3'])
  t.throws(() => demo.gradebook.cell('6'))
})

t.test('the door and the rules', async t => {
  const { call, demo, score } = await startPlatform(t)

  await t.test('wire 8: every service URL carries type_id, a path goes before it', async t => {
    t.match(await call('GET', '/2/lineitems', { accept: media.lineItems }), { status: 401, body: { status: 401, reason: 'Unauthorized' } })
    t.equal((await call('GET', '/2/lineitems?type_id=9', { accept: media.lineItems })).status, 401)
    t.equal((await call('GET', '/2/lineitems/2/lineitem/results', { accept: media.results })).status, 401)
    const body = { userId: '6', timestamp: at(0), activityProgress: 'Completed', gradingProgress: 'FullyGraded', scoreGiven: 1, scoreMaximum: 1 }
    t.equal((await call('POST', '/2/lineitems/2/lineitem?type_id=1/scores', { type: media.score, body })).status, 400, 'appended after the query')
    t.equal((await call('GET', '/7/lineitems?type_id=1', { accept: media.lineItems })).status, 404, 'another course')
  })

  await t.test('wire 9: Link headers of line items are malformed', async t => {
    for (const label of ['A', 'B', 'C']) {
      await call('POST', '/2/lineitems?type_id=1', { type: media.lineItem, body: { label, scoreMaximum: 3, tag: 'competence' } })
    }
    const { link, body } = await call('GET', '/2/lineitems?type_id=1&tag=competence&limit=1&from=1', { accept: media.lineItems })
    t.match(body, [{ label: 'B' }])
    const text = Buffer.from(link ?? '', 'latin1').toString()
    t.match(text, `<${demo.url}/mod/lti/services.php/2/lineitems?tag=competence&amp;type_id=1&amp;limit=1&amp;from=2>; rel=“next”`)
    t.notMatch(text, '"')
    t.equal((await call('GET', '/2/lineitems?type_id=1', { accept: media.lineItems })).link, null, 'none without limit')
  })

  await t.test('lti 1.6: exact media types', async t => {
    const get = async (path: string, accept: string) => (await call('GET', `${path}?type_id=1`, { accept })).status
    t.equal(await get('/2/lineitems', media.lineItems), 200)
    t.equal(await get('/2/lineitems', '*/*'), 400, 'the default of fetch')
    t.equal(await get('/2/lineitems', 'application/json'), 400)
    t.equal(await get('/2/lineitems', media.lineItem), 400)
    t.equal(await get('/2/lineitems', `${media.lineItems}, application/json`), 400)
    t.equal(await get('/2/lineitems/2/lineitem', '*/*'), 200)
    t.equal(await get('/2/lineitems/2/lineitem', 'application/json, */*'), 200)
    t.equal(await get('/2/lineitems/2/lineitem/results', 'application/json'), 400)
    const body = { label: 'x', scoreMaximum: 1 }
    const post = async (type: string) => (await call('POST', '/2/lineitems?type_id=1', { type, body })).status
    t.equal(await post('application/json'), 400)
    t.equal(await post(media.lineItems), 400)
    t.equal(await post(`${media.lineItem};charset=utf-8`), 201)
    t.equal((await call('PUT', '/2/lineitems?type_id=1', { type: media.lineItem, body })).status, 405)
    t.match(await call('GET', '/2/nothing?type_id=1', { accept: 'text/html' }), { status: 400, body: { reason: 'No handler found for /2/nothing text/html ' } })
  })

  await t.test('lti 1.6: making a line item', async t => {
    const post = (body: unknown) => call('POST', '/2/lineitems?type_id=1', { type: media.lineItem, body })
    t.equal((await post({ label: 'x' })).status, 400)
    t.equal((await post({ label: 'x', scoreMaximum: 'many' })).status, 400)
    t.equal((await post({ label: 'x', scoreMaximum: 1, resourceLinkId: '9' })).status, 403)
    t.equal((await post('{')).status, 400)
    t.equal((await post({ label: 'made', scoreMaximum: 1, submissionReview: { url: 'https://x.example/' } })).status, 201)
    t.match(demo.gradebook.lineItems().at(-1), { label: 'made', review: undefined })
  })

  await t.test('lti 1.6: erasing in a column of the tool\'s own is dated by Moodle\'s clock', async t => {
    const made = await call('POST', '/2/lineitems?type_id=1', { type: media.lineItem, body: { label: 'x', scoreMaximum: 10 } })
    const [, id = ''] = /lineitems\/(\d+)\//.exec(made.text) ?? []
    await score({ userId: '6', timestamp: at(-60), scoreGiven: 4, scoreMaximum: 10 }, id)
    await score({ userId: '6', timestamp: at(-50), scoreGiven: 4, scoreMaximum: 10 }, id)
    t.ok(Date.parse(demo.gradebook.cell('6', id).timestamp ?? '') < Date.now() - 55_000, 'the same grade again is not dated anew')
    await score({ userId: '6', timestamp: at(-40), gradingProgress: 'Pending' }, id)
    t.match(demo.gradebook.cell('6', id), { grade: null })
    t.equal((await score({ userId: '6', timestamp: at(-30), scoreGiven: 4, scoreMaximum: 10 }, id)).status, 409)
  })
})
