// The columns of a gradebook: against the demonstration Moodle, and against answers as no platform should give them.
import fc from 'fast-check'
import t from 'tap'
import { createAsk } from '../../lti/ask.ts'
import { createLineItems } from '../../lti/line-items.ts'
import { nextPage } from '../../lti/links.ts'
import { createTokenSource } from '../../lti/ltijs.ts'
import { createSealer } from '../../lti/seal.ts'
import { createService, scopes, type CallService } from '../../lti/service.ts'
import { LmsError, type NewLineItem } from '../../src/lms.ts'
import { recordedExchange } from '../demo/wire.ts'
import { failure, startStub } from './stub.ts'
import { launch, secretKey, startFaultySchool } from './tool.ts'

const ask = createAsk({ allowPrivate: true, deadline: 5000 })

const item: NewLineItem = { label: 'CG3', maximum: 100, resourceId: 'unit-1', tag: 'competence:CG3' }

async function start (t: Parameters<typeof startFaultySchool>[0]) {
  const school = await startFaultySchool(t)
  const { db, organisationId, platformId, demo } = school
  const call = createService({ db, tokens: createTokenSource({ db, sealer: createSealer(secretKey), ask, deadline: 5000 }), ask })
  const at = (url: string) => ({ organisationId, platformId, url })
  return { ...school, at, ways: createLineItems(call), lineItems: at(`${demo.url}/mod/lti/services.php/2/lineitems?type_id=1`) }
}

t.test('a column is made once', async t => {
  const { lti, demo, calls, lineItems } = await start(t)
  const before = demo.gradebook.lineItems().length
  const url = await lti.lms.provideLineItem(lineItems, item)
  t.match(url, /\/lineitems\/\d+\/lineitem\?type_id=1$/)
  const posted = calls.find(({ name, method }) => name === 'lineitems' && method === 'POST')
  t.strictSame(posted?.body, { label: 'CG3', scoreMaximum: 100, resourceId: 'unit-1', tag: 'competence:CG3' }, 'without resourceLinkId')
  const [looked] = calls.filter(({ name }) => name === 'lineitems')
  t.match(looked, { method: 'GET', url: '/mod/lti/services.php/2/lineitems?type_id=1&resource_id=unit-1&tag=competence%3ACG3' })
  t.equal(await lti.lms.provideLineItem(lineItems, item), url, 'found the second time')
  t.equal(demo.gradebook.lineItems().length, before + 1)
  const other = await lti.lms.provideLineItem(lineItems, { ...item, tag: 'competence:CG8' })
  t.not(other, url)
})

t.test('a column of ours does not hide the activity\'s own', async t => {
  const school = await start(t)
  await school.lti.lms.provideLineItem(school.lineItems, item)
  await launch(school)
  t.match(school.entered[0]?.lineItemUrl, /\/lineitems\/2\/lineitem\?type_id=1$/)
})

t.test('the older one is the one with the smaller number', async t => {
  const numbered = (ids: number[]): CallService => async () =>
    ({ text: JSON.stringify(ids.map(id => ({ id: `https://moodle.test/lineitems/${id}/lineitem`, resourceId: item.resourceId, tag: item.tag }))), headers: new Headers() })
  const lineItems = { organisationId: 'o', platformId: 'p', url: 'https://moodle.test/lineitems' }
  t.equal(await createLineItems(numbered([10, 9, 100])).provideLineItem(lineItems, item), 'https://moodle.test/lineitems/9/lineitem')
})

t.test('a change leaves everything else alone', async t => {
  const { ways, demo, at, calls } = await start(t)
  const coupled = `${demo.url}/mod/lti/services.php/2/lineitems/2/lineitem?type_id=1`
  await ways.update(at(coupled), { label: 'Portfolio' })
  const [changed] = demo.gradebook.lineItems()
  t.match(changed, { id: '2', label: 'Portfolio', max: 100, resourceLinkId: '1' }, 'Moodle resets what a PUT leaves out')
  t.match(calls.at(-1), { method: 'PUT', url: '/mod/lti/services.php/2/lineitems/2/lineitem?type_id=1' })
  await ways.update(at(coupled), { maximum: 20 })
  t.match(demo.gradebook.lineItems()[0], { label: 'Portfolio', max: 20, resourceLinkId: '1' })
})

t.test('a platform that knows no filters, and pages', async t => {
  const { ways, at } = await start(t)
  const column = (id: number, more: object = {}) => ({ id: `https://moodle.test/lineitems/${id}/lineitem`, label: 'x', scoreMaximum: 1, ...more })
  const mine = { resourceId: item.resourceId, tag: item.tag }
  const stub = await startStub(t, ({ path }) => path.includes('page=2')
    ? { body: JSON.stringify([column(3, mine)]), headers: { link: `<${stub.url}/lineitems?page=2>; rel="next"` } }
    : { body: JSON.stringify([column(1), column(2, { ...mine, tag: 'other' }), { nonsense: true }]), headers: { link: '</lineitems?page=2&amp;type_id=1>; rel="next"' } })
  t.strictSame(await ways.find(at(`${stub.url}/lineitems?type_id=1`), item), ['https://moodle.test/lineitems/3/lineitem'])
  t.strictSame(stub.requests.map(({ path }) => path), [
    '/lineitems?type_id=1&resource_id=unit-1&tag=competence%3ACG3', '/lineitems?page=2&type_id=1', '/lineitems?page=2'
  ], 'a next that names itself again ends it')
  for (const { headers } of stub.requests) {
    t.match(headers, { accept: 'application/vnd.ims.lis.v2.lineitemcontainer+json', authorization: /^Bearer ./, 'user-agent': 'Preuves' })
  }
})

