import type { CompetenceProgress } from '../../api/types.ts'

export type Step = 'planned' | 'draft' | 'submitted' | 'changesRequested' | 'approved' | 'declined'

/** From what is planned to what is approved; what was declined stands aside. */
export const steps: Step[] = ['planned', 'draft', 'submitted', 'changesRequested', 'approved', 'declined']

export interface Part { step: Step, count: number, from: number, to: number }

/**
 * The pieces of a bar, from what is furthest to what is only planned, as shares of its length. A bar is as long as what
 * there is, or as what is needed: so an empty end is what is still missing.
 */
export function partsOf (progress: CompetenceProgress): { parts: Part[], total: number } {
  const order: Step[] = ['approved', 'submitted', 'changesRequested', 'draft', 'planned', 'declined']
  const sum = order.reduce((sum, step) => sum + progress[step], 0)
  const total = Math.max(sum, progress.needed)
  const parts: Part[] = []
  let from = 0
  for (const step of order) {
    const count = progress[step]
    if (count === 0) continue
    parts.push({ step, count, from: from / total, to: (from + count) / total })
    from += count
  }
  return { parts, total }
}
