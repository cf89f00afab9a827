const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export interface Html { readonly html: string }

const escape = (text: string): string => text.replace(/[&<>"']/g, character => entities[character] ?? '')

/** A template whose strings are escaped, for text and for quoted attributes; only other such templates pass as they are. */
export function html (parts: TemplateStringsArray, ...values: Array<string | Html | Html[]>): Html {
  const filled = values.map(value => typeof value === 'string' ? escape(value) : [value].flat().map(({ html }) => html).join('\n'))
  return { html: String.raw({ raw: parts }, ...filled) }
}
