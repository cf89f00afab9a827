/**
 * Puts a ready sentence into a text that somebody may have begun. Another one takes its place, unless it was changed.
 *
 * @param last the sentence that was put in before; empty: none
 * @param next empty: none instead
 */
export function withSentence (text: string, last: string, next: string): string {
  if (last !== '' && text.includes(last)) return text.replace(last, () => next).trim()
  if (next === '') return text
  return text.trim() === '' ? next : `${text.trimEnd()}\n\n${next}`
}
