// Mails against a real mail server, with what goes wrong between the two.
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import t from 'tap'
import { deliverMail } from '../../src/outbox/mail-delivery.ts'
import { startMailWorker } from '../../src/outbox/mail-worker.ts'
import { claimMail } from '../../src/outbox/mails.ts'
import { createMailer, MailError, type Mail, type Mailer } from '../../src/smtp.ts'
import { connect } from '../../src/db/connect.ts'
import { writeVersion } from '../support/fiches.ts'
import { choose, mails, openMailingSchool, publicUrl, say } from '../support/mailing.ts'
import { eventually, publishAs, startService, walkIn } from '../support/service.ts'
import { refusal, startSmtp } from '../support/smtp.ts'

t.jobs = 3

const mail: Mail = { to: 'a@b.test', subject: 'S', text: 'T', html: '<p>T</p>', id: 'x', stopUrl: 'http://x.test/mails/stop/y' }
const codeOf = async (mailer: Mailer, to = mail.to) => await mailer.send({ ...mail, to }).then(() => 'taken', (error: unknown) => error instanceof MailError ? error.code : error)

/** A tutor who is owed one mail, and the student who wrote what it tells. */
async function oweOne (t: Parameters<typeof openMailingSchool>[0]) {
  const school = await openMailingSchool(t)
  const claire = await school.enter('claire', ['staff'])
  const ines = await school.enter('ines', ['student'])
  const id = await writeVersion(ines, { title: 'Une' })
  await school.makeDue()
  return { ...school, claire, ines, id }
}

t.test('IMT-40 several workers at once send each mail once', { buffered: true }, async t => {
  const { db, app, smtp, mailer, enter, ines, makeDue, owed } = await oweOne(t)
  for (let i = 0; i < 12; i++) await enter(`tutor${i}`, ['staff'])
  await writeVersion(ines, { title: 'Deux' })
  await makeDue()
  smtp.hooks.data = async () => await sleep(30)
  const workers = [1, 2, 3].map(() => startMailWorker({ db, mailer, mails, publicUrl, log: app.log }))
  await eventually('all is sent', async () => (await owed()).every(({ dueAt, sentAt }) => dueAt === null && sentAt !== null), 30)
  await Promise.all(workers.map(({ stop }) => stop()))
  const arrived = smtp.mails.map(({ to }) => to[0]).sort()
  t.equal(arrived.length, 13)
  t.equal(new Set(arrived).size, 13)
  t.same(await db.selectFrom('mailNews').selectAll().execute(), [], 'and nothing is kept of it')
})

t.test('IMT-40 killed between the server’s answer and ours: the same mail again, under the same id', { buffered: true }, async t => {
  const { db, smtp, mailer, ines, makeDue, drain } = await oweOne(t)
  const dying: Mailer = { send: async mail => { await mailer.send(mail); throw new Error('killed') } }
  const claimed = await claimMail(db)
  if (claimed === undefined) return t.fail('nothing was due')
  await t.rejects(deliverMail({ db, mailer: dying, mails, publicUrl }, claimed), { message: 'killed' })
  // As a kill leaves it.
  await sql`update mails set due_at = now() - interval '1 second', error = null, locked_until = now() + interval '1 minute'`.execute(db)
  t.same(await drain(), [])
  t.equal(smtp.mails.length, 1, 'nobody takes it while the lease lasts')
  await makeDue()
  t.same(await drain(), [])
  const [first, second, ...others] = smtp.mails.map(({ headers }) => headers['message-id'])
  t.match(first, /^<[0-9a-f]{32}@preuves\.test>$/)
  t.equal(first, second)
  t.same(others, [])
  await makeDue()
  await drain()
  t.equal(smtp.mails.length, 2)
  await writeVersion(ines)
  await makeDue()
  await drain()
  t.not(smtp.mails[2]?.headers['message-id'], first, 'another mail has another')
})

