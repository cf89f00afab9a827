// A platform's administrator pastes an invitation, confirms in the frame, activates the tool; then a student comes in.
import t from 'tap'
import { startDemo } from '../../src/demo/index.ts'
import { findBarriers, openBrowser, picture } from '../support/browser.ts'
import { startTool } from './tool.ts'

const tool = await startTool(t, { strangers: { allowPrivate: true } })
const demo = await startDemo({ toolUrl: tool.url })
t.teardown(() => demo.close())
const administrator = '2'
const student = '6'

async function open (t: { teardown: (fn: () => Promise<void>) => void }, personId: string, width = 1280) {
  const context = await openBrowser(t, { width, height: 800 })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', message => { if (message.type() === 'error') complaints.push(message.text()) })
  await page.goto(`${demo.url}/login/index.php`)
  await page.locator(`button[name=person][value="${personId}"]`).click()
  await page.waitForURL(url => !url.pathname.includes('login'))
  return { page, complaints, frame: page.frameLocator('#contentframe') }
}

/** Pastes an address into the page for adding tools. */
async function paste ({ page }: Awaited<ReturnType<typeof open>>, address: string): Promise<void> {
  await page.goto(`${demo.url}/mod/lti/toolconfigure.php`)
  await page.getByLabel('Adresse d’enregistrement de l’outil').fill(address)
  await page.getByRole('button', { name: 'Enregistrer l’outil' }).click()
}

const invite = async () => await tool.lti.invite(tool.organisationId, new Date(Date.now() + 60_000))

t.test('paste, confirm, activate, launch', async t => {
  const moodle = await open(t, administrator)
  const { page, frame, complaints } = moodle
  const invitation = await invite()
  await paste(moodle, invitation)
  await frame.getByRole('button', { name: 'Enregistrer un nouvel outil' }).click()
  await frame.getByRole('heading', { name: 'Relier cette plateforme à Preuves ?' }).waitFor()
  await picture(page, 'registration-confirm-1280')
  t.strictSame(await findBarriers(page), [])
  await frame.getByRole('button', { name: 'Relier la plateforme' }).click()
  await frame.getByRole('heading', { name: 'La plateforme est reliée' }).waitFor()
  await picture(page, 'registration-done-1280')
  t.strictSame(await findBarriers(page), [])
  await frame.getByRole('button', { name: 'Fermer' }).click()
  await page.waitForURL(`${demo.url}/mod/lti/toolconfigure.php`)

  const registered = demo.tools().at(-1)
  t.match(registered, { active: false, dynamic: true })
  await page.locator('.tool', { hasText: registered?.clientId ?? '' }).getByRole('button', { name: 'Activer' }).click()
  await page.waitForLoadState()
  t.equal(demo.tools().at(-1)?.active, true)
  t.strictSame(complaints, [])

  await t.test('a student comes in by the new tool', async t => {
    const { cmid } = demo.addActivity({ title: 'Portfolio', typeId: registered?.typeId ?? '' })
    const { page, frame } = await open(t, student)
    await page.goto(`${demo.url}/mod/lti/view.php?id=${cmid}`)
    await frame.getByText('Inside').first().waitFor()
    t.match(tool.entered.at(-1), { organisationId: tool.organisationId, deploymentId: registered?.typeId, person: { issuer: demo.url, subject: student } })
  })

  await t.test('the same address again is offered as an update', async t => {
    await paste(moodle, invitation)
    await frame.getByRole('button', { name: `Mettre à jour Preuves (outil ${registered?.typeId})` }).click()
    await frame.getByRole('heading', { name: 'Mettre à jour la liaison avec Preuves ?' }).waitFor()
    await frame.getByRole('button', { name: 'Mettre à jour' }).click()
    await frame.getByRole('heading', { name: 'La liaison est à jour' }).waitFor()
    t.equal(demo.tools().at(-1)?.active, true)
  })
})

t.test('on a phone, without an invitation, and refused', async t => {
  const moodle = await open(t, administrator, 360)
  const { page, frame } = moodle
  await paste(moodle, `${tool.url}/lti/register`)
  await frame.getByRole('button', { name: 'Enregistrer un nouvel outil' }).click()
  await frame.getByText('Vous n’avez pas d’invitation').waitFor()
  await picture(page, 'registration-confirm-360')
  await frame.getByRole('button', { name: 'Relier la plateforme' }).click()
  await frame.getByText('preuves platform activate').waitFor()
  await picture(page, 'registration-done-360')
  t.strictSame(await findBarriers(page), [])

  await paste(moodle, `${tool.url}/lti/register?invitation=nonsense`)
  await frame.getByRole('button', { name: 'Enregistrer un nouvel outil' }).click()
  await frame.getByText('Cette invitation n’existe pas').waitFor()
  await picture(page, 'registration-refused-360')
  t.strictSame(await findBarriers(page), [])
})
