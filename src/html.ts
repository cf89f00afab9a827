/** Markup that is safe to send. Only `html` makes it. */
export interface Html { readonly markup: string }

type Part = Html | string | number | false | null | undefined | Part[]

/** A template of HTML: what is interpolated is escaped, unless it is Html itself. Nothing comes of false, null, undefined. */
export const html = (literals: TemplateStringsArray, ...parts: Part[]): Html =>
  ({ markup: literals.reduce((before, literal, i) => before + print(parts[i - 1]) + literal) })

function print (part: Part): string {
  if (part === false || part === null || part === undefined) return ''
  if (Array.isArray(part)) return part.map(print).join('')
  return typeof part === 'object' ? part.markup : escape(String(part))
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const escape = (text: string) => text.replace(/[&<>"']/g, character => entities[character] ?? '')
