import { useEffect, useRef, useState } from 'preact/hooks'
import { asProblem, type ApiProblem } from './api/problem.ts'
import type { Load } from './use-load.ts'

interface Page { items: unknown[], next: string | null }

export interface Pages<List extends Page> extends Load<List> {
  more: () => void
  comingMore: boolean
  moreProblem: ApiProblem | null
}

/**
 * A list that grows page after page.
 *
 * @param load its first page
 * @param readAfter the page that follows a cursor
 * @param keys those of the load: what follows one list is not put under another, nor what went wrong with it
 */
export function usePages<List extends Page> (load: Load<List>, readAfter: (after: string) => Promise<List>, keys: readonly unknown[]): Pages<List> {
  const [comingMore, setComing] = useState(false)
  const [moreProblem, setProblem] = useState<ApiProblem | null>(null)
  const { loaded, set } = load
  const turn = useRef(0)
  useEffect(() => {
    turn.current++
    setComing(false)
    setProblem(null)
  }, keys)

  async function more (): Promise<void> {
    if (loaded.state !== 'ready' || loaded.value.next === null || comingMore) return
    const { items, next } = loaded.value
    const mine = turn.current
    const end = (put: () => void): void => {
      if (turn.current !== mine) return
      put()
      setComing(false)
    }
    setComing(true)
    setProblem(null)
    await readAfter(next).then(
      page => end(() => set({ ...page, items: [...items, ...page.items] })),
      (error: unknown) => end(() => setProblem(asProblem(error))))
  }

  return { ...load, more: () => { void more() }, comingMore, moreProblem }
}
