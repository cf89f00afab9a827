// What is new reaches people by mail, at the rhythm that each has chosen: with a real mail server.
import { sql } from 'kysely'
import t from 'tap'
import { v7 } from 'uuid'
import { connect } from '../../src/db/connect.ts'
import { dueAt } from '../../src/db/mail-due.ts'
import { choose, decide, mails, openMailingSchool, say } from '../support/mailing.ts'
import { createDatabase } from '../support/database.ts'
import { improve, publish, writeVersion } from '../support/fiches.ts'
import { openSchool } from '../support/school.ts'

t.jobs = 4

/** In how many minutes the mail of somebody is due. */
const minutes = (due: Date | null | undefined): number => Math.round(((due?.getTime() ?? NaN) - Date.now()) / 60_000)
const addresses = (arrived: Array<{ to: string[] }>): string[] => arrived.flatMap(({ to }) => to).sort()

t.test('IMT-40 one mail tells all that is new, by fiche, and nothing of what was written', { buffered: true }, async t => {
  const school = await openMailingSchool(t)
  const claire = await school.enterAs('claire', ['staff'], { person: { name: 'Claire Morvan' } })
  const ines = await school.enterAs('ines', ['student'], { person: { name: 'Inès Caradec' } })
  const id = await writeVersion(ines, { title: 'Cahier des charges' })
  const [first, ...none] = await school.post()
  t.same(none, [], 'the author is told nothing')
  t.same(first?.to, ['claire@moodle.test'])
  t.equal(first?.headers.subject, '1 nouveauté dans UE Projet S4')
  t.match(first?.text, /fiches que vous suivez/)
  t.match(first?.text, /CG3-[A-Z]+ · Cahier des charges · Inès Caradec\n {2}- Inès Caradec a publié la version 1 \(\d+ \S+\)/)
  await say(claire, id)
  await say(claire, id, 'Un autre secret')
  await decide(claire, id, 'changes_requested')
  const [mail, ...others] = await school.post()
  t.same(others, [])
  t.equal(mail?.headers.subject, '3 nouveautés dans UE Projet S4')
  t.match(mail?.text, /^Bonjour Inès Caradec,\n\n.*vos fiches.*UE Projet S4/)
  t.match(mail?.text, /CG3-[A-Z]+ · Cahier des charges\n {2}- Claire Morvan a demandé des modifications de la version 1 \(.*\)\n {2}- Claire Morvan a écrit 2 commentaires sur la version 1/)
  t.match(mail?.text, /ouvrez l’activité «\u00a0Portfolio de compétences\u00a0» du cours «\u00a0UE Projet S4\u00a0» dans Moodle/)
  t.match(mail?.html, /<li>Claire Morvan a écrit 2 commentaires/)
  for (const arrived of [first, mail]) for (const body of [arrived?.text, arrived?.html]) t.notMatch(body, /secret|motif|besoin|maquette|cloud\.example/)
  t.match(mail?.headers, { from: 'Preuves <preuves@preuves.test>', to: 'ines@moodle.test', 'auto-submitted': 'auto-generated', 'list-unsubscribe-post': 'List-Unsubscribe=One-Click' })
  t.equal(mail?.headers.cc, undefined)
  t.same(await school.post(), [], 'what was told is not told again')
})

t.test('IMT-40 at once, every day, every week or never, as each prefers', { buffered: true }, async t => {
  const school = await openMailingSchool(t)
  const ines = await school.enter('ines', ['student'])
  for (const rhythm of ['immediate', 'daily', 'weekly', 'never']) {
    const tutor = await school.enter(rhythm, ['staff'])
    t.equal((await tutor.call('GET', '/me')).json().mails, 'daily', 'daily unless something else is chosen')
    const chosen = await choose(tutor, rhythm)
    t.same([chosen.statusCode, chosen.json().mails], [200, rhythm])
  }
  const id = await writeVersion(ines)
  const due = Object.fromEntries((await school.owed()).map(({ subject, dueAt }) => [subject, dueAt]))
  t.equal(due.never, undefined, 'nothing is owed to who wants nothing')
  t.equal(minutes(due.immediate), 10)
  const at = (date: Date | null | undefined) => date?.toLocaleString('en-GB', { timeZone: 'Europe/Paris', hour: '2-digit', minute: '2-digit', weekday: 'short' })
  t.match(at(due.daily), /^\w+ 07:00$/)
  t.equal(at(due.weekly), 'Mon 07:00')
  const { dueAt: first } = (await school.owed())[1] ?? {}
  await improve(ines, id, { description: 'Mieux' }).then(revision => publish(ines, id, revision))
  t.same((await school.owed())[1]?.dueAt, first, 'what comes later does not put the mail off')
  t.same(addresses(await school.post()), ['daily@moodle.test', 'immediate@moodle.test', 'weekly@moodle.test'])
  t.equal((await choose(ines, 'hourly')).statusCode, 400)
})

