import type { Wanted } from './queries.ts'

interface Competence { id: string, code: string }

/**
 * The score of a portfolio: the share of what the unit asks for, out of 100. Each competence counts with its approved
 * fiches, up to the number that proves it.
 *
 * @param approved approved fiches by competence id
 * @param needed approved fiches that prove a competence, at least 1
 */
export function computeScore (competences: Competence[], approved: ReadonlyMap<string, number>, needed: number): Wanted {
  const counted = competences.map(({ id, code }) => ({ code, count: Math.min(approved.get(id) ?? 0, needed) }))
  const proved = counted.filter(({ count }) => count === needed).length
  const total = counted.reduce((sum, { count }) => sum + count, 0)
  const given = competences.length === 0 ? 0 : Math.round(total / (competences.length * needed) * 10_000) / 100
  return {
    given,
    maximum: 100,
    completed: competences.length > 0 && proved === competences.length,
    comment: commentOf(counted, proved, needed)
  }
}

/** Plain text: Moodle shows a gradebook's feedback as it is. */
function commentOf (counted: Array<{ code: string, count: number }>, proved: number, needed: number): string {
  const plural = proved > 1 ? 's' : ''
  const details = counted.map(({ code, count }) => `${code} ${count}/${needed}`).join(', ')
  return `${proved} compétence${plural} prouvée${plural} sur ${counted.length} (fiches approuvées : ${details})`
}
