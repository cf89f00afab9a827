// Finding one's way: what is in the address, how a list is sorted, how a search is told, where a date falls.
import t from 'tap'
import type { CompetenceProgress } from '../../src/web/api/types.ts'
import { sortedBy, sortOf } from '../../src/web/features/fiches/sort.ts'
import { askedOf, viewOf } from '../../src/web/features/fiches/view.ts'
import { byMonth, dayOf, isDuring, placeOf } from '../../src/web/features/progress/days.ts'
import { partsOf } from '../../src/web/features/progress/steps.ts'
import { membersOf, sameView, withMember, withoutMember } from '../../src/web/features/search/members.ts'
import { links, routeOf, type ListView } from '../../src/web/routes.ts'

const [student, competence, experience] = [1, 2, 3].map(last => `0190aaaa-0000-7000-8000-00000000000${last}`)
if (student === undefined || competence === undefined || experience === undefined) throw new Error('three ids')

const full: ListView = {
  filter: 'submitted',
  query: {
    q: 'cahier "des charges" -réunion & co',
    studentId: student,
    competenceId: competence,
    experienceId: experience,
    group: '12',
    from: '2026-01-01',
    to: '2026-06-30',
    unread: true,
    toRead: true,
    sort: 'title',
    order: 'desc'
  }
}

t.test('IMT-37 a search is all in its address, whatever is in it', async t => {
  t.same(routeOf(links.search(full.filter, full.query)), { screen: 'search', view: full })
  t.same(routeOf('#/search'), { screen: 'search', view: { filter: null, query: {} } })
  t.same(routeOf('#/search?student=me&from=yesterday&sort=luck&state=lost&mine=yes'), { screen: 'search', view: { filter: null, query: {} } }, 'what may be typed is looked at')
})

t.test('what the API is asked for is what a saved search gives back', async t => {
  t.same(viewOf(askedOf(full)), full)
  t.same(askedOf({ filter: 'all', query: {} }), {}, 'all is no state')
})

t.test('IMT-39 a heading sorts, and turns when it is pressed again', async t => {
  t.same(sortOf({}), { sort: 'updated', order: 'desc' }, 'the newest event first')
  t.same(sortedBy({ q: 'x' }, 'title'), { q: 'x', sort: 'title', order: 'asc' })
  t.same(sortedBy(sortedBy({}, 'title'), 'title'), { sort: 'title', order: 'desc' })
  t.same(sortedBy({}, 'updated'), { sort: 'updated', order: 'asc' })
  t.same(sortedBy({ sort: 'title', order: 'desc' }, 'created'), { sort: 'created', order: 'desc' }, 'dates begin with the newest')
})

t.test('a filter is put and taken away', async t => {
  t.same(membersOf(full), ['state', 'q', 'competenceId', 'studentId', 'group', 'experienceId', 'from', 'to', 'unread', 'toRead'])
  let view = full
  for (const member of membersOf(full)) view = withoutMember(view, member)
  t.same(view, { filter: null, query: { sort: 'title', order: 'desc' } })
  t.same(withMember(view, 'unread', '1').query.unread, true)
  t.same(withMember(view, 'state', 'declined').filter, 'declined')
  t.same(withMember(full, 'studentId', competence).query.experienceId, undefined, "another student's experiences are other ones")
  t.ok(sameView(full, { filter: 'submitted', query: { ...full.query } }))
  t.notOk(sameView(full, withoutMember(full, 'to')))
  t.notOk(sameView(full, { ...full, query: { ...full.query, order: 'asc' } }))
})

t.test('IMT-24 traces come by the month of what they show', async t => {
  const on = (eventDate: string) => ({ eventDate })
  t.same(byMonth([on('2026-03-31'), on('2025-12-01'), on('2026-03-01')]), [
    { month: '2025-12', items: [on('2025-12-01')] },
    { month: '2026-03', items: [on('2026-03-01'), on('2026-03-31')] }
  ])
  t.equal(new Date(dayOf('2026-03-01')).getDate(), 1, 'a local date is that day wherever one is')
  const period = { startsOn: '2026-02-20', endsOn: '2026-04-02' }
  t.same(['2026-01', '2026-02', '2026-03', '2026-04', '2026-05'].filter(month => isDuring(period, month)), ['2026-02', '2026-03', '2026-04'])
  t.ok(isDuring({ startsOn: null, endsOn: '2026-02-01' }, '2020-01'), 'an unknown end is open')
  t.notOk(isDuring({ startsOn: null, endsOn: null }, '2026-01'))
  t.same(placeOf({ startsOn: '2026-01-11', endsOn: '2026-01-21' }, '2026-01-01', '2026-01-21'), { from: 0.5, to: 1 })
  t.same(placeOf({ startsOn: '2026-01-01', endsOn: null }, '2026-01-01', '2026-01-01'), { from: 0, to: 1 })
  t.equal(placeOf({ startsOn: null, endsOn: null }, '2026-01-01', '2026-01-21'), undefined)
})

t.test('IMT-38 a bar has a piece for each step, and room for what is missing', async t => {
  const progress: CompetenceProgress = {
    competence: { id: competence, code: 'CG3', label: 'Concevoir' }, planned: 1, draft: 0, submitted: 1, changesRequested: 0, approved: 2, declined: 0, needed: 8
  }
  t.same(partsOf(progress).parts.map(({ step, from, to }) => [step, from, to]), [['approved', 0, 0.25], ['submitted', 0.25, 0.375], ['planned', 0.375, 0.5]])
  t.equal(partsOf({ ...progress, needed: 1 }).parts.at(-1)?.to, 1)
  t.same(partsOf({ ...progress, planned: 0, submitted: 0, approved: 0, needed: 1 }).parts, [])
})
