import t from 'tap'
import { createAutosave, type Failure, type Revised, type SaveState } from '../../src/web/features/fiches/autosave.ts'

/** A clock that only moves when told, a server with one draft, and what the browser keeps. */
function setUp () {
  const timers = new Map<number, { at: number, run: () => void }>()
  let now = 0
  let timer = 0
  const world = {
    server: { revision: 1, content: '' } satisfies Revised<string>,
    saves: [] as string[],
    states: [] as string[],
    state: undefined as SaveState<string> | undefined,
    kept: undefined as string | undefined,
    /** What the next saves meet instead of success. */
    failures: [] as Failure[],
    /** The save arrives but its answer does not. */
    loseAnswer: false,
    underWay: 0,
    mostAtOnce: 0
  }
  async function save (content: string, revision: number): Promise<{ revision: number }> {
    world.saves.push(content)
    world.mostAtOnce = Math.max(world.mostAtOnce, ++world.underWay)
    await new Promise(resolve => setImmediate(resolve))
    world.underWay--
    const failure = world.failures.shift()
    if (failure !== undefined) throw new Error(failure)
    if (revision !== world.server.revision) throw new Error('stale')
    world.server = { revision: revision + 1, content }
    if (world.loseAnswer) throw new Error('offline')
    return { revision: world.server.revision }
  }
  const autosave = createAutosave<string>({ revision: 1, content: '' }, {
    save,
    readOther: async () => world.server,
    same: (one, other) => one === other,
    kindOf: error => error instanceof Error && (error.message === 'offline' || error.message === 'stale' || error.message === 'ended') ? error.message : 'refused',
    keep: content => { world.kept = content },
    forget: () => { world.kept = undefined },
    later: (run, ms) => {
      const id = ++timer
      timers.set(id, { at: now + ms, run })
      return () => timers.delete(id)
    },
    now: () => new Date(now),
    onState: state => {
      world.state = state
      world.states.push(state.phase)
    }
  })
  const settle = async (): Promise<void> => { for (let turn = 0; turn < 20; turn++) await new Promise(resolve => setImmediate(resolve)) }
  async function pass (ms: number): Promise<void> {
    now += ms
    for (const [id, { at, run }] of [...timers]) {
      if (at > now) continue
      timers.delete(id)
      run()
    }
    await settle()
  }
  return { autosave, world, pass, settle, waiting: () => timers.size }
}

t.test('saves after a pause, once for many keystrokes', async t => {
  const { autosave, world, pass } = setUp()
  for (const text of ['a', 'ab', 'abc']) {
    autosave.change(text)
    await pass(1_000)
  }
  t.same(world.saves, [])
  t.equal(world.kept, 'abc', 'the browser keeps it until then')
  await pass(500)
  t.same(world.saves, ['abc'])
  t.same(world.states.filter((state, index, all) => state !== all[index - 1]), ['pending', 'saving', 'idle'])
  t.match(world.state, { phase: 'idle', savedAt: new Date(3_500) })
  t.equal(world.kept, undefined, 'and lets it go after that')
  t.equal(autosave.revision(), 2)
})

t.test('one save at a time; what is typed meanwhile goes with the next', async t => {
  const { autosave, world, pass, settle } = setUp()
  autosave.change('a')
  const first = autosave.flush()
  autosave.change('ab')
  const second = autosave.flush()
  t.same(await Promise.all([first, second]), [true, true])
  await settle()
  t.same(world.saves, ['a', 'ab'])
  t.equal(world.mostAtOnce, 1)
  await pass(60_000)
  t.same(world.saves, ['a', 'ab'], 'and no timer is left')
})

t.test('typing during an unhurried save waits for the next pause', async t => {
  const { autosave, world, pass } = setUp()
  autosave.change('a')
  const passed = pass(1_500)
  autosave.change('ab')
  await passed
  t.same(world.saves, ['a'])
  t.equal(world.kept, 'ab', 'the copy of what is not saved stays')
  t.equal(world.state?.phase, 'pending')
  await pass(1_500)
  t.same(world.saves, ['a', 'ab'])
})

t.test('nothing to save is saved already', async t => {
  const { autosave, world } = setUp()
  t.equal(await autosave.flush(), true)
  t.same(world.saves, [])
})

