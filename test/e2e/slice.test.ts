// The main job in a real browser, in Moodle's frame, third-party cookies withheld: launch, fiche, version, comment,
// request for changes, second version, approval, grade; and the administrator.
import type { FrameLocator, Page } from 'playwright-core'
import sharp from 'sharp'
import t from 'tap'
import { findBarriers, openActivity, openBrowser, picture } from '../support/browser.ts'
import { eventually, startService } from '../support/service.ts'
import { box, heading, saved, student, type } from '../support/writing.ts'

const tutor = '3'
const administrator = '2'

const image = async (colour: string) => ({
  name: 'planning.png',
  mimeType: 'image/png',
  buffer: await sharp({ create: { width: 640, height: 400, channels: 3, background: colour } }).png().toBuffer()
})

async function fill (page: Page, tool: FrameLocator): Promise<void> {
  await box(tool, 'Nom de la preuve').fill('Planning du projet Ker Lann')
  await type(tool, 'Description de la trace', 'Le ')
  await page.keyboard.press('Control+b')
  await page.keyboard.type('planning')
  await page.keyboard.press('Control+b')
  await page.keyboard.type(' tenu chaque semaine avec le client.')
  await type(tool, 'Analyse de la trace', 'Les écarts venaient de tâches trop longues : je les découperais.')
  await tool.getByRole('combobox', { name: 'Compétence visée' }).selectOption({ index: 1 })
  await tool.locator('#field-traces').setInputFiles(await image('#0f6cbf'))
  await box(tool, 'Texte de remplacement').fill('Diagramme de Gantt de mars à juin')
  await box(tool, 'Lien vers la source de la trace').fill('https://cloud.example.org/f/1203')
}

