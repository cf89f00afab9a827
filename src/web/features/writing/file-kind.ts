import type { IconName } from '../../components/icon.tsx'

/** How a file is shown that is not an image: by what it holds, as far as its type tells. */
const kinds = [
  ['image', /^image\//], ['video', /^video\//], ['audio', /^audio\//], ['email', /^message\/|outlook/], ['archive', /zip|tar|compressed|rar/],
  ['table', /spreadsheet|excel|csv/], ['slides', /presentation|powerpoint/], ['pdf', /pdf/], ['code', /json|xml|javascript|html|x-(?:python|sh|c|java)/], ['text', /^text\/|word|document|rtf/]
] as const

export type FileKind = typeof kinds[number][0] | 'other'

export const fileKind = (mediaType: string): FileKind => kinds.find(([, pattern]) => pattern.test(mediaType))?.[0] ?? 'other'

export const kindIcon = (kind: FileKind): IconName => kind === 'image' ? 'image' : 'file'
