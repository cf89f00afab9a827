// npm run generate: writes what is generated and committed. `generated.test.ts` compares.
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { fileURLToPath } from 'node:url'
import openapiTS, { astToString } from 'openapi-typescript'
import { startEmbedded } from '../../src/db/embedded.ts'
import { migrateToLatest } from '../../src/db/migrate.ts'
import { buildForDescription } from './app.ts'

const top = new URL('../../', import.meta.url)

/** What PostgreSQL's checks allow, for the columns whose type only says text. */
const columns = {
  'enrolments.role': "'student' | 'staff'",
  'fiches.state': "Generated<'draft' | 'submitted' | 'changes_requested' | 'approved' | 'declined'>",
  'decisions.outcome': "'approved' | 'changes_requested' | 'declined' | 'reopened'",
  'comments.reason': "'no_trace' | 'trace_not_accessible' | 'no_level2' | 'relevance_not_justified' | 'process_missing' | null",
  'experiences.kind': "'internship' | 'gap_year_job' | 'extracurricular' | 'prior' | 'project' | 'other'",
  'experiences.setting': "'training' | 'internship' | null",
  'experiences.involvement': "'lived' | 'observed' | null",
  'experiences.realism': "'real' | 'simulated' | null",
  'experiences.collaboration': "'alone' | 'team' | null",
  'link_checks.outcome': "'reachable' | 'login' | 'gone' | 'unreachable' | 'refused'",
  'people.mail_rhythm': "Generated<'immediate' | 'daily' | 'weekly' | 'never'>",
  'sessions.roles': "Array<'student' | 'staff' | 'administrator'>",
  'version_traces.kind': "'file' | 'link'"
}

async function describeApi (): Promise<string> {
  const app = await buildForDescription()
  try {
    await app.ready()
    return `# Generated from the routes by \`npm run generate\`; a test compares.\n${app.describeApi()}`
  } finally {
    await app.close()
  }
}

async function describeTypes (): Promise<string> {
  return `// Generated from openapi.yaml by \`npm run generate\`; a test compares.\n${astToString(await openapiTS(await describeApi()))}`
}

async function describeTables (url: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'preuves-tables-'))
  const file = join(folder, 'tables.ts')
  try {
    await promisify(execFile)(process.execPath, [
      fileURLToPath(new URL('node_modules/kysely-codegen/dist/cli/bin.js', top)),
      '--dialect', 'postgres', '--camel-case', '--url', url, '--out-file', file, '--exclude-pattern', 'kysely_*', '--date-parser', 'string',
      '--overrides', JSON.stringify({ columns })
    ])
    return await readFile(file, 'utf8')
  } finally {
    await rm(folder, { recursive: true })
  }
}

/**
 * Makes everything that is generated.
 *
 * @param url a migrated database
 * @returns contents by path from the top
 */
export async function generateAll (url: string): Promise<Record<string, string>> {
  return {
    'openapi.yaml': await describeApi(),
    'src/web/api/schema.d.ts': await describeTypes(),
    'src/db/tables.ts': await describeTables(url)
  }
}

/** @returns the paths whose committed content is not what would be generated now */
export async function findStale (url: string, root = top): Promise<string[]> {
  const stale: string[] = []
  for (const [path, content] of Object.entries(await generateAll(url))) {
    if (await readFile(new URL(path, root), 'utf8').catch(() => '') !== content) stale.push(path)
  }
  return stale
}

async function writeAll (): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'preuves-generate-'))
  const server = await startEmbedded(folder, { fsync: false })
  try {
    await migrateToLatest(server.url)
    for (const [path, content] of Object.entries(await generateAll(server.url))) {
      await writeFile(new URL(path, top), content)
      console.log(path)
    }
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeAll()
