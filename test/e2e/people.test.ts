// Who is in the course and who follows whom, in a real browser: the administrator, a tutor on a phone, a student.
import type { FrameLocator, Page } from 'playwright-core'
import t from 'tap'
import { findBarriers, openActivity, openBrowser, picture } from '../support/browser.ts'
import { eventually, publishAs, startService, walkIn } from '../support/service.ts'

const [student, tutor, administrator] = ['6', '3', '2']

const inFrame = async <Value>(page: Page, code: string) => await page.frame({ url: /127\.0\.0\.1/ })?.evaluate<Value>(code)
const row = (tool: FrameLocator, name: string) => tool.getByRole('listitem').filter({ has: tool.getByRole('heading', { name }) })

t.test('students, their tutors, and the policy', { timeout: 240_000 }, async t => {
  const service = await startService(t)
  await service.start()
  const claire = await walkIn(service, tutor)
  await publishAs(service, student)
  // Whichever process runs reads the list that a launch has made due.
  await service.kill('SIGTERM')
  await service.start()
  const people = async () => (await claire<{ roster: { refreshedAt: string | null } }>('GET', '/people')).body
  // Longer than the lease of a reading that the kill has cut short.
  await eventually('the list of the course is read', async () => (await people()).roster.refreshedAt !== null, 150)
  const seen = async () => (await claire<{ items: unknown[] }>('GET', '/fiches')).body.items.length
  const [desktop, phone, narrow] = await Promise.all([openBrowser(t), openBrowser(t, { width: 360, height: 740 }), openBrowser(t, { width: 360, height: 740 })])
  const check = async (page: Page, state: string) => {
    await picture(page, state)
    t.same(await findBarriers(page), [], `no barrier: ${state}`)
  }

  const { page, tool } = await openActivity(desktop, service.demo, administrator)
  await tool.getByRole('link', { name: 'Étudiants' }).click()
  await tool.getByRole('heading', { level: 1, name: 'Étudiants' }).waitFor()
  await row(tool, 'Inès Caradec').getByText('1 à relire').waitFor()
  await row(tool, 'Malo Guivarch').getByText('N’est pas encore venu').waitFor()
  await tool.getByText(/^Membres du cours d’après la plateforme/).waitFor()
  t.equal(await seen(), 1)
  await check(page, 'people')

  await tool.getByLabel('Seulement les tuteurs désignés').check()
  await tool.getByText('Seuls les tuteurs désignés voient les fiches.').waitFor()
  t.equal(await seen(), 0, 'at once, for who is in already')
  await tool.getByRole('button', { name: 'Annuler' }).click()
  await tool.getByRole('status').getByText('Tous les enseignants suivent tous les étudiants.').waitFor()
  t.equal(await tool.getByLabel('Tous les enseignants suivent tous les étudiants').isChecked(), true)
  t.equal(await seen(), 1)
  await tool.getByLabel('Seulement les tuteurs désignés').check()
  await tool.getByText('Seuls les tuteurs désignés voient les fiches.').waitFor()

  const add = tool.getByRole('button', { name: 'Ajouter un tuteur à Inès Caradec' })
  await add.focus()
  await page.keyboard.press('Enter')
  const choice = tool.getByLabel('Enseignant', { exact: true })
  await tool.locator('select:focus').waitFor()
  await choice.selectOption('Claire Morvan')
  await check(page, 'people-adding')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await tool.getByText('Claire Morvan suit Inès Caradec.').waitFor()
  await tool.locator('button:focus', { hasText: 'Ajouter un tuteur' }).waitFor()
  t.equal(await seen(), 1)
  await tool.getByRole('button', { name: 'Retirer Claire Morvan, qui suit Inès Caradec' }).click()
  await tool.getByText('Claire Morvan ne suit plus Inès Caradec.').waitFor()
  t.equal(await seen(), 0)

  const hers = await openActivity(phone, service.demo, tutor)
  await hers.tool.getByRole('button', { name: 'English' }).click()
  await hers.tool.getByRole('link', { name: 'Students' }).click()
  await hers.tool.getByText('No student is assigned to you').waitFor()
  await check(hers.page, 'people-none-assigned')
  await tool.getByRole('button', { name: 'Annuler' }).click()
  await tool.getByText('Claire Morvan suit Inès Caradec.').waitFor()
  await check(page, 'people-assigned')
  await tool.getByLabel('Chercher par nom').fill('guiv')
  await tool.getByRole('heading', { name: 'Inès Caradec' }).waitFor({ state: 'detached' })
  await row(tool, 'Malo Guivarch').waitFor()

  await hers.tool.getByRole('link', { name: 'List view' }).click()
  await hers.tool.getByRole('link', { name: 'Students' }).click()
  await row(hers.tool, 'Inès Caradec').getByText('1 to review').waitFor()
  t.equal(await hers.tool.getByRole('heading', { name: 'Malo Guivarch' }).count(), 0)
  t.equal(await hers.tool.getByRole('button', { name: /Add a tutor/ }).count(), 0)
  await check(hers.page, 'people-phone')
  t.equal(await inFrame(hers.page, 'document.documentElement.scrollWidth > document.documentElement.clientWidth'), false, 'nothing is wider than the phone')
  await hers.tool.getByRole('link', { name: 'Inès Caradec', exact: true }).click()
  await hers.tool.getByRole('link', { name: 'Cahier des charges' }).waitFor()

  const his = await openActivity(narrow, service.demo, student)
  await his.tool.getByRole('heading', { level: 1, name: 'Mes fiches' }).waitFor()
  t.equal(await his.tool.getByRole('link', { name: 'Étudiants' }).count(), 0)
  t.same(await inFrame(his.page, "performance.getEntriesByType('resource').map(({ name }) => name).filter(name => /people-/.test(name))"), [], 'a student fetches none of it')
})
