import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pino } from 'pino'
import t from 'tap'
import { decodeProtectedHeader } from 'jose'
import { startDemo } from '../../src/demo/index.ts'
import { accessToken, at, media, platformOf } from './platform.ts'
import { startTool } from './tool.ts'
import { signIn } from './browser.ts'

t.test('the state file outlives a restart', async t => {
  const folder = t.testdir()
  const stateFile = join(folder, 'deep', 'moodle.json')
  const tool = await startTool()
  t.teardown(() => tool.close())

  const first = platformOf(tool, await startDemo({ toolUrl: tool.url, stateFile }))
  const { kid } = decodeProtectedHeader(await first.demo.sign({}))
  const timestamp = at(-10)
  await first.score({ userId: '6', timestamp, scoreGiven: 60, scoreMaximum: 100, comment: 'bien' })
  const bearer = accessToken(await first.token())
  await first.call('POST', '/2/lineitems?type_id=1', { type: media.lineItem, body: { label: 'CG8', scoreMaximum: 3 } })
  first.demo.addActivity({ title: 'Fiches CG3', custom: { preuves_unit: 'u1' } })
  first.demo.copyCourse()
  first.demo.setToolKeysUrl(`${tool.url}/lti/keys/school`)
  const { courses, activities, tools } = first.demo
  const world = [courses(), activities(), tools()]
  first.demo.enrol({ id: '9', username: 'x.y', given: 'X', family: 'Y', name: 'X Y', email: 'x.y@ecole.example', role: 'student' })
  const { port } = new URL(first.demo.url)
  const session = await signIn(first.demo, '6')
  const held = first.demo.gradebook.cell('6')
  await first.demo.close()

  t.strictSame(await readdir(join(folder, 'deep')), ['moodle.json'], 'no temporary file is left')
  t.equal((await stat(stateFile)).mode & 0o777, 0o600, 'it holds a private key')

  const second = platformOf(tool, await startDemo({ toolUrl: tool.url, stateFile, port: Number(port) }))
  t.teardown(() => second.demo.close())
  t.equal(second.demo.url, first.demo.url)
  t.equal(decodeProtectedHeader(await second.demo.sign({})).kid, kid)
  t.strictSame(second.demo.gradebook.cell('6'), held)
  t.strictSame(second.demo.gradebook.lineItems().map(({ id, label }) => [id, label]), [['2', 'Portfolio de compétences'], ['3', 'CG8'], ['4', 'Portfolio de compétences']])
  t.strictSame([second.demo.courses(), second.demo.activities(), second.demo.tools()], world)
  t.match(second.demo.tools(), [{ keysUrl: `${tool.url}/lti/keys/school` }])
  t.match(second.demo.addActivity({ title: 'x' }), { cmid: 7, resourceLinkId: '5' }, 'no id is given twice')
  t.ok(second.demo.people.some(({ id }) => id === '9'))
  t.equal((await second.call('GET', '/2/lineitems?type_id=1', { accept: media.lineItems, bearer })).status, 200, 'tokens live on')
  t.equal((await session.get('/course/view.php?id=2')).status, 200, 'sessions live on')
  t.equal((await second.score({ userId: '6', timestamp, scoreGiven: 1, scoreMaximum: 1 })).status, 409)
})

t.test('a tool that moved is found at its new address', async t => {
  const stateFile = join(t.testdir(), 'moodle.json')
  const first = await startDemo({ toolUrl: 'http://127.0.0.1:3000', stateFile, keysUrl: 'http://127.0.0.1:3000/lti/keys/school' })
  first.addActivity({ title: 'x', url: 'http://127.0.0.1:3000/lti/launch?x=1' })
  first.setToolKeysUrl('https://keys.example/set')
  first.setToolKeysUrl('http://127.0.0.1:3000/lti/keys/other')
  await first.close()
  const second = await startDemo({ toolUrl: 'https://preuves.example', stateFile })
  t.teardown(() => second.close())
  t.match(second.tools(), [{
    domain: 'preuves.example',
    launchUrl: 'https://preuves.example/lti/launch',
    loginUrl: 'https://preuves.example/lti/login',
    redirectUrls: ['https://preuves.example/lti/launch'],
    keysUrl: 'https://preuves.example/lti/keys/other'
  }])
  t.match(second.activities(), [{}, { url: 'https://preuves.example/lti/launch?x=1' }])
})

