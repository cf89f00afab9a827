// An administrator looks at the connection, and at what another Moodle would need: in Moodle's frame, in a real browser.
import t from 'tap'
import { findBarriers, openActivity, openBrowser, picture } from '../support/browser.ts'
import { startService } from '../support/service.ts'

const administrator = '2'
const student = '6'

t.test('the connection is checked, and its values are copied', { timeout: 280_000 }, async t => {
  let dropped = false
  const service = await startService(t, {
    intercept: async ({ name }) => dropped && (name === 'lineitem' || name === 'memberships') ? { status: 401 } : undefined
  })
  await service.start()
  const { demo } = service
  const browser = await openBrowser(t)
  await (await openActivity(browser, demo, student)).tool.getByRole('heading', { level: 1 }).waitFor()
  const { page, tool } = await openActivity(browser, demo, administrator)
  await tool.getByRole('link', { name: 'Administration' }).click()
  const check = tool.getByRole('button', { name: /^Vérifier la liaison/ })
  await check.click()
  await tool.getByText(/La liaison fonctionne, avec \d points à surveiller/).waitFor()
  t.equal(await tool.locator('.check-line').count(), 10)
  await tool.getByText('Hôtes bloqués cURL').first().waitFor()
  await check.scrollIntoViewIfNeeded()
  await picture(page, 'connection-checked')
  t.same(await findBarriers(page), [])

  dropped = true
  await check.click()
  await tool.getByText('2 points sont à corriger.').waitFor()
  await tool.getByText(/SetEnvIf Authorization/).first().waitFor()
  t.same(await findBarriers(page), [])
  await tool.getByText(/SetEnvIf Authorization/).first().scrollIntoViewIfNeeded()
  await picture(page, 'connection-broken')

  await tool.getByText('Relier un autre Moodle').click()
  const keyset = tool.getByLabel('Jeu de clefs publiques', { exact: true })
  await keyset.waitFor()
  t.match(await keyset.inputValue(), /^http:\/\/127\.0\.0\.1:\d+\/lti\/keys\/[\da-f-]{36}$/)
  await tool.getByRole('button', { name: 'Copier : Jeu de clefs publiques' }).click()
  // Moodle's frame does not delegate the clipboard: the text is selected, for the keyboard.
  await tool.getByText(/^(C’est copié|Le texte est sélectionné)/).waitFor()
  t.same(await findBarriers(page), [])
  await picture(page, 'connection-values')
})

t.test('at 360 px, in English', { timeout: 240_000 }, async t => {
  const service = await startService(t)
  await service.start()
  const { page, tool } = await openActivity(await openBrowser(t, { width: 360, height: 740 }), service.demo, administrator)
  await tool.getByRole('link', { name: 'Administration' }).click()
  await tool.getByRole('button', { name: 'English' }).click()
  await tool.getByRole('button', { name: /^Check the connection/ }).click()
  await tool.getByText(/The connection works, with \d points to watch/).waitFor()
  await tool.getByText('Connect another Moodle').click()
  await tool.getByLabel('Public keyset', { exact: true }).waitFor()
  const wider = await page.frame({ url: /127\.0\.0\.1/ })?.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')
  t.equal(wider, false, 'nothing is wider than the phone')
  t.same(await findBarriers(page), [])
  await tool.getByRole('button', { name: /^Check the connection/ }).scrollIntoViewIfNeeded()
  await picture(page, 'connection-phone')
  await tool.getByLabel('Public keyset', { exact: true }).scrollIntoViewIfNeeded()
  await picture(page, 'connection-phone-values')
})