t.test('IMT-40 seven o’clock is the school’s, in summer and in winter', { buffered: true }, async t => {
  const database = await createDatabase()
  t.teardown(database.drop)
  const db = connect(database.url, () => {})
  t.teardown(() => db.destroy())
  const due = async (rhythm: string, at: string, zone = 'Europe/Paris') => {
    const { rows } = await sql<{ due: Date | null }>`select ${dueAt(sql`${rhythm}::text`, zone, sql`${at}::timestamptz`)} as due`.execute(db)
    return rows[0]?.due?.toISOString() ?? null
  }
  t.equal(await due('daily', '2026-06-10T04:59:00Z'), '2026-06-10T05:00:00.000Z', 'the same morning')
  t.equal(await due('daily', '2026-06-10T05:00:00Z'), '2026-06-11T05:00:00.000Z', 'or the next')
  t.equal(await due('daily', '2026-10-24T12:00:00Z'), '2026-10-25T06:00:00.000Z', 'the clocks went back that night')
  t.equal(await due('daily', '2026-03-28T12:00:00Z'), '2026-03-29T05:00:00.000Z', 'and forward')
  t.equal(await due('weekly', '2026-11-22T23:30:00Z'), '2026-11-23T06:00:00.000Z', 'already Monday in Paris')
  t.equal(await due('weekly', '2026-11-23T06:00:00Z'), '2026-11-30T06:00:00.000Z')
  t.equal(await due('daily', '2026-06-10T05:00:00Z', 'America/Martinique'), '2026-06-10T11:00:00.000Z')
  t.equal(await due('immediate', '2026-06-10T05:00:00Z'), '2026-06-10T05:10:00.000Z')
  t.equal(await due('never', '2026-06-10T05:00:00Z'), null)
})

t.test('IMT-40 what was read meanwhile is not mailed, nor what one did oneself', { buffered: true }, async t => {
  const school = await openMailingSchool(t)
  const claire = await school.enter('claire', ['staff'])
  const yann = await school.enter('yann', ['staff'])
  const ines = await school.enter('ines', ['student'])
  const [one, two] = [await writeVersion(ines, { title: 'Lue' }), await writeVersion(ines, { title: 'Pas lue' })]
  const read = async (client: typeof claire, id: string) =>
    await client.call('PUT', `/fiches/${id}/read-mark`, { sequence: (await client.call('GET', `/fiches/${id}`)).json().sequence })
  await read(claire, one)
  await say(claire, two)
  const arrived = await school.post()
  t.same(addresses(arrived), ['claire@moodle.test', 'ines@moodle.test', 'yann@moodle.test'])
  const textOf = (name: string) => arrived.find(({ to }) => to[0] === `${name}@moodle.test`)?.text
  t.notMatch(textOf('claire'), /· Lue|commentaire/)
  t.match(textOf('yann'), /· Lue/)
  t.match(textOf('yann'), /claire a écrit un commentaire/, 'a colleague’s comment is news')
  t.notMatch(textOf('ines'), /publié/)
  await decide(claire, one)
  await Promise.all([read(ines, one), read(yann, one)])
  t.same(await school.post(), [], 'all was read')
  t.ok((await school.owed()).every(({ dueAt }) => dueAt === null), 'and nothing is owed any more')
})

