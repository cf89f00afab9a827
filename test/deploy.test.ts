// Dockerfile and docker-compose.yml speak of the process as it is: its settings, its port, its health.
import { spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { validate } from 'dockerfile-utils'
import t from 'tap'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { parse } from 'yaml'
import { readConfig } from '../src/config.ts'

const top = new URL('../', import.meta.url)
const read = async (name: string) => await readFile(new URL(name, top), 'utf8')

const Texts = Type.Record(Type.String(), Type.String())
const Compose = Type.Object({
  services: Type.Object({
    preuves: Type.Object({ environment: Texts, depends_on: Type.Record(Type.String(), Type.Unknown()) })
  }),
  volumes: Type.Record(Type.String(), Type.Unknown())
})

const { services: { preuves } } = Value.Parse(Compose, parse(await read('docker-compose.yml')))
const dockerfile = await read('Dockerfile')
const image = Object.fromEntries((/^ENV (.*)$/m.exec(dockerfile)?.[1] ?? '').split(' ').map(pair => pair.split('=')))

/** The settings that the process reads. */
function knownSettings () {
  const known = new Set<unknown>()
  readConfig(new Proxy({}, { get: (_, name) => { known.add(name) } }))
  return known
}

/** As compose does it: ${NAME:-default} and ${NAME:?what is missing}. */
function interpolate (text: string, given: Record<string, string>) {
  return text.replace(/\$\{(\w+)(?::-([^}]*)|:\?[^}]*)?\}/g, (_, name: string, fallback = '') => given[name] ?? fallback)
}

t.test('the Dockerfile is one', async t => {
  t.same(validate(dockerfile), [])
  t.not(validate('FROM node\nCDM node').length, 0, 'the linter sees what is wrong')
})

t.test('every setting given to the container exists', async t => {
  const known = knownSettings()
  t.ok(known.has('DATABASE_URL'))
  for (const name of Object.keys({ ...image, ...preuves.environment })) t.ok(known.has(name), name)
})

t.test('the process starts with what the container gives it', async t => {
  const given = { SECRET_KEY: 'x'.repeat(64) }
  const values = Object.entries(preuves.environment).map(([name, text]) => [name, interpolate(text, given)])
  const config = readConfig({ ...image, ...Object.fromEntries(values) })
  t.match(config, { production: true, host: '0.0.0.0', port: 3000, dataDir: '/data', publicUrl: 'http://localhost:3000' })
  t.ok(preuves.depends_on[new URL(config.databaseUrl ?? '').hostname], 'its database is a service')
  t.match(dockerfile, 'EXPOSE 3000')
})

// Where docker has compose; elsewhere there is nothing to ask.
if (spawnSync('docker', ['compose', 'version']).status === 0) {
  t.test('docker compose reads the file', async t => {
    const { status, stderr } = spawnSync('docker', ['compose', '--profile', 'moodle', 'config', '-q'], {
      cwd: fileURLToPath(top), env: { ...process.env, SECRET_KEY: 'x'.repeat(64) }, encoding: 'utf8'
    })
    t.equal(status, 0, stderr)
  })
}
