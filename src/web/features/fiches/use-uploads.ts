import { useEffect, useRef, useState } from 'preact/hooks'
import { api } from '../../api.ts'
import { ApiProblem, asProblem, isPassing } from '../../api/problem.ts'
import type { StoredFile } from '../../api/types.ts'
import { limits } from './limits.ts'

export interface Upload {
  key: string
  file: File
  /** Of the picked file, before the server has it. */
  preview: string
  share: number
  problem: ApiProblem | null
  stop: AbortController
}

interface Jobs { ficheId: string, prepare: () => Promise<void>, onDone: (stored: StoredFile) => void }

export interface Uploads {
  uploads: Upload[]
  begin: (files: Iterable<File>) => void
  again: (upload: Upload) => void
  remove: (upload: Upload) => void
  /** Waits for all that is on its way. @returns whether everything has arrived */
  settle: () => Promise<boolean>
}

let count = 0

const uploadOf = (file: File): Upload =>
  ({ key: `upload-${++count}`, file, preview: URL.createObjectURL(file), share: 0, problem: null, stop: new AbortController() })

/** What the server would refuse is not sent. */
function check ({ type, size }: File): void {
  if (!type.startsWith('image/')) throw new ApiProblem(415, 'not-an-image')
  if (size > limits.fileSize) throw new ApiProblem(413, 'too-large')
}

/** The rows, and the same rows for what outlives a render. */
function useRows () {
  const [uploads, setUploads] = useState<Upload[]>([])
  const latest = useRef(uploads)
  const show = (next: Upload[]): void => {
    latest.current = next
    setUploads(next)
  }
  return { uploads, latest, show }
}

/** Once the network is back, what it has failed goes again; with the form, what is under way goes. */
function useNetwork (latest: { current: Upload[] }, again: (upload: Upload) => void): void {
  useEffect(() => {
    const retry = (): void => latest.current.filter(({ problem }) => problem !== null && isPassing(problem)).forEach(again)
    addEventListener('online', retry)
    return () => {
      removeEventListener('online', retry)
      for (const { stop } of latest.current) stop.abort()
    }
  }, [])
}

/** Images on their way to the server: one after the other, so that they keep the order in which they were picked. */
export function useUploads ({ ficheId, prepare, onDone }: Jobs): Uploads {
  const { uploads, latest, show } = useRows()
  const queue = useRef(Promise.resolve())
  const latestDone = useRef(onDone)
  latestDone.current = onDone
  const put = (key: string, change: Partial<Upload>): void =>
    show(latest.current.map(upload => upload.key === key ? { ...upload, ...change } : upload))

  function remove (upload: Upload): void {
    upload.stop.abort()
    URL.revokeObjectURL(upload.preview)
    show(latest.current.filter(({ key }) => key !== upload.key))
  }

  async function send (upload: Upload): Promise<void> {
    const { key, file, stop } = upload
    if (stop.signal.aborted) return
    try {
      check(file)
      await prepare()
      const stored = await api.uploadFile(ficheId, file, share => put(key, { share }), stop.signal)
      if (stop.signal.aborted) return
      latestDone.current(stored)
      remove(upload)
    } catch (error) {
      if (!stop.signal.aborted) put(key, { problem: asProblem(error) })
    }
  }

  function again (upload: Upload): void {
    put(upload.key, { problem: null, share: 0 })
    queue.current = queue.current.then(async () => await send(upload))
  }

  function begin (files: Iterable<File>): void {
    const begun = Array.from(files, uploadOf)
    show([...latest.current, ...begun])
    begun.forEach(again)
  }

  async function settle (): Promise<boolean> {
    for (let last; last !== queue.current;) await (last = queue.current)
    return latest.current.length === 0
  }

  useNetwork(latest, again)
  return { uploads, begin, again, remove, settle }
}
