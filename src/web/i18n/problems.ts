import type { ApiProblem } from '../api/problem.ts'
import type { Messages } from './messages.ts'

/** A sentence for whatever went wrong: `code` may be newer than this page. */
export function problemText (t: Messages, problem: ApiProblem): string {
  const known = new Map(Object.entries(t.problems))
  return known.get(problem.code) ?? t.problems.unexpected
}
