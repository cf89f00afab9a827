import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { asProblem, type ApiProblem } from './api/problem.ts'

type Loaded<T> =
  | { state: 'loading' }
  | { state: 'failed', problem: ApiProblem }
  | { state: 'ready', value: T }

export interface Load<T> {
  loaded: Loaded<T>
  /** Loads again; what is shown stays until the answer comes. */
  reload: () => void
  set: (value: T) => void
}

/** Loads once, and again when a key changes. An answer that has been overtaken is dropped. */
export function useLoad<T> (load: () => Promise<T>, keys: readonly unknown[]): Load<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' })
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
    setLoaded({ state: 'loading' })
    run()
    return () => { turn.current++ }
  }, [run])
  const retry = (): void => {
    if (loaded.state === 'failed') setLoaded({ state: 'loading' })
    run()
  }
  return { loaded, reload: retry, set: value => setLoaded({ state: 'ready', value }) }
}
