import { useEffect } from 'preact/hooks'

/** Has the browser ask before the page goes away, while something would go with it. */
export function useLeaveWarning (isDue: boolean): void {
  useEffect(() => {
    if (!isDue) return
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isDue])
}
