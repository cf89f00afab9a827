import type { DraftInHand } from './use-draft.ts'
import type { WriteData } from './write-data.ts'

export type ProblemOf = (fieldId: string) => string | undefined

/** What every field of the form is given. */
export interface FieldsProps { draft: DraftInHand, data: WriteData, problemOf: ProblemOf }
