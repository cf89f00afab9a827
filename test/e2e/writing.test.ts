// Writing in a real browser, in Moodle's frame: the two editors, traces by every way in, the keyboard alone, a phone.
import t from 'tap'
import { findBarriers, openActivity, openBrowser, picture } from '../support/browser.ts'
import { eventually, startService } from '../support/service.ts'
import { box, drop, frameOf, given, goToForm, heading, image, openDrafts, paste, pdf, saved, student } from '../support/writing.ts'

const word = '<html><head><style>p{color:red}</style></head><body><!--StartFragment--><h1 class=MsoTitle style="mso-x:1">Suite</h1><p class=MsoNormal style="margin:0"><span style="font-weight:bold">Gras</span> <a href="javascript:alert(1)">piège</a> <a href="https://a.example/">lien</a><o:p></o:p></p><p class=MsoListParagraph style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">1.<span>&nbsp;&nbsp;</span></span>un</p><p class=MsoListParagraph style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">2.</span>deux</p><table><tr><td><p>A1</p></td><td>B1</td></tr></table><script>alert(1)</script><img src="https://t.example/x.png"><!--EndFragment--></body></html>'
const moodle = '<div class="no-overflow" style="font-size:1rem"><p dir="ltr" style="text-align:left;">Consigne <i>du cours</i></p><iframe src="https://t.example/"></iframe></div>'

