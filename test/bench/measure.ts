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

/** Does all of some work, several at once. @returns what came of each, and its milliseconds */
async function batch<In, Out> (inputs: In[], atOnce: number, work: (input: In) => Promise<Out>): Promise<{ outputs: Out[], times: number[], wall: number }> {
  const outputs: Out[] = []
  const times: number[] = []
  let next = 0
  const wall = await timed(async () => await Promise.all(Array.from({ length: atOnce }, async () => {
    for (let index = next++; index < inputs.length; index = next++) {
      const input = inputs[index]
      if (input === undefined) return
      const time = await timed(async () => { outputs[index] = await work(input) })
      times[index] = time
    }
  })))
  return { outputs, times, wall }
}

/**
 * Runs work of two halves over and over in batches, for a while. What is done between the halves is not counted.
 *
 * @param inputs of one batch
 */
export async function measureHalves<In, Middle, Ready> (
  name: string,
  seconds: number,
  atOnce: number,
  inputs: In[],
  { first, between, second }: { first: (input: In) => Promise<Middle>, between: (middle: Middle) => Promise<Ready>, second: (ready: Ready) => Promise<void> }
): Promise<Measure> {
  const end = performance.now() + seconds * 1000
  const times: number[] = []
  let wall = 0
  for (let turn = 0; performance.now() < end; turn++) {
    const one = await batch(inputs, atOnce, first)
    const two = await batch(await Promise.all(one.outputs.map(between)), atOnce, second)
    // The first batch warms up.
    if (turn === 0) continue
    wall += one.wall + two.wall
    times.push(...one.times.map((time, index) => time + (two.times[index] ?? 0)))
  }
  times.sort((a, b) => a - b)
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN
  return { name, p50: at(0.5), p99: at(0.99), perSecond: times.length * 1000 / wall }
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
