// How far one is, in a real browser: dashboard, planned traces, timeline; what a tutor sees of it; a phone in English.
import type { FrameLocator, Page } from 'playwright-core'
import t from 'tap'
import { findBarriers, openActivity, openBrowser, picture } from '../support/browser.ts'
import { writePortfolio } from '../support/portfolio.ts'
import { startService } from '../support/service.ts'

const [student, tutor] = ['6', '3']
const heading = (tool: FrameLocator, name: string | RegExp, level = 1) => tool.getByRole('heading', { level, name })

async function check (t: { same: (found: unknown, wanted: unknown, message: string) => boolean }, page: Page, state: string): Promise<void> {
  await picture(page, `progress-${state}`)
  t.same(await findBarriers(page), [], `no barrier: ${state}`)
}

t.test('how far one is', { timeout: 280_000 }, async t => {
  const service = await startService(t)
  await service.start()
  await writePortfolio(service, student)
  const [desktop, phone] = await Promise.all([openBrowser(t), openBrowser(t, { width: 360, height: 740 })])
  const { page, tool } = await openActivity(desktop, service.demo, student)

  await t.test('IMT-38 the dashboard says what to do next and how far each competence is', async t => {
    await tool.getByRole('link', { name: 'Tableau de bord' }).click()
    await heading(tool, /^Tableau de bord/).waitFor()
    await tool.getByText('Terminez le brouillon « Maquette », puis publiez-le.').waitFor()
    await tool.getByRole('link', { name: 'Reprendre le brouillon' }).waitFor()
    const rows = tool.getByRole('table', { name: /compétence/ }).getByRole('row')
    t.same(await rows.nth(1).getByRole('cell').allTextContents(), ['0', '1', '1', '0', '0'], 'one draft, one that waits')
    t.match(await tool.getByRole('img', { name: /^CG3/ }).getAttribute('aria-label'), /en attente 1, brouillons 1/)
  })

  await t.test('IMT-11 regularity: the last half year, week by week, drawn and told', async t => {
    await tool.getByRole('img', { name: '2 versions publiées en 26 semaines, toutes la même semaine' }).waitFor()
    await tool.getByText('Voir le tableau des semaines').click()
    t.equal(await tool.getByRole('columnheader', { name: 'Versions publiées' }).count(), 1)
    t.equal(await tool.locator('details .numbers tbody tr').count(), 26)
    t.equal(await tool.locator('details .numbers tbody tr').first().getByRole('cell').textContent(), '2')
  })

  await t.test('IMT-10 traces are planned per competence, said otherwise, dropped, brought back and linked to their fiche', async t => {
    const add = tool.getByRole('button', { name: 'Prévoir une trace pour CG3' })
    await add.click()
    await tool.getByLabel('Trace prévue pour CG3').fill('Photo de la maquette')
    await page.keyboard.press('Enter')
    await tool.locator('button:focus', { hasText: 'Prévoir une trace' }).waitFor()
    await tool.getByRole('button', { name: 'Modifier : Photo de la maquette' }).click()
    await tool.getByLabel('Trace prévue pour CG3').fill('Photo du prototype')
    await page.keyboard.press('Enter')
    await tool.getByRole('link', { name: 'Commencer la fiche : Photo du prototype' }).waitFor()
    await check(t, page, 'dashboard')
    await tool.getByRole('button', { name: 'Retirer : Photo du prototype' }).click()
    await tool.getByText('Photo du prototype').waitFor({ state: 'detached' })
    await tool.getByRole('button', { name: 'Annuler' }).click()
    await tool.getByLabel('Fiche qui la contient').selectOption('Cahier des charges')
    await tool.getByText('1 sur 1 recueillie').waitFor()
  })

  await t.test('IMT-24 the timeline puts each trace at the date of what it shows', async t => {
    await tool.locator('summary', { hasText: 'Plus' }).click()
    await tool.getByRole('link', { name: 'Chronologie' }).click()
    await heading(tool, 'mars 2026', 2).waitFor()
    await tool.getByText('12 mars 2026').waitFor()
    await tool.getByText('Grille remplie').waitFor()
    await tool.getByText('2 traces n’ont pas de date').waitFor()
    await check(t, page, 'timeline')
  })

  await t.test('IMT-38 a tutor comes to a student’s dashboard and timeline', async t => {
    const claire = await openActivity(desktop, service.demo, tutor)
    await claire.tool.getByText('À relire par moi').waitFor()
    await check(t, claire.page, 'tutor-list')
    await claire.tool.getByRole('link', { name: 'Étudiants' }).click()
    await claire.tool.getByRole('link', { name: 'Inès Caradec : tableau de bord' }).click()
    await heading(claire.tool, 'Inès Caradec : tableau de bord').waitFor()
    await claire.tool.getByText('Photo du prototype').waitFor()
    t.equal(await claire.tool.getByRole('button', { name: /^Prévoir/ }).count(), 0, 'only the student plans')
    await check(t, claire.page, 'tutor-dashboard')
    await claire.tool.getByRole('link', { name: 'Chronologie' }).click()
    await claire.tool.getByText('Grille remplie').waitFor()
    await claire.tool.getByRole('link', { name: 'Fiches', exact: true }).click()
    await claire.tool.getByText('Pas encore publiée').waitFor()
  })

  await t.test('IMT-38 on a phone, in English', async t => {
    const his = await openActivity(phone, service.demo, student)
    await his.tool.getByRole('button', { name: 'English' }).click()
    await his.tool.locator('summary', { hasText: 'More' }).click()
    await his.tool.getByRole('link', { name: 'Dashboard' }).click()
    await heading(his.tool, /^Dashboard/).waitFor()
    await his.tool.getByText('Photo du prototype').waitFor()
    await check(t, his.page, 'phone-dashboard')
    t.equal(await his.page.frame({ url: /127\.0\.0\.1/ })?.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth'), false, 'nothing is wider than the phone')
  })
})
