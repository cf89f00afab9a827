import { fromMarkdown } from 'mdast-util-from-markdown'
import { toString } from 'mdast-util-to-string'
import { html, type Html } from '../../html.ts'

type Root = ReturnType<typeof fromMarkdown>
type Node = Root['children'][number]
type Of<T extends Node['type']> = Extract<Node, { type: T }>
interface Parent { children: Node[] }

/** What the printing of one text carries along. */
interface Print { definitions: Map<string, string>, depth: number }

/** Nobody writes deeper than this; what is meant to exhaust the stack does. */
const deepest = 40
const addresses = /^(?:https?:\/\/|mailto:)/i

/** A line ends where its writer ended it. */
const lines = (text: string): Html[] => text.split('\n').map((line, index) => index === 0 ? html`${line}` : html`<br>${line}`)

const printAll = (parent: Parent, print: Print): Html[] =>
  print.depth > deepest
    ? [html`${toString(parent)}`]
    : parent.children.flatMap(node => node.type === 'text' ? lines(node.value) : [printNode(node, { ...print, depth: print.depth + 1 })])

const tag = (name: string, node: Parent, print: Print): Html => html`<${name}>${printAll(node, print)}</${name}>`

/** A link only goes where a browser may safely go: `javascript:` stays words. */
const anchor = (url: string | undefined, children: Html[]): Html =>
  url === undefined || !addresses.test(url) ? html`${children}` : html`<a href="${url}" rel="noopener noreferrer">${children}</a>`

// The page's own headings go down to h3: those of a text come below.
const heading = (node: Of<'heading'>, print: Print): Html => tag(`h${Math.min(node.depth + 3, 6)}`, node, print)

const list = (node: Of<'list'>, print: Print): Html =>
  node.ordered === true ? html`<ol start="${node.start ?? 1}">${printAll(node, print)}</ol>` : tag('ul', node, print)

/** In a tight list a paragraph is only the words of its item. */
const listItem = (node: Of<'listItem'>, print: Print): Html =>
  html`<li>${node.children.flatMap(child => node.spread !== true && child.type === 'paragraph' ? printAll(child, print) : [printNode(child, print)])}</li>`

const definitionOf = (node: { identifier: string }, print: Print): string | undefined => print.definitions.get(node.identifier)

// An image from elsewhere would tell that elsewhere who reads: it stays a link.
const image = (url: string | undefined, alt: string | null | undefined): Html =>
  anchor(url, [html`${alt === undefined || alt === null || alt === '' ? url ?? '' : alt}`])

function printNode (node: Node, print: Print): Html {
  switch (node.type) {
    case 'paragraph': return tag('p', node, print)
    case 'heading': return heading(node, print)
    case 'emphasis': return tag('em', node, print)
    case 'strong': return tag('strong', node, print)
    case 'blockquote': return tag('blockquote', node, print)
    case 'list': return list(node, print)
    case 'listItem': return listItem(node, print)
    case 'inlineCode': return html`<code>${node.value}</code>`
    case 'code': return html`<pre><code>${node.value}</code></pre>`
    case 'break': return html`<br>`
    case 'thematicBreak': return html`<hr>`
    case 'link': return anchor(node.url, printAll(node, print))
    case 'linkReference': return anchor(definitionOf(node, print), printAll(node, print))
    case 'image': return image(node.url, node.alt)
    case 'imageReference': return image(definitionOf(node, print), node.alt)
    case 'html': return html`${node.value}`
    default: return html``
  }
}

const definitionsOf = (root: Root): Map<string, string> =>
  new Map(root.children.flatMap(node => node.type === 'definition' ? [[node.identifier, node.url] as const] : []))

const nestsTooDeep = /^[ \t]*(?:>[ \t]*|(?:[-+*]|\d{1,9}[.)])[ \t]+){40}/m
const mostEmphasis = 3_000

// The parser takes seconds over such texts, and they are no prose: better their words than a server that stands still.
const isHostile = (text: string): boolean =>
  nestsTooDeep.test(text) || (text.match(/[*_]+/g)?.length ?? 0) > mostEmphasis

/** A CommonMark text as HTML, escaped by construction. Raw HTML is shown as the text that it is. */
export function printMarkdown (text: string): Html {
  if (isHostile(text)) return html`<pre>${text}</pre>`
  const root = fromMarkdown(text)
  return html`${printAll(root, { definitions: definitionsOf(root), depth: 0 })}`
}
