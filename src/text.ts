import { fromMarkdown } from 'mdast-util-from-markdown'
import { toString } from 'mdast-util-to-string'

/** What begins the line of a list or a quotation. In one line it says nothing, and the parser takes long over many in each other. */
const openings = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)))+/gm

/** The beginning of a CommonMark text as one line of plain text, cut between words. */
export function excerpt (markdown: string, length = 200): string {
  // Far more than is shown: a text may begin with an image or a long address.
  const { children } = fromMarkdown(markdown.slice(0, length * 4).replace(openings, ''))
  const plain = children.map(block => toString(block)).join(' ').replace(/\s+/g, ' ').trim()
  if (plain.length <= length) return plain
  const cut = plain.slice(0, length)
  const space = cut.lastIndexOf(' ')
  return `${cut.slice(0, space > length / 2 ? space : length).trimEnd()}…`
}
