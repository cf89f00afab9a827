// A phone, in English: from the launch to the second version, in Moodle's frame.
import t from 'tap'
import { findBarriers, openActivity, openBrowser, picture } from '../support/browser.ts'
import { startService } from '../support/service.ts'
import { box, heading, image, saved, student, type } from '../support/writing.ts'

t.test('at 360 px, in English: from the launch to the second version', { timeout: 240_000 }, async t => {
  const service = await startService(t)
  await service.start()
  const phone = await openBrowser(t, { width: 360, height: 740 })
  const { page, tool } = await openActivity(phone, service.demo, student)
  await heading(tool, 'Mes fiches').waitFor()
  await picture(page, 'phone-empty-list')
  await tool.getByRole('button', { name: 'English' }).click()
  await heading(tool, 'My proofs').waitFor()
  t.equal(await page.frame({ url: /127\.0\.0\.1/ })?.evaluate('document.documentElement.lang'), 'en')
  const checkPhone = async (state: string): Promise<void> => {
    await picture(page, `phone-${state}`)
    t.same(await findBarriers(page), [], `no barrier: ${state}`)
    const wider = await page.frame({ url: /127\.0\.0\.1/ })?.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')
    t.equal(wider, false, `nothing is wider than the phone: ${state}`)
  }
  await checkPhone('english')

  await tool.getByRole('link', { name: 'Add my first proof' }).click()
  await heading(tool, 'Add a proof').waitFor()
  await box(tool, 'Name of the proof').fill('Photo of the board')
  await tool.locator('input[capture]').setInputFiles({ name: 'board.png', mimeType: 'image/png', buffer: await image('#0f6cbf') })
  await box(tool, 'Alternative text').fill('The board after the meeting')
  await type(tool, 'Description of the trace', 'What we drew together.')
  await type(tool, 'Analysis of the trace', 'A drawing settles what words do not.')
  await tool.getByRole('combobox', { name: 'Target competence' }).selectOption({ index: 1 })
  await checkPhone('writing')
  await tool.getByRole('button', { name: 'Publish v1' }).click()
  await heading(tool, /Photo of the board/).waitFor()
  await checkPhone('published')
  await tool.getByRole('button', { name: 'Improve (v2)' }).click()
  await type(tool, 'Analysis of the trace', 'A drawing settles what words do not: we changed the plan on the spot.')
  await saved(tool).waitFor()
  await tool.getByRole('button', { name: 'Publish v2' }).click()
  await tool.getByRole('tab', { name: /v2/ }).waitFor()
  await tool.getByText('we changed the plan on the spot').first().waitFor()
  await checkPhone('second-version')
})
