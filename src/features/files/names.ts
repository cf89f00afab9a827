/** An image is drawn anew: it ends as what it is now. */
const endings: Record<string, string> = { 'image/jpeg': '.jpg', 'image/webp': '.webp', 'image/png': '.png' }
const longest = 150

/**
 * The name that the student knows, with its ending: no path, nothing that cannot be seen or that turns the writing round,
 * at most 150 characters.
 *
 * @param drawnAs the media type that an image was drawn as
 */
export function fileName (name: string, drawnAs: string | undefined): string {
  const bare = (name.split(/[/\\]/).at(-1) ?? '').normalize('NFC').replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '').trim()
  const own = /\.[\p{L}\p{N}_-]{0,16}$/u.exec(bare)?.[0] ?? ''
  const ending = drawnAs === undefined ? own : endings[drawnAs] ?? own
  const stem = [...bare.slice(0, bare.length - own.length).replace(/^[.\s]+/, '')]
  return `${stem.slice(0, longest - ending.length).join('') || 'trace'}${ending === '.' ? '' : ending}`
}
