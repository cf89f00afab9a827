// What the screens of reading and judging work out by themselves.
import t from 'tap'
import { contentOf, emptyExperience, faultsOf } from '../../src/web/features/experiences/content.ts'
import { isImage } from '../../src/web/features/fiches/images.ts'
import { traceName, traceTypeName } from '../../src/web/features/fiches/trace-name.ts'
import { traceTypes } from '../../src/web/features/fiches/trace-types.ts'
import { blockedBy } from '../../src/web/features/fiches/trace-talk.ts'
import { withSentence } from '../../src/web/features/reviews/ready-sentence.ts'
import { contentOfRows, emptyExample, missingOf, moved, rowsOfGuidance } from '../../src/web/features/units/rows.ts'
import { fr } from '../../src/web/i18n/fr.ts'
import { french, i18nOf } from '../../src/web/i18n/index.ts'
import { sizeText } from '../../src/web/size.ts'

const trace = { caption: '', type: '', eventDate: null, confidential: false }
const link = { ...trace, kind: 'link' as const, url: 'https://cloud.example.org/f/1' }
const fileOf = (width: number | null) => ({
  ...trace, kind: 'file' as const, alt: '', decorative: false, file: { id: 'f', name: 'plan.pdf', mediaType: 'x/y', size: 1, width, height: width }
})

t.test('IMT-23 every type of trace has its name; any other is the student’s own', async t => {
  t.same([...traceTypes].sort(), Object.keys(fr.traceType).sort())
  t.equal(traceTypes.length, 18)
  t.equal(traceTypeName(fr, 'minutes'), 'Compte rendu de réunion')
  t.equal(traceTypeName(fr, 'Maquette'), 'Maquette')
  t.equal(traceTypeName(fr, 'constructor'), 'constructor')
})

t.test('a trace is called by its caption, else by what it is', async t => {
  t.equal(traceName({ ...link, caption: 'Le plan' }), 'Le plan')
  t.equal(traceName(link), link.url)
  t.equal(traceName(fileOf(null)), 'plan.pdf')
  t.equal(traceName({ ...fileOf(3), alt: 'Un plan' }), 'Un plan')
  t.same([link, fileOf(null), fileOf(3)].map(isImage), [false, false, true])
})

t.test('IMT-43 the last word on a trace that cannot be opened', async t => {
  const said = (id: string, versionNumber: number, tracePosition: number | null, reason: 'trace_not_accessible' | 'no_level2' | null) =>
    ({ id, versionNumber, tracePosition, reason, author: { id: 'c', name: 'Claire' }, text: '', sequence: 1, createdAt: '' })
  const comments = [said('first', 1, 0, 'trace_not_accessible'), said('last', 1, 0, 'trace_not_accessible'), said('elsewhere', 1, 2, 'no_level2'), said('v2', 2, 1, 'trace_not_accessible')]
  const talk = { versionNumber: 1, comments, onComment: () => {} }
  t.same([0, 1, 2].map(position => blockedBy(talk, position)?.id), ['last', undefined, undefined])
})

t.test('IMT-32 a ready sentence comes into what is written, and leaves it as it was', async t => {
  const table: Array<[what: string, text: string, last: string, next: string, then: string]> = [
    ['into nothing', '', '', 'Montrez-le.', 'Montrez-le.'],
    ['after what is written', 'Bien.\n', '', 'Montrez-le.', 'Bien.\n\nMontrez-le.'],
    ['in the place of the last one', 'Bien.\n\nMontrez-le.', 'Montrez-le.', 'Dites-le.', 'Bien.\n\nDites-le.'],
    ['not in the place of what was adapted', 'Montrez-le mieux.', 'Montrez-le.', 'Dites-le.', 'Montrez-le mieux.\n\nDites-le.'],
    ['none instead', 'Bien.\n\nMontrez-le.', 'Montrez-le.', '', 'Bien.'],
    ['none, none', 'Bien.', '', '', 'Bien.'],
    ['signs are no pattern', '$& ?', '$& ?', '$1', '$1']
  ]
  for (const [what, text, last, next, then] of table) t.equal(withSentence(text, last, next), then, what)
})

t.test('IMT-03 an experience needs a title, and an end that follows its beginning', async t => {
  t.same(faultsOf(emptyExperience), ['title'])
  t.same(faultsOf({ ...emptyExperience, title: ' ', startsOn: '2026-03-02', endsOn: '2026-03-01' }), ['title', 'endsOn'])
  t.same(faultsOf({ ...emptyExperience, title: 'Stage', startsOn: '2026-03-01', endsOn: '2026-03-01' }), [])
  t.same(contentOf({ ...emptyExperience, id: 'e', revision: 2, ficheCount: 3, createdAt: '' }), emptyExperience)
})

t.test('IMT-45 the guidance as its form holds it', async t => {
  const question = (fr: string, en = '') => ({ fr, en })
  const guidance = {
    credit: question(''),
    version: 1,
    updatedAt: null,
    author: null,
    description: [question('Un', 'One'), question('Deux')],
    analysis: [question(' ')],
    examples: [{ ...emptyExample, extract: question('Extrait') }]
  }
  const rows = rowsOfGuidance(guidance)
  t.same(contentOfRows(rows).description, [question('Un', 'One'), question('Deux', 'Deux')], 'French stands in for English')
  t.same(missingOf(rows), ['analysis-kept-0-fr', 'examples-kept-0-feedback-fr'])
  const order = (by: 1 | -1, key: string): string[] => moved(rows.description, key, by).map(({ value }) => value.fr)
  t.same([order(1, 'kept-0'), order(-1, 'kept-0'), order(1, 'kept-1'), order(-1, 'kept-1')], [['Deux', 'Un'], ['Un', 'Deux'], ['Un', 'Deux'], ['Deux', 'Un']])
})

t.test('sizes and local dates speak the language', async t => {
  const plain = (text: string): string => text.replaceAll(/\s/g, ' ')
  t.same([0, 900, 4_300, 13_000_000, 2 * 1024 ** 3, 5 * 1024 ** 4].map(bytes => plain(sizeText('fr', bytes))), ['0 o', '900 o', '4 ko', '12,4 Mo', '2 Go', '5 120 Go'])
  t.equal(plain(sizeText('en', 13_000_000)), '12.4 MB')
  t.match(french.day('2026-05-01'), /1 mai 2026/)
  t.match((await i18nOf('en')).day('2026-05-01'), /1 May 2026/)
})
