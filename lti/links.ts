/**
 * The address of the next page, out of a `Link` header (RFC 8288). It is read leniently: Moodle writes its line items'
 * header with `&amp;` in the addresses and typographic quotes around `rel`, of which fetch makes three Latin-1 characters.
 *
 * @param base what relative addresses are meant from
 * @returns null when there is none, or none that is an address
 */
export function nextPage (header: string | null, base: URL): URL | null {
  const text = (header ?? '').replace(/â\u0080[\u009c\u009d]|[“”]/g, '"')
  for (const [, address = '', parameters = ''] of text.matchAll(/<([^<>]*)>([^<]*)/g)) {
    if (isNext(parameters)) return URL.parse(address.replaceAll('&amp;', '&'), base.href)
  }
  return null
}

/** `rel` may name several relations, in any letters; only the first `rel` counts (RFC 8288, 3.3). */
const isNext = (parameters: string): boolean =>
  (/;\s*rel\s*=\s*("[^"]*"|[^\s";,]*)/i.exec(parameters)?.[1] ?? '').replaceAll('"', '').toLowerCase().split(/\s+/).includes('next')
