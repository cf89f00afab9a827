import type { Decision, Reviews } from '../../api/types.ts'

/** The decision that stands on a version: the last one, unless it was taken back. */
export function standingDecision ({ decisions }: Reviews, versionNumber: number): Decision | undefined {
  const last = decisions.findLast(decision => decision.versionNumber === versionNumber)
  return last?.outcome === 'reopened' ? undefined : last
}
