/** What a browser saves or plays, and never runs. Nothing with markup in it stands here: no HTML, no SVG, no XML. */
const harmless = new Set([
  'application/pdf', 'application/rtf', 'application/epub+zip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text', 'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.presentation', 'application/vnd.oasis.opendocument.graphics',
  'application/zip', 'application/gzip', 'application/x-tar', 'application/x-7z-compressed', 'application/x-rar-compressed', 'application/x-bzip2', 'application/x-xz'
])
const media = /^(audio|video)\/|^image\/(?!svg)/

/** @param sniffed what the content says; @returns what the file is served as, which is always as an attachment */
export const attachmentType = (sniffed: string | undefined): string =>
  sniffed !== undefined && (harmless.has(sniffed) || media.test(sniffed)) ? sniffed : 'application/octet-stream'
