/**
 * Lets so many pieces of work run at once; the others wait, and are let in as they came.
 *
 * @returns what takes a piece of work, and answers or throws what it does
 */
export function createGate (width: number) {
  const waiting: Array<() => void> = []
  let free = width

  function leave (): void {
    const next = waiting.shift()
    if (next === undefined) free++
    else next()
  }

  return async function enter<T> (work: () => Promise<T>): Promise<T> {
    if (free > 0) free--
    else await new Promise<void>(resolve => waiting.push(resolve))
    try {
      return await work()
    } finally {
      leave()
    }
  }
}
