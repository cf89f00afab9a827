import { fromMarkdown } from 'mdast-util-from-markdown'
import { toString } from 'mdast-util-to-string'
import { h, type ComponentChild } from 'preact'

type Root = ReturnType<typeof fromMarkdown>
type Node = Root['children'][number]
type Of<T extends Node['type']> = Extract<Node, { type: T }>
interface Parent { children: Node[] }

/** Nobody writes deeper than this; what is meant to exhaust the stack does. */
const deepest = 40
const addresses = /^(?:https?:\/\/|mailto:)/i

/** What the printing of one text carries along; `top` is the level of its own highest heading. */
interface Print { definitions: Map<string, string>, depth: number, top: number }

const element = (name: string, attributes: Record<string, string | number> | null, children: ComponentChild[]): ComponentChild =>
  h(name, attributes, ...children)

/** A line ends where its writer ended it. */
const lines = (text: string): ComponentChild[] =>
  text.split('\n').flatMap((line, index) => index === 0 ? [line] : [element('br', null, []), line])

const printAll = (parent: Parent, print: Print): ComponentChild[] =>
  print.depth > deepest
    ? [toString(parent)]
    : parent.children.flatMap(node => node.type === 'text' ? lines(node.value) : [printNode(node, { ...print, depth: print.depth + 1 })])

const tag = (name: string) => (node: Parent, print: Print): ComponentChild => element(name, null, printAll(node, print))

/** A link opens beside Moodle, and only goes where a browser may safely go: `javascript:` stays words. */
function anchor (url: string | undefined, children: ComponentChild[]): ComponentChild {
  if (url === undefined || !addresses.test(url)) return element('span', null, children)
  return element('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, children)
}

const heading = (node: Of<'heading'>, print: Print): ComponentChild => tag(`h${Math.min(node.depth + print.top - 1, 6)}`)(node, print)

const list = (node: Of<'list'>, print: Print): ComponentChild => node.ordered === true
  ? element('ol', { start: node.start ?? 1 }, printAll(node, print))
  : element('ul', null, printAll(node, print))

/** In a tight list a paragraph is only the words of its item. */
function listItem (node: Of<'listItem'>, print: Print, tight: boolean): ComponentChild {
  const children = node.children.flatMap(child =>
    tight && child.type === 'paragraph' ? printAll(child, print) : [printNode(child, print)])
  return element('li', null, children)
}

const definitionOf = (node: { identifier: string }, print: Print): string | undefined => print.definitions.get(node.identifier)

// An image from elsewhere would tell that elsewhere who reads: it stays a link.
const image = (url: string | undefined, alt: string | null | undefined): ComponentChild =>
  anchor(url, [alt === undefined || alt === null || alt === '' ? url ?? '' : alt])

function printNode (node: Node, print: Print): ComponentChild {
  switch (node.type) {
    case 'paragraph': return tag('p')(node, print)
    case 'heading': return heading(node, print)
    case 'emphasis': return tag('em')(node, print)
    case 'strong': return tag('strong')(node, print)
    case 'blockquote': return tag('blockquote')(node, print)
    case 'list': return list(node, print)
    case 'listItem': return listItem(node, print, node.spread !== true)
    case 'inlineCode': return element('code', null, [node.value])
    case 'code': return element('pre', { tabIndex: 0 }, [element('code', null, [node.value])])
    case 'break': return element('br', null, [])
    case 'thematicBreak': return element('hr', null, [])
    case 'link': return anchor(node.url, printAll(node, print))
    case 'linkReference': return anchor(definitionOf(node, print), printAll(node, print))
    case 'image': return image(node.url, node.alt)
    case 'imageReference': return image(definitionOf(node, print), node.alt)
    case 'html': return node.value
    default: return null
  }
}

const definitionsOf = (root: Root): Map<string, string> =>
  new Map(root.children.flatMap(node => node.type === 'definition' ? [[node.identifier, node.url] as const] : []))

const nestsTooDeep = /^[ \t]*(?:>[ \t]*|(?:[-+*]|\d{1,9}[.)])[ \t]+){40}/m
const mostEmphasis = 3_000

// The parser takes seconds over such texts, and they are no prose: better their words than a frozen page.
const isHostile = (text: string): boolean =>
  nestsTooDeep.test(text) || (text.match(/[*_]+/g)?.length ?? 0) > mostEmphasis

/**
 * CommonMark as Preact nodes. Raw HTML is shown as the text that it is.
 *
 * @param top a page's own headings go down to h3, as a rule: those of a text come below
 */
export function printMarkdown (text: string, top = 4): ComponentChild[] {
  if (isHostile(text)) return [element('pre', { tabIndex: 0 }, [text])]
  const root = fromMarkdown(text)
  return printAll(root, { definitions: definitionsOf(root), depth: 0, top })
}
