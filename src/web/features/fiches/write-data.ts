import { api } from '../../api.ts'
import { asProblem } from '../../api/problem.ts'
import type { CompetenceList, Draft, Fiche } from '../../api/types.ts'
import { emptyForm, formOf } from './form.ts'
import { left } from './leaving.ts'
import type { DraftStart } from './use-draft.ts'

/** `fresh`: nobody knows the fiche yet; `kept`: only this browser may; `saved`: the server does. */
export type Origin = 'fresh' | 'kept' | 'saved'

export interface WriteData {
  start: DraftStart
  /** Of the version that is being written. */
  number: number
  /** Once published, a fiche keeps its competence and its letter. */
  fixed: boolean
  competences: CompetenceList
}

const isMissing = (error: unknown): boolean => asProblem(error).status === 404

/** What this browser began may have reached the server: a new fiche is looked for before it is begun. */
async function findFiche (ficheId: string, mayBeNew: boolean): Promise<Fiche | undefined> {
  await left(ficheId)
  try {
    return await api.readFiche(ficheId)
  } catch (error) {
    if (mayBeNew && isMissing(error)) return undefined
    throw error
  }
}

async function loadExisting (fiche: Fiche, competences: CompetenceList): Promise<WriteData> {
  const draft: Draft = fiche.draft ?? await api.startDraft(fiche.id)
  const start = { ficheId: fiche.id, isNew: false, revision: draft.revision, content: formOf(draft) }
  return { start, number: fiche.versions.length + 1, fixed: fiche.letter !== null, competences }
}

const newStart = (ficheId: string): DraftStart => ({ ficheId, isNew: true, revision: 1, content: emptyForm() })

/** The form's beginning: empty, from the server's draft, or a new draft made from the last version. */
export async function loadWrite (ficheId: string, origin: Origin): Promise<WriteData> {
  const [fiche, competences] = await Promise.all([
    origin === 'fresh' ? undefined : findFiche(ficheId, origin === 'kept'),
    api.listCompetences()
  ])
  return fiche === undefined
    ? { start: newStart(ficheId), number: 1, fixed: false, competences }
    : await loadExisting(fiche, competences)
}
