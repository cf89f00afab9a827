// How often mails come, chosen in a real browser; and the page that the address in a mail opens.
import { sql } from 'kysely'
import t from 'tap'
import { connect } from '../../src/db/connect.ts'
import { listBarriers, openBrowser, picture } from '../support/browser.ts'
import { checkScreen, go, openTool } from '../support/screens.ts'
import { eventually, publishAs, startService, walkIn } from '../support/service.ts'
import { startSmtp } from '../support/smtp.ts'

const [student, tutor] = ['6', '3']

t.test('IMT-40 the rhythm of mails is chosen where one’s own data are', { timeout: 280_000 }, async t => {
  const smtp = await startSmtp(t)
  const service = await startService(t, {}, { SMTP_URL: smtp.url, MAIL_FROM: 'Preuves <preuves@preuves.test>' })
  await service.start()
  const db = connect(service.databaseUrl, () => {})
  t.teardown(() => db.destroy())
  const rhythm = async (who: string) => (await (await walkIn(service, who))<{ mails: string }>('GET', '/me')).body.mails
  const [desktop, phone] = await Promise.all([openBrowser(t), openBrowser(t, { width: 360, height: 740 })])

  const hers = await openTool(desktop, service.demo, tutor)
  await hers.tool.getByRole('link', { name: 'Mes données' }).click()
  const group = hers.tool.getByRole('group', { name: 'Quand Preuves vous écrit' })
  await group.waitFor()
  t.equal(await group.getByLabel(/^Une fois par jour/).isChecked(), true)
  await checkScreen(t, hers.page, 'mails-tutor')
  await group.getByLabel(/^Une fois par jour/).focus()
  await hers.page.keyboard.press('ArrowDown')
  await hers.tool.getByRole('status').getByText('Preuves vous écrira une fois par semaine au plus.').waitFor()
  t.equal(await rhythm(tutor), 'weekly')
  await checkScreen(t, hers.page, 'mails-tutor-saved')

  const his = await openTool(phone, service.demo, student)
  await his.tool.getByRole('button', { name: 'English' }).click()
  await his.tool.getByText('More', { exact: true }).click()
  await his.tool.getByRole('link', { name: 'My data' }).click()
  await his.tool.getByLabel('Never').check()
  await his.tool.getByRole('status').getByText('Preuves will write to you no more.').waitFor()
  t.equal(await rhythm(student), 'never')
  await his.tool.getByRole('heading', { name: 'E-mails' }).scrollIntoViewIfNeeded()
  await checkScreen(t, his.page, 'mails-phone')

  await publishAs(service, student)
  await sql`update mails set due_at = now()`.execute(db)
  await eventually('the tutor’s mail is there', () => smtp.mails.length === 1, 40)
  const stop = /http:\S+\/mails\/stop\/\S+/.exec(smtp.mails[0]?.text ?? '')?.[0] ?? ''
  const page = await phone.newPage()
  await page.goto(stop)
  await page.getByRole('heading', { name: 'Ne plus recevoir de courriels de Preuves ?' }).waitFor()
  await picture(page, 'mails-stop')
  t.same(await listBarriers(page), [], 'no barrier')
  await page.getByRole('button', { name: 'Ne plus recevoir de courriels' }).click()
  await page.getByRole('heading', { name: 'Preuves ne vous enverra plus de courriels.' }).waitFor()
  await picture(page, 'mails-stopped')
  t.same(await listBarriers(page), [], 'no barrier')
  t.equal(await rhythm(tutor), 'never')
  await page.goto(`${stop.slice(0, -4)}AAAA`)
  await page.getByText('Cette adresse n’est pas valable.').waitFor()
  await picture(page, 'mails-stop-unknown')
  t.same(await listBarriers(page), [], 'no barrier')
  const letter = await desktop.newPage()
  await letter.setContent(smtp.mails[0]?.html ?? '')
  await picture(letter, 'mails-letter')

  await go(hers.page, '#/')
  await hers.tool.getByRole('heading', { level: 1, name: 'Mes données' }).waitFor({ state: 'detached' })
  await hers.tool.getByRole('link', { name: 'Mes données' }).click()
  t.equal(await group.getByLabel('Jamais').isChecked(), true, 'asked anew')
})

t.test('IMT-40 without a mail server there is nothing to choose', { timeout: 280_000 }, async t => {
  const service = await startService(t)
  await service.start()
  const { page, tool } = await openTool(await openBrowser(t), service.demo, tutor)
  await tool.getByRole('link', { name: 'Mes données' }).click()
  await tool.getByRole('heading', { level: 1, name: 'Mes données' }).waitFor()
  t.equal(await tool.getByRole('heading', { name: 'Courriels' }).count(), 0)
  await checkScreen(t, page, 'mails-none')
})
