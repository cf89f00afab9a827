import { defaultMarkdownParser, defaultMarkdownSerializer, MarkdownParser, MarkdownSerializer, type MarkdownSerializerState } from 'prosemirror-markdown'
import type { Mark, Node } from 'prosemirror-model'
import { escaped } from './escape.ts'
import { isSafe, schema } from './schema.ts'
import { settled, settledInline, withoutEmphasis } from './settle.ts'

// Raw HTML is off in this tokenizer; what a link may not lead to stays the words that were typed.
const tokenizer = defaultMarkdownParser.tokenizer
tokenizer.validateLink = isSafe

// A line ends where its writer ended it.
const parser = new MarkdownParser(schema, tokenizer, { ...defaultMarkdownParser.tokens, softbreak: { node: 'hard_break' } })

/** A CommonMark text as the editor holds it. */
export const parse = (text: string): Node => parser.parse(text)

const isLineBreak = (node: Node | null | undefined): boolean => node?.type === schema.nodes.hard_break

const linkOf = (node: Node | null): Mark | undefined => node?.marks.find(({ type }) => type === schema.marks.link)
const isLinked = (node: Node | null): boolean => linkOf(node) !== undefined

/** `<https://…>`: a link whose words are its address, and nothing else. */
function isBare (parent: Node, index: number): boolean {
  const node = parent.maybeChild(index)
  const link = linkOf(node)
  const goesOn = [index - 1, index + 1].some(at => at >= 0 && link?.isInSet(parent.maybeChild(at)?.marks ?? []))
  return link !== undefined && !goesOn && link.attrs.title === null && node?.text === link.attrs.href && /^https?:\/\/[^\s<>]*$/.test(node?.text ?? '')
}

function printText (state: MarkdownSerializerState, node: Node, parent: Node, index: number): void {
  const text = node.text ?? ''
  const isHeading = parent.type === schema.nodes.heading
  const place = {
    startsLine: !isHeading && (index === 0 || isLineBreak(parent.child(index - 1))),
    endsHeading: isHeading && index === parent.childCount - 1,
    inLink: isLinked(node),
    beforeLink: isLinked(parent.maybeChild(index + 1))
  }
  state.text(isBare(parent, index) ? text : escaped(text, place), false)
}

/** Two lists of a kind that follow each other would be one, but for their signs. */
function isSecond (parent: Node, index: number): boolean {
  const before = index === 0 ? null : parent.child(index - 1)
  return before?.type === parent.child(index).type && !isSecond(parent, index - 1)
}

function printNumbers (state: MarkdownSerializerState, node: Node, parent: Node, index: number): void {
  const first = Number(node.attrs.order)
  const sign = isSecond(parent, index) ? ')' : '.'
  const indent = ' '.repeat(String(first + node.childCount - 1).length + 2)
  state.renderList(node, indent, item => `${first + item}${sign} `.padEnd(indent.length))
}

/** A code block's language, when its name is one that a fence can bear. */
function printCode (state: MarkdownSerializerState, node: Node): void {
  const name = String(node.attrs.params)
  const fence = '`'.repeat(Math.max(3, ...Array.from(node.textContent.matchAll(/`+/g), ([signs]) => signs.length + 1)))
  state.write(`${fence}${/^[\w+#.-]*$/.test(name) ? name : ''}\n`)
  state.text(node.textContent, false)
  state.write('\n')
  state.write(fence)
  state.closeBlock(node)
}

const printTarget = (href: string, title: unknown): string =>
  `](${href.replaceAll(/[()"\\]/g, '\\$&')}${typeof title === 'string' && title !== '' ? ` "${title.replaceAll(/["\\]/g, '\\$&')}"` : ''})`

const printer = new MarkdownSerializer({
  ...defaultMarkdownSerializer.nodes,
  text: printText,
  code_block: printCode,
  hard_break: (state, _, parent) => parent.type === schema.nodes.heading ? state.text(' ', false) : state.write('\n'),
  horizontal_rule: (state, node) => { state.write('___'); state.closeBlock(node) },
  bullet_list: (state, node, parent, index) => state.renderList(node, '  ', () => isSecond(parent, index) ? '* ' : '- '),
  ordered_list: printNumbers
}, {
  ...defaultMarkdownSerializer.marks,
  link: {
    open: (_, __, parent, index) => isBare(parent, index) ? '<' : '[',
    close: (_, { attrs: { href, title } }, parent, index) => isBare(parent, index - 1) ? '>' : printTarget(String(href), title),
    mixable: true
  }
})

const printDoc = (doc: Node): string => printer.serialize(doc)

/** Whether CommonMark says just this block: overlapping emphases may come out otherwise. */
const isSaid = (block: Node): boolean => {
  const doc = schema.node('doc', null, [block])
  return parse(printDoc(doc)).eq(doc)
}

function settleBlock (block: Node): Node {
  const settledBlock = settledInline(block)
  const isMarked = settledBlock.children.some(({ marks }) => marks.length > 0)
  return !isMarked || isSaid(settledBlock) ? settledBlock : withoutEmphasis(settledBlock)
}

/** What the editor holds, as CommonMark: never a word less. */
export const print = (doc: Node): string => printDoc(settled(doc, settleBlock))

const lettersOf = (text: string): string =>
  text.replaceAll(/^([\s>*+-]*)\d{1,9}(?=[.)](?:\s|$))/gm, '$1').replaceAll(/[^\p{L}\p{N}]/gu, '')

/** Whether the visual editor gives back every word of a text. Some are better left as they were typed: `[a]: https://…`. */
export const survives = (text: string): boolean => lettersOf(print(parse(text))) === lettersOf(text)
