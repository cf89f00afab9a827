import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { Value } from 'typebox/value'
import { parseJson } from './forms.ts'
import { makeKey, SigningKey } from './keys.ts'
import { Activity, Cell, Course, LineItem, Person, Tool } from './model.ts'
import { firstActivity, firstCourse, firstItemId, people, preconfiguredTool } from './world.ts'

const State = Type.Object({
  version: Type.Literal(2),
  /** Where the tool was when this was written. */
  toolUrl: Type.String(),
  key: SigningKey,
  people: Type.Array(Person),
  courses: Type.Array(Course),
  tools: Type.Array(Tool),
  activities: Type.Array(Activity),
  items: Type.Array(LineItem),
  cells: Type.Array(Cell),
  next: Type.Object({ course: Type.Integer(), type: Type.Integer(), cmid: Type.Integer(), link: Type.Integer(), item: Type.Integer() }),
  sessions: Type.Record(Type.String(), Type.Object({ personId: Type.String(), sesskey: Type.String() })),
  tokens: Type.Array(Type.Object({ token: Type.String(), typeId: Type.String(), scopes: Type.Array(Type.String()), validUntil: Type.Integer() }))
})
type State = Static<typeof State>

/** What every state was since the first release: enough to know one that an older release wrote. */
const Older = Type.Object({ key: SigningKey, people: Type.Array(Type.Unknown()), items: Type.Array(Type.Unknown()), cells: Type.Array(Type.Unknown()) })

const fresh = async (toolUrl: string): Promise<State> => ({
  version: 2,
  toolUrl,
  key: await makeKey(),
  people: people(),
  courses: [{ ...firstCourse }],
  tools: [preconfiguredTool(toolUrl)],
  activities: [{ ...firstActivity }],
  items: [{
    id: firstItemId,
    courseId: firstCourse.id,
    typeId: firstActivity.typeId,
    label: firstActivity.title,
    max: 100,
    cmid: firstActivity.cmid,
    resourceId: '',
    tag: '',
    resourceLinkId: firstActivity.resourceLinkId,
    locked: false
  }],
  cells: [],
  next: { course: 3, type: 2, cmid: 4, link: 2, item: 3 },
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

/**
 * The state of this Moodle, from its file when there is one.
 *
 * @param say what to do with a sentence that the operator should read
 * @throws when the file holds something else: it is not ours to overwrite
 */
export async function openStore (file: string | undefined, toolUrl: string, say: (sentence: string) => void): Promise<Store> {
  const state = (file && await read(file, say)) || await fresh(toolUrl)
  moveTools(state, toolUrl)
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

async function read (file: string, say: (sentence: string) => void): Promise<State | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  const state = parseJson(text)
  if (Value.Check(State, state)) return state
  if (!Value.Check(Older, state)) throw new Error(`${file} is not a state of the demonstration Moodle: delete it to begin anew`)
  say(`The demonstration Moodle begins anew: an older release wrote ${file}`)
  return undefined
}

/** The tool was started at another address: every address of a tool that began with the old one begins with the new one. */
function moveTools (state: State, toolUrl: string) {
  const moved = (address: string) => address === state.toolUrl || address.startsWith(`${state.toolUrl}/`) ? toolUrl + address.slice(state.toolUrl.length) : address
  for (const tool of state.tools) {
    if (tool.launchUrl !== moved(tool.launchUrl)) tool.domain = new URL(toolUrl).host
    tool.launchUrl = moved(tool.launchUrl)
    tool.loginUrl = moved(tool.loginUrl)
    tool.keysUrl = moved(tool.keysUrl)
    tool.iconUrl = moved(tool.iconUrl)
    tool.redirectUrls = tool.redirectUrls.map(moved)
    if (tool.deepLinkingUrl !== null) tool.deepLinkingUrl = moved(tool.deepLinkingUrl)
  }
  for (const activity of state.activities) if (activity.url !== null) activity.url = moved(activity.url)
  state.toolUrl = toolUrl
}

/** A reader sees the old file or the new one, never half of one. It holds a private key: for its owner only. */
async function replaceFile (file: string, text: string) {
  const temporary = `${file}.${process.pid}.tmp`
  await writeFile(temporary, text, { mode: 0o600 })
  await rename(temporary, file)
}
