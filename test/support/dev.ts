// npm run dev: the pages and the process, each built or started again when its files change. Ctrl-C ends both.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const top = fileURLToPath(new URL('../..', import.meta.url))
const children: ChildProcess[] = []
let ending = false

// In groups of their own, so that Ctrl-C reaches them once, by us: a second signal means no patience.
function start (args: string[], stdout: 'inherit' | 'pipe'): ChildProcess {
  const child = spawn(process.execPath, args, { cwd: top, stdio: ['ignore', stdout, 'inherit'], detached: true })
  child.once('exit', end)
  children.push(child)
  return child
}

function end () {
  for (const child of children) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) continue
    if (ending) process.kill(-child.pid, 'SIGKILL')
    else child.kill('SIGTERM')
  }
  ending = true
}

process.on('SIGINT', end)
process.on('SIGTERM', end)

const vite = start(['node_modules/vite/bin/vite.js', 'build', '--watch'], 'pipe')
vite.stdout?.on('data', (chunk: Buffer) => {
  process.stdout.write(chunk)
  // The process does not start without pages.
  if (children.length === 1 && !ending && chunk.toString().includes('built in')) start(['--watch', '--watch-preserve-output', 'src/main.ts'], 'inherit')
})
await Promise.race(children.map(child => once(child, 'exit')))
