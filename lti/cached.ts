/**
 * Remembers what is asked often and changes seldom. Whoever asks while it is being read waits for the same answer; a
 * failure is not remembered.
 *
 * @param milliseconds how old an answer may be: what another process changes is seen that late
 */
export function cached<T> (milliseconds: number, read: () => Promise<T>) {
  let known: { at: number, value: Promise<T> } | undefined
  const forget = (): void => { known = undefined }

  async function get (): Promise<T> {
    if (known !== undefined && performance.now() - known.at < milliseconds) return await known.value
    const value = read()
    known = { at: performance.now(), value }
    value.catch(forget)
    return await value
  }

  return { get, forget }
}

/**
 * The same for many things, each by its key.
 *
 * @param most how many are remembered: strangers may ask for anything
 */
export function cachedEach<T> (milliseconds: number, most: number, read: (key: string) => Promise<T>) {
  const known = new Map<string, ReturnType<typeof cached<T>>>()

  async function get (key: string): Promise<T> {
    const entry = known.get(key) ?? cached(milliseconds, () => read(key))
    // The one that nobody has asked for longest goes.
    known.delete(key)
    known.set(key, entry)
    const [oldest] = known.keys()
    if (known.size > most && oldest !== undefined) known.delete(oldest)
    return await entry.get()
  }

  function forget (key?: string): void {
    if (key === undefined) known.clear()
    else known.delete(key)
  }

  return { get, forget }
}
