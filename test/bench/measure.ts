import { readFileSync } from 'node:fs'

export interface Measure {
  name: string
  p50: number
  p99: number
  perSecond: number
  /** How many in a second of the CPU that the measured process itself took. */
  perCpuSecond?: number
}

/** Work of which each go measures itself: the milliseconds of what counts. */
export interface Task { name: string, task: (index: number) => Promise<number> }

/**
 * Runs tasks over and over, several goes at once, a second each by turns: a noisy machine hits them all. The first turn
 * warms up and is not counted, nor is in the throughput what a go does not measure.
 *
 * @param seconds for each
 */
export async function measureByTurns (seconds: number, atOnce: number, tasks: Task[]): Promise<Measure[]> {
  const lanes = tasks.map(({ name, task }) => ({ name, task, times: [] as number[], next: 0 }))
  for (let turn = 0; turn <= seconds; turn++) {
    for (const lane of lanes) {
      const end = performance.now() + 1000
      await Promise.all(Array.from({ length: atOnce }, async () => {
        while (performance.now() < end) {
          const time = await lane.task(lane.next++)
          if (turn > 0) lane.times.push(time)
        }
      }))
    }
  }
  return lanes.map(({ name, times }) => ({ ...timesOf(name, times), perSecond: atOnce * 1000 * times.length / times.reduce((sum, time) => sum + time, 0) }))
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

/** Work of two halves, done by a process of its own. What is done between the halves is not counted. */
export interface Contender<In, Middle, Ready> {
  name: string
  pid: number
  first: (input: In) => Promise<Middle>
  between: (middle: Middle) => Promise<Ready>
  second: (ready: Ready) => Promise<void>
}

// Enough for the compiler to have done with each: a service runs for weeks.
const warmUps = 15

/** Hundredths of a second (proc(5): utime and stime), where there is such a file. */
function cpuOf (pid: number): number {
  const [utime, stime] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ').slice(11) ?? []
  return Number(utime) + Number(stime)
}

/**
 * Runs contenders in batches, one after the other, over and over: a noisy machine hits them all. Beside the clock, each is
 * measured by its own CPU, as client and database share the cores with it.
 *
 * @param seconds for each
 * @param inputs of one batch
 */
export async function measureInTurn<In, Middle, Ready> (
  seconds: number, atOnce: number, inputs: In[], contenders: Array<Contender<In, Middle, Ready>>
): Promise<Measure[]> {
  const lanes = contenders.map(contender => ({ contender, times: [] as number[], wall: 0, cpu: 0 }))
  const end = performance.now() + seconds * contenders.length * 1000
  for (let turn = 0; turn <= warmUps || performance.now() < end; turn++) {
    for (const lane of lanes) {
      const { first, between, second, pid } = lane.contender
      const before = cpuOf(pid)
      const one = await batch(inputs, atOnce, first)
      const two = await batch(await Promise.all(one.outputs.map(between)), atOnce, second)
      if (turn < warmUps) continue
      lane.cpu += cpuOf(pid) - before
      lane.wall += one.wall + two.wall
      lane.times.push(...one.times.map((time, index) => time + (two.times[index] ?? 0)))
    }
  }
  return lanes.map(({ contender: { name }, times, wall, cpu }) => ({ ...timesOf(name, times), perSecond: times.length * 1000 / wall, perCpuSecond: times.length * 100 / cpu }))
}

function timesOf (name: string, times: number[]) {
  times.sort((a, b) => a - b)
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN
  return { name, p50: at(0.5), p99: at(0.99) }
}

/** @returns the milliseconds that it took */
export async function timed (work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** One line per case: name p50 p99 per-second ratio, then the same by CPU where it is known. */
export function print ({ name, p50, p99, perSecond, perCpuSecond }: Measure, baseline?: Measure): void {
  const times = (own: number, other: number | undefined): string => other === undefined ? '' : `${(own / other).toFixed(2)} × ${baseline?.name}`
  const columns = [name.padEnd(34), `${p50.toFixed(1)} ms`.padStart(10), `${p99.toFixed(1)} ms`.padStart(10), `${perSecond.toFixed(0)}/s`.padStart(9), times(perSecond, baseline?.perSecond)]
  console.log(columns.join('  '))
  if (perCpuSecond === undefined) return
  console.log([' '.repeat(34 + 2 * 12), `${perCpuSecond.toFixed(0)}/s`.padStart(9), times(perCpuSecond, baseline?.perCpuSecond), 'of its own CPU'].join('  '))
}
