import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export interface Scope { teardown: (work: () => Promise<void>) => void }
type StartChild = (file: string, args: string[]) => Promise<number>

/** @returns what starts a file of this folder, and answers the id of its process once that has said that it is ready */
export const childrenOf = (scope: Scope): StartChild => async (file, args) => {
  const child: ChildProcess = spawn(process.execPath, [fileURLToPath(new URL(file, import.meta.url)), ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  // Gone before its database is.
  scope.teardown(async () => {
    const gone = once(child, 'exit')
    if (child.kill()) await gone
  })
  if (child.stdout !== null) await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
  if (child.exitCode !== null) throw new Error(`${file} did not start`)
  return child.pid ?? 0
}
