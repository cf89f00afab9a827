import t from 'tap'
import { at, media, startPlatform } from './platform.ts'
import type { Platform } from './platform.ts'
import { replay } from './wire.ts'

/** The two line items of the recording, made as they were: 5 bound to the activity, 6 free. */
async function recordedItems (platform: Platform): Promise<Record<string, string>> {
  const made: Record<string, string> = {}
  for (const [id, name] of [['5', 'lineitem-create'], ['6', 'lineitem-create-unbound']] as const) {
    const { found } = await replay(platform, name)
    made[id] = /lineitems\/(\d+)\//.exec(JSON.stringify(found.body))?.[1] ?? ''
  }
  return made
}

t.test('the recorded scores, one after the other', async t => {
  const platform = await startPlatform(t)
  const items = await recordedItems(platform)
  for (const [name, says] of [
    ['score-ok', 'a grade and a comment with HTML'],
    ['results', 'wire 6: the comment is stored as it is'],
    ['score-pending', 'wire 3: a second score within the same second'],
    ['score-nouser', 'wire 4: an unknown user'],
    ['score-teacher', 'wire 4: a teacher cannot be graded'],
    ['score-over', 'wire 3: again the same second'],
    ['score-badts', 'wire 4: a bad timestamp'],
    ['score-nomax', 'wire 4: scoreGiven without scoreMaximum'],
    ['score-older', 'wire 3: an older score'],
    ['own-score', 'the activity\'s own line item'],
    ['score-unbound', 'a line item made without the resource link'],
    ['score-over-later', 'wire 6: above the maximum'],
    ['results-after-over', 'wire 6: clipped to it'],
    ['score-notready', 'wire 5: Pending, with a scoreGiven'],
    ['results-after-notready', 'wire 5: the grade is erased']
  ] as const) {
    const { found, wanted } = await replay(platform, name, items)
    t.strictSame(found, wanted, `${name}: ${says}`)
  }
  t.equal(platform.demo.gradebook.cell('6').grade, 60)
})

