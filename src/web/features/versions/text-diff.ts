import { diffArrays } from 'diff'

export interface Piece { kind: 'same' | 'added' | 'removed', text: string }

/** `by`: how closely the texts could be compared in the time there is. */
export interface TextDiff { pieces: Piece[], by: 'words' | 'lines' | 'whole' }

/** Spaces, a word with its accents, or what stands between words: an emoji is never cut. */
const words = /\s+|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*|[^\s\p{L}\p{N}]+/gu
const lines = /[^\n]*\n|[^\n]+$/g

const piecesOf = (before: string, after: string): Piece[] => [
  { kind: 'removed' as const, text: before },
  { kind: 'added' as const, text: after }
].filter(({ text }) => text !== '')

function diffBy (pattern: RegExp, before: string, after: string, patienceMs: number): Piece[] | undefined {
  const changes = diffArrays(before.match(pattern) ?? [], after.match(pattern) ?? [], { timeout: patienceMs })
  return changes?.map(({ value, added, removed }) => ({ kind: added ? 'added' : removed ? 'removed' : 'same', text: value.join('') }))
}

const isGap = (piece: Piece): boolean => piece.kind === 'same' && /^[^\S\n]+$/.test(piece.text)

/** Words replaced one after the other read better as one replacement than as many, with a space between each. */
function gather (pieces: readonly Piece[]): Piece[] {
  const gathered: Piece[] = []
  let run = { removed: '', added: '' }
  const flush = (): void => {
    gathered.push(...piecesOf(run.removed, run.added))
    run = { removed: '', added: '' }
  }
  pieces.forEach((piece, index) => {
    const next = pieces[index + 1]
    if (piece.kind !== 'same') run[piece.kind] += piece.text
    else if (isGap(piece) && run.removed !== '' && run.added !== '' && next !== undefined) run = { removed: run.removed + piece.text, added: run.added + piece.text }
    else {
      flush()
      gathered.push(piece)
    }
  })
  flush()
  return gathered
}

/**
 * What became of a text: word by word, or line by line where that would take too long, or the one and then the other.
 *
 * @param patienceMs how long each way may take
 */
export function diffTexts (before: string, after: string, patienceMs = 250): TextDiff {
  // The same letter may be written in two ways.
  const [one, other] = [before.normalize(), after.normalize()]
  if (one === other) return { pieces: one === '' ? [] : [{ kind: 'same', text: one }], by: 'words' }
  const byWords = diffBy(words, one, other, patienceMs)
  if (byWords !== undefined) return { pieces: gather(byWords), by: 'words' }
  const byLines = diffBy(lines, one, other, patienceMs)
  return byLines === undefined ? { pieces: piecesOf(one, other), by: 'whole' } : { pieces: byLines, by: 'lines' }
}
