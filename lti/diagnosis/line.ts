import { LmsError, type AdviceCode, type CheckLine, type CheckedPart } from '../../src/lms.ts'

export const line = (part: CheckedPart, outcome: CheckLine['outcome'], advice: AdviceCode | null = null, detail: string | null = null): CheckLine =>
  ({ part, outcome, advice, detail })

/**
 * What a line says of a failure.
 *
 * @throws what is not the LMS's doing
 */
export function reasonOf (error: unknown): string {
  if (error instanceof LmsError) return error.message
  throw error
}
