import { Fragment, Mark, type Node } from 'prosemirror-model'
import { schema } from './schema.ts'

/** One character, or one node such as a line break. */
interface Cell { node: Node, text: string }

const emphases = [schema.marks.strong, schema.marks.em]
const isSpace = (text: string | undefined): boolean => text === undefined || /^\s*$/.test(text)
const isSign = (text: string): boolean => /[\p{P}\p{S}]/u.test(text)
const isBreak = ({ node }: Cell): boolean => node.type === schema.nodes.hard_break
const has = (cell: Cell | undefined, name: string): boolean => cell?.node.marks.some(({ type }) => type.name === name) === true
const linksOf = (cell: Cell | undefined): Mark[] => cell?.node.marks.filter(({ type }) => type.name === 'link') ?? []

function cellsOf (block: Node): Cell[] {
  const isHeading = block.type === schema.nodes.heading
  return block.children.flatMap(child => {
    const words = isHeading && child.type === schema.nodes.hard_break ? ' ' : child.text
    if (words === undefined) return [{ node: child, text: child.type === schema.nodes.hard_break ? '\n' : '!' }]
    return Array.from(words, text => ({ node: schema.text(text === '\n' ? ' ' : text, child.marks), text }))
  })
}

/** Spaces around a line's words, and empty lines, are nothing in CommonMark. */
function trimmed (cells: Cell[]): Cell[] {
  const kept: Cell[] = []
  for (const cell of cells) {
    if (isBreak(cell)) while (kept.length > 0 && isSpace(kept.at(-1)?.text)) kept.pop()
    const atStart = kept.length === 0 || kept.at(-1)?.text === '\n'
    if (!(atStart && isSpace(cell.text))) kept.push(cell)
  }
  while (kept.length > 0 && isSpace(kept.at(-1)?.text)) kept.pop()
  return kept
}

const bare = ({ node, text }: Cell, name: string): Cell => ({ node: node.mark(node.marks.filter(({ type }) => type.name !== name)), text })

/** Where a link or code begins, its own sign is what the emphasis would touch. */
const touchesSign = (one: Cell | undefined, other: Cell | undefined): boolean =>
  !Mark.sameSet(linksOf(one), linksOf(other)) || has(one, 'code') || has(other, 'code')

// CommonMark's flanking runs: `**d’**abord` is no emphasis, because a sign is inside and a letter outside.
function mayStand (inside: Cell, outside: Cell | undefined): boolean {
  if (isSpace(inside.text)) return false
  if (outside === undefined || isSpace(outside.text) || isSign(outside.text)) return true
  return !isSign(inside.text) && !touchesSign(inside, outside)
}

/** Draws an emphasis in until CommonMark can say it. */
function fitted (cells: Cell[], name: string): Cell[] {
  const fit = [...cells]
  const drawIn = (from: number, step: 1 | -1): void => {
    for (let at = from; fit[at] !== undefined && has(fit[at], name); at += step) {
      const cell = fit[at]
      if (cell === undefined || mayStand(cell, fit[at - step])) return
      fit[at] = bare(cell, name)
    }
  }
  for (let at = 0; at < fit.length; at++) if (has(fit[at], name) && !has(fit[at - 1], name)) drawIn(at, 1)
  for (let at = fit.length - 1; at >= 0; at--) if (has(fit[at], name) && !has(fit[at + 1], name)) drawIn(at, -1)
  return fit
}

/** Code gives one space at each end away, and cannot be made of spaces. */
const trimmedCode = (cells: Cell[]): Cell[] => cells.map((cell, at) =>
  has(cell, 'code') && isSpace(cell.text) && (!has(cells[at - 1], 'code') || !has(cells[at + 1], 'code')) ? bare(cell, 'code') : cell)

function untilSteady (cells: Cell[], change: (cells: Cell[]) => Cell[]): Cell[] {
  const next = change(cells)
  return next.every((cell, at) => Mark.sameSet(cell.node.marks, cells[at]?.node.marks ?? [])) ? next : untilSteady(next, change)
}

function joined (cells: Cell[]): Fragment {
  const nodes: Node[] = []
  for (const { node } of cells) {
    const last = nodes.at(-1)
    if (last?.isText === true && node.isText && last.sameMarkup(node)) nodes[nodes.length - 1] = schema.text(`${last.text ?? ''}${node.text ?? ''}`, node.marks)
    else nodes.push(node)
  }
  return Fragment.from(nodes)
}

/** A paragraph's or a heading's content, as CommonMark can say it: the same words. */
export function settledInline (block: Node): Node {
  const coded = untilSteady(trimmed(cellsOf(block)), trimmedCode)
  const cells = emphases.reduce((cells, { name }) => untilSteady(cells, cells => fitted(cells, name)), coded)
  return block.copy(joined(cells))
}

/** The same without emphasis: where overlapping ones cannot be said, their words can. */
export const withoutEmphasis = (block: Node): Node =>
  block.copy(joined(cellsOf(block).map(cell => emphases.reduce((cell, { name }) => bare(cell, name), cell))))

const isList = (node: Node | null): boolean => node?.type === schema.nodes.bullet_list || node?.type === schema.nodes.ordered_list

/** Nothing to read: no word, no image, no rule. */
function isEmpty (node: Node): boolean {
  if (node.isTextblock) return node.childCount === 0
  return !node.isLeaf && node.children.every(isEmpty)
}

/** A list whose items hold more than a paragraph and its lists cannot be written line under line. */
const isTight = (list: Node): boolean =>
  list.children.every(item => item.children.every((child, index) => index === 0 || isList(child))) &&
  (list.attrs.tight === true || list.childCount === 1)

/** Without what is empty: that is nothing in CommonMark. */
function settledBlocks (node: Node, settleInline: (block: Node) => Node): Node {
  if (node.isLeaf || node.type === schema.nodes.code_block) return node
  if (node.isTextblock) return settleInline(node)
  const children = node.children.map(child => settledBlocks(child, settleInline)).filter(child => !isEmpty(child))
  const kept = node.copy(Fragment.from(children))
  return isList(kept) ? kept.type.create({ ...kept.attrs, tight: isTight(kept) }, kept.content) : kept
}

/** A document of which CommonMark can say everything. */
export function settled (doc: Node, settleInline: (block: Node) => Node): Node {
  const kept = settledBlocks(doc, settleInline)
  return kept.childCount === 0 ? schema.node('doc', null, [schema.node('paragraph')]) : kept
}
