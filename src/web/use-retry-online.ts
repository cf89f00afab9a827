import { useEffect } from 'preact/hooks'

/** What the network has failed is tried again when it is back. */
export function useRetryOnline (isDue: boolean, retry: () => void): void {
  useEffect(() => {
    if (!isDue) return
    addEventListener('online', retry)
    return () => removeEventListener('online', retry)
  }, [isDue])
}
