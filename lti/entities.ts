const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }

/**
 * Plain text out of text in which HTML's special characters are escaped. Moodle sends names through `format_string`: it
 * escapes these five and leaves what already looks like a reference (`&eacute;` typed by a person stays as typed), so a
 * table of HTML's two thousand names would find nothing more. What is no reference stays as it is, and nothing is read
 * twice: `&amp;lt;` is `&lt;`.
 */
export const decodeEntities = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi, (whole, decimal?: string, hexadecimal?: string, name?: string) => {
    if (name !== undefined) return named[name.toLowerCase()] ?? whole
    const point = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)
    return isCharacter(point) ? String.fromCodePoint(point) : whole
  })

/** NUL is no character of a text, nor is half a surrogate pair. */
const isCharacter = (point: number): boolean => point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff)
