// The checks of `npm run check`, each shown to fail on what it is there for. In a copy: other tests run in the tree.
import { execFile } from 'node:child_process'
import { appendFile, cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import t from 'tap'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { createDatabase } from './support/database.ts'
import { findStale } from './support/generate.ts'

const top = fileURLToPath(new URL('..', import.meta.url))
const copied = ['src', 'lti', 'migrations', 'test', 'package.json', 'tsconfig.json', 'openapi.yaml', 'vite.config.ts', 'eslint.config.js', '.dependency-cruiser.js', 'knip.json', '.gitignore']

/** Each forbidden arrow: the rule, who imports, what. */
const arrows = [
  ['routes-to-domain', 'src/features/planted/routes.ts', './queries.ts'],
  ['domain-to-queries', 'src/features/planted/domain.ts', '../../db/planted.ts'],
  ['queries-to-db', 'src/features/planted/queries.ts', './domain.ts'],
  ['schemas-are-shapes', 'src/features/planted/schemas.ts', './domain.ts'],
  ['routes-are-last', 'src/features/planted/domain.ts', './routes.ts'],
  ['features-by-domain', 'src/features/another/domain.ts', '../planted/queries.ts'],
  ['features-below-app', 'src/features/planted/domain.ts', '../../app.ts'],
  ['foundation-below-features', 'src/planted.ts', './features/planted/domain.ts'],
  ['features-not-lti', 'src/features/planted/domain.ts', '../../../lti/planted.ts'],
  ['lti-at-the-top', 'src/planted.ts', '../lti/planted.ts'],
  ['lti-to-few', 'lti/planted.ts', '../src/features/planted/queries.ts'],
  ['lti-config-as-type', 'lti/planted.ts', '../src/config.ts'],
  ['ltijs-once', 'lti/planted.ts', 'ltijs'],
  ['web-alone', 'src/web/planted.ts', '../planted.ts'],
  ['server-without-web', 'src/planted.ts', './web/planted.ts'],
  ['demo-by-main', 'src/planted.ts', './demo/planted.ts'],
  ['demo-alone', 'src/demo/planted.ts', '../features/planted/domain.ts'],
  ['not-to-test', 'src/planted.ts', '../test/support/database.ts'],
  ['pg-in-db', 'src/planted.ts', 'pg'],
  ['migrations-alone', 'migrations/9999_planted.ts', '../src/planted.ts'],
  ['no-cycles', 'src/planted.ts', './features/planted/domain.ts'],
  ['no-orphans', 'src/orphan.ts', ''],
  ['no-unresolved', 'src/planted.ts', './nowhere.ts'],
  ['no-undeclared', 'src/planted.ts', 'minipass'],
  ['no-dev-dependencies', 'src/planted.ts', 'fast-check']
] as const

/** What eslint has to refuse: the rule, the file, its text. */
const lines = [
  ['no-restricted-properties', 'src/env.ts', 'export const home = process.env.HOME'],
  ['no-restricted-properties', 'lti/env.ts', 'export const { env } = process'],
  ['no-restricted-imports', 'src/env-import.ts', "import { env } from 'node:process'\nexport const home = env.HOME"],
  ['no-restricted-properties', 'src/web/markup.ts', "document.body.innerHTML = 'x'"],
  ['no-restricted-syntax', 'src/web/markup.tsx', "export const raw = <p dangerouslySetInnerHTML={{ __html: 'x' }} />"],
  ['no-restricted-syntax', 'src/cast.ts', 'export const number = (text: string) => text as unknown as number'],
  ['@typescript-eslint/no-explicit-any', 'src/any.ts', 'export const any = (value: any) => String(value)'],
  ['@typescript-eslint/consistent-type-imports', 'src/types.ts', "import { Config } from './config.ts'\nexport type Port = Config['port']"],
  ['@stylistic/semi', 'src/style.ts', 'export const a = 1;']
] as const

const Lint = Type.Array(Type.Object({ filePath: Type.String(), messages: Type.Array(Type.Object({ ruleId: Type.Union([Type.String(), Type.Null()]) })) }))
const Knip = Type.Object({ issues: Type.Array(Type.Object({ file: Type.String(), files: Type.Array(Type.Unknown()), exports: Type.Array(Type.Object({ name: Type.String() })) })) })

async function copyTree () {
  const copy = await mkdtemp(join(tmpdir(), 'preuves-checks-'))
  for (const name of copied) await cp(join(top, name), join(copy, name), { recursive: true })
  await symlink(join(top, 'node_modules'), join(copy, 'node_modules'))
  return copy
}

async function plant (copy: string, path: string, text: string) {
  await mkdir(dirname(join(copy, path)), { recursive: true })
  await appendFile(join(copy, path), `${text}\n`)
}

async function run (copy: string, command: string, args: string[]) {
  return await new Promise<{ code: unknown, output: string }>(resolve => {
    execFile(process.execPath, [join(copy, 'node_modules', command), ...args], { cwd: copy, maxBuffer: 2 ** 27 }, (error, stdout, stderr) => {
      resolve({ code: error?.code ?? 0, output: stdout || stderr })
    })
  })
}

t.test('each forbidden arrow is found', async t => {
  const copy = await copyTree()
  t.teardown(async () => await rm(copy, { recursive: true }))
  for (const [, from, to] of arrows) await plant(copy, from, to && `import '${to}'`)
  await plant(copy, 'src/db/planted.ts', "import 'kysely'")

  const { code, output } = await run(copy, 'dependency-cruiser/bin/dependency-cruiser.mjs', ['--config', '.dependency-cruiser.js', 'src', 'lti', 'migrations', 'test'])
  t.not(code, 0)
  for (const [rule, from, to] of arrows) t.match(output, `error ${rule}: ${from}`, `${rule}: ${from} -> ${to}`)
  const rules = (await readFile(join(copy, '.dependency-cruiser.js'), 'utf8')).matchAll(/forbid\('([\w-]+)'/g)
  t.same([...rules].map(([, name]) => name).sort(), arrows.map(([rule]) => rule).sort(), 'every rule has its case')
})

t.test('each forbidden line is found', async t => {
  const copy = await copyTree()
  t.teardown(async () => await rm(copy, { recursive: true }))
  for (const [, path, text] of lines) await plant(copy, path, text)

  const { code, output } = await run(copy, 'eslint/bin/eslint.js', ['--format', 'json', 'src/config.ts', ...lines.map(([, path]) => path)])
  t.not(code, 0)
  const results = Value.Parse(Lint, JSON.parse(output))
  for (const [rule, path] of lines) {
    const found = results.find(({ filePath }) => filePath === join(copy, path))
    t.ok(found?.messages.some(({ ruleId }) => ruleId === rule), `${rule}: ${path}`)
  }
  t.same(results.find(({ filePath }) => filePath === join(copy, 'src/config.ts'))?.messages, [], 'the one reader of the environment may')
})

t.test('an unused export and an unused file are found', async t => {
  const copy = await copyTree()
  t.teardown(async () => await rm(copy, { recursive: true }))
  await plant(copy, 'src/errors.ts', 'export const planted = 1')
  await plant(copy, 'src/planted.ts', 'export const planted = 1')

  const { code, output } = await run(copy, 'knip/bin/knip.js', ['--reporter', 'json'])
  t.not(code, 0)
  const { issues } = Value.Parse(Knip, JSON.parse(output))
  t.ok(issues.some(({ file, exports }) => file === 'src/errors.ts' && exports.some(({ name }) => name === 'planted')))
  t.ok(issues.some(({ file, files }) => file === 'src/planted.ts' && files.length > 0))
})

t.test('a stale description is found', async t => {
  const copy = await copyTree()
  t.teardown(async () => await rm(copy, { recursive: true }))
  const { url, drop } = await createDatabase()
  t.teardown(drop)
  await plant(copy, 'openapi.yaml', 'planted: true')
  t.match(await findStale(url, pathToFileURL(`${copy}/`)), ['openapi.yaml'])
})
