// A teacher's year in a real browser: placing activities, a student in one, the way from the gradebook, the course's copy.
import t from 'tap'
import type { Page } from 'playwright-core'
import { findBarriers, openActivity, openBrowser, picture } from '../support/browser.ts'
import { publishAs, startService } from '../support/service.ts'

const [student, teacher] = ['6', '4']

t.test('placing, opening, reviewing, copying', { timeout: 240_000 }, async t => {
  const service = await startService(t)
  await service.start()
  const { demo } = service
  const [desktop, phone] = await Promise.all([openBrowser(t), openBrowser(t, { width: 360, height: 740 })])
  const check = async (page: Page, state: string) => {
    await picture(page, state)
    t.same(await findBarriers(page), [], `no barrier: ${state}`)
  }

  const { page, tool } = await openActivity(desktop, demo, teacher)
  await tool.getByRole('heading', { level: 1 }).waitFor()
  await page.goto(`${demo.url}/course/view.php?id=2`)
  await page.getByText('Ajouter du contenu Preuves').click()
  await tool.getByRole('heading', { name: 'Ajouter Preuves au cours' }).waitFor()
  await check(page, 'placing')
  await tool.getByLabel('Portfolio – UE Projet S4').uncheck()
  await tool.getByRole('button', { name: 'Ajouter au cours' }).click()
  await tool.getByText('Choisissez au moins une ligne').waitFor()
  await check(page, 'placing-nothing')
  await tool.getByLabel('Portfolio – UE Projet S4').check()
  await tool.getByLabel(/CG3 –/).check()
  await tool.getByRole('button', { name: 'Ajouter au cours' }).click()
  const placed = page.getByRole('main').getByRole('link', { name: /^CG3/ })
  await placed.waitFor()
  const titles = demo.activities().map(({ title }) => title)
  t.match(titles, ['Portfolio de compétences', /^Portfolio – UE Projet S4/, /^CG3 – /])

  const mobile = await openActivity(phone, demo, student)
  const cmid = demo.activities().find(({ title }) => title.startsWith('CG3'))?.cmid
  await mobile.page.goto(`${demo.url}/mod/lti/view.php?id=${cmid}`)
  await mobile.tool.getByRole('link', { name: 'Ajouter une fiche' }).click()
  const target = mobile.tool.getByLabel('Compétence visée', { exact: true })
  await target.waitFor()
  t.match(await target.locator('option:checked').textContent(), /^CG3/, 'what the activity is about is chosen already')
  await check(mobile.page, 'one-competence-phone')

  await publishAs(service, student)
  await page.goto(`${demo.url}/mod/lti/view.php?id=3&action=gradeReport&user=${student}`)
  await tool.getByRole('heading', { level: 1, name: /^Inès Caradec/ }).waitFor()
  await check(page, 'review')
  await page.goto(`${demo.url}/mod/lti/view.php?id=3&action=gradeReport&user=8`)
  await tool.getByText('Cet étudiant n’a encore rien écrit.').waitFor()
  await check(page, 'review-empty')

  const copy = demo.copyCourse('2')
  const again = demo.activities(copy.id).find(({ title }) => title.startsWith('CG3'))?.cmid
  await page.goto(`${demo.url}/mod/lti/view.php?id=${again}`)
  await tool.getByText('Tout est relu').waitFor()
  await check(page, 'copied')
})
