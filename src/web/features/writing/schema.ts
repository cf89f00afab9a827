import { Schema, type MarkSpec, type NodeSpec } from 'prosemirror-model'
import { schema as commonMark } from 'prosemirror-markdown'

const addresses = /^(?:https?:\/\/|mailto:)/i

/** Where a link may lead: as `markdown/print.ts` has it. */
export const isSafe = (address: string): boolean => addresses.test(address)

const levelOf = (name: string): number => Math.min(Math.max(Number(name.slice(1)) - 1, 1), 3)
const hasClass = (node: HTMLElement, name: string): boolean => node.classList.contains(name)
const looseness = (tight: unknown): { class?: string } => tight === true ? {} : { class: 'loose' }

// Of the form's headings there is only the h1: those of a text come below it.
const heading: NodeSpec = {
  content: 'inline*',
  group: 'block',
  attrs: { level: { default: 1 } },
  defining: true,
  parseDOM: [
    { tag: '[data-level]', getAttrs: node => ({ level: Number(node.dataset.level) }) },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map(tag => ({ tag, attrs: { level: levelOf(tag) } }))
  ],
  toDOM: ({ attrs: { level } }) => [`h${Math.min(Number(level) + 1, 6)}`, { 'data-level': String(level) }, 0]
}

const bulletList: NodeSpec = {
  content: 'list_item+',
  group: 'block',
  attrs: { tight: { default: true } },
  parseDOM: [{ tag: 'ul', getAttrs: node => ({ tight: !hasClass(node, 'loose') }) }],
  toDOM: ({ attrs }) => ['ul', looseness(attrs.tight), 0]
}

const orderedList: NodeSpec = {
  content: 'list_item+',
  group: 'block',
  attrs: { order: { default: 1 }, tight: { default: true } },
  parseDOM: [{ tag: 'ol', getAttrs: node => ({ order: Number(node.getAttribute('start') ?? 1) || 1, tight: !hasClass(node, 'loose') }) }],
  toDOM: ({ attrs }) => ['ol', { start: String(attrs.order), ...looseness(attrs.tight) }, 0]
}

// An image from elsewhere would tell that elsewhere who writes: its words stand for it. What is pasted becomes a trace instead.
const image: NodeSpec = {
  inline: true,
  group: 'inline',
  attrs: { src: {}, alt: { default: null }, title: { default: null } },
  parseDOM: [],
  toDOM: ({ attrs: { src, alt } }) => ['span', { class: 'visual-image' }, typeof alt === 'string' && alt !== '' ? alt : String(src)]
}

const link: MarkSpec = {
  attrs: { href: {}, title: { default: null } },
  inclusive: false,
  parseDOM: [{
    tag: 'a[href]',
    getAttrs: node => {
      const href = node.getAttribute('href') ?? ''
      return isSafe(href) ? { href, title: node.getAttribute('title') } : false
    }
  }],
  toDOM: ({ attrs: { href, title } }) => ['a', title === null ? { href: String(href) } : { href: String(href), title: String(title) }, 0]
}

type NodeName = 'doc' | 'paragraph' | 'blockquote' | 'horizontal_rule' | 'heading' | 'code_block' | 'ordered_list' | 'bullet_list' | 'list_item' | 'text' | 'image' | 'hard_break'
type MarkName = 'em' | 'strong' | 'link' | 'code'

/** What a text may be made of: CommonMark, without anything that would come from elsewhere by itself. */
export const schema = new Schema<NodeName, MarkName>({
  nodes: commonMark.spec.nodes
    .update('heading', heading).update('bullet_list', bulletList).update('ordered_list', orderedList).update('image', image),
  marks: commonMark.spec.marks.update('link', link)
})