t.test('without network it keeps the text, tries again by itself and ever more rarely', async t => {
  const { autosave, world, pass } = setUp()
  world.failures = ['offline', 'offline', 'offline', 'offline', 'offline']
  autosave.change('a')
  t.equal(await autosave.flush(), false)
  t.equal(world.state?.phase, 'offline')
  t.equal(world.kept, 'a')
  for (const wait of [2_000, 5_000, 15_000, 30_000]) {
    const before = world.saves.length
    await pass(wait - 1)
    t.equal(world.saves.length, before)
    await pass(1)
    t.equal(world.saves.length, before + 1, `after ${wait} ms`)
  }
  t.same(new Set(world.states.slice(2)), new Set(['offline']), 'without flickering')
  await pass(30_000)
  t.equal(world.state?.phase, 'idle')
  t.equal(world.server.content, 'a')
  t.equal(world.kept, undefined)
})

t.test('what is typed without network is what arrives', async t => {
  const { autosave, world, pass } = setUp()
  world.failures = ['offline']
  autosave.change('a')
  await autosave.flush()
  autosave.change('ab')
  t.equal(world.state?.phase, 'offline')
  await pass(1_500)
  t.equal(world.server.content, 'ab')
})

t.test('a save that arrived without its answer is recognised, not called a conflict', async t => {
  const { autosave, world, pass } = setUp()
  world.loseAnswer = true
  autosave.change('a')
  await autosave.flush()
  t.equal(world.state?.phase, 'offline')
  world.loseAnswer = false
  await pass(2_000)
  t.equal(world.state?.phase, 'idle')
  t.equal(autosave.revision(), 2)
})

t.test('another tab’s text stops it: nothing is overwritten, both are at hand', async t => {
  const { autosave, world, pass } = setUp()
  world.server = { revision: 5, content: 'theirs' }
  autosave.change('mine')
  t.equal(await autosave.flush(), false)
  t.match(world.state, { phase: 'conflict', other: { revision: 5, content: 'theirs' } })
  t.equal(world.kept, 'mine')
  autosave.change('mine still')
  await pass(60_000)
  t.equal(world.server.content, 'theirs')
  t.equal(world.kept, 'mine still')
  t.equal(world.saves.length, 1)
})

t.test('of two texts, mine', async t => {
  const { autosave, world, settle } = setUp()
  world.server = { revision: 5, content: 'theirs' }
  autosave.change('mine')
  await autosave.flush()
  autosave.keepMine()
  await settle()
  t.same(world.server, { revision: 6, content: 'mine' })
  t.equal(world.state?.phase, 'idle')
})

t.test('of two texts, the other; then writing goes on from it', async t => {
  const { autosave, world } = setUp()
  world.server = { revision: 5, content: 'theirs' }
  autosave.change('mine')
  await autosave.flush()
  t.same(autosave.takeOther(), { revision: 5, content: 'theirs' })
  t.equal(world.kept, undefined)
  t.equal(await autosave.flush(), true)
  autosave.change('theirs and more')
  t.equal(await autosave.flush(), true)
  t.same(world.server, { revision: 6, content: 'theirs and more' })
})

t.test('choosing without a conflict does nothing', async t => {
  const { autosave, world } = setUp()
  autosave.keepMine()
  t.equal(autosave.takeOther(), undefined)
  t.same(world.saves, [])
})

t.test('when the session is over it only keeps', async t => {
  const { autosave, world, pass } = setUp()
  world.failures = ['ended']
  autosave.change('a')
  t.equal(await autosave.flush(), false)
  t.equal(world.state?.phase, 'ended')
  autosave.change('ab')
  await pass(60_000)
  t.equal(await autosave.flush(), false)
  t.equal(world.kept, 'ab')
  t.equal(world.saves.length, 1)
})

t.test('what the server will not take is told, and tried again when it changes', async t => {
  const { autosave, world, pass } = setUp()
  world.failures = ['refused']
  autosave.change('a')
  t.equal(await autosave.flush(), false)
  t.equal(world.state?.phase, 'refused')
  await pass(60_000)
  t.equal(world.saves.length, 1)
  t.equal(world.kept, 'a')
  autosave.change('b')
  await pass(1_500)
  t.equal(world.state?.phase, 'idle')
})

t.test('disposed of, no timer is left', async t => {
  const { autosave, waiting } = setUp()
  autosave.change('a')
  t.equal(waiting(), 1)
  autosave.dispose()
  t.equal(waiting(), 0)
})
