/** What a name may hold on every system, in 255 bytes with room for an ending and a number. */
const longest = 50
const longestEnding = 12
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i

const cut = (text: string, length: number): string => [...text].slice(0, length).join('')

/** @returns a name for a file or a folder that Windows, macOS and Linux take, and that leads nowhere else */
export function safeName (text: string, fallback: string): string {
  const plain = text.normalize('NFC').replace(/\p{C}/gu, '').replace(/[/\\:*?"<>|]/g, '-').replace(/\s+/g, ' ').trim()
  const [, stem = '', ending = ''] = /^(.*?)(\.[\p{L}\p{N}]+)?$/u.exec(plain) ?? []
  const name = cut(stem, longest).replace(/^[. ]+|[. ]+$/g, '')
  return `${!/[\p{L}\p{N}]/u.test(name) ? fallback : reserved.test(name) ? `${name}-` : name}${cut(ending, longestEnding)}`
}

/** @returns a function that gives each name once: the second `plan.png` is `plan (2).png`, and `Plan.png` is another one of it */
export function uniqueNames (): (name: string) => string {
  const taken = new Set<string>()
  return name => {
    const [, stem = '', ending = ''] = /^(.*?)(\.[^.]+)?$/.exec(name) ?? []
    let unique = name
    for (let count = 2; taken.has(unique.toLowerCase()); count++) unique = `${stem} (${count})${ending}`
    taken.add(unique.toLowerCase())
    return unique
  }
}
