import { useEffect, useRef } from 'preact/hooks'

/**
 * When the button goes away with the last page, the focus that it had goes to the first row that it has brought. A longer
 * list that comes in the place of another takes nobody's focus.
 *
 * @param selector what takes the focus, once in each row
 */
export function useFocusOnNew<List extends HTMLElement = HTMLUListElement> (selector: string, count: number, hasMore: boolean) {
  const list = useRef<List>(null)
  const before = useRef({ count, hasMore })
  useEffect(() => {
    const { count: first, hasMore: hadMore } = before.current
    before.current = { count, hasMore }
    const isLost = document.activeElement === null || document.activeElement === document.body
    if (isLost && first > 0 && count > first && hadMore && !hasMore) list.current?.querySelectorAll<HTMLElement>(selector)[first]?.focus()
  }, [count, hasMore])
  return list
}
