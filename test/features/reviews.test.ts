import t from 'tap'
import { v7 } from 'uuid'
import { completeDraft, linkTrace, openSchool, publishFiche } from '../support/school.ts'

t.test('IMT-40 what is new is marked as unread for whom it is new: the tutor sees, comments, asks for changes; the student sees it', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const claire = await school.enter('claire', ['staff'])
  const { id } = await publishFiche(ines)
  const unread = async (who: typeof ines) => (await who.call('GET', '/fiches')).json().items[0].unreadCount
  t.equal(await unread(claire), 1)
  t.equal(await unread(ines), 0, 'what one did oneself is no news')

  const { sequence } = (await claire.call('GET', `/fiches/${id}`)).json()
  t.equal((await claire.call('PUT', `/fiches/${id}/read-mark`, { sequence })).statusCode, 204)
  t.equal(await unread(claire), 0)
  await claire.call('PUT', `/fiches/${id}/read-mark`, { sequence: 0 })
  t.equal(await unread(claire), 0, 'a mark never goes back')

  const comment = { id: v7(), versionNumber: 1, text: 'Quelle était la demande ?' }
  const twice = await Promise.all([claire.call('POST', `/fiches/${id}/comments`, comment), claire.call('POST', `/fiches/${id}/comments`, comment)])
  t.same(twice.map(answer => answer.statusCode), [201, 201])
  const decision = { id: v7(), versionNumber: 1, outcome: 'changes_requested', reason: 'Il manque la prise de recul.' }
  t.equal((await claire.call('POST', `/fiches/${id}/decisions`, decision)).statusCode, 201)
  t.equal(await unread(ines), 2)
  t.equal(await unread(claire), 0)

  const reviews = (await ines.call('GET', `/fiches/${id}/reviews`)).json()
  t.match(reviews, {
    comments: [{ text: comment.text, author: { name: 'claire' }, versionNumber: 1 }],
    decisions: [{ outcome: 'changes_requested', reason: decision.reason }]
  })
  t.equal(reviews.comments.length, 1, 'sent twice, said once')
  t.match((await ines.call('GET', '/fiches')).json().items[0], { state: 'changes_requested', commentCount: 1 })
})

t.test('a decision points at a version, is never changed, and can be taken back', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const claire = await school.enter('claire', ['staff'])
  const { id } = await publishFiche(ines)
  const decide = (outcome: string, versionNumber = 1, reason = '') =>
    claire.call('POST', `/fiches/${id}/decisions`, { id: v7(), versionNumber, outcome, reason })
  const state = async () => (await ines.call('GET', `/fiches/${id}`)).json().state

  t.same((await claire.call('GET', '/scores')).json().items, [], 'no mark before anything was approved')
  t.match((await decide('changes_requested')).json(), { status: 400, fields: [{ field: 'reason', code: 'missing' }] })
  t.match((await decide('approved', 2)).json(), { status: 400, fields: [{ field: 'versionNumber' }] })
  t.match((await decide('reopened')).json(), { status: 409, code: 'already-decided' }, 'nothing to take back')
  t.equal((await decide('approved')).statusCode, 201)
  t.equal(await state(), 'approved')
  t.match((await decide('approved')).json(), { status: 409, code: 'already-decided' })
  t.equal((await decide('reopened')).statusCode, 201)
  t.equal(await state(), 'submitted')
  t.equal((await claire.call('GET', '/scores')).json().items[0].given, 0, 'one that is taken back is')
  t.equal((await decide('approved')).statusCode, 201)
  t.same((await ines.call('GET', `/fiches/${id}/reviews`)).json().decisions.map((d: { outcome: string }) => d.outcome),
    ['approved', 'reopened', 'approved'])
})

t.test('a decision that a colleague took meanwhile is not overturned unread', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const claire = await school.enter('claire', ['staff'])
  const yann = await school.enter('yann', ['staff'])
  const { id } = await publishFiche(ines)
  const { sequence } = (await claire.call('GET', `/fiches/${id}`)).json()
  await yann.call('POST', `/fiches/${id}/decisions`, { id: v7(), versionNumber: 1, outcome: 'approved', reason: '', sequence })
  const request = { id: v7(), versionNumber: 1, outcome: 'changes_requested', reason: 'encore', sequence }
  t.match((await claire.call('POST', `/fiches/${id}/decisions`, request)).json(), { status: 412, code: 'stale' })
  t.equal((await claire.call('GET', `/fiches/${id}`)).json().state, 'approved')
  const seen = (await claire.call('GET', `/fiches/${id}`)).json().sequence
  t.equal((await claire.call('POST', `/fiches/${id}/decisions`, { ...request, sequence: seen })).statusCode, 201, 'once it is read')
})

t.test('decisions on several fiches of one student at once wait for each other, and none fails', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const tutors = [await school.enter('claire', ['staff']), await school.enter('paul', ['staff'])]
  const ids = await Promise.all(['A', 'B', 'C', 'D'].map(async letter => (await publishFiche(ines, letter)).id))
  for (const outcome of ['approved', 'reopened', 'approved', 'reopened', 'approved']) {
    const answers = await Promise.all(ids.map(async (id, index) => await tutors[index % 2]?.call('POST', `/fiches/${id}/decisions`, { id: v7(), versionNumber: 1, outcome, reason: '' })))
    t.same(answers.map(answer => answer?.statusCode), [201, 201, 201, 201], outcome)
  }
  t.match((await tutors[0]?.call('GET', '/scores'))?.json(), { items: [{ given: 50 }] })
})

