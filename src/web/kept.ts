import { useState } from 'preact/hooks'
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