t.test('scores, each test on a student of its own', async t => {
  const { demo, score, call } = await startPlatform(t)
  let enrolled = 100
  const student = () => {
    const id = String(++enrolled)
    demo.enrol({ id, username: id, given: 'Un', family: 'Tel', name: 'Un Tel', email: `${id}@ecole.example`, role: 'student' })
    return id
  }

  await t.test('wire 3: two scores for one person within the same second collide', async t => {
    const userId = student()
    const other = student()
    const before = demo.gradebook.scores.length
    const second = new Date(Math.floor(Date.now() / 1000) * 1000 - 10_000).toISOString()
    const post = (userId: string, milliseconds: string) =>
      score({ userId, timestamp: second.replace('.000', milliseconds), scoreGiven: 1, scoreMaximum: 2 })
    t.equal((await post(userId, '.100')).status, 200)
    t.match(await post(userId, '.900'), { status: 409, type: `${media.score}; charset=utf-8`, text: '[]', statusText: /earlier timestamp/ })
    t.equal((await post(other, '.900')).status, 200, 'another person')
    t.equal((await score({ userId, timestamp: at(-8), scoreGiven: 2, scoreMaximum: 2 })).status, 200, 'a later second')
    t.strictSame(demo.gradebook.scores.slice(before).map(each => [each.userId, each.scoreGiven]), [[userId, 1], [other, 1], [userId, 2]])
  })

  await t.test('wire 3: a timestamp of the future stands in the way of the present', async t => {
    const userId = student()
    t.equal((await score({ userId, timestamp: at(60), scoreGiven: 1, scoreMaximum: 2 })).status, 200)
    t.equal((await score({ userId, timestamp: at(0), scoreGiven: 2, scoreMaximum: 2 })).status, 409)
  })

  await t.test('wire 4: a refusal says nothing but []; the status line quotes the request', async t => {
    const userId = student()
    const before = demo.gradebook.scores.length
    const good = { userId, timestamp: at(0), scoreGiven: 1, scoreMaximum: 2 }
    for (const bad of [
      { ...good, userId: '99999' }, { ...good, userId: '4' }, { ...good, userId: '3' }, { ...good, userId: '2' }, { ...good, userId: undefined },
      { ...good, timestamp: 'yesterday' }, { ...good, timestamp: undefined }, { ...good, scoreMaximum: undefined },
      { ...good, scoreGiven: 'many' }, { ...good, activityProgress: undefined }, { ...good, gradingProgress: null }
    ]) {
      t.match(await score({ ...bad, comment: 'Très\nbien' }), {
        status: 400, type: `${media.score}; charset=utf-8`, text: '[]', statusText: /^Incorrect score received\{/
      }, JSON.stringify(bad))
    }
    const broken = await call('POST', '/2/lineitems/2/lineitem/scores?type_id=1', { type: media.score, body: '{' })
    t.match(broken, { status: 400, text: '[]' })
    t.equal(demo.gradebook.scores.length, before)
  })

  await t.test('wire 5: whatever is not FullyGraded erases grade and comment', async t => {
    const userId = student()
    for (const [index, gradingProgress] of ['Pending', 'PendingManual', 'Failed', 'NotReady', 'Whatever'].entries()) {
      const then = -1000 + index * 10
      await score({ userId, timestamp: at(then), scoreGiven: 60, scoreMaximum: 100, comment: 'bien' })
      t.equal(demo.gradebook.cell(userId).grade, 60)
      t.equal((await score({ userId, timestamp: at(then + 5), gradingProgress, scoreGiven: 50, scoreMaximum: 100 })).status, 200)
      t.match(demo.gradebook.cell(userId), { grade: null, comment: null, timestamp: null })
    }
    await score({ userId, timestamp: at(-100), scoreGiven: 60, scoreMaximum: 100 })
    t.equal((await score({ userId, timestamp: at(-90) })).status, 200)
    t.equal(demo.gradebook.cell(userId).grade, null, 'FullyGraded without scoreGiven too')
  })

  await t.test('lti 1.6: a comment without a grade is dated by Moodle\'s clock', async t => {
    const userId = student()
    t.equal((await score({ userId, timestamp: at(-100), gradingProgress: 'PendingManual', comment: 'en attente' })).status, 200)
    const { grade, comment, timestamp } = demo.gradebook.cell(userId)
    t.strictSame([grade, comment], [null, 'en attente'])
    t.ok(Math.abs(Date.parse(timestamp ?? '') - Date.now()) < 5000)
    t.equal((await score({ userId, timestamp: at(-50), scoreGiven: 1, scoreMaximum: 1 })).status, 409)
  })

  await t.test('wire 6: clipped, rescaled, the comment kept as it is or cleared', async t => {
    const userId = student()
    await score({ userId, timestamp: at(-50), scoreGiven: 150, scoreMaximum: 100, comment: '<b>x</b> & y\nz' })
    t.match(demo.gradebook.cell(userId), { grade: 100, max: 100, comment: '<b>x</b> & y\nz' })
    await score({ userId, timestamp: at(-40), scoreGiven: 1, scoreMaximum: 3 })
    t.match(demo.gradebook.cell(userId), { grade: 33.33333, comment: null })
    await score({ userId, timestamp: at(-30), scoreGiven: '7', scoreMaximum: 10, comment: 'oui' })
    await score({ userId, timestamp: at(-20), scoreGiven: 7, scoreMaximum: 10, comment: '' })
    t.match(demo.gradebook.cell(userId), { grade: 70, comment: null })
  })

  await t.test('lti 1.6: results', async t => {
    const userId = student()
    const zero = student()
    const results = (query = '') => call('GET', `/2/lineitems/2/lineitem/results?type_id=1${query}`, { accept: media.results })

    t.strictSame((await results(`&user_id=${userId}&limit=10`)).body, [], 'limit does no harm while there is no grade')
    const timestamp = at(-60)
    await score({ userId, timestamp, scoreGiven: 75, scoreMaximum: 100, comment: 'bien' })
    await score({ userId: zero, timestamp, scoreGiven: 0, scoreMaximum: 100, comment: 'rien' })
    const url = `${demo.url}/mod/lti/services.php/2/lineitems/2/lineitem`
    t.strictSame((await results(`&user_id=${userId}`)).body, [{
      id: `${url}/results?type_id=1&user_id=${userId}`,
      userId,
      resultScore: 75,
      resultMaximum: 100,
      comment: 'bien',
      scoreOf: `${url}?type_id=1`,
      timestamp: timestamp.replace(/\.\d+Z$/, '+00:00')
    }])
    t.strictSame((await results(`&user_id=${zero}`)).body, [{ id: `${url}/results?type_id=1&user_id=${zero}`, userId: zero }], 'a grade of 0 has no resultScore')
    t.equal((await results('&limit=10')).status, 500)
    t.match(await call('GET', '/2/lineitems/99/lineitem/results?type_id=1', { accept: media.results }), { status: 404, body: { reason: /99/ } })
  })

  await t.test('a score media type of its own', async t => {
    const userId = student()
    const body = { userId, timestamp: at(0), activityProgress: 'Completed', gradingProgress: 'FullyGraded', scoreGiven: 1, scoreMaximum: 1 }
    const post = (type: string, query = '?type_id=1') => call('POST', `/2/lineitems/2/lineitem/scores${query}`, { type, body })
    t.match(await post('application/json'), { status: 400, type: 'application/json; charset=utf-8', body: { status: 400 } })
    t.equal((await post('application/vnd.ims.lis.v1.scorecontainer+json')).status, 400)
    t.equal((await post(`${media.score}; charset=utf-8`)).status, 200, 'a charset is tolerated')
    t.equal((await call('GET', '/2/lineitems/2/lineitem/scores?type_id=1')).status, 405)
  })
})

t.test('lti 1.6: what a teacher did in the gradebook stands', async t => {
  const { demo, score } = await startPlatform(t)
  await score({ userId: '6', timestamp: at(-60), scoreGiven: 40, scoreMaximum: 100, comment: 'outil' })
  demo.gradebook.override('6', { grade: 12, comment: 'main' })
  t.equal((await score({ userId: '6', timestamp: at(-30), scoreGiven: 90, scoreMaximum: 100 })).status, 409, 'older than the edit')
  t.equal((await score({ userId: '6', timestamp: at(30), scoreGiven: 90, scoreMaximum: 100 })).status, 200)
  t.match(demo.gradebook.cell('6'), { grade: 12, comment: 'main' })
  demo.gradebook.lock(true, '2', '7')
  t.match(await score({ userId: '7', timestamp: at(0), scoreGiven: 1, scoreMaximum: 1 }), { status: 500, text: '[]' })
  demo.gradebook.lock(true)
  t.equal((await score({ userId: '8', timestamp: at(0), scoreGiven: 1, scoreMaximum: 1 })).status, 500)
  demo.gradebook.lock(false)
  t.equal((await score({ userId: '8', timestamp: at(0), scoreGiven: 1, scoreMaximum: 1 })).status, 200)
  t.equal(demo.gradebook.scores.length, 3)
})
