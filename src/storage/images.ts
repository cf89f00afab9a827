import { fileTypeFromFile } from 'file-type'
import sharp from 'sharp'

/** What we show inline: decided by the content, whatever the name says. */
const shown = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif'])
const limits = { pixels: 50_000_000, longestSide: 4096, thumbnail: 480 }

/** @returns the media type when the file is an image that can be shown, by its content */
export async function imageType (path: string): Promise<string | undefined> {
  const type = await fileTypeFromFile(path)
  return type !== undefined && shown.has(type.mime) ? type.mime : undefined
}

const reader = (path: string) => sharp(path, { limitInputPixels: limits.pixels, failOn: 'error' }).autoOrient()

/**
 * Draws an image anew: upright, at most 4096 px, without EXIF, GPS or anything else that came along.
 *
 * @returns a stream of the same format (a GIF becomes a PNG of its first frame)
 */
export function cleanImage (path: string, mediaType: string) {
  const drawn = reader(path).resize(limits.longestSide, limits.longestSide, { fit: 'inside', withoutEnlargement: true })
  if (mediaType === 'image/jpeg') return drawn.jpeg({ quality: 88, mozjpeg: true })
  if (mediaType === 'image/webp') return drawn.webp({ quality: 88 })
  return drawn.png()
}

/** @returns a stream of a WebP that fits 480 × 480 */
export const thumbnail = (path: string) =>
  reader(path).resize(limits.thumbnail, limits.thumbnail, { fit: 'inside', withoutEnlargement: true }).webp({ quality: 80 })

/** @returns width and height in pixels */
export async function measure (path: string): Promise<{ width: number, height: number }> {
  const { width, height } = await sharp(path).metadata()
  return { width, height }
}
