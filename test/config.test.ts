import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { readConfig } from '../src/config.ts'
import { provideSecretKey } from '../src/secret-key.ts'
import { createDatabase } from './support/database.ts'
import { eventually, freePort } from './support/service.ts'

const run = promisify(execFile)
const file = (name: string) => fileURLToPath(new URL(`../src/${name}`, import.meta.url))

t.test('everything has a default that runs', async t => {
  t.match(readConfig({}), { production: false, port: 3000, host: '127.0.0.1', publicUrl: 'http://127.0.0.1:3000', databaseUrl: undefined, secretKey: undefined, trustProxy: false, logLevel: 'info' })
  t.match(readConfig({ PORT: '4000', PUBLIC_URL: 'https://preuves.example/' }), { port: 4000, publicUrl: 'https://preuves.example' })
  t.equal(readConfig({ DATABASE_URL: '' }).databaseUrl, undefined, 'empty is absent')
  const { trustProxy } = readConfig({ TRUST_PROXY: '1' })
  t.same(typeof trustProxy === 'function' && [trustProxy('10.0.0.1', 0), trustProxy('10.0.0.1', 1)], [true, false], 'a number of proxies')
})

t.test('a bad value is one sentence that names the variable', async t => {
  const bad = {
    PORT: 'eighty', HOST: 'a b', PUBLIC_URL: 'preuves.example', DATABASE_URL: 'mysql://x', SECRET_KEY: 'short', TRUST_PROXY: 'nginx', ALLOW_PRIVATE_ADDRESSES: 'yes', LOG_LEVEL: 'loud', NODE_ENV: 'prod', SMTP_URL: 'mail.example.org', MAIL_FROM: 'Preuves', TIME_ZONE: 'Europe/Brest'
  }
  for (const [name, value] of Object.entries(bad)) {
    t.throws(() => readConfig({ [name]: value }), { message: new RegExp(`^${name} must be [^.]*$`) }, name)
  }
  t.throws(() => readConfig({ PORT: '70000' }), { message: /^PORT/ })
})

t.test('production wants its secret and its address', async t => {
  t.throws(() => readConfig({ NODE_ENV: 'production', PUBLIC_URL: 'https://x.example' }), { message: /^SECRET_KEY/ })
  t.throws(() => readConfig({ NODE_ENV: 'production', SECRET_KEY: 'x'.repeat(32) }), { message: /^PUBLIC_URL/ })
})

t.test('private addresses are for trials', async t => {
  const production = { NODE_ENV: 'production', PUBLIC_URL: 'https://x.example', SECRET_KEY: 'x'.repeat(32) }
  t.equal(readConfig({}).allowPrivateAddresses, true)
  t.equal(readConfig({ ALLOW_PRIVATE_ADDRESSES: 'false' }).allowPrivateAddresses, false)
  t.equal(readConfig(production).allowPrivateAddresses, false)
  t.equal(readConfig({ ...production, ALLOW_PRIVATE_ADDRESSES: 'true' }).allowPrivateAddresses, true)
})

t.test('a mail server and whom mails come from are given together', async t => {
  t.match(readConfig({}), { mail: undefined, timeZone: 'Europe/Paris' })
  const given = { SMTP_URL: 'smtp://user:p%40ss@mail.example.org:587', MAIL_FROM: 'L’École <preuves@example.org>', TIME_ZONE: 'indian/reunion' }
  t.match(readConfig(given), { mail: { smtpUrl: given.SMTP_URL, from: given.MAIL_FROM }, timeZone: 'Indian/Reunion' })
  t.match(readConfig({ SMTP_URL: 'smtps://mail.example.org/?tls.rejectUnauthorized=false', MAIL_FROM: 'preuves@example.org' }).mail, { from: 'preuves@example.org' })
  t.throws(() => readConfig({ SMTP_URL: given.SMTP_URL }), { message: 'MAIL_FROM must be set, as SMTP_URL is' })
  t.throws(() => readConfig({ MAIL_FROM: given.MAIL_FROM }), { message: 'SMTP_URL must be set, as MAIL_FROM is' })
  for (const bad of ['smtp://', 'http://mail.example.org', 'smtp://mail.example.org:port', 'smtp://mail example.org']) {
    t.throws(() => readConfig({ ...given, SMTP_URL: bad }), { message: /^SMTP_URL must be/ }, bad)
  }
  for (const bad of ['a@b.test, c@d.test', 'A <a@b.test>, B <c@d.test>', 'A <a@b.test>\r\nBcc: x@y.test', '<>', '@b.test']) {
    t.throws(() => readConfig({ ...given, MAIL_FROM: bad }), { message: /^MAIL_FROM must be/ }, bad)
  }
  for (const bad of ['+01:00', 'Paris', '../etc']) t.throws(() => readConfig({ TIME_ZONE: bad }), { message: /^TIME_ZONE must be/ }, bad)
})