t.test('the key set is fetched where the registration says', async t => {
  const tool = await startTool()
  t.teardown(() => tool.close())
  const platform = platformOf(tool, await startDemo({ toolUrl: 'http://127.0.0.1:1', keysUrl: `${tool.url}/lti/keys/school` }))
  t.teardown(() => platform.demo.close())
  t.equal((await platform.token()).status, 200)
  platform.demo.setToolKeysUrl('http://127.0.0.1:1/lti/keys')
  t.equal((await platform.token()).status, 200, 'cached')
  await tool.rotate()
  t.equal((await platform.token()).status, 400)
  platform.demo.setToolKeysUrl(`${tool.url}/lti/keys/another`)
  t.equal((await platform.token()).status, 200)
  t.throws(() => platform.demo.setToolKeysUrl('https://x.example/', '9'), /9/)
})

t.test('a file that is no state is not overwritten', async t => {
  const stateFile = join(t.testdir(), 'moodle.json')
  for (const text of ['{"people":[]}', '{', '[]', '']) {
    await writeFile(stateFile, text)
    await t.rejects(startDemo({ toolUrl: 'http://127.0.0.1:3000', stateFile }), /moodle\.json is not a state/)
    t.equal(await readFile(stateFile, 'utf8'), text)
  }
})

t.test('what an older release wrote is begun anew, in one sentence', async t => {
  const stateFile = join(t.testdir(), 'moodle.json')
  const before = await startDemo({ toolUrl: 'http://127.0.0.1:3000', stateFile })
  before.enrol({ id: '9', username: 'x.y', given: 'X', family: 'Y', name: 'X Y', email: 'x.y@ecole.example', role: 'student' })
  await before.close()
  const { key, people, cells } = Object(JSON.parse(await readFile(stateFile, 'utf8')))
  await writeFile(stateFile, JSON.stringify({ key, people, items: [{ id: '2', coupled: true }], cells, nextItemId: 3, sessions: {}, tokens: [] }))
  const lines: string[] = []
  const logger = pino({}, { write: line => { lines.push(line) } })
  const after = await startDemo({ toolUrl: 'http://127.0.0.1:3000', stateFile, logger })
  t.equal(lines.filter(line => /begins anew: an older release wrote .*moodle\.json/.test(line)).length, 1)
  t.notOk(after.people.some(({ id }) => id === '9'))
  t.equal(after.courses().length, 1)
  await after.close()
  const again = await startDemo({ toolUrl: 'http://127.0.0.1:3000', stateFile, logger })
  await again.close()
  t.equal(lines.filter(line => /begins anew/.test(line)).length, 1, 'once')
})

t.test('without a file, each start is new', async t => {
  const one = await startDemo({ toolUrl: 'http://127.0.0.1:3000/' })
  const other = await startDemo({ toolUrl: 'http://127.0.0.1:3000' })
  t.teardown(() => Promise.all([one.close(), other.close()]).then(() => {}))
  t.match(one.url, /^http:\/\/localhost:\d+$/)
  t.strictSame(one.registration, {
    name: 'Moodle de démonstration',
    issuer: one.url,
    clientId: 'preuves-demo',
    deploymentId: '1',
    authorizationUrl: `${one.url}/mod/lti/auth.php`,
    tokenUrl: `${one.url}/mod/lti/token.php`,
    keysUrl: `${one.url}/mod/lti/certs.php`
  })
  t.not(decodeProtectedHeader(await one.sign({})).kid, decodeProtectedHeader(await other.sign({})).kid)
  t.equal(one.launchClaims('6')['https://purl.imsglobal.org/spec/lti/claim/target_link_uri'], 'http://127.0.0.1:3000/lti/launch')
})
