// A tutor reads what is written and shown, and says what cannot be opened; the student sees it, compares, takes a fiche
// away, keeps experiences and takes everything home. In Moodle's frame.
import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import t from 'tap'
import { v7 } from 'uuid'
import { openBrowser } from '../support/browser.ts'
import { completeDraft, emptyDraft, fileTrace, linkTrace } from '../support/school.ts'
import { checkScreen, done, go, openTool } from '../support/screens.ts'
import { eventually, startService, walkIn } from '../support/service.ts'

const student = '6'
const tutor = '3'

type Client = Awaited<ReturnType<typeof walkIn>>

const drawing = (colour: string) => sharp({ create: { width: 2400, height: 1500, channels: 3, background: colour } }).png().toBuffer()

async function upload (call: Client, ficheId: string, name: string, content: Buffer): Promise<string> {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(content)]), name)
  return (await done(call<{ id: string }>('POST', `/fiches/${ficheId}/files`, form))).id
}

async function save (call: Client, id: string, content: Record<string, unknown>): Promise<number> {
  const { revision } = await done(call<{ revision: number }>('POST', `/fiches/${id}/draft`))
  return (await done(call<{ revision: number }>('PUT', `/fiches/${id}/draft`, content, { 'if-match': `"${revision}"` }))).revision
}

