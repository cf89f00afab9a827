import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { asProblem, isPassing, type ApiProblem } from './api/problem.ts'
import { useRetryOnline } from './use-retry-online.ts'

type Loaded<T> =
  | { state: 'loading' }
  | { state: 'failed', problem: ApiProblem }
  | { state: 'ready', value: T }

export interface Load<T> {
  loaded: Loaded<T>
  /** Loads again; what is shown stays until the answer comes. */
  reload: () => void
  set: (value: T) => void
  /** Changes what is shown as it is by then: two answers that come together are both seen. */
  change: (update: (value: T) => T) => void
}

/**
 * Loads once, and again when a key changes. An answer that has been overtaken is dropped.
 *
 * @param kept what may be shown until the answer comes
 */
export function useLoad<T> (load: () => Promise<T>, keys: readonly unknown[], kept?: () => T | undefined): Load<T> {
  const first = (): Loaded<T> => {
    const value = kept?.()
    return value === undefined ? { state: 'loading' } : { state: 'ready', value }
  }
  const [loaded, setLoaded] = useState<Loaded<T>>(first)
  const turn = useRef(0)
  const run = useCallback(() => {
    const mine = ++turn.current
    const put = (next: Loaded<T>): void => {
      if (turn.current !== mine) return
      // What could not be loaded again is still better than nothing.
      setLoaded(last => next.state === 'failed' && last.state === 'ready' ? last : next)
    }
    load().then(value => put({ state: 'ready', value }), (error: unknown) => put({ state: 'failed', problem: asProblem(error) }))
  }, keys)
  useEffect(() => {
    setLoaded(first())
    run()
    return () => { turn.current++ }
  }, [run])
  const retry = (): void => {
    if (loaded.state === 'failed') setLoaded({ state: 'loading' })
    run()
  }
  useRetryOnline(loaded.state === 'failed' && isPassing(loaded.problem), retry)
  const change = (update: (value: T) => T): void => setLoaded(last => last.state === 'ready' ? { state: 'ready', value: update(last.value) } : last)
  return { loaded, reload: retry, set: value => setLoaded({ state: 'ready', value }), change }
}