t.test('IMT-40 the server is down, busy or broken, then up: every mail arrives once, as it is then', { buffered: true }, async t => {
  const { smtp, ines, claire, id, owed, drain, makeDue, enter } = await oweOne(t)
  await enter('yann', ['staff'])
  await writeVersion(ines, { title: 'Autre' })
  await makeDue()
  await smtp.stop()
  t.same(await drain(), ['unreachable'], 'the other waits as long, untried')
  const [first, second] = await owed()
  for (const each of [first, second]) t.ok((each?.dueAt?.getTime() ?? 0) - Date.now() > 50_000, 'for a minute')
  t.match(first?.error ?? second?.error, /^unreachable: /)
  await smtp.start()
  smtp.hooks.rcpt = () => { throw refusal(451) }
  await makeDue()
  t.same(await drain(), ['busy', 'busy'], 'greylisted: each for itself')
  smtp.hooks.rcpt = () => {}
  smtp.hooks.data = () => { throw refusal(452) }
  await makeDue()
  t.same(await drain(), ['busy', 'busy'])
  t.ok((await owed()).every(({ dueAt, attempts }) => attempts >= 2 && (dueAt?.getTime() ?? 0) - Date.now() > 110_000), 'longer each time')
  await claire.call('PUT', `/fiches/${id}/read-mark`, { sequence: 1 })
  smtp.hooks.data = () => {}
  await makeDue()
  t.same(await drain(), [])
  await makeDue()
  t.same(await drain(), [])
  t.equal(smtp.mails.length, 2)
  t.notMatch(smtp.mails.find(({ to }) => to[0] === 'claire@moodle.test')?.text, /· Une/, 'read while the server was down')
  t.ok((await owed()).every(({ error, attempts }) => error === null && attempts === 0))
})

t.test('IMT-40 a recipient who is refused is not tried again until something new happens', { buffered: true }, async t => {
  const { smtp, ines, owed, drain, makeDue } = await oweOne(t)
  for (const hook of ['rcpt', 'data'] as const) {
    smtp.hooks[hook] = () => { throw refusal(550) }
    t.same(await drain(), ['refused'])
    t.match(await owed(), [{ dueAt: null, error: /^refused: \w+ 550$/ }])
    await makeDue()
    t.same(await drain(), [], 'nobody insists')
    smtp.hooks[hook] = () => {}
    await writeVersion(ines, { title: `Après ${hook}` })
    t.match(await owed(), [{ error: null }])
    await makeDue()
  }
  t.same(await drain(), [])
  t.equal(smtp.mails.length, 1)
  t.match(smtp.mails[0]?.text, /Après data[^]*Après rcpt[^]*Une/, 'then the mail tells all')
})

t.test('IMT-40 what happens while a mail leaves is told by the next', { buffered: true }, async t => {
  const { smtp, ines, claire, id, post, drain, owed } = await oweOne(t)
  await choose(claire, 'daily')
  smtp.hooks.data = async () => {
    delete smtp.hooks.data
    await say(ines, id)
  }
  t.equal((await post()).length, 1)
  t.same(await drain(), [], 'not at once: by the rhythm')
  t.match(await owed(), [{ dueAt: Date }])
  const [next, ...others] = await post()
  t.same(others, [])
  t.match(next?.text, /ines a écrit un commentaire/)
  t.notMatch(next?.text, /publié/)
  smtp.hooks.data = async () => { await choose(claire, 'never') }
  await say(ines, id)
  t.equal((await post()).length, 1)
  t.same(await owed(), [], 'who stops the mails while one leaves is owed no other')
})

