// What a teacher places in a course: D01 to D07 of the certification, and X25, by plain HTTP.
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify, type JSONWebKeySet } from 'jose'
import t from 'tap'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { openTicket, readTicket, sealTicket, signAnswer, type Ticket } from '../../lti/deep-linking.ts'
import type { Claims } from '../../src/demo/index.ts'
import { sweepLogins } from '../../lti/login.ts'
import { createSealer } from '../../lti/seal.ts'
import { attribute, codeOf, finish, launch, login, lti, offered, secretKey, startSchool, type Answer } from './tool.ts'

const dl = (name: string) => `https://purl.imsglobal.org/spec/lti-dl/claim/${name}`
const school = await startSchool(t)
const { demo, url } = school
const returnUrl = `${demo.url}/mod/lti/contentitem_return.php?course=2&id=1&sesskey=a`
const settings = { deep_link_return_url: returnUrl, accept_types: ['ltiResourceLink'], accept_presentation_document_targets: ['iframe'], accept_multiple: true, auto_create: false }

const request = (changes: Claims = {}, more: Claims = {}): Claims => ({
  [lti('message_type')]: 'LtiDeepLinkingRequest',
  [lti('resource_link')]: undefined,
  [dl('deep_linking_settings')]: { ...settings, ...changes },
  ...more
})

const ask = async (changes: Claims = {}, more: Claims = {}, personId = '4') => await launch(school, request(changes, more), { personId })

const ticketOf = ({ text }: Answer) => attribute(text, 'value')
const ownPage = { 'sec-fetch-site': 'same-origin' }
const pick = async (ticket: string, fields: Record<string, string>, headers: Record<string, string> = ownPage) =>
  await school.post('/lti/deep-linking', { ticket, answer: 'add', ...fields }, headers)

const Answered = Type.Object({ [dl('content_items')]: Type.Array(Type.Record(Type.String(), Type.Unknown())) })

/** The answer as the platform reads it: by our key set, for itself. */
async function read (answer: Answer) {
  const { text } = await school.get(`/lti/keys/${school.organisationId}`)
  const keys: JSONWebKeySet = JSON.parse(text)
  const jwt = attribute(answer.text, 'value')
  const { payload } = await jwtVerify(jwt, createLocalJWKSet(keys), { issuer: demo.registration.clientId, audience: demo.url, algorithms: ['RS256'] })
  return { jwt, payload, items: Value.Parse(Answered, payload)[dl('content_items')] ?? [] }
}

t.test('D01 a request shows what can be placed: the portfolio, and each competence', async t => {
  const answer = await ask()
  t.equal(answer.status, 200)
  t.match(answer.headers.get('content-type'), /^text\/html/)
  t.match(answer.text, /<input type="checkbox" name="choice\.portfolio" value="on" checked> Portfolio – UE Projet S4</)
  t.match(answer.text, 'CG3 – Communiquer &lt;clairement&gt; &amp; &quot;simplement&quot;')
  t.match(answer.headers.get('content-security-policy'), `frame-ancestors 'self' ${demo.url}`)
  t.equal(school.entered.length, 0, 'nobody is let in by it')
})

t.test('D02 to D07 the answer', async t => {
  const answer = await pick(ticketOf(await ask({ data: 'csrf: é & "x"' })), { 'choice.portfolio': 'on', [`choice.${offered.competences[0]?.id}`]: 'on' })
  t.equal(answer.status, 200)
  t.match(answer.text, `<form method="post" action="${returnUrl.replaceAll('&', '&amp;')}">`)
  t.match(answer.headers.get('content-security-policy'), `form-action 'self' ${demo.url};`)
  const { jwt, payload, items } = await read(answer)
  t.match(decodeProtectedHeader(jwt), { alg: 'RS256', kid: /./ }, 'D05')
  t.match(payload, {
    [lti('message_type')]: 'LtiDeepLinkingResponse',
    [lti('version')]: '1.3.0',
    [lti('deployment_id')]: '1',
    [dl('data')]: 'csrf: é & "x"',
    nonce: /^[\w-]{43}$/
  }, 'D03, D06')
  const now = Date.now() / 1000
  t.ok((payload.iat ?? now) < now - 5 && (payload.exp ?? 0) > now + 60, 'D04: not in the future of a clock that is behind')
  const [unitId, competence] = [offered.unit.id, offered.competences[0]]
  t.strictSame(items, [
    {
      type: 'ltiResourceLink',
      title: 'Portfolio – UE Projet S4',
      url: `${url}/lti/launch`,
      custom: { preuves_unit: unitId },
      lineItem: { label: 'Portfolio – UE Projet S4', scoreMaximum: 100, resourceId: unitId, tag: 'portfolio' }
    },
    {
      type: 'ltiResourceLink',
      title: `CG3 – ${competence?.label}`,
      url: `${url}/lti/launch`,
      custom: { preuves_unit: unitId, preuves_competence: competence?.id },
      lineItem: { label: `CG3 – ${competence?.label}`, scoreMaximum: 100, resourceId: competence?.id, tag: 'competence' }
    }
  ], 'D07')
})

