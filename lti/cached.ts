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