t.test('v1 stays approved when v2 waits', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const claire = await school.enter('claire', ['staff'])
  const { id, competenceId } = await publishFiche(ines)
  await claire.call('POST', `/fiches/${id}/decisions`, { id: v7(), versionNumber: 1, outcome: 'approved', reason: '' })
  const { revision } = (await ines.call('POST', `/fiches/${id}/draft`)).json()
  const same = await ines.call('POST', `/fiches/${id}/versions`, undefined, { 'if-match': `"${revision}"` })
  t.match(same.json(), { status: 409, code: 'nothing-changed' }, 'what says the same is no new version')
  const saved = (await ines.call('PUT', `/fiches/${id}/draft`, completeDraft(competenceId, 'A', { title: 'Mieux' }), { 'if-match': `"${revision}"` })).json()
  await ines.call('POST', `/fiches/${id}/versions`, undefined, { 'if-match': `"${saved.revision}"` })
  t.equal((await ines.call('GET', `/fiches/${id}`)).json().state, 'submitted')
  const row = await school.db.selectFrom('fiches').select('approvedVersion').where('id', '=', id).executeTakeFirstOrThrow()
  t.equal(row.approvedVersion, 1)
  t.equal((await claire.call('GET', '/scores')).json().items[0].given, 50, 'and counts')
})

t.test('an id that stands for something else is refused', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const claire = await school.enter('claire', ['staff'])
  const first = await publishFiche(ines, 'A')
  const second = await publishFiche(ines, 'B')
  const comment = { id: v7(), versionNumber: 1, text: 'Bien.' }
  await claire.call('POST', `/fiches/${first.id}/comments`, comment)
  t.match((await claire.call('POST', `/fiches/${second.id}/comments`, comment)).json(), { status: 409, code: 'id-taken' })
  t.match((await ines.call('POST', `/fiches/${first.id}/comments`, comment)).json(), { status: 409, code: 'id-taken' })
  const malo = await school.enter('malo', ['student'])
  t.match((await malo.call('POST', '/fiches', { id: first.id })).json(), { status: 409, code: 'id-taken' })
})

t.test('IMT-13 a tutor comments on a proof, and on one of its traces; the student answers', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const claire = await school.enter('claire', ['staff'])
  const { id, competenceId } = await publishFiche(ines)
  const say = (who: typeof ines, more: object) => who.call('POST', `/fiches/${id}/comments`, { id: v7(), versionNumber: 1, text: 'Et le contexte ?', ...more })
  t.match((await say(claire, { tracePosition: 0 })).json(), { tracePosition: 0, reason: null, author: { name: 'claire' } })
  t.match((await say(ines, {})).json(), { tracePosition: null, reason: null })
  t.match((await say(claire, { tracePosition: 1 })).json(), { status: 400, fields: [{ field: 'tracePosition', code: 'unknown' }] })
  t.equal((await ines.call('GET', `/fiches/${id}/reviews`)).json().comments.length, 2, 'what is refused is not said')
  const { revision } = (await ines.call('POST', `/fiches/${id}/draft`)).json()
  const traces = [linkTrace('https://example.org/1'), linkTrace('https://example.org/2')]
  const saved = (await ines.call('PUT', `/fiches/${id}/draft`, completeDraft(competenceId, 'A', { traces }), { 'if-match': `"${revision}"` })).json()
  await ines.call('POST', `/fiches/${id}/versions`, undefined, { 'if-match': `"${saved.revision}"` })
  t.equal((await say(claire, { tracePosition: 1 })).statusCode, 400, 'v1 has one trace')
  t.equal((await say(claire, { versionNumber: 2, tracePosition: 1 })).statusCode, 201)
})

t.test('IMT-32 a tutor gives a reason in one word; that a trace cannot be opened is said of a trace', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const claire = await school.enter('claire', ['staff'])
  const { id } = await publishFiche(ines)
  const say = (who: typeof ines, more: object) => who.call('POST', `/fiches/${id}/comments`, { id: v7(), versionNumber: 1, text: 'Voici.', ...more })
  for (const reason of ['no_trace', 'no_level2', 'relevance_not_justified', 'process_missing']) {
    t.match((await say(claire, { reason })).json(), { reason, tracePosition: null })
  }
  t.match((await say(claire, { reason: 'trace_not_accessible' })).json(), { status: 400, fields: [{ field: 'tracePosition', code: 'missing' }] })
  t.match((await say(claire, { reason: 'trace_not_accessible', tracePosition: 0 })).json(), { reason: 'trace_not_accessible', tracePosition: 0 })
  t.equal((await say(claire, { reason: 'ugly' })).statusCode, 400)
  t.match((await say(ines, { reason: 'no_trace' })).json(), { status: 403, code: 'forbidden' })
  const both = await school.enter('ines', ['student', 'staff'])
  t.equal((await say(both, { reason: 'no_trace' })).statusCode, 403, 'nobody judges their own fiche')
  t.equal((await ines.call('GET', `/fiches/${id}/reviews`)).json().comments.length, 5)
})
