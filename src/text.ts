import { fromMarkdown } from 'mdast-util-from-markdown'
import { toString } from 'mdast-util-to-string'

/** The beginning of a CommonMark text as one line of plain text, cut between words. */
export function excerpt (markdown: string, length = 200): string {
  const plain = fromMarkdown(markdown.slice(0, length * 8)).children.map(node => toString(node)).join(' ').replace(/\s+/g, ' ').trim()
  if (plain.length <= length) return plain
  const cut = plain.slice(0, length)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length / 2)).trimEnd()}…`
}
