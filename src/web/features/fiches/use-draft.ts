import { useEffect, useRef, useState } from 'preact/hooks'
import { v7 as newId } from 'uuid'
import { api } from '../../api.ts'
import { ApiProblem, asProblem, isPassing, isSessionOver } from '../../api/problem.ts'
import type { Draft } from '../../api/types.ts'
import { localStore } from '../../kept.ts'
import { renameHere } from '../../router.ts'
import { links, routeOf } from '../../routes.ts'
import { createAutosave, type Autosave, type Failure, type Revised, type SaveState } from './autosave.ts'
import { contentOf, formOf, sameContent, type Form } from './form.ts'
import { leave } from './leaving.ts'
import { copyKey, keepCopy } from './local-copies.ts'

/** The revision of a draft that the server will make with the first change: it holds what the last version says. */
export const unbegun = 0

export interface DraftStart extends Revised<Form> {
  ficheId: string
  /** Not on the server before something is typed or picked. */
  isNew: boolean
}

export interface DraftInHand {
  form: Form
  change: (update: (form: Form) => Form) => void
  save: SaveState<Form>
  /** Whether the browser could keep what the server does not have yet. */
  kept: boolean
  /** Saves now. @returns whether everything is on the server */
  flush: () => Promise<boolean>
  revision: () => number
  /** The form and its saving as they are now, for what outlives a render. */
  latest: () => Form
  saveNow: () => SaveState<Form>
  /** After a conflict: this form's content goes on, or the other tab's does. */
  keepMine: () => void
  takeOther: () => void
  /** Makes the fiche or its draft on the server, once. */
  ensureCreated: () => Promise<void>
}

function kindOf (error: unknown): Failure {
  const problem = asProblem(error)
  if (isSessionOver(problem)) return 'ended'
  if (isPassing(problem)) return 'offline'
  return problem.code === 'stale' ? 'stale' : 'refused'
}

async function readOther (ficheId: string): Promise<Revised<Form>> {
  const fiche = await api.readFiche(ficheId)
  const draft = fiche.draft ?? await api.startDraft(ficheId)
  return { revision: draft.revision, content: formOf(draft) }
}

function later (run: () => void, ms: number): () => void {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

/** @returns the draft, when it had to be begun */
async function create ({ ficheId, isNew, revision }: DraftStart): Promise<Draft | undefined> {
  if (revision === unbegun) return await api.startDraft(ficheId)
  if (!isNew) return undefined
  await api.createFiche(ficheId)
  // By then the form may have been left.
  if (routeOf(location.hash).screen === 'new') renameHere(links.write(ficheId))
  return undefined
}

/** Creates once, whoever asks first; a failure may be tried again. */
function useCreation (start: DraftStart): () => Promise<Draft | undefined> {
  const creation = useRef<Promise<Draft | undefined> | undefined>(undefined)
  return async () => {
    creation.current ??= create(start).catch((error: unknown) => { creation.current = undefined; throw error })
    return await creation.current
  }
}

/** The revision to save over. A draft that another tab has begun and written is not overwritten. */
function revisionOf (start: DraftStart, begun: Draft | undefined, revision: number): number {
  if (revision !== unbegun || begun === undefined) return revision
  if (!sameContent(formOf(begun), start.content)) throw new ApiProblem(412, 'stale')
  return begun.revision
}

/** Saves when the page may be about to go away, and when the network comes back. */
function useLastChances (ficheId: string, autosave: Autosave<Form>): void {
  useEffect(() => {
    const flush = (): void => { void autosave.flush() }
    document.addEventListener('visibilitychange', flush)
    addEventListener('online', flush)
    return () => {
      document.removeEventListener('visibilitychange', flush)
      removeEventListener('online', flush)
      leave(ficheId, autosave.flush().finally(() => autosave.dispose()))
    }
  }, [])
}

/** The form's content, saved as it is typed. */
export function useDraft (start: DraftStart, personId: string): DraftInHand {
  const [form, setForm] = useState(start.content)
  const [save, setSave] = useState<SaveState<Form>>({ phase: 'idle', savedAt: null })
  const [kept, setKept] = useState(true)
  const [key] = useState(() => copyKey(personId, newId()))
  const latest = useRef(start.content)
  const begin = useCreation(start)
  const { ficheId, isNew } = start
  const [autosave] = useState(() => createAutosave(start, {
    save: async (content, revision) => {
      const begun = await begin()
      return await api.saveDraft(ficheId, revisionOf(start, begun, revision), contentOf(content))
    },
    readOther: async () => await readOther(ficheId),
    same: sameContent,
    kindOf,
    keep: content => { setKept(keepCopy(localStore, key, { ficheId, isNew, at: Date.now(), form: content })) },
    forget: () => localStore.remove(key),
    later,
    now: () => new Date(),
    onState: setSave
  }))
  useLastChances(ficheId, autosave)

  function show (content: Form): void {
    latest.current = content
    setForm(content)
  }

  function change (update: (form: Form) => Form): void {
    show(update(latest.current))
    autosave.change(latest.current)
  }

  function takeOther (): void {
    const other = autosave.takeOther()
    if (other !== undefined) show(other.content)
  }

  const ensureCreated = async (): Promise<void> => { await begin() }
  const { flush, revision, keepMine, state: saveNow } = autosave
  return { form, change, save, kept, flush, revision, latest: () => latest.current, saveNow, keepMine, takeOther, ensureCreated }
}