t.test('IMT-40 what was there before somebody came is no news to them', { buffered: true }, async t => {
  const school = await openMailingSchool(t)
  const ines = await school.enter('ines', ['student'])
  const id = await writeVersion(ines, { title: 'Ancienne' })
  await writeVersion(ines, { title: 'Autre' })
  await school.enter('claire', ['staff'])
  await say(ines, id)
  const [mail] = await school.post()
  t.equal(mail?.headers.subject, '1 nouveauté dans UE Projet S4')
  t.notMatch(mail?.text, /Autre|publié/)
})

t.test('IMT-40 once tutors are assigned, each hears of their own students alone, also of what was owed before', { buffered: true }, async t => {
  const school = await openMailingSchool(t)
  const admin = await school.enter('gwenola', ['administrator'])
  const claire = await school.enter('claire', ['staff'])
  const yann = await school.enter('yann', ['staff'])
  const [ines, malo] = [await school.enter('ines', ['student']), await school.enter('malo', ['student'])]
  await writeVersion(ines, { title: 'De tous' })
  await admin.call('PATCH', '/activities/current', { tutoring: 'assigned' })
  await admin.call('PUT', `/tutorships/${ines.me.id}/${claire.me.id}`)
  await admin.call('PUT', `/tutorships/${malo.me.id}/${yann.me.id}`)
  await writeVersion(malo, { title: 'De Malo' })
  const arrived = await school.post()
  t.same(addresses(arrived), ['claire@moodle.test', 'yann@moodle.test'])
  for (const { to: [address], text } of arrived) {
    t.equal(/De tous/.test(text), address === 'claire@moodle.test', 'reached no more: not told')
    t.equal(/De Malo/.test(text), address === 'yann@moodle.test')
  }
})

t.test('IMT-40 nobody hears of a fiche that was taken away, of drafts, or of a course that they have left', { buffered: true }, async t => {
  const school = await openMailingSchool(t)
  await school.enter('claire', ['staff'])
  const yann = await school.enter('yann', ['staff'])
  const ines = await school.enter('ines', ['student'])
  const id = await writeVersion(ines, { title: 'Retirée' })
  const kept = await writeVersion(ines, { title: 'Gardée' })
  await ines.call('PUT', `/fiches/${id}/removal`)
  await improve(ines, kept, { title: 'Brouillon' })
  await sql`update enrolments set left_at = now() where person_id = ${yann.me.id}`.execute(school.db)
  const arrived = await school.post()
  t.same(addresses(arrived), ['claire@moodle.test'])
  t.match(arrived[0]?.text, /Gardée/)
  t.notMatch(arrived[0]?.text, /Retirée|Brouillon/)
  await sql`update platforms set active = false`.execute(school.db)
  await sql`update enrolments set left_at = null`.execute(school.db)
  await sql`update mails set due_at = now()`.execute(school.db)
  t.same(await school.post(), [], 'nor of a school whose Moodle is connected no more')
})

t.test('IMT-40 who has no address, or has never come, gets none', { buffered: true }, async t => {
  const school = await openMailingSchool(t)
  await school.enterAs('claire', ['staff'], { person: { email: null } })
  await school.enter('yann', ['staff'])
  await sql`update enrolments set seen_at = null`.execute(school.db)
  await school.enter('erwan', ['administrator'])
  const ines = await school.enter('ines', ['student'])
  await writeVersion(ines)
  t.same(await school.owed(), [])
})

t.test('IMT-40 without a mail server nothing is owed, and there is nothing to choose', { buffered: true }, async t => {
  const school = await openSchool(t)
  await school.enter('claire', ['staff'])
  const ines = await school.enter('ines', ['student'])
  const id = await writeVersion(ines)
  await say(ines, id)
  t.same(await school.db.selectFrom('mails').selectAll().execute(), [])
  t.equal((await ines.call('GET', '/me')).json().mails, null)
  t.match((await choose(ines, 'weekly')).json(), { status: 400, fields: [{ field: 'mails' }] })
  t.equal((await school.app.inject({ method: 'POST', url: `/mails/stop/${mails.stopTokens.make({ organisationId: school.organisationId, personId: ines.me.id })}` })).statusCode, 404)
})

