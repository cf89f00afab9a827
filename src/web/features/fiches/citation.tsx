import type { Competence } from '../../api/types.ts'

/** CG3-B: what a proof is cited by, once it has its letter. */
const citationOf = (competences: readonly Competence[], letter: string | null): string =>
  competences.map(({ code }) => letter === null || letter === '' ? code : `${code}-${letter}`).join(', ')

export const Citation = ({ competences, letter }: { competences: readonly Competence[], letter: string | null }) =>
  competences.length === 0 ? null : <span class='citation'>{citationOf(competences, letter)}</span>
