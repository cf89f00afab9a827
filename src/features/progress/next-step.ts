import type { Dashboard } from './schemas.ts'

/** A fiche as far as the next step depends on it. */
export interface Standing {
  id: string
  title: string
  state: 'draft' | 'submitted' | 'changes_requested' | 'approved' | 'declined'
  hasDraft: boolean
  /** news for the student */
  unreadCount: number
}

type Step = Dashboard['next']
type Progress = Pick<Dashboard['competences'][number], 'competence' | 'submitted' | 'approved' | 'needed'>
type Coverage = Pick<Dashboard['situationTypes'][number], 'count' | 'minimum'>

const step = (kind: Step['kind'], { fiche, competence = null }: { fiche?: Standing, competence?: Step['competence'] } = {}): Step =>
  ({ kind, fiche: fiche === undefined ? null : { id: fiche.id, title: fiche.title }, competence })

/**
 * What a student does best now: answer what is asked of them, read what is new, finish what is begun, begin what is missing.
 *
 * @param fiches newest event first
 * @returns `prove-competence` without a competence when each has its fiche, and only a type of situation is missing
 */
export function nextStep (fiches: Standing[], competences: Progress[], situationTypes: Coverage[]): Step {
  if (fiches.length === 0) return step('first-fiche')
  const returned = fiches.findLast(({ state }) => state === 'changes_requested')
  if (returned !== undefined) return step('answer-changes', { fiche: returned })
  const news = fiches.find(({ unreadCount }) => unreadCount > 0)
  if (news !== undefined) return step('read-news', { fiche: news })
  const begun = fiches.find(({ hasDraft }) => hasDraft)
  if (begun !== undefined) return step('finish-draft', { fiche: begun })
  const open = competences.find(({ approved, submitted, needed }) => approved + submitted < needed)
  if (open !== undefined) return step('prove-competence', { competence: open.competence })
  if (situationTypes.some(({ count, minimum }) => count < minimum)) return step('prove-competence')
  return competences.some(({ approved, needed }) => approved < needed) ? step('wait') : step('done')
}
