import t from 'tap'
import { emptyExperience, isContent } from '../../src/web/features/experiences/content.ts'
import { isBegun, rowsOfGuidance } from '../../src/web/features/units/rows.ts'

const again = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

t.test('an experience that the browser kept is taken up; what another release kept otherwise is not', async t => {
  t.ok(isContent(again({ ...emptyExperience, title: 'Stage', startsOn: '2026-02-02' })))
  t.notOk(isContent(again({ ...emptyExperience, title: null })))
  t.notOk(isContent(again({ title: 'Stage' })))
  for (const value of [null, 'Stage', []]) t.notOk(isContent(value))
})

t.test('so is a guidance, with the version over which it was begun', async t => {
  const sentence = { fr: 'Où ?', en: 'Where?' }
  const example = { competence: '', extract: sentence, feedback: sentence, improved: sentence }
  const rows = rowsOfGuidance({ version: 3, updatedAt: null, author: null, credit: sentence, description: [sentence], analysis: [], examples: [example] })
  t.ok(isBegun(again({ version: 3, rows })))
  t.notOk(isBegun(again({ version: 3, rows: { ...rows, analysis: [{ key: 'a', value: { fr: 'Où ?' } }] } })))
  t.notOk(isBegun(again({ version: 3, rows: { ...rows, examples: undefined } })))
  t.notOk(isBegun(again({ rows })))
  t.notOk(isBegun(null))
})
