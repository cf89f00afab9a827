// What `npm test` prints: a line per file, each failure with its place and its difference, and last `N passed, N failed`.
// A test is one that has no test inside it; its assertions are not counted.
import { Transform, type TransformCallback } from 'node:stream'
import { inspect } from 'node:util'
import { Parser, type FinalResults, type Result } from 'tap-parser'

type Failure = { name: string, diag: unknown }
type Tally = { passed: number, failed: number, skipped: number, failures: Failure[] }
/** One level of TAP: a file, or a test. `closing` is the line by which the level above sums it up, unless it was killed. */
type Level = { name: string, points: Result[], inner: Level[], ok: boolean, skipReason: string, closing?: Result }

function follow (parser: Parser): Level {
  const level: Level = { name: parser.fullname, points: [], inner: [], ok: true, skipReason: '' }
  parser.on('child', (child: Parser) => level.inner.push(follow(child)))
  parser.on('assert', (result: Result) => {
    const last = level.inner.at(-1)
    if (result.closingTestPoint && last) last.closing = result
    else level.points.push(result)
  })
  parser.on('complete', ({ ok, plan }: FinalResults) => {
    level.ok = ok
    level.skipReason = plan.skipReason
  })
  return level
}

function judge (level: Level): Tally {
  const { points, inner, closing } = level
  if (closing?.skip || closing?.todo) return { passed: 0, failed: 0, skipped: 1, failures: [] }
  const ok = level.ok && closing?.ok !== false
  const left = points.filter(point => point.skip || point.todo)
  const failures = points.filter(point => !point.ok && !point.skip && !point.todo).map(toFailure)
  const tally = inner.map(judge).reduce(sum, { passed: 0, failed: 0, skipped: left.length, failures })
  if (inner.length > 0) tally.failed += failures.length
  else if (ok && (points.length === 0 || points.length > left.length)) tally.passed = 1
  if (!ok && tally.failed === 0) tally.failed = 1
  if (!ok && tally.failures.length === 0) tally.failures.push({ name: level.name, diag: closing?.diag })
  return tally
}

function judgeFile (file: Level): Tally {
  if (file.points.length > 0 || file.inner.length > 0 || file.closing?.ok === false) return judge({ ...file, ok: file.ok && file.closing?.ok === true })
  if (file.skipReason && file.skipReason !== 'no tests found') return { passed: 0, failed: 0, skipped: 1, failures: [] }
  return { passed: 0, failed: 1, skipped: 0, failures: [{ name: `${file.name} > no test in this file`, diag: undefined }] }
}

function sum (a: Tally, b: Tally): Tally {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped, failures: [...a.failures, ...b.failures] }
}

function toFailure ({ fullname, diag }: Result): Failure {
  return { name: fullname, diag }
}

function describe (file: Level, { passed, failed, skipped, failures }: Tally): string {
  const seconds = `${((file.closing?.time ?? 0) / 1000).toFixed(1)} s`
  const head = `${failed > 0 ? 'FAIL' : 'ok  '} ${file.name}  ${summary({ passed, failed, skipped })}  ${seconds}`
  const killed = member(file.closing?.diag, 'signal')
  return [head, ...failures.map(explain), ...killed ? [`  ended by ${killed}`] : [], ...failed > 0 ? [''] : []].join('\n') + '\n'
}

function explain ({ name, diag }: Failure): string {
  const told = isRecord(diag) ? diag : {}
  const { at, diff, stack } = told
  const place = isRecord(at) ? `${at.fileName}:${at.lineNumber}:${at.columnNumber}` : undefined
  // The stack of a failed assertion is its place once more: only one that leads further is worth a look.
  const trail = typeof stack === 'string' && stack.trim().includes('\n') ? stack : undefined
  const more = Object.entries(told).filter(([key, value]) => !known.has(key) && value !== null)
    .map(([key, value]) => `${key}: ${typeof value === 'string' ? value : inspect(value, { depth: 0 })}`)
  const body = [place, diff, ...more, trail].flatMap(part => typeof part === 'string' ? part.trimEnd() : [])
  return `\n  ✗ ${name.split(' > ').slice(1).join(' > ') || name}\n${body.join('\n').replace(/^(?=.)/gm, '    ')}`
}

const known = new Set(['at', 'diff', 'stack', 'source', 'compare', 'stdio', 'cwd', 'command', 'args', 'jobId', 'externalID', 'tapCaught', 'test'])

function summary ({ passed, failed, skipped }: Omit<Tally, 'failures'>) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

function isRecord (value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function member (value: unknown, name: string) {
  return isRecord(value) ? value[name] : undefined
}

function report (print: (text: string) => void): Parser {
  let total: Tally = { passed: 0, failed: 0, skipped: 0, failures: [] }
  const told = new Set<Level>()
  const parser = new Parser()
  const run = follow(parser)
  // In this order: the level's own listener has filed the line when this one looks.
  parser.on('assert', () => {
    for (const file of run.inner.filter(({ closing }) => closing)) tell(file)
  })
  parser.on('complete', () => {
    run.inner.forEach(tell)
    const rest = judge({ ...run, inner: [], ok: run.points.every(({ ok }) => ok) && (run.ok || total.failed > 0) })
    for (const failure of rest.failures) print(`${explain(failure)}\n`)
    total = sum(total, { ...rest, passed: 0 })
    if (total.failed > 0) process.exitCode = 1
    print(`\n${summary(total)}\n`)
  })
  function tell (file: Level) {
    if (told.has(file)) return
    told.add(file)
    const tally = judgeFile(file)
    total = sum(total, tally)
    print(describe(file, tally))
  }
  return parser
}

/** tap wants a stream's class: TAP goes in, the text comes out. */
export default class Reporter extends Transform {
  readonly #parser = report(text => this.push(text))

  override _transform (chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback) {
    this.#parser.write(chunk)
    done()
  }

  override _flush (done: TransformCallback) {
    this.#parser.end()
    done()
  }
}
