const alphanumeric = /[\p{L}\p{N}]/u

/** `2 * 3` and `snake_case` are no emphasis: they stay readable in the plain text. */
function emphasis (sign: string, before: string, after: string): string {
  const isPlain = sign === '*'
    ? before === ' ' && after === ' '
    : alphanumeric.test(before) && alphanumeric.test(after)
  return isPlain ? sign : `\\${sign}`
}

const anywhere = (text: string): string => text
  .replace(/\\(?=[!-/:-@[-`{-~]|$)/g, '\\\\')
  .replace(/[[`]/g, '\\$&')
  .replace(/<(?=[a-z/!?]|$)/gi, '\\<')
  .replace(/&(?=#\d{1,7};|#x[\da-f]{1,6};|\w+;)/gi, '\\&')
  .replace(/[*_]/g, (sign, at: number, whole: string) => emphasis(sign, whole[at - 1] ?? '', whole[at + 1] ?? ''))

const atLineStart = (text: string): string => text
  .replace(/^(?:[-+](?=\s|$)|[>=~*]|-(?=-))/, '\\$&')
  .replace(/^#{1,6}(?=\s|$)/, '\\$&')
  .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')

interface Place { startsLine: boolean, endsHeading: boolean, inLink: boolean, beforeLink: boolean }

/** Words as CommonMark that says just these words. */
export function escaped (text: string, { startsLine, endsHeading, inLink, beforeLink }: Place): string {
  let said = anywhere(text)
  if (inLink) said = said.replaceAll(']', '\\]')
  if (beforeLink) said = said.replace(/!$/, '\\!')
  if (startsLine && !said.startsWith('\\')) said = atLineStart(said)
  return endsHeading ? said.replace(/#(?=#*$)/, '\\#') : said
}
