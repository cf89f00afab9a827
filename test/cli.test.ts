import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { administratorCommands } from '../src/commands/administrators.ts'
import type { Command, Context } from '../src/commands/command.ts'
import { importCommands } from '../src/commands/imports.ts'
import { keyCommands } from '../src/commands/keys.ts'
import { platformCommands } from '../src/commands/platforms.ts'
import { readConfig } from '../src/config.ts'
import { connect } from '../src/db/connect.ts'
import { startDemo } from '../src/demo/index.ts'
import * as sessions from '../src/features/sessions/domain.ts'
import { createDatabase } from './support/database.ts'
import { launchOf } from './support/school.ts'

const exec = promisify(execFile)
const secretKey = 'x'.repeat(32)
const publicUrl = 'https://preuves.example'
const database = await createDatabase()
const db = connect(database.url, () => {})
t.teardown(async () => {
  await db.destroy()
  await database.drop()
})

const commands: Record<string, Command> = { ...platformCommands, ...keyCommands, ...administratorCommands, ...importCommands }
const context: Omit<Context, 'print'> = {
  config: readConfig({ PUBLIC_URL: publicUrl, DATA_DIR: t.testdir({}) }),
  open: async () => ({ db, databaseUrl: database.url, secretKey, close: async () => {} })
}

/** A command without a process of its own. @returns what it printed, and its exit code */
async function run (name: string, ...args: string[]): Promise<{ lines: string[], code: number }> {
  const lines: string[] = []
  const code = await commands[name]?.run(args, { ...context, print: line => { lines.push(line) } })
  return { lines, code: code ?? 0 }
}

const school = ['--organisation', 'École']
const moodle = ['--issuer', 'https://moodle.example/m', '--client-id', 'abc', '--deployment-id', '1', '--deployment-id', '2']

t.test('the process: commands, help, and bad input in one sentence', async t => {
  const cli = (...args: string[]) => exec(process.execPath, [fileURLToPath(new URL('../src/cli.ts', import.meta.url)), ...args], {
    env: { DATABASE_URL: database.url, SECRET_KEY: secretKey, DATA_DIR: t.testdirName, PUBLIC_URL: publicUrl, LOG_LEVEL: 'silent' }
  })
  const { stdout } = await cli('--help')
  for (const name of ['serve', 'migrate', ...Object.keys(commands)]) t.match(stdout, new RegExp(`^ {2}${name} `, 'm'))
  t.match((await cli('platform', 'add', ...school, ...moodle)).stdout, /^connected: [0-9a-f-]{36}\n$/)
  await t.rejects(cli('platform', 'add', ...school), { code: 1, stderr: '--issuer is missing; see preuves --help\n' })
  await t.rejects(cli('platform', 'add', '--nonsense'), { code: 1, stderr: /^Unknown option[^\n]*\n$/ })
  await t.rejects(cli('platform', 'activate', 'nonsense'), { code: 1, stderr: '“nonsense” is no id of a platform; see preuves platform list\n' })
  await t.rejects(cli('nonsense'), { code: 2 })
})

t.test('connecting by hand', async t => {
  const [line = ''] = (await run('platform list')).lines
  t.match(line, /^École\tmoodle.example\thttps:\/\/moodle.example\/m\tabc\t1 2\tactive\t[0-9a-f-]{36}$/)
  await run('platform add', ...school, ...moodle, '--frame-origin', 'https://a.example', '--frame-origin', 'https://b.example')
  t.match(await db.selectFrom('platforms').select('frameOrigins').executeTakeFirst(), { frameOrigins: ['https://a.example', 'https://b.example'] })
  await t.rejects(run('platform add', ...school, ...moodle, '--frame-origin', 'https://a.example/x'), { message: /^a frame origin must be/ })
  await t.rejects(run('platform add', ...school, '--issuer', 'moodle.example', '--client-id', 'a', '--deployment-id', '1'), { message: '--issuer must be an http(s) address' })
  await t.rejects(run('platform add', '--organisation', 'Une autre', ...moodle), { message: /belong to another organisation/ })

  const { lines } = await run('platform values', ...school)
  const { id } = await db.selectFrom('organisations').select('id').where('name', '=', 'École').executeTakeFirstOrThrow()
  t.ok(lines.includes(`Public keyset             ${publicUrl}/lti/keys/${id}`))
  t.ok(lines.includes('Custom parameters         groups=$Moodle.Person.userGroupIds'))
  t.ok(lines.includes('                          context_history=$Context.id.history'))
  await t.rejects(run('platform values'), { message: '--organisation is missing; see preuves --help' })
  await t.rejects(run('platform list', 'more'), { message: '“more” is not expected here; see preuves --help' })
})