t.test('X25 a cancellation, nothing chosen, one where one is taken, no column where none is', async t => {
  const cancelled = await pick(ticketOf(await ask()), { answer: 'cancel', 'choice.portfolio': 'on' })
  t.strictSame((await read(cancelled)).items, [])

  const nothing = await pick(ticketOf(await ask()), {})
  t.match(nothing.text, 'Choisissez au moins une ligne')
  t.notMatch(nothing.text, ' checked')
  t.equal((await read(await pick(ticketOf(nothing), { 'choice.portfolio': 'on' }))).items.length, 1, 'and it goes on from there')

  const single = await ask({ accept_multiple: false, accept_lineitem: false })
  t.match(single.text, /<input type="radio" name="choice" value="portfolio" checked>/)
  const answer = await read(await pick(ticketOf(single), { choice: 'portfolio', [`choice.${offered.competences[0]?.id}`]: 'on' }))
  t.equal(answer.items.length, 1)
  t.notHas(answer.items[0], { lineItem: {} })
  t.notHas(answer.payload, { [dl('data')]: '' }, 'what was not sent does not come back')
  t.match((await ask({ accept_multiple: undefined })).text, 'type="radio"', 'absent is false')
})

t.test('who may not, and what cannot be answered', async t => {
  const refusals: Array<[Answer, number, string]> = [
    [await ask({}, {}, '6'), 403, 'placement-forbidden'],
    [await ask({}, { [lti('context')]: undefined }), 422, 'placement-context'],
    [await ask({ accept_types: ['file', 'html'] }), 422, 'placement-type'],
    [await ask({ deep_link_return_url: 'javascript:alert(1)' }), 400, 'message-placement'],
    [await ask({}, { [dl('deep_linking_settings')]: undefined }), 400, 'message-placement'],
    [await pick('nonsense', {}), 400, 'request-malformed'],
    [await school.post('/lti/deep-linking', {}, ownPage), 400, 'request-malformed'],
    [await pick(ticketOf(await ask()), { 'choice.portfolio': 'on' }, { 'sec-fetch-site': 'cross-site' }), 403, 'cross-site']
  ]
  for (const [answer, status, code] of refusals) {
    t.equal(codeOf(answer), code)
    t.equal(answer.status, status, code)
  }
  const open = ticketOf(await ask())
  await school.db.updateTable('platforms').set({ active: false }).execute()
  t.equal(codeOf(await pick(open, { 'choice.portfolio': 'on' })), 'platform-inactive')
  await school.db.updateTable('platforms').set({ active: true }).execute()
})

t.test('a request is good once, for as long as its platform is active; what is noted of it is forgotten', async t => {
  const begun = await login(school)
  const idToken = await demo.sign(demo.launchClaims('4', { nonce: begun.nonce, ...request() }))
  // As another process does it: here the platform is still remembered as active.
  await school.db.updateTable('platforms').set({ active: false }).execute()
  t.equal(codeOf(await finish(school, begun, idToken)), 'platform-inactive')
  await school.db.updateTable('platforms').set({ active: true }).execute()
  const answers = await Promise.all(Array.from({ length: 8 }, () => finish(school, begun, idToken)))
  t.strictSame(answers.map(answer => codeOf(answer) ?? 'shown').sort(), [...Array<string>(7).fill('login-unknown'), 'shown'])

  const noted = async () => (await school.db.selectFrom('usedLogins').select('id').execute()).length
  const before = await noted()
  await sweepLogins(school.db, new Date(Date.now() + 9 * 60_000))
  t.equal(await noted(), before)
  await sweepLogins(school.db, new Date(Date.now() + 11 * 60_000))
  t.equal(await noted(), 0)
})

t.test('a return address that tries to break out of the form', async t => {
  const hostile = 'https://x.test/"><script>alert(1)</script>?a=1&b=\'2\''
  const { text } = await pick(ticketOf(await ask({ deep_link_return_url: hostile })), { 'choice.portfolio': 'on' })
  t.equal(text.match(/<script/g)?.length, 1, 'our own alone')
  t.equal(attribute(text, 'action'), hostile)
})

t.test('a ticket: ours, whole, and for an hour', async t => {
  const sealer = createSealer(secretKey)
  const now = new Date('2026-01-01T10:00:00Z')
  const platform = { organisationId: school.organisationId, platformId: school.platformId }
  const checked = { message: 'deep-linking' as const, deploymentId: '1', subject: '4', roles: [], claims: {}, settings: { ...settings, data: { any: ['thing'] } } }
  const ticket: Ticket = openTicket(checked, platform, offered, now)
  const sealed = sealTicket(sealer, ticket)
  t.strictSame(readTicket(sealer, sealed, new Date('2026-01-01T10:59:59Z')), ticket)
  t.throws(() => readTicket(sealer, sealed, new Date('2026-01-01T11:00:00Z')), { code: 'placement-expired' })
  t.throws(() => readTicket(createSealer(`${secretKey}!`), sealed, now), { code: 'request-malformed' })
  t.throws(() => readTicket(sealer, `${sealed.slice(0, -2)}AA`, now), { code: 'request-malformed' })
  t.throws(() => readTicket(sealer, sealer.seal('{}', 'elsewhere').toString('base64url'), now), { code: 'request-malformed' })
  await t.rejects(signAnswer(ticket, [], { issuer: 'i', clientId: 'c', key: { kid: 'k', pem: 'no key' }, publicUrl: url, now }))
  const long = openTicket(checked, platform, { ...offered, competences: [{ id: 'x', code: 'C', label: 'é'.repeat(300) }] }, now)
  t.equal(long.choices[1]?.title.length, 255, 'no longer than Moodle keeps')
})