t.test('IMT-40 what the mail server says, and for whom it counts', { buffered: true }, async t => {
  const smtp = await startSmtp(t)
  const mailer = createMailer({ smtpUrl: smtp.url, from: 'p@x.test' })
  t.equal(await codeOf(mailer), 'taken')
  for (const [status, code] of [[450, 'busy'], [421, 'unreachable'], [503, 'unreachable'], [550, 'refused'], [554, 'refused']] as const) {
    smtp.hooks.rcpt = () => { throw refusal(status) }
    t.equal(await codeOf(mailer), code, `${status} for the recipient`)
  }
  const silence = new AbortController()
  smtp.hooks.rcpt = async () => await sleep(60_000, undefined, { signal: silence.signal }).catch(() => {})
  const begun = Date.now()
  t.equal(await codeOf(createMailer({ smtpUrl: smtp.url, from: 'p@x.test', deadline: 700 })), 'unreachable', 'no answer in time')
  t.ok(Date.now() - begun < 30_000)
  silence.abort()
  for (const to of ['', 'nobody', 'a@b.test, evil@b.test', 'a@b.test\r\nRCPT TO:<evil@b.test>', '<a@b.test>', 'a b@c.test', '"a@evil.test"@b.test', 'a@b.test;c@d.test']) {
    t.equal(await codeOf(mailer, to), 'refused', JSON.stringify(to))
  }
  const locked = await startSmtp(t, { authOptional: false, allowInsecureAuth: true, onAuth: ({ password }, _session, done) => { done(password === 'p@ss' ? null : new Error('no'), { user: 'x' }) } })
  const as = (password: string) => createMailer({ smtpUrl: locked.url.replace('//', `//user:${encodeURIComponent(password)}@`), from: 'p@x.test' })
  t.equal(await codeOf(as('p@ss')), 'taken')
  t.equal(await codeOf(as('wrong')), 'unreachable', 'our own fault is no recipient’s')
  const strict = await startSmtp(t, { onMailFrom: (_address, _session, done) => { done(refusal(553)) } })
  t.equal(await codeOf(createMailer({ smtpUrl: strict.url, from: 'p@x.test' })), 'unreachable')
})

t.test('IMT-40 a server that speaks for ever is cut off', { buffered: true }, async t => {
  const server = createServer(socket => {
    socket.on('error', () => {})
    const timer = setInterval(() => { socket.write('220-still here\r\n') }, 20)
    socket.on('close', () => { clearInterval(timer) })
  }).listen(0, '127.0.0.1')
  t.teardown(() => { server.close() })
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const begun = Date.now()
  t.equal(await codeOf(createMailer({ smtpUrl: `smtp://127.0.0.1:${port}`, from: 'p@x.test', deadline: 500 })), 'unreachable')
  t.ok(Date.now() - begun < 30_000)
})

t.test('IMT-40 the whole service: killed when the server has the mail, it sends the same again; asked to end, it ends', { buffered: true, timeout: 240_000 }, async t => {
  const smtp = await startSmtp(t)
  const service = await startService(t, {}, { SMTP_URL: smtp.url, MAIL_FROM: 'Preuves <p@x.test>' })
  await service.start()
  await walkIn(service, '3')
  await publishAs(service, '6')
  const db = connect(service.databaseUrl, () => {})
  t.teardown(() => db.destroy())
  t.equal((await db.selectFrom('mails').select('dueAt').execute()).length, 1)
  smtp.hooks.data = async received => {
    delete smtp.hooks.data
    await service.kill()
    smtp.mails.push(received)
    throw refusal(451)
  }
  await sql`update mails set due_at = now()`.execute(db)
  await eventually('the mail is there', () => smtp.mails.length === 1, 40)
  await eventually('and the process is not', () => service.pid() === 0 || smtp.hooks.data === undefined)
  await sleep(300)
  t.match(await db.selectFrom('mails').select(['sentAt', 'lockedUntil']).execute(), [{ sentAt: null, lockedUntil: Date }])
  await sql`update mails set locked_until = now()`.execute(db)
  await service.start()
  await eventually('it comes again', () => smtp.mails.length === 2, 40)
  await eventually('that it was sent is written down', async () => (await db.selectFrom('mails').select('sentAt').executeTakeFirst())?.sentAt != null, 20)
  t.equal(smtp.mails[0]?.headers['message-id'], smtp.mails[1]?.headers['message-id'])
  t.match(smtp.mails[1]?.text, new RegExp(`${service.url}/mails/stop/`))
  const stop = /http:\S+\/mails\/stop\/\S+/.exec(smtp.mails[1]?.text ?? '')?.[0] ?? ''
  t.equal((await fetch(stop, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) })).status, 200)
  t.notMatch(service.output(), new RegExp(stop.split('/').at(-1) ?? 'x'), 'the log does not know the address')
  await service.kill('SIGTERM')
  t.same(service.output().split('\n').filter(line => /"level":(50|60)/.test(line)), [], 'no error was logged')
})
