// An administrator sets the unit's method and words its questions; with situations, a tutor says that one is not
// admissible, on a phone and in English. In Moodle's frame.
import t from 'tap'
import { v7 } from 'uuid'
import { openBrowser } from '../support/browser.ts'
import { completeDraft } from '../support/school.ts'
import { checkScreen, done, go, openTool } from '../support/screens.ts'
import { startService, walkIn } from '../support/service.ts'

const [student, tutor, administrator] = ['6', '3', '2'] as const
const phone = { width: 360, height: 740 }

type Client = Awaited<ReturnType<typeof walkIn>>
interface Me { unit: { profile: { guidance: { version: number, analysis: unknown, examples: unknown }, situationTypes: Array<{ id: string }> } } }

/** Two versions of a situation, the second for one competence more, acquired. @returns its id */
async function publishSituation (call: Client): Promise<string> {
  const id = v7()
  const { items } = await done(call<{ items: Array<{ id: string }> }>('GET', '/competences'))
  const { unit: { profile } } = await done(call<Me>('GET', '/me'))
  const [one = '', other = ''] = items.map(competence => competence.id)
  const first = completeDraft(one, '', {
    title: 'Remplacement du serveur', context: 'Une PME de douze personnes.', contribution: 'J’ai tout configuré.', situationTypes: profile.situationTypes.slice(0, 1).map(type => type.id)
  })
  await done(call('POST', '/fiches', { id }))
  for (const content of [first, { ...first, competenceIds: [one, other], acquiredIds: [other] }]) {
    const { revision } = await done(call<{ revision: number }>('POST', `/fiches/${id}/draft`))
    const saved = await done(call<{ revision: number }>('PUT', `/fiches/${id}/draft`, content, { 'if-match': `"${revision}"` }))
    await done(call('POST', `/fiches/${id}/versions`, undefined, { 'if-match': `"${saved.revision}"` }))
  }
  return id
}

t.test('the method of a unit', { timeout: 240_000 }, async t => {
  const service = await startService(t)
  await service.start()
  const gwenola = await openTool(await openBrowser(t), service.demo, administrator)

  await t.test('IMT-26 an administrator says what a portfolio is made of, and who reads drafts', async t => {
    const { page, tool } = gwenola
    await go(page, '#/administration')
    await tool.getByRole('switch', { name: /Les tuteurs lisent les brouillons/ }).uncheck()
    await tool.getByText('Les brouillons restent privés jusqu’à leur publication.').waitFor()
    await tool.getByRole('radio', { name: /Des situations professionnelles/ }).click()
    await tool.getByText('Les portfolios de l’unité contiennent des situations professionnelles.').waitFor()
    t.ok(await tool.getByRole('radio', { name: /Des situations/ }).isChecked())
    await checkScreen(t, page, 'method-rules')
  })

  await t.test('IMT-45 an administrator words the questions; what somebody else did meanwhile is not overwritten unread', async t => {
    const { page, tool } = gwenola
    const other = await walkIn(service, administrator)
    await tool.getByRole('button', { name: 'Modifier les questions et les contre-exemples' }).click()
    await tool.getByLabel('Question 1, en français').first().fill('Où étiez-vous ?')
    await tool.getByRole('button', { name: 'Descendre : Question 1' }).first().click()
    const typed = async (): Promise<string> => await tool.getByLabel('Question 2, en français').first().inputValue()
    t.equal(await typed(), 'Où étiez-vous ?')
    await checkScreen(t, page, 'method-guidance')
    const { unit: { profile: { guidance } } } = await done(other<Me>('GET', '/me'))
    await done(other('PATCH', '/unit/profile', { guidance: { version: guidance.version, description: [], analysis: guidance.analysis, examples: guidance.examples } }))
    await tool.getByRole('button', { name: 'Enregistrer' }).click()
    await tool.getByText(/Quelqu’un d’autre a modifié la démarche/).waitFor()
    t.equal(await typed(), 'Où étiez-vous ?', 'what was typed is still there')
    await tool.getByRole('button', { name: 'Enregistrer' }).click()
    await tool.getByText(new RegExp(`Version ${guidance.version + 2}, du .* par`)).waitFor()
  })

  const id = await publishSituation(await walkIn(service, student))
  await t.test('once something is published, its kind stays', async t => {
    const { tool } = gwenola
    await tool.getByRole('radio', { name: /Des preuves/ }).click()
    await tool.getByRole('alert').filter({ hasText: /publié/ }).waitFor()
    t.ok(await tool.getByRole('radio', { name: /Des situations/ }).isChecked(), 'nothing changed')
  })

  await t.test('SIO-13 a tutor says that a situation is not admissible, on a phone, in English', async t => {
    const { page, tool } = await openTool(await openBrowser(t, phone), service.demo, tutor)
    await tool.getByRole('button', { name: 'English' }).click()
    await go(page, `#/fiches/${id}`)
    await tool.getByRole('button', { name: 'Not admissible', exact: true }).click()
    await tool.getByRole('button', { name: 'Say that it is not admissible' }).click()
    await tool.getByText('Say why it is not admissible.').waitFor()
    await checkScreen(t, page, 'method-decline')
    await tool.locator('#decision-reason').selectOption('Process missing')
    await tool.getByRole('button', { name: 'Say that it is not admissible' }).click()
    await tool.getByText('You said that v2 is not admissible.').first().waitFor()
    await checkScreen(t, page, 'method-declined')
  })

  await t.test('SIO-22 the student sees it, with what was worked on and what was acquired', async t => {
    const { page, tool } = await openTool(await openBrowser(t, phone), service.demo, student)
    await go(page, `#/fiches/${id}`)
    await tool.getByText(/a dit la v2 non recevable/).first().waitFor()
    t.equal(await tool.locator('.card-facts .acquired').count(), 1)
    await checkScreen(t, page, 'method-student')
    await tool.getByRole('link', { name: 'Comparer avec la v1' }).click()
    await tool.locator('li.compared-added').waitFor()
    await checkScreen(t, page, 'method-compare')
  })
})