t.test('our token goes to no other host', async t => {
  const { ways, at } = await start(t)
  const elsewhere = await startStub(t, () => ({ body: '[]' }))
  const stub = await startStub(t, () => ({ body: '[]', headers: { link: `<${elsewhere.url}/lineitems>; rel="next"` } }))
  t.strictSame(await ways.find(at(`${stub.url}/lineitems`), item), [])
  const moved = await startStub(t, () => ({ status: 302, headers: { location: `${elsewhere.url}/lineitems` } }))
  t.match(await failure(ways.find(at(`${moved.url}/lineitems`), item)), { code: 'unreachable', message: 'line items: the LMS answered 302' })
  t.strictSame(elsewhere.requests, [])
})

t.test('Link headers as they are', async t => {
  const base = new URL('https://moodle.test/mod/lti/services.php/2/lineitems?type_id=1')
  const next = (header: string | null) => nextPage(header, base)?.href
  const { response } = await recordedExchange('lineitems-filter')
  t.equal(next(response.headers.link ?? ''), undefined, 'recorded: first, canonical, last')
  const recorded = '<https://moodle.test/l?tag=a&amp;limit=1&amp;from=1>; rel=“next”'
  t.equal(next(recorded), 'https://moodle.test/l?tag=a&limit=1&from=1')
  t.equal(next(Buffer.from(recorded).toString('latin1')), 'https://moodle.test/l?tag=a&limit=1&from=1', 'as fetch reads it')
  t.equal(next('<a>; rel="prev", <b?x=1,2>; title="x"; rel="last NEXT"'), 'https://moodle.test/mod/lti/services.php/2/b?x=1,2')
  t.equal(next('</c>;rel=next;rel=prev'), 'https://moodle.test/c')
  for (const none of [null, '', 'next', '<a>', '<a>; rel', '<>', '<http://[>; rel=next', '<a>; title="rel=next"; rel=prev', '<a>; rel=nextpage']) t.equal(next(none), undefined, String(none))
})

t.test('answers that are no line items', async t => {
  const { ways, at } = await start(t)
  let body = ''
  const stub = await startStub(t, () => ({ body }))
  for (body of ['', 'null', '{}', '"x"', '<html>', '{"id":1}']) {
    t.equal((await failure(ways.find(at(stub.url), item))).code, 'unreachable', body)
    t.equal((await failure(ways.create(at(stub.url), item))).code, 'unreachable', body)
    t.equal((await failure(ways.update(at(stub.url), {}))).code, 'unreachable', body)
  }
  body = '{"id":"javascript:alert(1)"}'
  t.equal((await failure(ways.create(at(stub.url), item))).code, 'unreachable')
})

t.test('an answer that is too large is not read to its end', async t => {
  const { ways, at } = await start(t)
  const stub = await startStub(t, () => ({ body: Buffer.alloc(17 * 1024 * 1024, ' ') }))
  t.match(await failure(ways.find(at(stub.url), item)), { code: 'unreachable', message: 'line items: the answer is too large' })
})

t.test('whatever JSON comes: a list, or an LmsError', async t => {
  const lineItems = { organisationId: 'o', platformId: 'p', url: 'https://moodle.test/lineitems?type_id=1' }
  const column = fc.record({ id: fc.oneof(fc.webUrl(), fc.anything()), resourceId: fc.oneof(fc.constant('r'), fc.anything()), tag: fc.oneof(fc.constant('t'), fc.anything()) }, { requiredKeys: [] })
  const answers = fc.oneof(fc.json(), fc.string(), fc.array(fc.oneof(column, fc.jsonValue())).map(columns => JSON.stringify(columns)))
  await fc.assert(fc.asyncProperty(answers, async text => {
    const call: CallService = async (_platform, { scope }) => {
      t.equal(scope, scopes.lineItem)
      return { text, headers: new Headers() }
    }
    const ways = createLineItems(call)
    const works = [ways.find(lineItems, { resourceId: 'r', tag: 't' }), ways.create(lineItems, item), ways.update(lineItems, { label: 'x' }), ways.provideLineItem(lineItems, { ...item, resourceId: 'r', tag: 't' })]
    const ends = await Promise.allSettled<unknown>(works)
    return ends.every(end => end.status === 'fulfilled' || end.reason instanceof LmsError)
  }), { numRuns: 300 })
})
