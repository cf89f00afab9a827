import t from 'tap'
import { timelineOf } from '../../src/web/features/reviews/timeline.ts'

const person = { id: 'p', name: 'Claire' }
const version = (number: number, publishedAt: string) =>
  ({ number, publishedAt, importedAt: null, title: '', context: '', description: '', analysis: '', contribution: '', competences: [], situationTypes: [], experience: null, traces: [], contentHash: '' })
const comment = (id: string, sequence: number, createdAt: string) =>
  ({ id, sequence, createdAt, versionNumber: 1, author: person, text: '', tracePosition: null, reason: null })
const decision = (id: string, sequence: number, decidedAt: string) =>
  ({ id, sequence, decidedAt, versionNumber: 1, decidedBy: person, outcome: 'approved' as const, reason: '' })

t.test('versions, comments and decisions as they came', async t => {
  const events = timelineOf(
    [version(1, '2026-05-01T10:00:00Z'), version(2, '2026-05-03T10:00:00Z')],
    { comments: [comment('second', 3, '2026-05-02T10:00:00Z'), comment('last', 6, '2026-05-04T10:00:00Z')], decisions: [decision('third', 4, '2026-05-02T10:00:00Z')] })
  t.same(events.map(({ id }) => id), ['v1', 'second', 'third', 'v2', 'last'])
})

t.test('at the same moment the sequence decides, whatever its kind', async t => {
  const at = '2026-05-02T10:00:00Z'
  const events = timelineOf([], { comments: [comment('b', 2, at), comment('d', 4, at)], decisions: [decision('a', 1, at), decision('c', 3, at)] })
  t.same(events.map(({ id }) => id), ['a', 'b', 'c', 'd'])
})
