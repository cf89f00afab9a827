import sharp from 'sharp'

const limits = { pixels: 50_000_000, longestSide: 4096, thumbnail: 480 }

/** What can be drawn, and as what: the formats that every browser shows. An animation becomes its first picture. */
const drawn: Record<string, 'image/png' | 'image/jpeg' | 'image/webp'> = {
  'image/png': 'image/png',
  'image/apng': 'image/png',
  'image/gif': 'image/png',
  'image/tiff': 'image/png',
  'image/jpeg': 'image/jpeg',
  'image/webp': 'image/webp',
  'image/avif': 'image/webp'
}

// The library guesses the format itself. It has others too, and an SVG reads files: what begins as a GIF must not end as one.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['Png', 'Jpeg', 'Webp', 'Nsgif', 'Tiff', 'Heif'].map(format => `VipsForeignLoad${format}`) })

/** Why an image is refused: its pixels cannot be read, or there are more than 50 million. */
export class ImageError extends Error {
  readonly code: 'unreadable' | 'too-many-pixels'

  constructor (code: 'unreadable' | 'too-many-pixels') {
    super(code)
    this.code = code
  }
}

/** @returns the type that it is drawn as, or undefined: it is no image that can be shown */
export const drawnType = (mediaType: string | undefined): string | undefined => mediaType === undefined ? undefined : drawn[mediaType]

/** @returns width and height in pixels, as they are stored. @throws {ImageError} */
export async function measure (path: string): Promise<{ width: number, height: number }> {
  const { width, height } = await sharp(path, { limitInputPixels: false }).metadata().catch(() => { throw new ImageError('unreadable') })
  if (width * height > limits.pixels) throw new ImageError('too-many-pixels')
  return { width, height }
}

const reader = (path: string) => sharp(path, { limitInputPixels: limits.pixels, failOn: 'error' }).autoOrient()

/**
 * Draws an image anew: upright, at most 4096 px, without EXIF, GPS or anything else that came along.
 *
 * @param mediaType what `drawnType` said
 */
export function cleanImage (path: string, mediaType: string) {
  const image = reader(path).resize(limits.longestSide, limits.longestSide, { fit: 'inside', withoutEnlargement: true })
  if (mediaType === 'image/jpeg') return image.jpeg({ quality: 88, mozjpeg: true })
  if (mediaType === 'image/webp') return image.webp({ quality: 88 })
  return image.png()
}

/** @returns a stream of a WebP that fits 480 × 480 */
export const thumbnail = (path: string) =>
  reader(path).resize(limits.thumbnail, limits.thumbnail, { fit: 'inside', withoutEnlargement: true }).webp({ quality: 80 })