t.test('writing', { timeout: 240_000 }, async t => {
  const service = await startService(t)
  await service.start()
  const browser = await openBrowser(t)
  const { begin, draft } = await openDrafts(service)
  const { page, tool } = await openActivity(browser, service.demo, student)
  const requests: string[] = []
  page.on('request', request => requests.push(request.url()))
  await heading(tool, 'Mes fiches').waitFor()
  const frame = frameOf(page)
  const focused = async (): Promise<string> => String(await frame.evaluate("document.activeElement.getAttribute('aria-label')")).replaceAll('\u00a0', ' ')

  await t.test('IMT-29 the visual editor writes CommonMark, and sends what it was not used on as it was', async t => {
    const odd = 'Un  texte *à moi*\n* avec un point\n\n\n1) et son ordre'
    const id = await begin({ title: 'Planning', analysis: odd })
    await frame.evaluate("window.broken = []; document.addEventListener('securitypolicyviolation', event => window.broken.push(event.violatedDirective)); undefined")
    t.notOk(requests.some(url => url.includes('rich-text')), 'the editor is not there before one writes')
    await goToForm(frame, tool, id)
    const text = box(tool, 'Description de la trace')
    await tool.getByRole('toolbar', { name: /Description/ }).waitFor()
    t.ok(requests.some(url => url.includes('rich-text')))
    t.equal(await text.getAttribute('aria-multiline'), 'true')
    await text.click()
    await page.keyboard.type('Le ')
    await page.keyboard.press('Control+b')
    await page.keyboard.type('planning')
    await page.keyboard.press('Control+b')
    await page.keyboard.type(' du projet.')
    await page.keyboard.press('Enter')
    await page.keyboard.type('- lot 1')
    await page.keyboard.press('Enter')
    await page.keyboard.type('lot 2')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await paste(frame, [], { 'text/plain': 'x', 'text/html': word })
    await page.keyboard.press('Enter')
    await paste(frame, [], { 'text/plain': 'x', 'text/html': moodle })
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+k')
    await tool.getByRole('textbox', { name: 'Adresse du lien' }).fill('www.example.org')
    t.same(await findBarriers(page), [], 'no barrier where a link is asked for')
    await page.keyboard.press('Enter')
    await tool.getByRole('checkbox', { name: 'Comment vous y êtes-vous pris, étape par étape ?' }).check()
    await saved(tool).waitFor()
    const said = 'Le **planning** du projet.\n\n- lot 1\n- lot 2\n\n# Suite\n\n**Gras** piège [lien](https://a.example/)\n\n1. un\n2. deux\n\nA1 | B1\n\nConsigne *du cours*\n\n<https://www.example.org/>'
    const wanted = { description: said, answered: ['description/3'] }
    const arrived = async (): Promise<boolean> => { const { description, answered } = await draft(id); return JSON.stringify({ description, answered }) === JSON.stringify(wanted) }
    await eventually('it is saved', arrived, 30).catch(() => {})
    t.match(await draft(id), { ...wanted, analysis: odd }, 'and the other text is as it was, byte for byte')
    await tool.getByText('1 sur 8').waitFor()
    t.same(await frame.evaluate('window.broken'), [], 'the page’s policy holds')
    await picture(page, 'writing-visual')
    t.same(await findBarriers(page), [], 'no barrier in the visual editor')

    await text.press('Escape')
    t.equal(await focused(), 'Gras', 'Escape leads to the tools')
    await page.keyboard.press('End')
    t.equal(await focused(), 'Rétablir')
    await tool.getByRole('button', { name: 'Texte brut' }).first().click()
    t.equal(await text.inputValue(), said)
    await picture(page, 'writing-plain')
    t.same(await findBarriers(page), [], 'no barrier in the plain editor')
    t.equal(await frame.evaluate("localStorage.getItem('preuves.editor')"), 'plain', 'remembered')
    await tool.getByRole('button', { name: 'Éditeur visuel' }).first().click()
    await tool.getByRole('toolbar', { name: /Description/ }).waitFor()
    t.match(await draft(id), { description: said, analysis: odd }, 'and back, nothing has changed')

    await text.click()
    await paste(frame, [], { 'text/plain': 'trop '.repeat(10_001) })
    await tool.getByText(/ne peut pas dépasser 50.000.caractères/).waitFor()
    await picture(page, 'writing-full')
    await page.keyboard.type('Peu. ')
    await tool.getByText(/Ce texte ne peut pas dépasser/).waitFor({ state: 'detached' })
  })

  await t.test('IMT-23 IMT-24 traces are pasted, dropped, ordered and described', async t => {
    const id = await begin({ title: 'Traces' })
    await goToForm(frame, tool, id)
    await tool.getByRole('toolbar', { name: /Analyse/ }).waitFor()
    await box(tool, 'Analyse de la trace').click()
    await paste(frame, [given('capture.png', 'image/png', await image('#0f6cbf'))])
    await tool.getByRole('listitem', { name: /capture\.png/ }).waitFor()
    t.equal(await box(tool, 'Analyse de la trace').textContent(), '', 'not into the text')
    await drop(frame, [
      given('plan.png', 'image/png', await image('#357a32')), given('notes.pdf', 'application/pdf', pdf), given('schema.png', 'image/png', await image('#ca3120'))
    ])
    await tool.getByRole('listitem', { name: /^Trace 4 sur 4/ }).waitFor()
    await tool.getByRole('button', { name: 'Monter : schema.png' }).press('Enter')
    await tool.getByText('schema.png : en position 3 sur 4.').waitFor()
    await eventually('the focus goes with it', async () => await focused() === 'Monter : schema.png')
    const notes = tool.getByRole('listitem', { name: /notes\.pdf/ })
    await notes.getByText('PDF', { exact: true }).waitFor()
    t.equal(await notes.getByRole('textbox', { name: 'Texte de remplacement' }).count(), 0)
    await notes.getByText('Type, date, confidentialité').click()
    await notes.getByLabel('Type de trace').fill('compte rendu de réunion')
    await notes.getByLabel('Date de l’événement').fill('2026-03-12')
    await notes.getByLabel('Confidentielle').check()
    await tool.getByRole('listitem', { name: /plan\.png/ }).getByLabel('Image purement décorative').check()
    await tool.getByRole('button', { name: 'Retirer : capture.png' }).click()
    await picture(page, 'writing-traces')
    t.same(await findBarriers(page), [], 'no barrier among the traces')
    await page.keyboard.press('Enter')
    await tool.getByRole('listitem', { name: /^Trace 1 sur 4 : capture\.png/ }).waitFor()
    const wanted = [
      { file: { name: 'capture.png' } }, { file: { name: 'plan.png' }, decorative: true }, { file: { name: 'schema.png' } },
      { file: { name: 'notes.pdf' }, type: 'minutes', eventDate: '2026-03-12', confidential: true }
    ]
    await tool.getByText('Enregistrement…').waitFor({ state: 'hidden' })
    await saved(tool).waitFor()
    t.match((await draft(id)).traces, wanted)
  })

  await t.test('IMT-33 with the keyboard alone, from the list to the published version', async t => {
    await frame.evaluate("location.hash = '/'")
    await heading(tool, 'Mes fiches').waitFor()
    const name = "(element => element.getAttribute('aria-label') ?? document.getElementById(element.getAttribute('aria-labelledby') ?? '')?.textContent ?? element.labels?.[0]?.textContent ?? element.textContent)(document.activeElement).trim()"
    /** Walks with Tab alone, as far as a whole form goes. */
    async function tabTo (wanted: RegExp): Promise<void> {
      for (let step = 0; step < 90; step++) {
        await page.keyboard.press('Tab')
        if (wanted.test(String(await frame.evaluate(name)))) return
      }
      throw new Error(`the keyboard does not reach ${String(wanted)}`)
    }
    await frame.evaluate("document.querySelector('.skip').focus()")
    await tabTo(/^Ajouter une fiche$/)
    await page.keyboard.press('Enter')
    await heading(tool, 'Ajouter une fiche').waitFor()
    await tool.getByRole('toolbar', { name: /Analyse/ }).waitFor()
    await tabTo(/^Nom de la preuve$/)
    await page.keyboard.type('Au clavier')
    await tabTo(/^Description de la trace$/)
    await page.keyboard.type('D’abord une réunion, puis un planning, choisi car le client le demandait ; il l’a validé.')
    await tabTo(/^Analyse de la trace$/)
    await page.keyboard.type('Cette trace montre la compétence : j’ai appris à découper les tâches, à prévoir des marges et à prévenir le client assez tôt.')
    await tabTo(/^Lien vers la source/)
    await page.keyboard.type('https://www.example.org/planning')
    await tabTo(/^Compétence visée$/)
    await page.keyboard.press('ArrowDown')
    await tabTo(/^Publier la v1$/)
    await page.keyboard.press('Enter')
    await heading(tool, /Au clavier/).waitFor()
    t.pass('published')
  })

  await t.test('on a phone a new fiche begins with a title and a photo', async t => {
    await page.setViewportSize({ width: 360, height: 740 })
    await frame.evaluate("location.hash = '/new'")
    await box(tool, 'Nom de la preuve').fill('Photo du tableau')
    await tool.locator('input[capture]').setInputFiles({ name: 'tableau.png', mimeType: 'image/png', buffer: await image('#0f6cbf') })
    await tool.getByRole('listitem', { name: /tableau\.png/ }).waitFor()
    await picture(page, 'writing-phone')
    t.equal(await frame.evaluate("Boolean(document.getElementById('field-traces').compareDocumentPosition(document.getElementById('field-description')) & Node.DOCUMENT_POSITION_FOLLOWING)"), true, 'before the texts')
    const id = /fiches\/([0-9a-f-]{36})\/write/.exec(String(await frame.evaluate('location.hash')))?.[1] ?? ''
    await eventually('the fiche is there', async () => (await draft(id)).traces?.length === 1, 30)
    t.equal((await draft(id)).title, 'Photo du tableau')
    t.equal(await frame.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth'), false, 'nothing is wider than the phone')
    t.same(await findBarriers(page), [])
  })
})