t.test('IMT-40 another rhythm moves what is owed; never forgets it', { buffered: true }, async t => {
  const school = await openMailingSchool(t)
  const claire = await school.enter('claire', ['staff'])
  const ines = await school.enter('ines', ['student'])
  const id = await writeVersion(ines, { title: 'Première' })
  await choose(claire, 'immediate')
  t.equal(minutes((await school.owed())[0]?.dueAt), 10)
  await choose(claire, 'weekly')
  t.ok(minutes((await school.owed())[0]?.dueAt) > 10)
  await choose(claire, 'never')
  t.same(await school.owed(), [])
  await say(ines, id)
  await choose(claire, 'daily')
  t.same(await school.post(), [], 'what happened meanwhile is not told')
  await writeVersion(ines, { title: 'Seconde' })
  const [mail] = await school.post()
  t.match(mail?.text, /Seconde/)
  t.notMatch(mail?.text, /Première/)
})

t.test('IMT-40 in the language that was chosen, else the launch’s, else French', { buffered: true }, async t => {
  const school = await openMailingSchool(t)
  await school.enterAs('english', ['staff'], { locale: 'en-US' })
  await school.enterAs('breton', ['staff'], { locale: null })
  const changed = await school.enterAs('changed', ['staff'], { locale: 'en' })
  t.equal((await changed.call('PATCH', '/me', { locale: 'fr' })).statusCode, 200)
  const ines = await school.enter('ines', ['student'])
  await writeVersion(ines)
  const subjects = Object.fromEntries((await school.post()).map(({ to, headers }) => [to[0]?.split('@')[0], headers.subject]))
  t.same(subjects, { english: '1 update in UE Projet S4', breton: '1 nouveauté dans UE Projet S4', changed: '1 nouveauté dans UE Projet S4' })
  const english = school.smtp.mails.find(({ to }) => to[0]?.startsWith('english'))
  t.match(english?.text, /Hello english,[^]*published version 1[^]*open the activity “Portfolio de compétences”[^]*“My data”/)
  t.notMatch(english?.text, /version 1 \(\d+ (?:novembre|décembre)\)/)
  t.match(english?.html, /<html lang="en-GB">/)
})

t.test('IMT-40 whatever a title or a name holds, it stays one line of text', { buffered: true }, async t => {
  const school = await openMailingSchool(t)
  await school.enterAs('claire', ['staff'], { launch: { resourceLink: { id: '1', title: 'A\r\nB' }, context: { id: '2', label: 'X', title: `Cours\r\nBcc: evil@evil.test\r\n\r\n<b>${'é'.repeat(300)}` } } })
  const ines = await school.enterAs('ines', ['student'], { person: { name: 'Inès "X" <evil@evil.test>\r\nCc: other@evil.test\u2028\u202egnp' } })
  const title = `=?utf-8?B?RXZpbA==?= <script>alert(1)</script> &amp; 👩‍👩‍👧‍👦\n\n- faux ${'👨‍👩‍👧'.repeat(12)}`
  await writeVersion(ines, { title })
  const [mail, ...others] = await school.post()
  t.same(others, [])
  t.same(mail?.to, ['claire@moodle.test'])
  const head = mail?.raw.slice(0, mail.raw.indexOf('\r\n\r\n')) ?? ''
  t.notMatch(head, /^(?:bcc|cc):/im)
  t.equal(mail?.headers.to, 'claire@moodle.test')
  t.equal(mail?.headers.subject?.length, '1 nouveauté dans '.length + 80)
  t.match(mail?.headers.subject, /^1 nouveauté dans Cours Bcc: evil@evil\.test <b>é+…$/)
  t.match(mail?.text, /\nCG3-[A-Z]+ · =\?utf-8\?B\?RXZpbA==\?= <script>alert\(1\)<\/script> &amp; 👩‍👩‍👧‍👦 - faux (?:👨‍👩‍👧)+… · Inès "X" <evil@evil.test> Cc: other@evil.test gnp\n/)
  t.notMatch(mail?.html, /<script|<b>|<evil/)
  t.match(mail?.html, /&lt;script&gt;alert\(1\)&lt;\/script&gt; &amp;amp; 👩‍👩‍👧‍👦/)
  t.ok((mail?.raw ?? '').split('\r\n').every(line => line.length <= 998), 'no line is too long for SMTP')
})

