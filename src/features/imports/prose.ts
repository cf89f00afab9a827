import TurndownService from 'turndown'

/** What a text of Moodle's says as CommonMark, and the addresses of the images that stood in it. */
export interface Prose { text: string, images: string[] }

const alphanumeric = /[\p{L}\p{N}]/u

/** `2 * 3` and `snake_case` are no emphasis: they stay readable in the plain text. */
function escapeEmphasis (sign: string, before: string, after: string): string {
  const isPlain = sign === '*' ? before === ' ' && after === ' ' : alphanumeric.test(before) && alphanumeric.test(after)
  return isPlain ? sign : `\\${sign}`
}

/** Words as CommonMark that says just these words, as the browser's editor writes them: no tag, no reference, no list comes of them. */
const escaped = (text: string): string => text
  .replace(/\\(?=[!-/:-@[-`{-~]|$)/g, '\\\\')
  .replace(/[[`]/g, '\\$&')
  .replace(/<(?=[a-z/!?]|$)/gi, '\\<')
  .replace(/&(?=#\d{1,7};|#x[\da-f]{1,6};|\w+;)/gi, '\\&')
  .replace(/[*_]/g, (sign, at: number, whole: string) => escapeEmphasis(sign, whole[at - 1] ?? '', whole[at + 1] ?? ''))
  .replace(/^(?:[-+](?=\s|$)|[>=~]|-(?=-))/, '\\$&')
  .replace(/^#{1,6}(?=\s|$)/, '\\$&')
  .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')

/** Where a text may lead: `javascript:` leads nowhere. */
function safeAddress (written: string | null): string | undefined {
  const address = written?.trim() ?? ''
  return /^(?:https?:\/\/|mailto:)/i.test(address) ? URL.parse(address)?.href.replaceAll(/[()"\\<>]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`) : undefined
}

/** Stands before the end of a line that its writer ended: of two such ends the library would make one. */
const lineEnd = '\uE000'
const withoutLineEnds = (text: string): string => text.replaceAll(lineEnd, '')

const inOneLine = (content: string): string => withoutLineEnds(content).trim().replaceAll(/\s*\n\s*/g, ' ')
const asBlock = (content: string): string => `\n\n${content}\n\n`

const names = { strong: ['STRONG', 'B'], em: ['EM', 'I'] }
const signs = { strong: '**', em: '*' }
const isBoldStyle = (style: string): boolean => /font-weight:\s*(?:bold|[6-9]00)/i.test(style)
const isPlainStyle = (style: string): boolean => /font-weight:\s*(?:normal|400)/i.test(style)

function emphasisOf (node: HTMLElement): keyof typeof names | undefined {
  const style = node.getAttribute('style') ?? ''
  if (names.strong.includes(node.nodeName)) return isPlainStyle(style) ? undefined : 'strong'
  if (names.em.includes(node.nodeName)) return 'em'
  if (node.nodeName !== 'SPAN') return undefined
  return isBoldStyle(style) ? 'strong' : /font-style:\s*italic/i.test(style) ? 'em' : undefined
}

function isWithin (node: HTMLElement, emphasis: keyof typeof names): boolean {
  for (let above = node.parentElement; above !== null; above = above.parentElement) if (emphasisOf(above) === emphasis) return true
  return false
}

/** The characters that an element's words touch; what is white at its own edges lies outside. */
function touched (node: HTMLElement): { before: string, after: string } {
  const own = node.textContent ?? ''
  const before = node.previousSibling?.textContent ?? ''
  const after = node.nextSibling?.textContent ?? ''
  return { before: /^\s/.test(own) ? '' : before.slice(-1), after: /\s$/.test(own) ? '' : after.slice(0, 1) }
}

/** Signs that touch a letter outside and a mark inside would be words: the mark goes outside. */
function emphasise (content: string, node: HTMLElement, emphasis: keyof typeof names): string {
  if (content.trim() === '' || /\n\s*\n/.test(withoutLineEnds(content)) || isWithin(node, emphasis)) return content
  const { before, after } = touched(node)
  const opens = alphanumeric.test(before) ? /^[^\p{L}\p{N}\\]*/u.exec(content)?.[0] ?? '' : ''
  const closes = alphanumeric.test(after) ? /[^\p{L}\p{N}]*$/u.exec(content)?.[0] ?? '' : ''
  const inside = content.slice(opens.length, content.length - closes.length)
  return inside === '' || /^\\|\\$/.test(inside) ? content : `${opens}${signs[emphasis]}${inside}${signs[emphasis]}${closes}`
}

function printLink (content: string, node: HTMLElement): string {
  const address = safeAddress(node.getAttribute('href') ?? node.getAttribute('src'))
  const words = inOneLine(content)
  if (address === undefined) return words
  // An address that is its own words may have been escaped as words.
  const isBare = words === '' || words.replaceAll('\\', '') === node.getAttribute('href')?.trim()
  return isBare && /^https?:/i.test(address) ? `<${address}>` : `[${words.replaceAll(/(?<!\\)\]/g, '\\]')}](${address})`
}

function printCode (node: HTMLElement): string {
  const code = (node.textContent ?? '').replace(/\n$/, '')
  const fence = '`'.repeat(Math.max(3, ...Array.from(code.matchAll(/`+/g), ([ticks]) => ticks.length + 1)))
  return asBlock(`${fence}\n${code}\n${fence}`)
}

/** A text has no tables: each row is a paragraph. */
function printCell (content: string, node: HTMLElement): string {
  const words = inOneLine(content)
  const before = node.previousElementSibling?.textContent?.trim() ?? ''
  return words === '' || before === '' ? words : ` | ${words}`
}

/** Numbers items in the order in which they come, without asking each for its place. */
function createItems (): (content: string, node: HTMLElement) => string {
  const counts = new WeakMap<object, number>()
  return (content, node) => {
    const list = node.parentElement
    if (list?.nodeName !== 'OL') return item('- ', content)
    const number = counts.get(list) ?? Math.min(Math.max(Number.parseInt(list.getAttribute('start') ?? '1') || 1, 0), 999_999)
    counts.set(list, number + 1)
    return item(`${number}. `, content)
  }
}

const item = (sign: string, content: string): string => `\n${sign}${content.trim().replaceAll('\n', `\n${' '.repeat(sign.length)}`)}\n`

const isWithout = ['script', 'style', 'title', 'meta', 'link', 'object', 'svg', 'canvas', 'button', 'input', 'select', 'textarea', 'noscript', 'template', 'math']
const isPlayed = ['IFRAME', 'VIDEO', 'AUDIO', 'EMBED', 'SOURCE']

function createService (images: string[]): TurndownService {
  const service = new TurndownService({ headingStyle: 'atx', hr: '___', br: lineEnd })
  service.escape = escaped
  return service
    .addRule('unread', { filter: node => isWithout.includes(node.nodeName.toLowerCase()), replacement: () => '' })
    .addRule('played', { filter: node => isPlayed.includes(node.nodeName), replacement: (content, node) => asBlock(`${printLink('', node)}${content}`) })
    .addRule('image', {
      filter: 'img',
      replacement: (_, node) => {
        images.push(node.getAttribute('src') ?? '')
        return escaped(inOneLine(node.getAttribute('alt') ?? ''))
      }
    })
    .addRule('emphasis', { filter: node => emphasisOf(node) !== undefined, replacement: (content, node) => emphasise(content, node, emphasisOf(node) ?? 'em') })
    .addRule('plain', { filter: node => names.strong.includes(node.nodeName) && emphasisOf(node) === undefined, replacement: content => content })
    .addRule('link', { filter: 'a', replacement: printLink })
    .addRule('heading', {
      filter: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
      replacement: (content, node) => asBlock(`${'#'.repeat(Math.min(Math.max(Number(node.nodeName.slice(1)) - 1, 1), 3))} ${inOneLine(content)}`)
    })
    .addRule('code', { filter: 'pre', replacement: (_, node) => printCode(node) })
    .addRule('cell', { filter: ['td', 'th'], replacement: printCell })
    .addRule('row', { filter: 'tr', replacement: asBlock })
    .addRule('item', { filter: 'li', replacement: createItems() })
}

const hasTags = (text: string): boolean => /<[a-z/!]/i.test(text)

/** Emphasis that goes on in the next element is one. */
const joined = (html: string): string => html.replaceAll(/<\/(b|strong|i|em)>(\s*)<\1(?:\s[^<>]*)?>/gi, '$2')

/** Nobody writes deeper than this; what is meant to exhaust the stack does. Elements that are never closed count as well. */
const deepest = 200

const isVoid = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i
const endsItself = /^(?:p|li|td|th|tr|dd|dt|option)$/i

function nestsTooDeep (html: string): boolean {
  let depth = 0
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z\d-]*)/gi)) {
    if (isVoid.test(name) || endsItself.test(name)) continue
    depth = slash === '/' ? Math.max(0, depth - 1) : depth + 1
    if (depth > deepest) return true
  }
  return false
}

const withoutTags = (html: string): string => html.replaceAll(/<[^<>]*>?/g, ' ')

/**
 * A text as Moodle keeps it, which is HTML, in the dialect that the fiches are written in. What is no prose is not read; raw
 * HTML does not come through.
 */
export function toCommonMark (written: string): Prose {
  const html = nestsTooDeep(written) ? withoutTags(written) : written
  const images: string[] = []
  const text = createService(images).turndown(hasTags(html) ? joined(html) : html.trim().replaceAll(/\r?\n/g, '<br>'))
  return { text: withoutLineEnds(text).replaceAll(/\n{3,}/g, '\n\n').replaceAll(/[ \t]+$/gm, '').trim(), images }
}
