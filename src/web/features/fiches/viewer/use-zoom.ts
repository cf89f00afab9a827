import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { listenToHands, listenToMouse, type ZoomTo } from './hands.ts'
import { bounded, fitOf, scrollAfter, stepped, type Point, type Size } from './zoom.ts'

/** The room that the frame has, also when the window turns. */
function useRoom () {
  const frame = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState<Size>({ width: 0, height: 0 })
  useEffect(() => {
    const { current } = frame
    if (current === null) return
    // A pixel less on each side: what fits must not bring scrollbars by its rounding.
    const measure = (): void => setRoom({ width: current.offsetWidth - 2, height: current.offsetHeight - 2 })
    const watch = new ResizeObserver(measure)
    watch.observe(current)
    measure()
    return () => watch.disconnect()
  }, [])
  return { frame, room }
}

/**
 * How large an image is shown in its frame, which scrolls: arrows, fingers and the wheel move through it as the browser
 * has it, and a mouse by holding it.
 */
export function useZoom (image: Size) {
  const { frame, room } = useRoom()
  const [chosen, setChosen] = useState<number | null>(null)
  const fit = fitOf(image, room)
  const scale = chosen ?? fit
  const now = useRef({ scale, fit })
  now.current = { scale, fit }
  const due = useRef<Point | null>(null)

  const zoomTo: ZoomTo = (next, at = { x: room.width / 2, y: room.height / 2 }) => {
    const { current } = frame
    const wanted = bounded(next(now.current.scale), now.current.fit)
    if (current !== null) due.current = scrollAfter({ x: current.scrollLeft, y: current.scrollTop }, at, now.current.scale, wanted ?? now.current.fit)
    now.current = { ...now.current, scale: wanted ?? now.current.fit }
    setChosen(wanted)
  }
  useLayoutEffect(() => {
    if (due.current !== null) frame.current?.scrollTo(due.current.x, due.current.y)
    due.current = null
  }, [scale])
  useEffect(() => setChosen(null), [image])
  useEffect(() => frame.current === null ? undefined : listenToHands(frame.current, zoomTo), [])
  useEffect(() => frame.current === null ? undefined : listenToMouse(frame.current), [])

  return {
    frame,
    scale,
    enlarged: chosen !== null,
    larger: () => zoomTo(scale => stepped(scale, 1)),
    smaller: () => zoomTo(scale => stepped(scale, -1)),
    fit: () => setChosen(null)
  }
}
