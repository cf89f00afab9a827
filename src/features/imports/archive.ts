import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { posix } from 'node:path'
import { Readable } from 'node:stream'
import { getFileNameLowLevel, openPromise, type Entry, type ZipFile } from 'yauzl'
import { ImportError } from './import-error.ts'

/** An export on the disk, of which nothing is in memory but the names. */
export interface Export {
  /** The table, from its beginning. */
  openTable: () => Promise<Readable>
  /** @returns a file by the name that the table has for it, and what it weighs; undefined when it did not come */
  find: (name: string) => { size: number, open: () => Readable } | undefined
  close: () => void
}

const mostEntries = 100_000
const largestTable = 1024 ** 3

const isZip = async (path: string): Promise<boolean> => {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return bytesRead === 4 && buffer.readUInt32BE() === 0x504b0304
  } finally {
    await file.close()
  }
}

/** UTF-8, whether the archive says so or not; else what the archive says. Of the names nothing is made but a key to look up. */
function nameOf (entry: Entry): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(entry.fileNameRaw)
  } catch {
    return getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false)
  }
}

const isTable = (name: string): boolean => /\.csv$/i.test(name) && !/(?:^|\/)(?:files|__MACOSX)\//.test(name)

async function listEntries (zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > mostEntries) throw new ImportError(`the archive has ${zip.entryCount} entries; ${mostEntries} are read at most`)
  const entries = new Map<string, Entry>()
  for await (const entry of zip.eachEntry()) entries.set(nameOf(entry).normalize('NFC'), entry)
  return entries
}

function findTable (entries: ReadonlyMap<string, Entry>): { folder: string, table: Entry } {
  const [first, ...more] = [...entries.keys()].filter(isTable)
  const table = first === undefined ? undefined : entries.get(first)
  if (first === undefined || table === undefined) throw new ImportError('the archive has no table (*.csv): in Moodle, export the entries as CSV')
  if (more.length > 0) throw new ImportError(`the archive has several tables: ${[first, ...more].join(', ')}`)
  if (table.uncompressedSize > largestTable) throw new ImportError('the table in the archive is larger than 1 GB')
  return { folder: posix.dirname(first), table }
}

/** An entry's bytes. That they are broken is the archive's doing, though zlib says it as the system would. */
async function * unpack (zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  try {
    yield * await zip.openReadStreamPromise(entry)
  } catch (error) {
    throw new ImportError(`${nameOf(entry)} cannot be unpacked: ${error instanceof Error ? error.message : 'it is broken'}`)
  }
}

// It stays open: entries are read in the order of the table. What an entry holds beyond what it said it would is an error.
async function openArchive (path: string): Promise<Export> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false, decodeStrings: false })
  try {
    const entries = await listEntries(zip)
    const { folder, table } = findTable(entries)
    return {
      openTable: async () => Readable.from(unpack(zip, table), { objectMode: false }),
      find: name => {
        const entry = entries.get(posix.join(folder, 'files', posix.basename(name.normalize('NFC'))))
        return entry && { size: entry.uncompressedSize, open: () => Readable.from(unpack(zip, entry), { objectMode: false }) }
      },
      close: () => zip.close()
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

const isOurs = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'errno' in error

function refusalOf (error: unknown, path: string): unknown {
  if (error instanceof ImportError) return error
  if (isOurs(error)) return error.code === 'ENOENT' ? new ImportError(`there is no file ${path}`) : error
  return new ImportError(`the archive cannot be read: ${error instanceof Error ? error.message : 'it is broken'}`)
}

/**
 * Opens what Moodle exported: a ZIP of a table and its files, or the table alone.
 *
 * @throws {ImportError} when it is neither
 */
export async function openExport (path: string): Promise<Export> {
  try {
    if (await isZip(path)) return await openArchive(path)
    return { openTable: async () => createReadStream(path), find: () => undefined, close: () => {} }
  } catch (error) {
    throw refusalOf(error, path)
  }
}
