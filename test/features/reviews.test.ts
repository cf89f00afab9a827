import t from 'tap'
import { v7 } from 'uuid'
import { completeDraft, openSchool, publishFiche } from '../support/school.ts'

t.test('a tutor sees what is new, comments, asks for changes; the student sees it (IMT-13, IMT-39, IMT-40)', async t => {
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
