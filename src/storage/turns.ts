/** Does at most so many things at once: who comes later waits, the first one first. */
export function createTurns (most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: Array<() => void> = []
  let running = 0

  /** Whoever ends hands their turn on, or gives it back. */
  function end (): void {
    const next = waiting.shift()
    if (next === undefined) running--
    else next()
  }

  return async work => {
    if (running === most) await new Promise<void>(resolve => waiting.push(resolve))
    else running++
    return await work().finally(end)
  }
}