t.test('IMT-40 fifty lines are enough: the others are counted', { buffered: true }, async t => {
  const school = await openMailingSchool(t)
  const claire = await school.enter('claire', ['staff'])
  const ines = await school.enter('ines', ['student'])
  const ids = []
  for (let i = 0; i < 30; i++) ids.push(await writeVersion(ines, { title: `Fiche ${i}` }))
  await choose(claire, 'weekly')
  await school.post()
  for (const id of ids) {
    await say(claire, id)
    await decide(claire, id)
  }
  await say(claire, ids[0] ?? '')
  const [mail] = await school.post()
  t.equal(mail?.headers.subject, '61 nouveautés dans UE Projet S4')
  t.equal(mail?.text.match(/^ {2}- /gm)?.length, 50)
  t.match(mail?.text, /… et 10 autres nouveautés\./)
  t.match(mail?.text, /vos fiches, dans UE Projet S4\u00a0:\n\n\S+ · Fiche 0\n/, 'the newest first')
})

t.test('IMT-40 the address in a mail stops them: a page with a button, and one click of a mail program', { buffered: true }, async t => {
  const school = await openMailingSchool(t)
  const claire = await school.enter('claire', ['staff'])
  const english = await school.enterAs('english', ['staff'], { locale: 'en' })
  const ines = await school.enter('ines', ['student'])
  await writeVersion(ines)
  const arrived = await school.post()
  const pathOf = (name: string): string => {
    const mail = arrived.find(({ to }) => to[0]?.startsWith(name))
    const url = /^<(http:\/\/preuves\.test\/mails\/stop\/[\w-]+)>$/.exec(mail?.headers['list-unsubscribe'] ?? '')?.[1] ?? ''
    t.ok(mail?.text.includes(`\n${name === 'english' ? 'Receive no more e-mails' : 'Ne plus recevoir de courriels'}\n${url}\n`), 'also for people')
    return new URL(url).pathname
  }
  const rhythm = async (client: typeof claire) => (await client.call('GET', '/me')).json().mails
  const page = await school.app.inject(pathOf('claire'))
  t.match(page, { statusCode: 200, body: /<html lang="fr">[^]*<form method="post"><button type="submit">Ne plus recevoir de courriels/ })
  t.match(page.headers, { 'cache-control': 'no-store', 'content-security-policy': /form-action 'self'.*frame-ancestors 'none'/, 'referrer-policy': 'no-referrer' })
  t.equal(await rhythm(claire), 'daily', 'a server that looks at every address stops nothing')
  await writeVersion(ines)
  const form = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: 'List-Unsubscribe=One-Click' } as const
  t.match(await school.app.inject({ ...form, url: pathOf('claire') }), { statusCode: 200, body: /ne vous enverra plus de courriels/ })
  t.equal(await rhythm(claire), 'never')
  const parts = { headers: { 'content-type': 'multipart/form-data; boundary=x' }, payload: '--x\r\ncontent-disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n' }
  t.match(await school.app.inject({ method: 'POST', ...parts, url: pathOf('english') }), { statusCode: 200, body: /<html lang="en">[^]*will send you no more/ })
  t.equal(await rhythm(english), 'never')
  t.same(await school.post(), [], 'nor what was owed')

  const token = pathOf('claire').split('/').at(-1) ?? ''
  await choose(claire, 'weekly')
  const other = mails.stopTokens.make({ organisationId: school.organisationId, personId: v7() })
  for (const forged of [`${token.slice(0, -6)}AAAAAA`, token.slice(0, 63), 'x', `B${token.slice(1)}`, '%00', encodeURIComponent('é'.repeat(40)), other]) {
    t.match(await school.app.inject({ ...form, url: `/mails/stop/${forged}` }), { statusCode: 404, body: /n’est pas valable[^]*is not valid/ }, forged)
    t.equal((await school.app.inject(`/mails/stop/${forged}`)).statusCode, 404)
  }
  t.equal(await rhythm(claire), 'weekly')
})
