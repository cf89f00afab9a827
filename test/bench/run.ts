// npm run bench: the hot paths, each beside what it is compared with, in one run. `-- --launches`, `--registering`, `--bare` and `--sizes` run one part.
import { startOwnDatabase } from '../support/own-database.ts'
import type { Scope } from './children.ts'
import { compareSizes, compareWithBare } from './fiches.ts'
import { compareLaunches } from './launches.ts'
import { registerPlatforms } from './registering.ts'

const parts = process.argv.slice(2)
const wants = (part: string): boolean => parts.length === 0 || parts.includes(part)

/** Undoes afterwards, last begun first, whatever happened. */
async function within (work: (scope: Scope) => Promise<void>): Promise<void> {
  const undo: Array<() => Promise<void>> = []
  try {
    await work({ teardown: task => { undo.unshift(task) } })
  } finally {
    for (const task of undo) await task().catch(console.error)
  }
}

await within(async scope => {
  await startOwnDatabase(scope)
  if (wants('--launches')) await within(compareLaunches)
  if (wants('--registering')) await registerPlatforms()
  if (wants('--bare')) await within(scope => compareWithBare(scope, 10_000))
  if (wants('--sizes')) await within(scope => compareSizes(scope, [10_000, 1_000_000]))
})
