import { spanOf, type Point } from './zoom.ts'

export type ZoomTo = (next: (scale: number) => number, at?: Point) => void

const within = (frame: HTMLElement, { clientX, clientY }: { clientX: number, clientY: number }): Point => {
  const { left, top } = frame.getBoundingClientRect()
  return { x: clientX - left, y: clientY - top }
}

/** Ctrl with the wheel, which is also what a trackpad's pinch sends; two fingers on glass. */
export function listenToHands (frame: HTMLElement, zoomTo: ZoomTo): () => void {
  let before: number | undefined
  const wheel = (event: WheelEvent): void => {
    if (!event.ctrlKey) return
    event.preventDefault()
    zoomTo(scale => scale * Math.exp(-event.deltaY / 300), within(frame, event))
  }
  const touch = (event: TouchEvent): void => {
    const [one, other] = event.touches
    if (one === undefined || other === undefined) return
    event.preventDefault()
    const { distance, middle } = spanOf(within(frame, one), within(frame, other))
    const last = before
    if (last !== undefined && last > 0) zoomTo(scale => scale * distance / last, middle)
    before = distance
  }
  const lift = (): void => { before = undefined }
  frame.addEventListener('wheel', wheel, { passive: false })
  frame.addEventListener('touchmove', touch, { passive: false })
  frame.addEventListener('touchend', lift)
  return () => {
    frame.removeEventListener('wheel', wheel)
    frame.removeEventListener('touchmove', touch)
    frame.removeEventListener('touchend', lift)
  }
}

/** A mouse holds the image and moves through it, as one finger does on glass. */
export function listenToMouse (frame: HTMLElement): () => void {
  let held: Point | undefined
  const take = (event: MouseEvent): void => {
    if (event.button !== 0 || !(event.target instanceof HTMLImageElement)) return
    // Else the browser drags a copy of the image.
    event.preventDefault()
    frame.focus({ preventScroll: true })
    held = { x: event.clientX, y: event.clientY }
  }
  const drag = ({ clientX: x, clientY: y }: MouseEvent): void => {
    if (held === undefined) return
    frame.scrollBy(held.x - x, held.y - y)
    held = { x, y }
  }
  const leave = (): void => { held = undefined }
  frame.addEventListener('mousedown', take)
  addEventListener('mousemove', drag)
  addEventListener('mouseup', leave)
  return () => {
    frame.removeEventListener('mousedown', take)
    removeEventListener('mousemove', drag)
    removeEventListener('mouseup', leave)
  }
}
