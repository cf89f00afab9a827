import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { Value } from 'typebox/value'
import { activity, coupledItemId, people } from './world.ts'
import { parseJson } from './forms.ts'
import { makeKey, SigningKey } from './keys.ts'
import { Cell, LineItem, Person } from './model.ts'

const State = Type.Object({
  key: SigningKey,
  people: Type.Array(Person),
  items: Type.Array(LineItem),
  cells: Type.Array(Cell),
  nextItemId: Type.Integer(),
  sessions: Type.Record(Type.String(), Type.Object({ personId: Type.String(), sesskey: Type.String() })),
  tokens: Type.Array(Type.Object({ token: Type.String(), scopes: Type.Array(Type.String()), validUntil: Type.Integer() }))
})
type State = Static<typeof State>

const fresh = async (): Promise<State> => ({
  key: await makeKey(),
  people: people(),
  items: [{
    id: coupledItemId,
    label: activity.title,
    max: 100,
    coupled: true,
    resourceId: '',
    tag: '',
    resourceLinkId: activity.resourceLinkId,
    locked: false
  }],
  cells: [],
  nextItemId: 3,
  sessions: {},
  tokens: []
})

export interface Store {
  state: State
  /** Says that the state has changed; it is written soon after, many changes at once. */
  changed: () => void
  /** Waits until what has changed is written. */
  flush: () => Promise<void>
}

/** The state of this Moodle, from its file when there is one. */
export async function openStore (file: string | undefined): Promise<Store> {
  const state = (file && await read(file)) || await fresh()
  if (!file) return { state, changed: () => {}, flush: async () => {} }
  let dirty = true
  let writing = Promise.resolve()
  let failure: unknown
  const write = async () => {
    if (!dirty) return
    dirty = false
    await replaceFile(file, JSON.stringify(state))
  }
  const changed = () => {
    dirty = true
    writing = writing.then(write).catch((error: unknown) => { failure = error })
  }
  const flush = async () => {
    await writing
    if (failure) throw failure
  }
  await mkdir(dirname(file), { recursive: true })
  changed()
  await flush()
  return { state, changed, flush }
}

async function read (file: string): Promise<State | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  const state = parseJson(text)
  if (!Value.Check(State, state)) throw new Error(`${file} is not a state of the demonstration Moodle: delete it to begin anew`)
  return state
}

/** A reader sees the old file or the new one, never half of one. It holds a private key: for its owner only. */
async function replaceFile (file: string, text: string) {
  const temporary = `${file}.${process.pid}.tmp`
  await writeFile(temporary, text, { mode: 0o600 })
  await rename(temporary, file)
}
