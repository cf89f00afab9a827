export interface Measure { name: string, p50: number, p99: number, perSecond: number }

/**
 * Runs a task over and over, several at once, for a while. The first tenth warms up and is not counted.
 *
 * @param task measures itself: milliseconds of what counts
 */
export async function measure (name: string, seconds: number, atOnce: number, task: (index: number) => Promise<number>): Promise<Measure> {
  const began = performance.now()
  const counted = began + seconds * 100
  const end = began + seconds * 1000
  const times: number[] = []
  let index = 0
  await Promise.all(Array.from({ length: atOnce }, async () => {
    while (performance.now() < end) {
      const time = await task(index++)
      if (performance.now() > counted) times.push(time)
    }
  }))
  times.sort((a, b) => a - b)
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN
  // What is not measured, such as signing as the platform does, slows the loop but not what it measures.
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length
  return { name, p50: at(0.5), p99: at(0.99), perSecond: atOnce * 1000 / mean }
}

/** @returns the milliseconds that it took */
export async function timed (work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** One line per case: name p50 p99 per-second ratio. */
export function print ({ name, p50, p99, perSecond }: Measure, baseline?: Measure): void {
  const ratio = baseline === undefined ? '' : `${(perSecond / baseline.perSecond).toFixed(2)} × ${baseline.name}`
  console.log([name.padEnd(34), `${p50.toFixed(1)} ms`.padStart(10), `${p99.toFixed(1)} ms`.padStart(10), `${perSecond.toFixed(0)}/s`.padStart(9), ratio].join('  '))
}
