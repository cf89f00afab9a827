// The process dies at the worst moments between the tutor's click and the gradebook's answer: the grade arrives, once.
import t from 'tap'
import { setTimeout as sleep } from 'node:timers/promises'
import { v7 } from 'uuid'
import type { Fault, ServiceCall } from '../../src/demo/index.ts'
import { eventually, publishAs, startService, walkIn, type Service } from '../support/service.ts'

// Each waits for a lease to run out: they wait together.
t.jobs = 5

const student = '6'
const tutor = '3'

const decision = () => ({ id: v7(), versionNumber: 1, outcome: 'approved', reason: '' })

/** Kills the process when the nth call of this name comes in, and lets the demo do what `fault` says. */
function killOn (name: ServiceCall['name'], fault: Fault) {
  const plan: { service?: Service, killed: boolean } = { killed: false }
  const intercept = async (call: ServiceCall): Promise<Fault | undefined> => {
    if (call.name !== name || plan.killed || plan.service === undefined) return undefined
    plan.killed = true
    await plan.service.kill()
    return fault
  }
  return { plan, intercept }
}

const moments: Array<[string, ServiceCall['name'], Fault]> = [
  ['while it asks for a token', 'token', { drop: 'before' }],
  ['when the score has left and is not there yet', 'score', { drop: 'before' }],
  ['when the gradebook has the score and its answer is on the way', 'score', { drop: 'after' }]
]

for (const [moment, name, fault] of moments) {
  t.test(`killed ${moment}`, { buffered: true }, async t => {
    const { plan, intercept } = killOn(name, fault)
    const service = await startService(t, { intercept })
    await service.start()
    const id = await publishAs(service, student)
    const call = await walkIn(service, tutor)
    plan.service = service
    t.equal((await call('POST', `/fiches/${id}/decisions`, decision())).status, 201)
    await eventually('the process is killed', () => plan.killed)
    await sleep(200)
    await service.start()
    await eventually('the grade arrives', () => service.demo.gradebook.cell(student).grade === 50)
    const again = await walkIn(service, tutor)
    await eventually('the tutor sees that it arrived', async () =>
      (await again<{ items: Array<{ state: string }> }>('GET', '/scores')).body.items[0]?.state === 'sent')
    await sleep(2500)
    t.equal(service.demo.gradebook.scores.length, 1, 'once')
    t.match(service.demo.gradebook.cell(student).comment, /1 compétence prouvée sur 2 \(fiches approuvées : CG3 1\/1, CG8 0\/1\)/)
  })
}

t.test('killed anywhere between the click and its answer: the same click again makes one decision and one grade', { buffered: true }, async t => {
  const service = await startService(t)
  await service.start()
  const id = await publishAs(service, student)
  const click = decision()
  for (const delay of [0, 2, 5, 10, 20]) {
    const call = await walkIn(service, tutor)
    const answer = call('POST', `/fiches/${id}/decisions`, click).catch(() => undefined)
    await sleep(delay)
    await service.kill()
    await answer
    await service.start()
  }
  const call = await walkIn(service, tutor)
  t.equal((await call('POST', `/fiches/${id}/decisions`, click)).status, 201)
  await eventually('the grade arrives', () => service.demo.gradebook.cell(student).grade === 50)
  const { body } = await call<{ decisions: unknown[] }>('GET', `/fiches/${id}/reviews`)
  t.equal(body.decisions.length, 1)
  await sleep(2500)
  t.equal(service.demo.gradebook.scores.length, 1)
})

t.test('asked to end, it ends by itself, and nothing is lost', { buffered: true }, async t => {
  const service = await startService(t)
  await service.start()
  const id = await publishAs(service, student)
  const call = await walkIn(service, tutor)
  await call('POST', `/fiches/${id}/decisions`, decision())
  await service.kill('SIGTERM')
  await service.start()
  await eventually('the grade arrives', () => service.demo.gradebook.cell(student).grade === 50)
  t.equal(service.demo.gradebook.scores.length, 1)
  t.same(service.output().split('\n').filter(line => /"level":(50|60)/.test(line)), [], 'no error was logged')
})
