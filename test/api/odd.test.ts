// Requests that once went through, or ended as our fault.
import t from 'tap'
import { v7 } from 'uuid'
import { completeDraft, linkTrace, openSchool, publishFiche } from '../support/school.ts'

t.test('text that PostgreSQL cannot keep is refused, emojis are not', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const { id } = await publishFiche(ines)
  const say = (text: string) => ines.call('POST', `/fiches/${id}/comments`, { id: v7(), versionNumber: 1, text })
  for (const text of ['a\u0000b', 'a\ud83d', '\udc00', ' \n\t ', '']) t.equal((await say(text)).statusCode, 400, JSON.stringify(text))
  for (const text of ['😀', ' a ', 'é\n\nà', '-'.repeat(10_000)]) t.equal((await say(text)).statusCode, 201, text.slice(0, 5))
  const times: number[] = []
  for (let go = 0; go < 5; go++) {
    const began = performance.now()
    await say(`${'a'.repeat(9_998)}\u0000`)
    times.push(performance.now() - began)
  }
  t.ok(Math.min(...times) < 100, 'and quickly')
})

t.test('an id has one spelling', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const { id } = await publishFiche(ines)
  for (const other of [`urn:uuid:${id}`, id.toUpperCase(), '-'.repeat(36), `{${id}}`]) {
    t.equal((await ines.call('GET', `/fiches/${encodeURIComponent(other)}`)).statusCode, 400, other)
    t.equal((await ines.call('POST', '/fiches', { id: other })).statusCode, 400, other)
  }
  const cursor = Buffer.from(JSON.stringify(['2026-11-22T10:00:00.000Z', '-'.repeat(36)])).toString('base64url')
  t.equal((await ines.call('GET', `/fiches?after=${cursor}`)).statusCode, 400)
})

t.test('a link may be typed with a capital, as phones do', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const { id, competenceId } = await publishFiche(ines)
  for (const [typed, kept] of [['Https://Example.org/a', 'https://example.org/a'], [' https:example.org ', 'https://example.org/']]) {
    const { revision } = (await ines.call('POST', `/fiches/${id}/draft`)).json()
    const traces = [linkTrace(typed ?? '')]
    const saved = (await ines.call('PUT', `/fiches/${id}/draft`, completeDraft(competenceId, 'A', { traces }), { 'if-match': `"${revision}"` })).json()
    const published = await ines.call('POST', `/fiches/${id}/versions`, undefined, { 'if-match': `"${saved.revision}"` })
    t.equal(published.json().traces[0].url, kept)
  }
  for (const typed of ['javascript:alert(1)', 'ftp://example.org', 'example.org', 'https://', 'data:text/html,x']) {
    const { revision } = (await ines.call('POST', `/fiches/${id}/draft`)).json()
    const traces = [linkTrace(typed ?? '')]
    const saved = (await ines.call('PUT', `/fiches/${id}/draft`, completeDraft(competenceId, 'A', { traces }), { 'if-match': `"${revision}"` })).json()
    const refused = await ines.call('POST', `/fiches/${id}/versions`, undefined, { 'if-match': `"${saved.revision}"` })
    t.match(refused.json(), { code: 'incomplete', fields: [{ field: 'traces/0/url', code: 'not-a-link' }] }, typed)
  }
})

t.test('an address that cannot be read is a problem like the others', async t => {
  const { app } = await openSchool(t)
  for (const url of ['/api/v1/fiches/%zz', `/api/v1/fiches/${'a'.repeat(500)}`, '/nowhere']) {
    const answer = await app.inject({ url })
    t.match(answer.headers['content-type'], /^application\/problem\+json/, url)
    t.ok(answer.statusCode < 500)
  }
})

t.test('a form that is cut or has no edge is the network\'s doing', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const { id } = await publishFiche(ines)
  const send = (type: string, body: string) => ines.call('POST', `/fiches/${id}/files`, body, { 'content-type': type })
  t.equal((await send('multipart/form-data', 'x')).statusCode, 400)
  t.equal((await send('multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\n\r\nabc')).statusCode, 400)
  t.ok((await send('multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="file"\r\ncontent-type: application/octet-stream\r\n\r\nabc\r\n--x--\r\n')).statusCode < 500)
})
