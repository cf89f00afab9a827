import { useEffect, useState } from 'preact/hooks'
import { routeOf, type Route } from './routes.ts'

/** `visit` counts: going twice to the same address is two visits. */
export interface Place { route: Route, visit: number }

let focusIsDue = false

/** Whether the screen that appears now was navigated to, so that its heading takes the focus. Answers once. */
export function takeFocus (): boolean {
  const due = focusIsDue
  focusIsDue = false
  return due
}

export const goTo = (hash: string): void => { location.hash = hash }

/** Goes there without leaving a step behind: the way back skips where one was. */
export const goToInstead = (hash: string): void => { location.replace(hash) }

/** Changes the address and nothing else: the screen stays as it is. */
export const renameHere = (hash: string): void => { history.replaceState(null, '', hash) }

export function useRoute (): Place {
  const [place, setPlace] = useState<Place>({ route: routeOf(location.hash), visit: 0 })
  useEffect(() => {
    const follow = (): void => {
      focusIsDue = true
      setPlace(last => ({ route: routeOf(location.hash), visit: last.visit + 1 }))
    }
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  return place
}
