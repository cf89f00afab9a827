// What is typed or picked is never lost, whatever fails: in a real browser, in Moodle's frame.
import t from 'tap'
import { findBarriers, openBrowser, picture } from '../support/browser.ts'
import { eventually, startService } from '../support/service.ts'
import { box, drop, given, goToForm, image, openDrafts, openForm, saved, type } from '../support/writing.ts'

t.test('nothing is lost', { timeout: 240_000 }, async t => {
  const service = await startService(t)
  await service.start()
  const browser = await openBrowser(t)
  const { begin, draft } = await openDrafts(service)
  const has = async (id: string, name: 'title' | 'description', words: string): Promise<void> =>
    await eventually(`the server has «${words}»`, async () => (await draft(id))[name] === words, 60)

  await t.test('a network lost while uploading loses no file', async t => {
    const id = await begin({ title: 'Réseau' })
    const { page, tool, frame } = await openForm(browser, service, id)
    await page.route('**/files', async route => await route.abort('connectionreset'))
    await drop(frame, [given('photo.png', 'image/png', await image('#0f6cbf'))])
    await tool.getByText('Le serveur ne répond pas').first().waitFor()
    await picture(page, 'writing-network')
    t.same(await findBarriers(page), [], 'no barrier where a file failed')
    await page.unroute('**/files')
    await tool.getByRole('button', { name: 'Réessayer : photo.png' }).click()
    await tool.getByRole('listitem', { name: /photo\.png/ }).waitFor()

    const begun = new Promise<void>(resolve => { void page.route('**/files', () => resolve()) })
    await drop(frame, [given('plus-tard.png', 'image/png', await image('#357a32'))])
    await begun
    await browser.setOffline(true)
    await tool.getByRole('button', { name: 'Réessayer : plus-tard.png' }).waitFor()
    await page.unroute('**/files')
    await browser.setOffline(false)
    await tool.getByRole('listitem', { name: /plus-tard\.png/ }).waitFor()
    await eventually('both are saved', async () => (await draft(id)).traces?.length === 2, 60)
    t.match((await draft(id)).traces, [{ file: { name: 'photo.png' } }, { file: { name: 'plus-tard.png' } }], 'the second was sent by itself once the network was back')
    await page.close()
  })

  await t.test('a form that is left while a file is on its way sends it when it is opened again', async t => {
    const id = await begin({ title: 'Quitter' })
    const { page, tool, frame } = await openForm(browser, service, id)
    await page.route('**/files', () => {})
    await drop(frame, [given('photo.png', 'image/png', await image('#0f6cbf'))])
    await tool.getByRole('progressbar', { name: 'Envoi de photo.png' }).waitFor()
    t.equal(await frame.evaluate('dispatchEvent(new Event("beforeunload", { cancelable: true }))'), false, 'the browser asks before it closes the page')
    await tool.getByRole('link', { name: 'Affichage liste' }).click()
    await tool.getByText('Un fichier n’est pas encore envoyé').waitFor()
    await picture(page, 'writing-left')
    t.same(await findBarriers(page), [], 'no barrier where a file waits')
    await page.unroute('**/files')
    await tool.getByRole('button', { name: 'Rouvrir la fiche' }).click()
    await tool.getByRole('listitem', { name: /photo\.png/ }).waitFor()
    await eventually('it is saved', async () => (await draft(id)).traces?.length === 1, 60)
    t.equal(await frame.evaluate('dispatchEvent(new Event("beforeunload", { cancelable: true }))'), true, 'nothing is asked any more')
    await page.close()
  })

  await t.test('a tab that is killed while one types leaves the text', async t => {
    const id = await begin({ title: 'Onglet' })
    const { page, tool, frame } = await openForm(browser, service, id)
    await page.route('**/draft', async route => await route.abort('connectionreset'))
    await type(tool, 'Description de la trace', 'Tapé juste avant la fin')
    const session = await browser.newCDPSession(frame)
    const crashed = page.waitForEvent('crash')
    // Who has crashed does not answer.
    session.send('Page.crash').catch(() => {})
    await crashed
    await page.close()
    t.equal((await draft(id)).description, '', 'the server never had it')
    const again = await openForm(browser, service, id)
    await again.tool.getByText('Texte retrouvé').first().waitFor()
    await picture(again.page, 'writing-found')
    t.same(await findBarriers(again.page), [], 'no barrier where a text was found')
    await again.tool.getByRole('button', { name: 'Reprendre ce texte' }).click()
    await has(id, 'description', 'Tapé juste avant la fin')
    await again.page.close()
  })

  await t.test('a token that expires while one types is renewed; a session that ends leaves the text', async t => {
    const id = await begin({ title: 'Jeton' })
    const { page, tool } = await openForm(browser, service, id)
    let sent = 0
    await page.route('**/draft', async route => await (sent++ === 0 ? route.fulfill({ status: 401, json: { code: 'unauthenticated' } }) : route.continue()))
    await box(tool, 'Nom de la preuve').fill('Jeton expiré')
    await has(id, 'title', 'Jeton expiré')
    t.equal(sent, 2, 'with another token, at once')
    await page.unroute('**/draft')
    for (const path of ['**/draft', '**/sessions/refresh']) await page.route(path, async route => await route.fulfill({ status: 401, json: { code: 'session-ended' } }))
    await box(tool, 'Nom de la preuve').fill('Après la session')
    await tool.getByText('Votre session est terminée').first().waitFor()
    t.equal(await box(tool, 'Nom de la preuve').inputValue(), 'Après la session', 'the form stays')
    await picture(page, 'writing-ended')
    t.same(await findBarriers(page), [], 'no barrier when the session is over')
    await page.close()
    const again = await openForm(browser, service, id)
    await again.tool.getByRole('button', { name: 'Reprendre ce texte' }).click()
    await has(id, 'title', 'Après la session')
    await again.page.close()
  })

  await t.test('two tabs on one draft: both texts are shown, field by field, and one is chosen', async t => {
    const id = await begin({ title: 'Deux', description: 'Commun' })
    const [one, other] = [await openForm(browser, service, id), await openForm(browser, service, id)]
    const question = (tool: typeof one.tool, nth: number) => tool.locator('.guidance li').nth(nth)
    const [first, second] = [await question(one.tool, 0).textContent() ?? '?', await question(one.tool, 1).textContent() ?? '?']
    await box(other.tool, 'Nom de la preuve').fill('De l’autre')
    await question(other.tool, 1).getByRole('checkbox').check()
    await saved(other.tool).waitFor()
    const { page, tool, frame } = one
    await page.bringToFront()
    await question(tool, 0).getByRole('checkbox').check()
    await box(tool, 'Nom de la preuve').fill('D’ici')
    const title = tool.getByRole('region', { name: 'Nom de la preuve' })
    await title.waitFor()
    t.match(await title.textContent(), /D’ici.*De l’autre/)
    t.same(await title.locator('mark').allTextContents(), ['D', 'ici', 'De l', 'autre'], 'what differs is marked: all but the apostrophe')
    t.equal(await tool.getByRole('region', { name: 'Description de la trace' }).count(), 0, 'what is the same is not shown')
    const ticked = await tool.getByRole('region', { name: 'Questions guides' }).locator('.side p').allTextContents()
    t.same(ticked, [first, second], 'one question each, and not the same')
    await picture(page, 'writing-conflict')
    t.same(await findBarriers(page), [], 'no barrier between two texts')
    await tool.getByRole('button', { name: 'Prendre l’autre texte' }).click()
    t.equal(await box(tool, 'Nom de la preuve').inputValue(), 'De l’autre')
    await tool.getByRole('status').getByRole('button', { name: 'Annuler' }).click()
    await has(id, 'title', 'D’ici')
    await goToForm(frame, tool, id)
    t.equal(await tool.getByRole('button', { name: 'Reprendre ce texte' }).count(), 0, 'nothing is left over')
  })
})
