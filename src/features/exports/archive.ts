import { PassThrough, type Readable } from 'node:stream'
import { finished, pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'

/** A ZIP that is read while it is written. */
export interface Archive {
  stream: Readable
  /** Adds an entry and waits until it has been read, so that one source is open at a time. @throws when nobody reads any more */
  add: (path: string, content: Readable, options?: { compress?: boolean, size?: number }) => Promise<void>
  end: () => void
  /** Cuts the stream: whoever reads it sees that it is not whole. */
  fail: (error: Error) => void
}

export function createArchive (): Archive {
  const zip = new ZipFile()
  const stream = new PassThrough()
  const reading = new AbortController()
  stream.once('close', () => reading.abort())
  zip.on('error', error => stream.destroy(error))
  // What breaks is told by the stream itself.
  pipeline(zip.outputStream, stream).catch(() => {})
  return {
    stream,
    add: async (path, content, options = {}) => {
      zip.addReadStream(content, path, options)
      try {
        await finished(content, { signal: reading.signal })
      } finally {
        content.destroy()
      }
    },
    end: () => zip.end(),
    fail: error => stream.destroy(error)
  }
}
