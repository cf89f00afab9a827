import { useRef, useState } from 'preact/hooks'
import { guardedStore } from './storage.ts'

export const localStore = guardedStore(() => localStorage)

/** A text that outlives a reload until it is sent. */
export function useKeptText (name: string): [string, (text: string) => void] {
  const key = `preuves.text.${name}`
  const [text, setText] = useState(() => localStore.get(key) ?? '')
  const keep = (next: string): void => {
    setText(next)
    if (next === '') localStore.remove(key)
    else localStore.set(key, next)
  }
  return [text, keep]
}

function parsed<T> (text: string | null, fits: (value: unknown) => value is T): T | undefined {
  try {
    const value: unknown = JSON.parse(text ?? 'null')
    return fits(value) ? value : undefined
  } catch {
    return undefined
  }
}

export interface KeptForm<T> {
  content: T
  /** Whether it was typed at an earlier visit. */
  found: boolean
  change: (update: (content: T) => T) => void
  /** It is saved, or given up. */
  forget: () => void
}

/**
 * A form's content, that outlives a reload and the session until it is saved or given up.
 *
 * @param fits what lies in the store may come from another release of this page
 */
export function useKeptForm<T> (name: string, first: () => T, fits: (value: unknown) => value is T): KeptForm<T> {
  const key = `preuves.form.${name}`
  const [found] = useState(() => parsed(localStore.get(key), fits))
  const [content, setContent] = useState(() => found ?? first())
  const latest = useRef(content)
  function change (update: (content: T) => T): void {
    latest.current = update(latest.current)
    setContent(latest.current)
    localStore.set(key, JSON.stringify(latest.current))
  }
  return { content, found: found !== undefined, change, forget: () => localStore.remove(key) }
}
