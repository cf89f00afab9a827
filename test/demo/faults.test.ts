import t from 'tap'
import { scope, startPlatform } from './platform.ts'
import type { Fault, ServiceCall } from '../../src/demo/index.ts'

t.test('faults', async t => {
  const calls: ServiceCall[] = []
  let fault: Fault | undefined
  const platform = await startPlatform(t, {
    async intercept (call) {
      calls.push(call)
      const once = call.name === 'score' || call.name === 'keys' ? fault : undefined
      if (once) fault = undefined
      return once
    }
  })
  const { demo, score, token } = platform
  const start = Date.now()
  const post = (seconds: number) => score({ userId: '6', timestamp: new Date(start + seconds * 1000).toISOString(), scoreGiven: 1, scoreMaximum: 2 })

  await t.test('a status, with headers', async t => {
    fault = { status: 429, headers: { 'retry-after': '7' } }
    t.match(await post(-90), { status: 429, body: { status: 429 } })
    t.strictSame(demo.gradebook.scores, [])
    t.equal((await post(-80)).status, 200, 'once')
  })

  await t.test('cut before working', async t => {
    fault = { drop: 'before' }
    await t.rejects(post(-70))
    t.equal(demo.gradebook.scores.length, 1)
  })

  await t.test('cut after working: the score is in, its sender cannot know', async t => {
    fault = { drop: 'after' }
    await t.rejects(post(-60))
    t.equal(demo.gradebook.scores.length, 2)
    t.equal((await post(-60)).status, 409)
  })

  await t.test('slow', async t => {
    fault = { delay: 150 }
    const before = Date.now()
    t.equal((await post(-50)).status, 200)
    t.ok(Date.now() - before >= 145)
  })

  await t.test('the key set down', async t => {
    fault = { status: 503 }
    t.equal((await fetch(demo.registration.keysUrl)).status, 503)
    t.equal((await fetch(demo.registration.keysUrl)).status, 200)
  })

  await t.test('each call is told with its body, parsed', async t => {
    await token([scope.score])
    await fetch(`${demo.url}/mod/lti/auth.php?scope=openid`)
    t.match(calls.find(call => call.name === 'score'), { method: 'POST', url: /scores\?type_id=1$/, body: { userId: '6', scoreGiven: 1 } })
    t.match(calls.filter(call => call.name === 'token').at(-1), { method: 'POST', body: { scope: scope.score } })
    t.match(calls.at(-1), { name: 'authorize', method: 'GET', body: { scope: 'openid' } })
  })
})
