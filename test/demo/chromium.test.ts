// The pages in a real Chromium: frames of two sites, third-party cookies withheld.
import type { BrowserContext, Page } from 'playwright-core'
import t, { type Test } from 'tap'
import { listBarriers, openBrowser, picture } from '../support/browser.ts'
import { startPlatform } from './platform.ts'
import { dl } from './tool.ts'
import type { Demo } from '../../src/demo/index.ts'

const platform = await startPlatform(t)
const { demo, tool } = platform
const context = await openBrowser(t)
const slow = { timeout: 240_000 }

async function signIn (context: BrowserContext, { url }: Demo, personId: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${url}/login/index.php`)
  await page.locator(`button[name=person][value="${personId}"]`).click()
  await page.waitForURL(/course\/view/)
  return page
}

/** What axe finds in the page, the tool's frame apart; and whether it fits. */
async function barriers (page: Page): Promise<string[]> {
  const found = await listBarriers(page)
  const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  return [...found, ...(Number(overflow) > 0 ? [`overflow: ${overflow}`] : [])]
}

/** Looks at a page wide and narrow. A frame's button is then better pressed by key: where it lies may not have come round yet, and a click goes astray. */
async function look (t: Test, page: Page, name: string): Promise<void> {
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 })
    t.strictSame(await barriers(page), [], `${name} at ${width}`)
    await picture(page, `demo-${name}-${width}`)
  }
  await page.setViewportSize({ width: 1280, height: 800 })
}

t.test('wire 16: the launch comes without the cookie that the login set', slow, async t => {
  const page = await signIn(context, demo, '6')
  await page.goto(`${demo.url}/mod/lti/view.php?id=3`)
  await page.frameLocator('#contentframe').getByText('Inside').waitFor()
  t.equal(tool.launches.length, 1)
  t.equal(tool.launches[0]?.headers.cookie, undefined)
  const [setter] = await Promise.all([page.waitForResponse(response => response.url().endsWith('/lti/login')), page.reload()])
  t.match(await setter.headerValue('set-cookie'), 'login=1', 'it was set')
  await page.close()
})

t.test('the launch leaves no step of its own behind: Back in the frame goes back in the tool', slow, async t => {
  const page = await signIn(context, demo, '6')
  // By an event: what Playwright asks in a frame counts as somebody's click, and a page that was clicked keeps its entry.
  await Promise.all([page.waitForResponse(`${tool.url}/inside`), page.goto(`${demo.url}/mod/lti/view.php?id=3`)])
  const frame = page.frameLocator('#contentframe')
  await frame.getByText('Inside').waitFor()
  const length = await page.evaluate('history.length')
  const before = tool.launches.length
  await frame.getByText('Further').click()
  await frame.getByText('Further inside').waitFor()
  t.equal(await page.evaluate('history.length'), Number(length) + 1)
  // Playwright's own goBack waits for the page itself.
  await page.evaluate('history.back()')
  await frame.getByText('Inside', { exact: true }).waitFor()
  t.equal(new URL(page.url()).pathname, '/mod/lti/view.php')
  await page.goBack()
  await page.waitForURL(/course\/view/)
  t.equal(tool.launches.length, before, 'nothing was sent again')
  await page.close()
})

t.test('selecting content', slow, async t => {
  const page = await signIn(context, demo, '4')
  await look(t, page, 'course-teacher')
  tool.selection = {
    [dl('content_items')]: [{ type: 'ltiResourceLink', title: 'Fiches CG3 — cahier des charges', text: 'Une fiche par livrable.', lineItem: { scoreMaximum: 20 } }, { type: 'ltiResourceLink', title: 'Portfolio de l’UE' }]
  }
  await page.getByText('Ajouter du contenu Preuves').click()
  const select = page.frameLocator('#contentframe').getByRole('button', { name: 'Select' })
  await select.waitFor()
  await look(t, page, 'content')
  await select.press('Enter')
  await page.waitForURL(/course\/view/)
  await page.getByRole('status').getByText('Ajouté au cours : « Fiches CG3 — cahier des charges », « Portfolio de l’UE ».').waitFor()
  await look(t, page, 'course-added')
  const before = demo.activities().length
  await page.goBack()
  await select.waitFor()
  t.equal(demo.activities().length, before, 'going back asks anew, and posts nothing again')

  await page.goto(`${demo.url}/mod/lti/view.php?id=4`)
  await page.frameLocator('#contentframe').getByText('Inside').waitFor()
  await look(t, page, 'activity')
  await page.goto(`${demo.url}/grade/report/grader/index.php?id=2`)
  await look(t, page, 'gradebook')
  await page.close()
})

t.test('copying the course', slow, async t => {
  const page = await signIn(context, demo, '4')
  await page.getByRole('button', { name: 'Copier le cours' }).click()
  await page.getByText('a été copié, sans ses notes.').waitFor()
  await look(t, page, 'course-copied')
  await page.getByText('Moodle de démonstration').click()
  await page.getByRole('heading', { name: 'Mes cours' }).waitFor()
  await look(t, page, 'courses')
  await page.close()
})

t.test('a tool registers itself, and is activated', slow, async t => {
  const page = await signIn(context, demo, '2')
  await page.getByRole('link', { name: 'Gérer les outils' }).first().click()
  await page.getByLabel('Adresse d’enregistrement de l’outil').fill(`${tool.url}/register`)
  await page.getByRole('button', { name: 'Enregistrer l’outil' }).click()
  const frame = page.frameLocator('#contentframe')
  await frame.getByRole('heading', { name: 'Un outil est déjà connu à cette adresse' }).waitFor()
  await look(t, page, 'register')
  await frame.getByRole('button', { name: 'Enregistrer un nouvel outil' }).press('Enter')
  await frame.getByText('Registered: 200').waitFor()
  await frame.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: 'Activer Preuves (outil 2)' }).waitFor()
  await look(t, page, 'tools')
  await page.getByRole('button', { name: 'Activer Preuves (outil 2)' }).click()
  await page.getByText('Outil activé : Preuves.').waitFor()
  t.equal(demo.tools().at(-1)?.active, true)
  await page.getByText('Supprimer Preuves (outil 2)', { exact: true }).click()
  await look(t, page, 'tools-deleting')
  await page.getByRole('button', { name: 'Supprimer définitivement Preuves (outil 2)' }).click()
  await page.getByText('Outil supprimé : Preuves.').waitFor()
  t.equal(demo.tools().length, 1)
  await page.close()
})
