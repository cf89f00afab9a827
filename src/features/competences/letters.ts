/** A is 1, Z is 26, AA is 27, ZZ is 702. */
function letterAt (rank: number): string {
  const first = Math.floor((rank - 1) / 26)
  const last = String.fromCharCode(65 + (rank - 1) % 26)
  return first === 0 ? last : letterAt(first) + last
}

/**
 * The first free letter of a competence: A to Z, then AA to ZZ.
 *
 * @returns null when all 702 are taken
 */
export function nextLetter (used: readonly string[]): string | null {
  const taken = new Set(used)
  for (let rank = 1; rank <= 702; rank++) {
    const letter = letterAt(rank)
    if (!taken.has(letter)) return letter
  }
  return null
}