/** A fiche in two versions with four traces, and one that is not published. @returns their ids */
async function write (call: Client): Promise<{ published: string, unpublished: string }> {
  const { items } = await done(call<{ items: Array<{ id: string }> }>('GET', '/competences'))
  const [published, unpublished] = [v7(), v7()]
  await done(call('POST', '/fiches', { id: published }))
  const traces = [
    fileTrace(await upload(call, published, 'mars.png', await drawing('#0f6cbf')), { alt: 'Diagramme de mars', caption: 'Le planning de mars', type: 'progress', eventDate: '2026-03-16' }),
    fileTrace(await upload(call, published, 'juin.png', await drawing('#357a32')), { alt: 'Diagramme de juin', caption: 'Le planning de juin' }),
    fileTrace(await upload(call, published, 'planning.pdf', Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')), { alt: '', caption: 'Le document complet', confidential: true }),
    linkTrace('http://192.0.2.1/f/120345', { caption: 'Le dossier partagé' })
  ]
  const first = completeDraft(items[0]?.id ?? '', 'A', { title: 'Planning du projet', description: 'Le planning tenu chaque semaine avec le client.', traces })
  const [march, june, plan] = traces
  for (const content of [first, { ...first, description: 'Le planning revu chaque lundi avec le client.', traces: [june, march, plan] }]) {
    const revision = await save(call, published, content)
    await done(call('POST', `/fiches/${published}/versions`, undefined, { 'if-match': `"${revision}"` }))
  }
  await done(call('POST', '/fiches', { id: unpublished }))
  await save(call, unpublished, { ...emptyDraft, title: 'Maquette', description: 'Une première maquette, à compléter.', answered: ['description/0'] })
  return { published, unpublished }
}

t.test('reading and judging', { timeout: 240_000 }, async t => {
  const service = await startService(t)
  await service.start()
  const { demo } = service
  const { published, unpublished } = await write(await walkIn(service, student))

  const claire = await openTool(await openBrowser(t), demo, tutor)
  await t.test('IMT-26 a tutor reads a draft, marked as one', async t => {
    await go(claire.page, `#/fiches/${unpublished}`)
    await claire.tool.getByText('Une première maquette, à compléter.').waitFor()
    t.equal(await claire.tool.getByText('Brouillon, pas encore publié').count(), 1)
    t.equal(await claire.tool.getByRole('button', { name: 'Approuver' }).count(), 0, 'there is nothing to decide')
    await checkScreen(t, claire.page, 'reading-draft')
  })

  await t.test('the images are looked at, by the keyboard alone', async t => {
    const { page, tool } = claire
    await go(page, `#/fiches/${published}/versions/1`)
    const thumbnail = tool.getByRole('button', { name: 'Agrandir l’image : Le planning de mars' })
    await thumbnail.focus()
    await page.keyboard.press('Enter')
    await tool.getByText('1 sur 2').waitFor()
    const scale = async (): Promise<number> => Number.parseInt(await tool.locator('.viewer output').innerText())
    await eventually('a large image is seen whole', async () => await scale() < 100)
    const fitted = await scale()
    for (let press = 0; press < 4; press++) await page.keyboard.press('+')
    await eventually('it is enlarged', async () => await scale() > fitted * 2)
    const frame = tool.locator('.viewer-frame')
    const scrolled = async (): Promise<number> => await frame.evaluate(element => element.scrollLeft)
    const before = await scrolled()
    await page.keyboard.press('ArrowRight')
    await eventually('the arrows move through it', async () => await scrolled() > before)
    await checkScreen(t, page, 'reading-viewer')
    await page.keyboard.press('0')
    await eventually('it is seen whole again', async () => await scale() === fitted)
    await page.keyboard.press('ArrowRight')
    await tool.getByText('2 sur 2').waitFor()
    await page.keyboard.press('Escape')
    await frame.waitFor({ state: 'detached' })
    t.ok(await thumbnail.evaluate(element => element === document.activeElement), 'the focus is back where it was')
  })

  await t.test('a mouse moves through an enlarged image by holding it', async () => {
    const { page, tool } = claire
    await tool.getByRole('button', { name: 'Agrandir l’image : Le planning de mars' }).click()
    for (let press = 0; press < 4; press++) await tool.getByRole('button', { name: 'Agrandir', exact: true }).click()
    const frame = tool.locator('.viewer-frame')
    const scrolled = async (): Promise<number> => await frame.evaluate(element => element.scrollLeft)
    await eventually('it is enlarged', async () => await scrolled() > 0)
    const before = await scrolled()
    const { x, y, width, height } = await frame.boundingBox() ?? { x: 0, y: 0, width: 0, height: 0 }
    await page.mouse.move(x + width / 2, y + height / 2)
    await page.mouse.down()
    await page.mouse.move(x + width / 2 - 80, y + height / 2, { steps: 4 })
    await page.mouse.up()
    await eventually('it has moved with the mouse', async () => await scrolled() === before + 80)
    await tool.getByRole('button', { name: 'Fermer' }).click()
    await frame.waitFor({ state: 'detached' })
  })

  await t.test('IMT-43 a tutor says that a link cannot be opened', async t => {
    const { page, tool } = claire
    await go(page, `#/fiches/${published}/versions/1`)
    await tool.getByRole('button', { name: 'Je ne peux pas l’ouvrir : Le dossier partagé' }).click()
    const message = tool.getByLabel('Votre message')
    await checkScreen(t, page, 'reading-blocked')
    await message.fill(`${await message.inputValue()} Merci.`)
    await tool.getByRole('button', { name: 'Envoyer le message' }).click()
    await tool.getByText(/^Vous avez signalé le/).waitFor()
  })

  await t.test('IMT-32 a tutor gives a reason, with a ready sentence', async t => {
    const { page, tool } = claire
    await tool.getByLabel('Motif').selectOption('Pas de prise de recul')
    t.match(await tool.getByLabel('Votre commentaire sur la v1').inputValue(), /prise de recul/)
    await tool.getByRole('button', { name: 'Envoyer le commentaire' }).click()
    await tool.locator('.comment-reason', { hasText: 'Pas de prise de recul' }).waitFor()
    await checkScreen(t, page, 'reading-tutor-card')
  })

  const ines = await openTool(await openBrowser(t), demo, student)
  await t.test('an image that did not come is there once the network is back', async () => {
    const { page, tool } = ines
    await page.route('**/files/**', async route => await route.abort('connectionreset'))
    await go(page, `#/fiches/${published}/versions/1`)
    await tool.getByText('Image indisponible').first().waitFor()
    await page.unroute('**/files/**')
    for (const isOffline of [true, false]) await page.context().setOffline(isOffline)
    await tool.locator('.trace-image img[src]').first().waitFor()
  })

  await t.test('IMT-43 the student sees it on the trace, and what to do', async t => {
    await go(ines.page, `#/fiches/${published}/versions/1`)
    const link = ines.tool.locator('.trace', { hasText: 'Le dossier partagé' })
    await link.getByText(/n’a pas pu l’ouvrir/).waitFor()
    await link.getByText(/^Partagez le document/).waitFor()
    await checkScreen(t, ines.page, 'reading-student-card')
  })

  await t.test('a file that is no image is downloaded', async t => {
    const [download] = await Promise.all([ines.page.waitForEvent('download'), ines.tool.getByRole('button', { name: 'Télécharger : planning.pdf' }).click()])
    t.match(await readFile(await download.path(), 'latin1'), /^%PDF/)
  })

  await t.test('IMT-41 two versions are compared', async t => {
    const { page, tool } = ines
    await go(page, `#/fiches/${published}`)
    await tool.getByRole('link', { name: 'Comparer avec la v1' }).click()
    const compared = tool.locator('.compared-text').first()
    await compared.waitFor()
    t.same(await compared.locator('del').allTextContents(), ['retiré\u00a0: tenu, fin. ', 'retiré\u00a0: semaine, fin. '])
    t.same(await compared.locator('ins').allTextContents(), ['ajouté\u00a0: revu, fin. ', 'ajouté\u00a0: lundi, fin. '])
    t.match(await tool.locator('li.compared-removed').innerText(), 'Le dossier partagé')
    t.equal(await tool.locator('.badge.compared-moved').count(), 1, 'one trace has changed places')
    await checkScreen(t, page, 'reading-compare')
    await tool.getByLabel('avec', { exact: true }).selectOption({ index: 0 })
    await tool.getByText('Les deux versions disent la même chose.').waitFor()
  })

  await t.test('a fiche is taken away and brought back', async t => {
    const { page, tool } = ines
    await go(page, `#/fiches/${published}`)
    await tool.getByRole('button', { name: 'Retirer la fiche' }).click()
    await tool.getByText(/^Vous avez retiré cette fiche/).waitFor()
    t.match(await tool.locator('.card-head').textContent(), 'Retirée')
    await checkScreen(t, page, 'reading-away')
    await go(claire.page, `#/fiches/${unpublished}`)
    await claire.tool.getByText('Une première maquette, à compléter.').waitFor()
    await go(claire.page, `#/fiches/${published}`)
    await claire.tool.getByText('Page introuvable').waitFor()
    await tool.getByRole('button', { name: 'Rétablir la fiche' }).click()
    await tool.getByRole('button', { name: 'Retirer la fiche' }).click()
    await tool.getByText(/^Vous avez retiré cette fiche/).waitFor()
    await go(page, '#/')
    await tool.getByRole('heading', { name: 'Mes fiches' }).waitFor()
    await tool.getByRole('button', { name: 'Annuler' }).last().click()
    await tool.getByRole('button', { name: 'Retirer la fiche' }).waitFor()
  })

  await t.test('a fiche that was never published is deleted, and brought back', async () => {
    const { page, tool } = ines
    await go(page, `#/fiches/${unpublished}`)
    await tool.getByRole('button', { name: 'Supprimer la fiche' }).click()
    await tool.getByText('La fiche est supprimée.').waitFor()
    await tool.getByRole('heading', { name: 'Mes fiches' }).waitFor()
    await go(page, `#/fiches/${unpublished}/write`)
    await tool.getByText(/^Vous avez supprimé cette fiche/).waitFor()
    await tool.getByRole('button', { name: 'Annuler' }).click()
    await tool.getByRole('heading', { name: 'Compléter la fiche' }).waitFor()
  })

  await t.test('IMT-03 experiences', async t => {
    const { page, tool } = ines
    await go(page, '#/experiences')
    await tool.getByRole('button', { name: 'Ajouter une expérience' }).click()
    await tool.getByRole('button', { name: 'Enregistrer' }).click()
    await tool.getByText('Donnez un intitulé à l’expérience.').waitFor()
    await tool.getByLabel('Intitulé').fill('Stage chez Armor')
    await tool.getByLabel('Début').fill('2026-03-02')
    await tool.getByLabel('Réelle ou simulée').selectOption('Réelle')
    await checkScreen(t, page, 'reading-experience-form')
    await page.keyboard.press('Escape')
    await tool.getByText('Votre saisie est abandonnée.').waitFor()
    await tool.getByRole('button', { name: 'Annuler' }).click()
    t.equal(await tool.getByLabel('Intitulé').inputValue(), 'Stage chez Armor', 'given up by mistake')
    t.equal(await tool.getByLabel('Début').inputValue(), '2026-03-02')
    await checkScreen(t, page, 'reading-experience-back')
    await tool.getByRole('button', { name: 'Enregistrer' }).click()
    await tool.getByRole('heading', { name: 'Stage chez Armor' }).waitFor()
    await tool.getByRole('button', { name: 'Modifier : Stage chez Armor' }).click()
    await tool.getByLabel('Organisation d’accueil').fill('Armor SA')
    await go(page, '#/data')
    await go(page, '#/experiences')
    await tool.getByRole('button', { name: 'Modifier : Stage chez Armor' }).click()
    t.equal(await tool.getByLabel('Organisation d’accueil').inputValue(), 'Armor SA', 'what was typed is kept until it is saved')
    await tool.getByRole('button', { name: 'Annuler', exact: true }).click()
    await tool.getByRole('button', { name: 'Retirer : Stage chez Armor' }).click()
    await tool.getByText(/est retirée. Les versions publiées/).waitFor()
    await tool.getByRole('button', { name: 'Annuler' }).click()
    await tool.getByRole('heading', { name: 'Stage chez Armor' }).waitFor()
    await checkScreen(t, page, 'reading-experiences')
  })

  await t.test('everything is taken home', async t => {
    const { page, tool } = ines
    await go(page, '#/data')
    await tool.getByText(/^Il reste .* pour vos fichiers/).waitFor()
    await checkScreen(t, page, 'reading-data')
    const [download] = await Promise.all([page.waitForEvent('download'), tool.getByRole('button', { name: 'Télécharger mon portfolio (ZIP)' }).click()])
    const archive = await readFile(await download.path())
    t.equal(archive.subarray(0, 4).toString('latin1'), 'PK\u0003\u0004')
    t.ok(archive.includes('planning.pdf'), 'with the files')
  })
})
