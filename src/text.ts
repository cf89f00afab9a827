import { fromMarkdown } from 'mdast-util-from-markdown'
import { toString } from 'mdast-util-to-string'

type Node = ReturnType<typeof fromMarkdown> | ReturnType<typeof fromMarkdown>['children'][number]

/** The texts of a tree's blocks: of two list items, each is one. */
function blocks (node: Node): string[] {
  const isContainer = node.type === 'root' || node.type === 'list' || node.type === 'listItem' || node.type === 'blockquote'
  return isContainer ? node.children.flatMap(blocks) : [toString(node)]
}

/** The beginning of a CommonMark text as one line of plain text, cut between words. */
export function excerpt (markdown: string, length = 200): string {
  // Far more than is shown: a text may begin with an image or a long address.
  const plain = blocks(fromMarkdown(markdown.slice(0, length * 8))).join(' ').replace(/\s+/g, ' ').trim()
  if (plain.length <= length) return plain
  const cut = plain.slice(0, length)
  const space = cut.lastIndexOf(' ')
  return `${cut.slice(0, space > length / 2 ? space : length).trimEnd()}…`
}