t.test('inviting', async t => {
  const { lines } = await run('platform invite', '--organisation', 'Nouvelle', '--days', '3')
  t.match(lines, [/^https:\/\/preuves\.example\/lti\/register\?invitation=[\w-]{22}\.[\w-]{43}$/])
  t.equal(lines.length, 1, 'to be copied as it is')
  const { expiresAt } = await db.selectFrom('platformInvitations').select('expiresAt').executeTakeFirstOrThrow()
  t.ok(Math.abs(expiresAt.getTime() - Date.now() - 3 * 24 * 60 * 60 * 1000) < 60_000)
  for (const days of ['0', '366', '-1', '1.5', 'a']) await t.rejects(run('platform invite', ...school, `--days=${days}`), { message: '--days must be a number from 1 to 365' })
})

t.test('activating', async t => {
  const { id } = await db.selectFrom('platforms').select('id').executeTakeFirstOrThrow()
  const state = async () => (await db.selectFrom('platforms').select('active').where('id', '=', id).executeTakeFirstOrThrow()).active
  t.strictSame((await run('platform deactivate', id)).lines, [`inactive: ${id}`])
  t.equal(await state(), false)
  t.strictSame((await run('platform activate', id, ...school)).lines, [`active: ${id}`])
  t.equal(await state(), true)
  const nobody = '01900000-0000-7000-8000-000000000000'
  for (const name of ['platform activate', 'platform deactivate', 'platform remove']) {
    await t.rejects(run(name, nobody), { message: 'there is no such platform' })
    await t.rejects(run(name), { message: 'the id of a platform is missing; see preuves --help' })
  }

  await t.test('what registered itself, in a school that is there', async t => {
    const organisationId = '01900000-0000-7000-8000-000000000001'
    const platformId = '01900000-0000-7000-8000-000000000002'
    const own = 'https://own.example'
    await db.insertInto('organisations').values({ id: organisationId, name: 'own.example' }).execute()
    await db.insertInto('platforms').values({ organisationId, id: platformId, name: 'own.example', issuer: own, clientId: 'own', authorizationUrl: own, tokenUrl: own, keysUrl: own, active: false }).execute()
    const { lines: [active, hint] } = await run('platform activate', platformId, ...school)
    t.match(active, /^active: /)
    t.match(hint, /change “Public keyset” of the tool in Moodle to https:\/\/preuves\.example\/lti\/keys\//)
  })
})

t.test('a rotation', async t => {
  t.strictSame((await run('keys rotate')).lines, ['0 new keys'])
  await db.updateTable('platformKeys').set({ createdAt: new Date(0) }).execute()
  t.strictSame((await run('keys rotate', '--organisation', 'Nouvelle')).lines, ['0 new keys'])
  t.strictSame((await run('keys rotate', ...school)).lines, ['2 new keys'])
  await t.rejects(run('keys rotate', '--organisation', 'Nulle part'), { message: /^there is no organisation “Nulle part”/ })
})

t.test('administrators', async t => {
  const person = ['--issuer', 'https://moodle.example/m', '--subject', '42']
  t.match((await run('admin list', ...school)).lines, [/^nobody was made an administrator/])
  await run('admin grant', ...school, ...person)
  await run('admin grant', ...school, ...person)
  t.strictSame((await run('admin list', ...school)).lines, ['https://moodle.example/m\t42\t'])
  t.match((await run('admin list', '--organisation', 'Nouvelle')).lines, [/^nobody/], 'of one school alone')
  await run('admin revoke', ...school, ...person)
  await t.rejects(run('admin revoke', ...school, ...person), { message: /^this person was not made an administrator/ })
  await t.rejects(run('admin grant', ...school, '--issuer', 'https://moodle.example/m'), { message: '--subject is missing; see preuves --help' })
})

t.test('a check tells what to change, and fails when something does', async t => {
  const demo = await startDemo({ toolUrl: publicUrl })
  t.teardown(() => demo.close())
  const { issuer, clientId, deploymentId } = demo.registration
  const { lines: [connected = ''] } = await run('platform add', ...school, '--issuer', issuer, '--client-id', clientId, '--deployment-id', deploymentId)
  const id = connected.replace('connected: ', '')
  await run('platform deactivate', id)
  const { lines, code } = await run('platform check', id, '--language', 'en')
  t.equal(code, 1)
  t.ok(lines.some(line => /^✗ platform {2}.*ask the operator/.test(line)), lines.join('\n'))
  t.match((await run('platform check', id)).lines.join('\n'), 'désactivée')
  t.strictSame((await run('platform remove', id)).lines, [`removed: ${id}`])
  await t.rejects(run('platform check', id), { message: /^there is no such platform/ })
  await t.rejects(run('platform check', id, '--language', 'de'), { message: '--language must be fr or en' })
})

t.test('IMT-35 importing an old Database activity', async t => {
  const file = fileURLToPath(new URL('features/journal-de-bord.zip', import.meta.url))
  const { id: platformId, organisationId, issuer } = await db.selectFrom('platforms').selectAll().where('clientId', '=', 'abc').executeTakeFirstOrThrow()
  const enter = async (name: string, role: 'student' | 'staff') => await sessions.enter(db, launchOf(organisationId, platformId, name, [role], {}, {
    context: { id: '2', label: 'PROJ-S4', title: 'Projet S4' },
    person: { issuer, subject: name, name, givenName: null, familyName: null, email: `${name}@moodle.test` },
    lineItemUrl: null
  }))
  await t.rejects(run('import', file, ...school, '--unit', 'PROJ-S4'), { message: /^the school has no unit yet/ })
  await enter('student1', 'student')
  await enter('claire', 'staff')
  const unit = [...school, '--unit', 'proj-s4']
  const by = ['--by', 'claire@moodle.test']
  await t.rejects(run('import', ...unit), { message: 'the file that Moodle exported is missing; see preuves --help' })
  await t.rejects(run('import', file, ...school), { message: '--unit is missing; see preuves --help' })
  await t.rejects(run('import', file, ...unit), { message: /^4 entries were approved in Moodle: name with --by/ })
  await t.rejects(run('import', file, ...unit, '--by', 'personne@moodle.test'), { message: /^nobody of the unit's staff has the address/ })
  await t.rejects(run('import', file, ...unit, ...by, '--time-zone', 'Brest'), { message: /^--time-zone must be/ })
  await t.rejects(run('import', '/nowhere.zip', ...unit), { message: 'there is no file /nowhere.zip' })

  const trial = await run('import', file, ...unit, ...by, '--dry-run')
  t.equal(trial.code, 1)
  t.same(trial.lines.slice(0, 4), [
    'nothing was written; this is what would come:', '12 entries: 3 fiches, 6 versions, 1 approved; 0 already there',
    'not imported: the column “Tags”, which says nothing in what was imported',
    'row 5: Élève2 Nom2: nobody has the address student2@moodle.test yet: they open the activity once; it was not imported'
  ])
  const { lines, code } = await run('import', file, ...unit, ...by)
  t.equal(code, 1, 'some did not come')
  t.same(lines, trial.lines.slice(1))
  for (const name of ['student2', 'student3', 'student4']) await enter(name, 'student')
  t.same(await run('import', file, ...unit, ...by), { code: 0, lines: ['12 entries: 9 fiches, 18 versions, 3 approved; 3 already there', 'not imported: the column “Tags”, which says nothing in what was imported'] })
  t.match((await run('import', file, ...unit, ...by)).lines[0], '12 entries: 0 fiches, 0 versions, 0 approved; 12 already there')
})
