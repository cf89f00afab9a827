import { readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { decodeProtectedHeader } from 'jose'
import { startDemo } from '../../src/demo/index.ts'
import { accessToken, at, media, platformOf, startTool } from './platform.ts'
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
  t.strictSame(second.demo.gradebook.lineItems().map(({ id, label }) => [id, label]), [['2', 'Portfolio de compétences'], ['3', 'CG8']])
  t.ok(second.demo.people.some(({ id }) => id === '9'))
  t.equal((await second.call('GET', '/2/lineitems?type_id=1', { accept: media.lineItems, bearer })).status, 200, 'tokens live on')
  t.equal((await session.get('/course/view.php?id=2')).status, 200, 'sessions live on')
  t.equal((await second.score({ userId: '6', timestamp, scoreGiven: 1, scoreMaximum: 1 })).status, 409)
})

t.test('a file that is no state is not overwritten', async t => {
  const stateFile = join(t.testdir(), 'moodle.json')
  await writeFile(stateFile, '{"people":[]}')
  await t.rejects(startDemo({ toolUrl: 'http://127.0.0.1:3000', stateFile }), /moodle\.json is not a state/)
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
