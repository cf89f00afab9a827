import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { createTurns } from '../../src/storage/turns.ts'

t.test('no more is done at once than was said, in the order in which it was asked, and a failure hands its turn on', async t => {
  const inTurn = createTurns(2)
  const begun: number[] = []
  let running = 0
  let most = 0
  const work = async (index: number): Promise<number> => {
    begun.push(index)
    most = Math.max(most, ++running)
    await sleep(index % 3)
    running--
    if (index % 4 === 0) throw new Error(`${index}`)
    return index
  }
  const ends = await Promise.allSettled(Array.from({ length: 12 }, (_, index) => inTurn(() => work(index))))
  t.equal(most, 2)
  t.same(begun, Array.from({ length: 12 }, (_, index) => index))
  t.same(ends.map(({ status }) => status === 'rejected'), begun.map(index => index % 4 === 0))
  t.equal(await inTurn(() => work(1)), 1, 'all turns were given back')
})
