// What the browser fetches before it shows the list, compressed: 60 KB of JavaScript, 20 KB of CSS at most.
import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import t from 'tap'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'

const Manifest = Type.Record(Type.String(), Type.Object({
  file: Type.String(),
  imports: Type.Optional(Type.Array(Type.String())),
  dynamicImports: Type.Optional(Type.Array(Type.String())),
  css: Type.Optional(Type.Array(Type.String()))
}))

const built = new URL('../../dist/web/', import.meta.url)
const entry = 'index.html'
const kilobyte = 1000

function filesOf (manifest: Static<typeof Manifest>, name: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[name]
  if (chunk === undefined || seen.has(chunk.file)) return seen
  seen.add(chunk.file)
  for (const style of chunk.css ?? []) seen.add(style)
  for (const other of chunk.imports ?? []) filesOf(manifest, other, seen)
  return seen
}

async function weigh (files: Iterable<string>, extension: string): Promise<number> {
  const wanted = [...files].filter(file => file.endsWith(extension))
  const contents = await Promise.all(wanted.map(async file => await readFile(new URL(file, built))))
  return contents.reduce((sum, content) => sum + gzipSync(content).length, 0)
}

t.test('the first load of the list', async t => {
  const manifest = Value.Parse(Manifest, JSON.parse(await readFile(new URL('.vite/manifest.json', built), 'utf8')))
  const english = Object.keys(manifest).filter(name => name.endsWith('i18n/en.ts'))
  t.equal(english.length, 1, 'English is a file of its own')
  const files = new Set([entry, ...english].flatMap(name => [...filesOf(manifest, name)]))
  const script = await weigh(files, '.js')
  const style = await weigh(files, '.css')
  t.comment(`JavaScript ${script} bytes, CSS ${style} bytes`)
  t.ok(script > 0 && script <= 60 * kilobyte, `JavaScript: ${script} bytes`)
  t.ok(style > 0 && style <= 20 * kilobyte, `CSS: ${style} bytes`)
})

t.test('what not everybody needs comes when it is needed', async t => {
  const manifest = Value.Parse(Manifest, JSON.parse(await readFile(new URL('.vite/manifest.json', built), 'utf8')))
  const first = filesOf(manifest, entry)
  for (const name of ['write.tsx', 'card.tsx', 'judge.tsx', 'administration.tsx', 'people.tsx', 'markdown/print.ts']) {
    const [chunk, ...others] = Object.keys(manifest).filter(key => key.endsWith(name))
    t.same(others, [], `${name} is one chunk`)
    t.ok(chunk !== undefined && !first.has(manifest[chunk]?.file ?? ''), `${name} is not in the first load`)
  }
})
