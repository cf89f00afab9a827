// What was recorded is used, and what was learnt from it is tested.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'

const tests = fileURLToPath(new URL('..', import.meta.url))

async function textsUnder (folder: string): Promise<string> {
  const files = (await readdir(folder, { recursive: true })).filter(name => name.endsWith('.ts'))
  return (await Promise.all(files.map(async name => await readFile(join(folder, name), 'utf8')))).join('\n')
}

t.test('every recorded exchange is held against something', async t => {
  const all = await textsUnder(tests)
  const names = (await readdir(join(tests, 'lti', 'wire'))).filter(name => name.endsWith('.json')).map(name => name.slice(0, -'.json'.length))
  t.ok(names.length > 30)
  for (const name of names) t.match(all, new RegExp(`['"/]${name}(\\.json)?['"]`), name)
})

t.test('every trap has a test of this platform', async t => {
  const readme = await readFile(join(tests, 'lti', 'wire', 'README.md'), 'utf8')
  const traps = [...readme.matchAll(/^(\d+)\. /gm)].map(([, number]) => number)
  t.equal(traps.length, 17)
  const named = await textsUnder(join(tests, 'demo'))
  for (const trap of traps) t.match(named, new RegExp(`'wire ${trap}:`), `wire ${trap}`)
})
