import { pipeline, Transform, type Readable } from 'node:stream'
import { CsvError, parse as parseCsv } from 'csv-parse'
import { ImportError } from './import-error.ts'

/** A row of the table; `number` counts as a spreadsheet does, from the header's 1. */
export interface Row { number: number, cells: string[] }

const separators = [',', ';', '\t'] as const
const largestRow = 10 * 1024 * 1024

/** Which of Moodle's separators the header is written with: the one that stands most often outside of quotes. */
function separatorOf (head: string): string {
  const bare = head.replaceAll(/"(?:[^"]|"")*"/g, '')
  const [line = ''] = bare.split(/\r?\n|\r/)
  const counted = separators.map(separator => ({ separator, count: line.split(separator).length }))
  return counted.reduce((most, next) => next.count > most.count ? next : most).separator
}

/**
 * PHP writes a quote after a backslash once, where the format wants it twice. After it, neither a separator nor the end of
 * the line says that the cell ends there.
 */
function mendQuotes (): Transform {
  let kept = ''
  const mend = (text: string): string => text.replaceAll(/\\"(?=[^",;\t\r\n])/g, '\\""')
  return new Transform({
    transform (chunk: Buffer, _encoding, done) {
      // Byte by byte: what stands between two chunks may be half a letter.
      const text = mend(kept + chunk.toString('latin1'))
      kept = /\\"?$/.exec(text)?.[0] ?? ''
      done(null, Buffer.from(text.slice(0, text.length - kept.length), 'latin1'))
    },
    flush (done) { done(null, Buffer.from(kept, 'latin1')) }
  })
}

async function readHead (stream: Readable): Promise<string> {
  let head = Buffer.alloc(0)
  try {
    for await (const chunk of stream) {
      head = Buffer.concat([head, chunk])
      if (head.length > 65_536) break
    }
  } finally {
    stream.destroy()
  }
  if (/^(?:\xff\xfe|\xfe\xff)/.test(head.toString('latin1', 0, 2))) throw new ImportError('the table is not in UTF-8: export it from Moodle once more, and do not save it with a spreadsheet')
  return head.toString('utf8').replace(/^\uFEFF/, '')
}

/** What PostgreSQL cannot keep. */
const cleaned = (cell: string): string => cell.replaceAll('\0', '').toWellFormed()

const isEmpty = (cells: readonly string[]): boolean => cells.every(cell => cell.trim() === '')

function refusalOf (error: unknown): unknown {
  return error instanceof CsvError ? new ImportError(`the table cannot be read: ${error.message}`) : error
}

/**
 * The rows of a table one after the other, the header first. Those that hold nothing are left out.
 *
 * @param open called twice: the separator is found first
 * @throws {ImportError} when it is no such table
 */
export async function * readRows (open: () => Promise<Readable>): AsyncGenerator<Row> {
  const head = await readHead(await open())
  const parser = parseCsv({ bom: true, delimiter: separatorOf(head), relax_column_count: true, max_record_size: largestRow })
  const rows: AsyncIterable<string[]> = pipeline(await open(), mendQuotes(), parser, () => {})
  let number = 0
  try {
    for await (const cells of rows) {
      number++
      if (!isEmpty(cells)) yield { number, cells: cells.map(cleaned) }
    }
  } catch (error) {
    throw refusalOf(error)
  }
}
