import t from 'tap'
import { compareCompetences, compareNames, compareTraces } from '../../src/web/features/versions/changes.ts'

const link = (url: string, caption = '') => ({ kind: 'link' as const, url, caption, type: '', eventDate: null, confidential: false })
const file = (id: string, alt = '') => ({
  kind: 'file' as const,
  caption: '',
  type: '',
  eventDate: null,
  confidential: false,
  alt,
  decorative: false,
  file: { id, name: `${id}.png`, mediaType: 'image/png', size: 1, width: 1, height: 1 }
})
const competence = (id: string, acquired = false) => ({ id, code: id, label: id, acquired })
const summary = (changes: ReadonlyArray<{ change: string }>): string[] => changes.map(({ change }) => change)

t.test('IMT-41 traces that came, went, or are told otherwise', async t => {
  const a = link('https://a.example')
  const b = file('b')
  const table: Array<[what: string, before: Parameters<typeof compareTraces>[0], after: Parameters<typeof compareTraces>[1], changes: string[]]> = [
    ['none', [], [], []],
    ['the same', [a, b], [a, b], ['same', 'same']],
    ['one more', [a], [a, b], ['same', 'added']],
    ['one less, at the end', [b, a], [a], ['same', 'removed']],
    ['another caption', [a], [link('https://a.example', 'Le plan')], ['changed']],
    ['another description of the image', [b], [file('b', 'Un plan')], ['changed']],
    ['another address', [a], [link('https://c.example')], ['added', 'removed']],
    ['twice the same link, once after', [a, a], [a], ['same', 'removed']]
  ]
  for (const [what, before, after, changes] of table) t.same(summary(compareTraces(before, after)), changes, what)
  t.same(compareTraces([a], [b]), [{ change: 'added', moved: false, before: undefined, after: b }, { change: 'removed', moved: false, before: a, after: undefined }])
})

t.test('IMT-24 traces tell of a process: their order counts', async t => {
  const table: Array<[what: string, before: string, after: string, moved: string]> = [
    ['the same order', 'a b c', 'a b c', ''],
    ['the last one first', 'a b c', 'c a b', 'c'],
    ['the first one last', 'a b c', 'b c a', 'a'],
    ['what comes and goes moves nothing', 'a b c', 'd b c', ''],
    ['past two that are the same', 'a a b', 'b a a', 'b']
  ]
  const traces = (ids: string) => ids.split(' ').map(id => file(id))
  for (const [what, before, after, moved] of table) {
    const found = compareTraces(traces(before), traces(after)).filter(change => change.moved)
    t.equal(found.map(({ after }) => after?.kind === 'file' ? after.file.id : '').join(' '), moved, what)
  }
  t.equal(compareTraces(traces('a b c'), traces('c b a')).filter(({ moved }) => moved).length, 2, 'one of three keeps its place')
})

t.test('competences and names', async t => {
  t.same(summary(compareCompetences([competence('CG3'), competence('CG8')], [competence('CG3', true)])), ['changed', 'removed'])
  t.same(summary(compareNames(['T1', 'T2'], ['T2', 'T3'])), ['same', 'added', 'removed'])
})
