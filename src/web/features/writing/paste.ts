/** What office programs and course pages put on the clipboard, made plain: paragraphs, lists, links, emphasis. */

const unread = 'style, script, title, meta, link, xml, video, audio, iframe, object, embed, svg, canvas, button, input, select, textarea'

/**
 * The page's policy forbids styles, even in a document that is not shown: an element's are read from another attribute,
 * and a sheet bears the name of a script, which never runs there.
 */
const withoutStyles = (html: string): string => html
  .replaceAll(/(<\/?)style\b/gi, '$1script')
  .replaceAll(/<[a-z][^>]*>/gi, tag => tag.replaceAll(/\sstyle\s*=/gi, ' data-style='))

const styleOf = (element: Element): string => element.getAttribute('data-style') ?? ''

function wrap (element: Element, name: 'strong' | 'em'): void {
  const wrapper = element.ownerDocument.createElement(name)
  wrapper.append(...element.childNodes)
  element.append(wrapper)
}

function unwrap (element: Element): void {
  element.replaceWith(...element.childNodes)
}

/** Emphasis by style becomes emphasis by name, and the reverse: Google's documents lie in a `<b>` that is not bold. */
function nameEmphasis (body: HTMLElement): void {
  for (const element of body.querySelectorAll('[data-style]')) {
    const style = styleOf(element)
    if (/font-weight:\s*(?:bold|[6-9]00)/i.test(style) && !element.matches('b, strong, h1, h2, h3, h4, h5, h6')) wrap(element, 'strong')
    if (/font-style:\s*italic/i.test(style) && !element.matches('i, em')) wrap(element, 'em')
    if (element.matches('b, strong') && /font-weight:\s*(?:normal|400)/i.test(style)) unwrap(element)
  }
}

const isWordItem = (element: Element | null): element is Element => element !== null && /mso-list:(?!\s*Ignore)/i.test(styleOf(element))
const levelOf = (item: Element): number => Number(/\blevel(\d)/i.exec(styleOf(item))?.[1] ?? 1)

/** Word writes its lists as paragraphs that begin with a sign. @returns whether that sign was a number */
function takeSign (item: Element): boolean {
  const signs = [...item.querySelectorAll('[data-style]')].filter(element => /mso-list:\s*Ignore/i.test(styleOf(element)))
  const isNumber = signs.some(sign => /[\da-z]+[.)]/i.test(sign.textContent))
  for (const sign of signs) sign.remove()
  return isNumber
}

/** @returns the list that items of a level go into, made where there is none */
function listAt (lists: Element[], level: number, name: 'ol' | 'ul', place: Element): Element {
  lists.length = Math.min(lists.length, level)
  const last = lists.at(-1)
  if (last !== undefined && lists.length === level) return last
  const list = place.ownerDocument.createElement(name)
  if (last === undefined) place.before(list)
  else (last.lastElementChild ?? last).append(list)
  lists.push(list)
  return list
}

function makeLists (body: HTMLElement): void {
  let lists: Element[] = []
  let last: Element | null = null
  for (const item of [...body.querySelectorAll('[data-style]')].filter(isWordItem)) {
    if (last !== null && item.previousElementSibling !== last) lists = []
    const list = listAt(lists, levelOf(item), takeSign(item) ? 'ol' : 'ul', item)
    const entry = item.ownerDocument.createElement('li')
    entry.append(...item.childNodes)
    list.append(entry)
    item.remove()
    last = lists[0] ?? null
  }
}

/** A text has no tables: each row is a paragraph. */
function flattenTables (body: HTMLElement): void {
  for (const row of body.querySelectorAll('tr')) {
    const paragraph = row.ownerDocument.createElement('p')
    for (const cell of row.querySelectorAll(':scope > td, :scope > th')) {
      if (cell.textContent.trim() === '') continue
      if (paragraph.childNodes.length > 0) paragraph.append(' | ')
      for (const block of cell.querySelectorAll('p, div')) unwrap(block)
      paragraph.append(...cell.childNodes)
    }
    row.replaceWith(paragraph)
  }
  for (const table of body.querySelectorAll('table')) table.replaceWith(...table.querySelectorAll('p, caption'))
}

function fileOf (source: string, number: number): File[] {
  const [, type = '', data = ''] = /^data:(image\/[\w+.-]+);base64,(.*)$/s.exec(source) ?? []
  if (type === '') return []
  try {
    const bytes = Uint8Array.from(atob(data), character => character.charCodeAt(0))
    return [new File([bytes], `image-${number}.${type.slice(6).replace(/\W.*/, '')}`, { type })]
  } catch {
    return []
  }
}

/** @returns the images that came within the text; those that lie elsewhere cannot be reached */
function takeImages (body: HTMLElement): File[] {
  const images = [...body.querySelectorAll('img')]
  for (const image of images) image.remove()
  return images.flatMap((image, index) => fileOf(image.getAttribute('src') ?? '', index + 1))
}

function dropEmpty (body: HTMLElement): void {
  for (const block of body.querySelectorAll('p, div, h1, h2, h3, h4, h5, h6')) if (block.textContent.trim() === '') block.remove()
}

/** @returns the pasted words, and the images that lay between them */
export function cleanPasted (html: string): { body: HTMLElement, images: File[] } {
  const { body } = new DOMParser().parseFromString(withoutStyles(html), 'text/html')
  for (const element of body.querySelectorAll(unread)) element.remove()
  const images = takeImages(body)
  makeLists(body)
  nameEmphasis(body)
  flattenTables(body)
  dropEmpty(body)
  return { body, images }
}
