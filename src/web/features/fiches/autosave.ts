export interface Revised<C> { revision: number, content: C }

/**
 * `idle` all is on the server · `pending` typed, not sent yet · `saving` under way · `offline` tried again by itself ·
 * `ended` the session is over · `conflict` another tab has saved something else · `refused` the server will not take it.
 */
export type SaveState<C> =
  | { phase: 'idle', savedAt: Date | null }
  | { phase: 'pending' | 'saving' | 'offline' | 'ended' }
  | { phase: 'conflict', other: Revised<C> }
  | { phase: 'refused', error: unknown }

export type Failure = 'offline' | 'stale' | 'ended' | 'refused'

export interface AutosaveDeps<C> {
  save: (content: C, revision: number) => Promise<{ revision: number }>
  /** What the server holds, when it refuses ours as stale. */
  readOther: () => Promise<Revised<C>>
  same: (one: C, other: C) => boolean
  kindOf: (error: unknown) => Failure
  /** Keeps what is not on the server yet, in the browser. */
  keep: (content: C) => void
  forget: () => void
  /** @returns how to call it off */
  later: (run: () => void, ms: number) => () => void
  now: () => Date
  onState: (state: SaveState<C>) => void
}

export interface Autosave<C> {
  change: (content: C) => void
  /** Saves now. @returns whether everything is on the server */
  flush: () => Promise<boolean>
  keepMine: () => void
  takeOther: () => Revised<C> | undefined
  revision: () => number
  state: () => SaveState<C>
  dispose: () => void
}

const pauseMs = 1_500
const retriesMs = [2_000, 5_000, 15_000]
const slowestRetryMs = 30_000

interface Machine<C> {
  readonly deps: AutosaveDeps<C>
  revision: number
  latest: C
  saved: C
  state: SaveState<C>
  running: Promise<boolean> | undefined
  callOff: () => void
  /** Somebody waits for everything to be saved. */
  hurried: boolean
  retries: number
}

function become<C> (machine: Machine<C>, state: SaveState<C>): void {
  machine.state = state
  machine.deps.onState(state)
}

const isHalted = <C>({ state }: Machine<C>): boolean => state.phase === 'conflict' || state.phase === 'ended'

function saveAfter<C> (machine: Machine<C>, ms: number): void {
  machine.callOff()
  machine.callOff = machine.deps.later(() => { void run(machine) }, ms)
}

async function run<C> (machine: Machine<C>): Promise<boolean> {
  machine.callOff()
  machine.running ??= saveAll(machine).finally(() => { machine.running = undefined })
  return await machine.running
}

/** One save; the next at once when somebody waits for it, after a pause otherwise. */
async function saveAll<C> (machine: Machine<C>): Promise<boolean> {
  if (isHalted(machine)) return false
  if (machine.saved === machine.latest) return true
  do {
    if (!await saveOnce(machine, machine.latest)) return false
  } while (machine.hurried && machine.saved !== machine.latest)
  if (machine.saved !== machine.latest) {
    become(machine, { phase: 'pending' })
    saveAfter(machine, pauseMs)
    return false
  }
  machine.deps.forget()
  become(machine, { phase: 'idle', savedAt: machine.deps.now() })
  return true
}

async function saveOnce<C> (machine: Machine<C>, sending: C): Promise<boolean> {
  // A retry stays `offline` until it works: flickering between two states tells nobody anything.
  if (machine.state.phase !== 'offline') become(machine, { phase: 'saving' })
  try {
    const { revision } = await machine.deps.save(sending, machine.revision)
    Object.assign(machine, { revision, saved: sending, retries: 0 })
    return true
  } catch (error) {
    return machine.deps.kindOf(error) === 'stale' ? await compare(machine, sending) : fail(machine, error)
  }
}

/** Stale may also mean that our own save arrived and only its answer was lost. */
async function compare<C> (machine: Machine<C>, sending: C): Promise<boolean> {
  try {
    const other = await machine.deps.readOther()
    if (!machine.deps.same(other.content, sending)) {
      become(machine, { phase: 'conflict', other })
      return false
    }
    Object.assign(machine, { revision: other.revision, saved: sending, retries: 0 })
    return true
  } catch (error) {
    return fail(machine, error)
  }
}

function fail<C> (machine: Machine<C>, error: unknown): false {
  const kind = machine.deps.kindOf(error)
  if (kind === 'ended') become(machine, { phase: 'ended' })
  else if (kind === 'refused') become(machine, { phase: 'refused', error })
  else {
    become(machine, { phase: 'offline' })
    saveAfter(machine, retriesMs[machine.retries++] ?? slowestRetryMs)
  }
  return false
}

function change<C> (machine: Machine<C>, content: C): void {
  machine.latest = content
  machine.deps.keep(content)
  if (isHalted(machine)) return
  const { phase } = machine.state
  if (phase !== 'saving' && phase !== 'offline') become(machine, { phase: 'pending' })
  saveAfter(machine, pauseMs)
}

async function flush<C> (machine: Machine<C>): Promise<boolean> {
  machine.hurried = true
  try {
    return await run(machine)
  } finally {
    machine.hurried = false
  }
}

function keepMine<C> (machine: Machine<C>): void {
  if (machine.state.phase !== 'conflict') return
  machine.revision = machine.state.other.revision
  become(machine, { phase: 'pending' })
  void run(machine)
}

function takeOther<C> (machine: Machine<C>): Revised<C> | undefined {
  if (machine.state.phase !== 'conflict') return undefined
  const { other } = machine.state
  Object.assign(machine, { revision: other.revision, latest: other.content, saved: other.content })
  machine.deps.forget()
  become(machine, { phase: 'idle', savedAt: null })
  return other
}

/** Saves what is typed: after a pause, one save at a time, never over what another tab has saved. */
export function createAutosave<C> ({ revision, content }: Revised<C>, deps: AutosaveDeps<C>): Autosave<C> {
  const machine: Machine<C> = {
    deps,
    revision,
    latest: content,
    saved: content,
    state: { phase: 'idle', savedAt: null },
    running: undefined,
    callOff: () => {},
    hurried: false,
    retries: 0
  }
  return {
    change: latest => change(machine, latest),
    flush: async () => await flush(machine),
    keepMine: () => keepMine(machine),
    takeOther: () => takeOther(machine),
    revision: () => machine.revision,
    state: () => machine.state,
    dispose: () => machine.callOff()
  }
}
