import { useRef } from 'preact/hooks'
import { v7 as newId } from 'uuid'

/**
 * One id for an attempt until it has arrived: trying again after a lost answer does not do it twice.
 *
 * @returns the id for what is attempted; for null, which says that it arrived, the next one
 */
export function useAttempts (): (attempt: string | null) => string {
  const last = useRef<{ attempt: string | null, id: string }>({ attempt: null, id: newId() })
  return attempt => {
    if (last.current.attempt !== attempt) last.current = { attempt, id: newId() }
    return last.current.id
  }
}
