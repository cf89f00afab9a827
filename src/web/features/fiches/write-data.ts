import { api } from '../../api.ts'
import { asProblem } from '../../api/problem.ts'
import type { CompetenceList, Decision, Fiche, Version } from '../../api/types.ts'
import { standingDecision } from '../reviews/standing.ts'
import { emptyForm, formOf, formOfVersion, withCompetences } from './form.ts'
import { left } from './leaving.ts'
import { unbegun, type DraftStart } from './use-draft.ts'

/** `fresh`: nobody knows the fiche yet; `kept`: only this browser may; `saved`: the server does. */
export type Origin = 'fresh' | 'kept' | 'saved'

export interface WriteData {
  start: DraftStart
  /** Of the version that is being written. */
  number: number
  /** Taken away or deleted: it is put back before it is written. */
  removed: boolean
  /** Once published, a fiche keeps its competence and its letter. */
  fixed: boolean
  competences: CompetenceList
  /** The request for changes that this version answers. */
  asked: Decision | undefined
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

/** The draft; where there is none yet, what the last version says. */
function beginningOf ({ draft, letter, versions }: Fiche): Pick<DraftStart, 'revision' | 'content'> {
  const last: Version | undefined = versions.at(-1)
  if (draft !== null) return { revision: draft.revision, content: formOf(draft) }
  return { revision: unbegun, content: last === undefined ? emptyForm() : formOfVersion(last, letter) }
}

async function findAsked ({ id, state, versions }: Fiche): Promise<Decision | undefined> {
  return state === 'changes_requested' ? standingDecision(await api.readReviews(id), versions.length) : undefined
}

async function loadExisting (fiche: Fiche, competences: CompetenceList): Promise<WriteData> {
  const start = { ficheId: fiche.id, isNew: false, ...beginningOf(fiche) }
  return { start, removed: fiche.removedAt !== null, number: fiche.versions.length + 1, fixed: fiche.letter !== null, competences, asked: await findAsked(fiche) }
}

/** In an activity that shows one competence, a fiche begins with it. */
function newStart (ficheId: string, competences: CompetenceList, targetId: string | null): DraftStart {
  const content = targetId === null ? emptyForm() : withCompetences(emptyForm(), [targetId], competences.items)
  return { ficheId, isNew: true, revision: 1, content }
}

/** The form's beginning: empty, from the server's draft, or from the last version. */
export async function loadWrite (ficheId: string, origin: Origin, targetId: string | null): Promise<WriteData> {
  const [fiche, competences] = await Promise.all([
    origin === 'fresh' ? undefined : findFiche(ficheId, origin === 'kept'),
    api.listCompetences()
  ])
  return fiche === undefined
    ? { start: newStart(ficheId, competences, targetId), removed: false, number: 1, fixed: false, competences, asked: undefined }
    : await loadExisting(fiche, competences)
}