t.test('the secret is made once and kept for its user alone', async t => {
  const folder = join(t.testdir(), 'data')
  const [one, two] = await Promise.all([provideSecretKey(folder), provideSecretKey(folder)])
  t.equal(one, two)
  t.ok(one.length >= 32)
  t.equal((await stat(join(folder, 'secret.key'))).mode & 0o777, 0o600)
})

t.test('the process ends with that sentence, not with a stack', async t => {
  const failed = await run(process.execPath, [file('main.ts')], { env: { PORT: 'eighty' } }).catch((error: unknown) => error)
  t.match(failed, { code: 1, stderr: 'PORT must be a port number\n' })
})

t.test('production never starts the demo', async t => {
  const database = await createDatabase()
  const port = await freePort()
  const child = spawn(process.execPath, [file('main.ts')], {
    env: { NODE_ENV: 'production', PORT: String(port), PUBLIC_URL: 'https://preuves.example', SECRET_KEY: 'x'.repeat(32), DATABASE_URL: database.url, DATA_DIR: t.testdir() }
  })
  t.teardown(async () => {
    child.kill('SIGKILL')
    await database.drop()
  })
  await eventually('it answers', () => fetch(`http://127.0.0.1:${port}/health/live`).then(({ ok }) => ok, () => false))
  await eventually('all has started', () => fetch(`http://127.0.0.1:${port}/health/ready`).then(({ ok }) => ok, () => false))
  await t.rejects(fetch(`http://127.0.0.1:${port + 1}/`), 'nothing on the next port')
  const page = await fetch(`http://127.0.0.1:${port}/`)
  t.equal(page.headers.get('strict-transport-security'), 'max-age=31536000; includeSubDomains')
  child.kill('SIGTERM')
  t.same(await once(child, 'exit'), [0, null])
})

t.test('npm start: one URL, an embedded database that is kept, and only one app on it', { timeout: 240_000 }, async t => {
  const folder = t.testdir()
  const start = async () => {
    const port = await freePort()
    const child = spawn(process.execPath, [file('main.ts')], { env: { PORT: String(port), DATA_DIR: folder, PATH: process.env.PATH } })
    t.teardown(() => { child.kill('SIGKILL') })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => { output += chunk.toString() })
    child.stderr.on('data', (chunk: Buffer) => { output += chunk.toString() })
    return { child, port, output: () => output }
  }
  const first = await start()
  await eventually('the URL is printed', () => first.output().includes('Open http://localhost:'))
  const urls = first.output().match(/Open (http:\S+)/)
  t.equal((await fetch(urls?.[1] ?? '')).status, 200, 'and it opens')
  const second = await start()
  const [code] = await once(second.child, 'exit')
  t.equal(code, 1)
  t.match(second.output(), /in use by another Preuves/)
  t.notMatch(second.output(), / {4}at /, 'a sentence, not a stack')
  first.child.kill('SIGKILL')
  await once(first.child, 'exit')
  const third = await start()
  await eventually('it starts again after a kill', () => third.output().includes('Open http://localhost:'))
  t.match(third.output(), /adopted the embedded PostgreSQL/)
  t.notMatch(third.output(), /migrated/, 'with its data')
  third.child.kill('SIGTERM')
  t.same(await once(third.child, 'exit'), [0, null])
})
