import { useEffect, useRef, useState } from 'preact/hooks'
import { v7 as newId } from 'uuid'
import { api } from '../../api.ts'
import { asProblem, isPassing, isSessionOver } from '../../api/problem.ts'
import { localStore } from '../../kept.ts'
import { renameHere } from '../../router.ts'
import { links, routeOf } from '../../routes.ts'
import { createAutosave, type Autosave, type Failure, type Revised, type SaveState } from './autosave.ts'
import { contentOf, formOf, sameContent, type Form } from './form.ts'
import { leave } from './leaving.ts'
import { copyKey, keepCopy } from './local-copies.ts'

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
  /** After a conflict: this form's content goes on, or the other tab's does. */
  keepMine: () => void
  takeOther: () => void
  /** Makes the fiche on the server, once. */
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

/** Creates once, whoever asks first; a failure may be tried again. */
function useCreation ({ ficheId, isNew }: DraftStart): () => Promise<void> {
  const creation = useRef<Promise<void> | undefined>(isNew ? undefined : Promise.resolve())
  return async () => {
    creation.current ??= api.createFiche(ficheId).then(
      () => {
        // By then the form may have been left.
        if (routeOf(location.hash).screen === 'new') renameHere(links.write(ficheId))
      },
      (error: unknown) => { creation.current = undefined; throw error }
    )
    await creation.current
  }
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
  const ensureCreated = useCreation(start)
  const { ficheId, isNew } = start
  const [autosave] = useState(() => createAutosave(start, {
    save: async (content, revision) => {
      await ensureCreated()
      return await api.saveDraft(ficheId, revision, contentOf(content))
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

  const { flush, revision, keepMine } = autosave
  return { form, change, save, kept, flush, revision, keepMine, takeOther, ensureCreated }
}