t.test('the slice', { timeout: 280_000 }, async t => {
  const service = await startService(t)
  await service.start()
  const { demo } = service
  const [studentBrowser, tutorBrowser, adminBrowser] = await Promise.all([openBrowser(t), openBrowser(t), openBrowser(t)])
  const checkAccess = async (page: Page, state: string) => {
    await picture(page, state)
    t.same(await findBarriers(page), [], `no barrier: ${state}`)
  }

  const ines = await openActivity(studentBrowser, demo, student)
  await heading(ines.tool, 'Mes fiches').waitFor()
  const kept = await ines.page.frame({ url: /127\.0\.0\.1/ })?.evaluate("document.cookie = 'third=party; SameSite=None; Secure'; document.cookie")
  t.equal(kept, '', 'third-party cookies are withheld')
  await checkAccess(ines.page, 'student-empty-list')

  await ines.tool.getByRole('link', { name: 'Ajouter ma première fiche' }).click()
  await heading(ines.tool, 'Ajouter une fiche').waitFor()
  await ines.tool.getByRole('button', { name: 'Publier la v1' }).click()
  await ines.tool.getByRole('alert').or(ines.tool.getByRole('group', { name: /compléter/ })).first().waitFor()
  await checkAccess(ines.page, 'student-incomplete')
  await fill(ines.page, ines.tool)
  await saved(ines.tool).waitFor()
  t.equal(await ines.tool.getByLabel('Identification de la preuve').inputValue(), 'A', 'the first free letter is suggested')
  await checkAccess(ines.page, 'student-writing')
  await ines.tool.getByRole('button', { name: 'Publier la v1' }).click()
  await heading(ines.tool, /Planning du projet Ker Lann/).waitFor()
  await checkAccess(ines.page, 'student-published')

  const claire = await openActivity(tutorBrowser, demo, tutor)
  await claire.tool.getByText('1 nouveauté').waitFor()
  await checkAccess(claire.page, 'tutor-list')
  await claire.tool.getByRole('link', { name: /Planning du projet Ker Lann/ }).click()
  await heading(claire.tool, /Planning du projet Ker Lann/).waitFor()
  await claire.tool.locator('strong', { hasText: 'planning' }).waitFor()
  await claire.tool.getByLabel('Votre commentaire sur la v1').fill('Quelle était la demande du client ?')
  await claire.tool.getByRole('button', { name: 'Envoyer le commentaire' }).click()
  await claire.tool.getByText('Quelle était la demande du client ?').first().waitFor()
  await claire.tool.getByRole('button', { name: 'Demander des modifications' }).click()
  await claire.tool.getByLabel('Ce qui est à modifier, et pourquoi').fill('Reliez le planning à la demande.')
  await checkAccess(claire.page, 'tutor-requesting')
  await claire.tool.getByRole('button', { name: 'Envoyer la demande' }).click()
  await claire.tool.getByText('Vous avez demandé des modifications de la v1.').first().waitFor()
  await checkAccess(claire.page, 'tutor-card')

  const again = await openActivity(studentBrowser, demo, student)
  await again.tool.getByText('2 nouveautés').waitFor()
  await checkAccess(again.page, 'student-news')
  await again.tool.getByRole('link', { name: /Planning du projet Ker Lann/ }).click()
  await again.tool.getByText('Reliez le planning à la demande.').first().waitFor()
  await again.tool.getByText('Quelle était la demande du client ?').first().waitFor()
  await again.tool.getByRole('button', { name: 'Améliorer (v2)' }).click()
  await heading(again.tool, 'Améliorer la fiche (v2)').waitFor()
  t.equal(await again.tool.getByLabel('Nom de la preuve').inputValue(), 'Planning du projet Ker Lann', 'prefilled from v1')
  await type(again.tool, 'Description de la trace', 'Le client demandait une date : voici le planning qui y répond.')
  await saved(again.tool).waitFor()
  await again.tool.getByRole('button', { name: 'Publier la v2' }).click()
  await again.tool.getByRole('tab', { name: /v2/ }).waitFor()
  await again.tool.getByText('Le client demandait une date').first().waitFor()
  await again.tool.getByRole('tab', { name: /v1/ }).click()
  await again.tool.getByText('tenu chaque semaine avec le client').first().waitFor()
  await checkAccess(again.page, 'student-v1-of-2')

  const gradebook = await tutorBrowser.newPage()
  await gradebook.goto(`${demo.url}/grade/report/grader/index.php?id=2`)
  const back = await openActivity(tutorBrowser, demo, tutor)
  await back.tool.getByRole('link', { name: /Planning du projet Ker Lann/ }).click()
  await back.tool.getByText('Le client demandait une date').first().waitFor()
  await back.tool.getByRole('button', { name: 'Approuver', exact: true }).click()
  const clicked = Date.now()
  await eventually('the gradebook has the grade', () => demo.gradebook.cell(student).grade === 50, 30)
  t.comment(`the gradebook had the grade after ${Date.now() - clicked} ms`)
  t.match(demo.gradebook.cell(student).comment, /1 compétence prouvée sur 2/)
  const cell = gradebook.locator('[data-cell="2-6"]')
  await cell.getByText('50,00').or(cell.getByText('50.00')).waitFor()
  await picture(gradebook, 'gradebook')
  await back.tool.getByText(/^Transmis à Moodle/).waitFor()
  await checkAccess(back.page, 'tutor-approved')

  const gwenola = await openActivity(adminBrowser, demo, administrator)
  await gwenola.tool.getByRole('link', { name: 'Administration' }).click()
  await gwenola.tool.getByText(demo.url, { exact: true }).waitFor()
  await gwenola.tool.getByRole('button', { name: 'Renommer CG3' }).click()
  await gwenola.tool.getByLabel('Libellé de CG3').fill('Concevoir des systèmes')
  await gwenola.tool.getByLabel('Libellé de CG3').press('Enter')
  await gwenola.tool.getByText('CG3 est renommée.').waitFor()
  await checkAccess(gwenola.page, 'administration')
})
