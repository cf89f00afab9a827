/** As much of Web Storage as we use. */
export interface KeyStore {
  get: (key: string) => string | null
  /** @returns whether it was kept: a full or forbidden store keeps nothing */
  set: (key: string, value: string) => boolean
  remove: (key: string) => void
  keys: () => string[]
}

/** Lives as long as the page. */
export function memoryStore (): KeyStore {
  const values = new Map<string, string>()
  return {
    get: key => values.get(key) ?? null,
    set: (key, value) => { values.set(key, value); return true },
    remove: key => { values.delete(key) },
    keys: () => [...values.keys()]
  }
}

interface WebStorage {
  readonly length: number
  key: (index: number) => string | null
  getItem: (key: string) => string | null
  setItem: (key: string, value: string) => void
  removeItem: (key: string) => void
}

function attempt<T> (run: () => T, otherwise: T): T {
  try {
    return run()
  } catch {
    return otherwise
  }
}

const keysOf = (storage: WebStorage): string[] =>
  Array.from({ length: storage.length }, (_, index) => storage.key(index)).filter(key => key !== null)

/**
 * A store that never throws. In an iframe whose cookies are blocked, even reading `window.localStorage` may throw;
 * then memory takes its place.
 *
 * @param open reaches for the storage, and may throw
 */
export function guardedStore (open: () => WebStorage): KeyStore {
  const storage = attempt(open, undefined)
  if (storage === undefined) return memoryStore()
  return {
    get: key => attempt(() => storage.getItem(key), null),
    set: (key, value) => attempt(() => { storage.setItem(key, value); return true }, false),
    remove: key => { attempt(() => storage.removeItem(key), undefined) },
    keys: () => attempt(() => keysOf(storage), [])
  }
}
