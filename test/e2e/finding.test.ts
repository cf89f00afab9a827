// Finding one's way in a real browser: list, search, saved search; a phone in English.
import { readFile } from 'node:fs/promises'
import type { FrameLocator, Page } from 'playwright-core'
import t from 'tap'
import { findBarriers, openActivity, openBrowser, picture } from '../support/browser.ts'
import { writePortfolio } from '../support/portfolio.ts'
import { startService } from '../support/service.ts'

const student = '6'
const titles = async (tool: FrameLocator) => await tool.locator('tbody h2').allTextContents()

async function check (t: { same: (found: unknown, wanted: unknown, message: string) => boolean }, page: Page, state: string): Promise<void> {
  await picture(page, `finding-${state}`)
  t.same(await findBarriers(page), [], `no barrier: ${state}`)
}

t.test('finding one’s way', { timeout: 280_000 }, async t => {
  const service = await startService(t)
  await service.start()
  await writePortfolio(service, student)
  const [desktop, phone] = await Promise.all([openBrowser(t), openBrowser(t, { width: 360, height: 740 })])
  const { page, tool } = await openActivity(desktop, service.demo, student)

  await t.test('IMT-39 the list says all of a fiche, and each heading sorts it', async t => {
    const row = tool.getByRole('row').filter({ hasText: 'Grille de relecture' })
    for (const text of ['Une évaluation par les pairs.', 'En attente', 'v1']) await row.getByText(text).first().waitFor()
    const heading = tool.getByRole('columnheader', { name: 'Trace' }).getByRole('link')
    const newest = tool.locator('tbody tr').first()
    t.same(await titles(tool), ['Maquette', 'Cahier des charges', 'Grille de relecture'], 'the newest event first')
    await heading.focus()
    await page.keyboard.press('Enter')
    await newest.getByRole('heading', { name: 'Cahier des charges' }).waitFor()
    t.same(await titles(tool), ['Cahier des charges', 'Grille de relecture', 'Maquette'])
    await tool.locator('th[aria-sort=ascending] a:focus', { hasText: 'Trace' }).waitFor()
    await page.keyboard.press('Enter')
    await newest.getByRole('heading', { name: 'Maquette' }).waitFor()
    t.same(await titles(tool), ['Maquette', 'Grille de relecture', 'Cahier des charges'])
    await tool.locator('th[aria-sort=descending] a:focus', { hasText: 'Trace' }).waitFor()
    await check(t, page, 'list')
    const coming = page.waitForEvent('download')
    await tool.getByRole('button', { name: 'Télécharger (CSV)' }).click()
    const table = await readFile(await (await coming).path(), 'utf8')
    t.ok(table.indexOf('Maquette') > 0 && table.indexOf('Maquette') < table.indexOf('Cahier des charges'), 'as shown')
  })

  await t.test('IMT-37 the views of the tool have their names; a search is found again by its address and by its name', async t => {
    for (const name of ['Affichage liste', 'Recherche', 'Ajouter une fiche']) await tool.getByRole('navigation', { name: 'Navigation principale' }).getByRole('link', { name }).waitFor()
    await tool.getByRole('link', { name: 'Grille de relecture' }).click()
    await tool.getByRole('link', { name: 'Affichage fiche', exact: true }).and(tool.locator('[aria-current=page]')).waitFor()
    await tool.getByRole('link', { name: 'Recherche' }).click()
    await tool.getByText('3 fiches trouvées').waitFor()
    await tool.getByLabel('Mots cherchés').pressSequentially('evaluations')
    await tool.getByText('1 fiche trouvée').waitFor()
    t.same(await titles(tool), ['Grille de relecture'], 'accents and endings do not matter')
    await tool.getByLabel('État').selectOption('Approuvées')
    await tool.getByRole('heading', { name: 'Aucune fiche ne correspond' }).waitFor()
    await check(t, page, 'search-none')
    await tool.getByRole('button', { name: 'Retirer le filtre : Approuvées' }).click()
    await tool.locator('.search-count:focus', { hasText: '1 fiche trouvée' }).waitFor()
    await tool.getByRole('button', { name: 'Enregistrer cette recherche' }).click()
    await tool.getByLabel('Nom de la recherche').fill('Évaluations')
    await page.keyboard.press('Enter')
    await tool.getByRole('link', { name: 'Évaluations' }).and(tool.locator('[aria-current=true]')).waitFor()
    await check(t, page, 'search-saved')
    await tool.getByLabel('Mots cherchés').fill('')
    await tool.getByText('3 fiches trouvées').waitFor()
    await tool.locator('tbody tr').nth(2).waitFor()
    t.equal(await tool.locator('#search-words:focus').count(), 1, 'a longer list takes no focus')
    await tool.getByRole('link', { name: 'Évaluations' }).click()
    await tool.getByText('1 fiche trouvée').waitFor()
    t.equal(await tool.getByLabel('Mots cherchés').inputValue(), 'evaluations')
    await tool.getByRole('button', { name: 'Oublier la recherche « Évaluations »' }).click()
    await tool.getByRole('button', { name: 'Annuler' }).click()
    await tool.getByRole('link', { name: 'Évaluations' }).waitFor()
  })

  await t.test('a filter that is chosen while one types stays', async t => {
    await tool.getByLabel('Mots cherchés').fill('maquette')
    await tool.getByLabel('Avec des nouveautés').check()
    await tool.getByRole('button', { name: 'Retirer le filtre : « maquette »' }).waitFor()
    t.equal(await tool.getByRole('button', { name: 'Retirer le filtre : Avec des nouveautés' }).count(), 1)
    await tool.getByRole('button', { name: 'Tout effacer' }).click()
    await tool.getByText('3 fiches trouvées').waitFor()
  })

  await t.test('IMT-37 on a phone, in English: the views of every day, and the others behind one button', async t => {
    const his = await openActivity(phone, service.demo, student)
    await his.tool.getByRole('button', { name: 'English' }).click()
    await his.tool.getByRole('heading', { level: 1, name: 'My proofs' }).waitFor()
    await his.tool.getByLabel('Sort by').selectOption('Trace')
    await his.tool.getByRole('button', { name: 'Reverse the order (ascending)' }).waitFor()
    const more = his.tool.locator('summary', { hasText: 'More' })
    await more.focus()
    await his.page.keyboard.press('Enter')
    await his.tool.getByRole('link', { name: 'Dashboard' }).waitFor()
    await his.page.keyboard.press('Escape')
    await his.tool.getByRole('link', { name: 'Dashboard' }).waitFor({ state: 'hidden' })
    await his.tool.locator('summary:focus', { hasText: 'More' }).waitFor()
    await his.page.keyboard.press('Enter')
    await his.tool.getByRole('link', { name: 'Timeline' }).click()
    await his.tool.getByRole('link', { name: 'Timeline' }).waitFor({ state: 'hidden' })
    await his.tool.getByRole('heading', { level: 1, name: 'Timeline' }).waitFor()
    await his.tool.getByText('2 traces have no date').waitFor()
    // Where nothing to press lies under the menu: what it half covers would be told too small.
    await more.click()
    await his.tool.getByRole('link', { name: 'Dashboard' }).waitFor()
    await check(t, his.page, 'phone-more')
  })
})
