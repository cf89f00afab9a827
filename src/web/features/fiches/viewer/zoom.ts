export interface Size { width: number, height: number }
export interface Point { x: number, y: number }

const step = 1.25
const most = 8
/** Up and down again does not come out at the very same number. */
const rounding = 1.001

/** How much of its own size an image takes to be seen whole; never more than its own size. */
export const fitOf = (image: Size, frame: Size): number =>
  frame.width === 0 || frame.height === 0 ? 1 : Math.min(frame.width / image.width, frame.height / image.height, 1)

/** @returns the scale within what makes sense; null when the image is seen whole */
export const bounded = (scale: number, fit: number): number | null => scale <= fit * rounding ? null : Math.min(scale, most)

/** A step nearer or further. */
export const stepped = (scale: number, direction: 1 | -1): number => direction === 1 ? scale * step : scale / step

/**
 * Where to scroll so that what lies under a point of the frame stays there.
 *
 * @param at in the frame
 */
export const scrollAfter = (scroll: Point, at: Point, from: number, to: number): Point =>
  ({ x: (scroll.x + at.x) * to / from - at.x, y: (scroll.y + at.y) * to / from - at.y })

/** How far two fingers are from each other, and what lies between them. */
export function spanOf (one: Point, other: Point): { distance: number, middle: Point } {
  return { distance: Math.hypot(one.x - other.x, one.y - other.y), middle: { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 } }
}
