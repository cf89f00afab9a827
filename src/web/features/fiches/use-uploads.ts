import { useEffect, useRef, useState } from 'preact/hooks'
import { api } from '../../api.ts'
import { ApiProblem, asProblem, isPassing } from '../../api/problem.ts'
import type { StoredFile } from '../../api/types.ts'
import { limits } from './limits.ts'

export interface Upload {
  key: string
  file: File
  /** Of a picked image, before the server has it. */
  preview: string | null
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

function uploadOf (file: File): Upload {
  const preview = file.type.startsWith('image/') ? URL.createObjectURL(file) : null
  return { key: `upload-${++count}`, file, preview, share: 0, problem: null, stop: new AbortController() }
}

/** What the server would refuse is not sent. */
function check ({ size }: File): void {
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
function useNetwork (latest: { current: Upload[] }, again: (upload: Upload) => void, fail: (upload: Upload) => void): void {
  useEffect(() => {
    const retry = (): void => latest.current.filter(({ problem }) => problem !== null && isPassing(problem)).forEach(again)
    // A request that was under way may never end by itself.
    const stop = (): void => latest.current.filter(({ problem }) => problem === null).forEach(fail)
    addEventListener('online', retry)
    addEventListener('offline', stop)
    return () => {
      removeEventListener('online', retry)
      removeEventListener('offline', stop)
      for (const { stop, preview } of latest.current) {
        stop.abort()
        if (preview !== null) URL.revokeObjectURL(preview)
      }
    }
  }, [])
}

/** Files on their way to the server: one after the other, so that they keep the order in which they were picked. */
export function useUploads ({ ficheId, prepare, onDone }: Jobs): Uploads {
  const { uploads, latest, show } = useRows()
  const queue = useRef(Promise.resolve())
  const latestDone = useRef(onDone)
  latestDone.current = onDone
  const put = (key: string, change: Partial<Upload>): void =>
    show(latest.current.map(upload => upload.key === key ? { ...upload, ...change } : upload))

  function remove (upload: Upload): void {
    latest.current.find(({ key }) => key === upload.key)?.stop.abort()
    if (upload.preview !== null) URL.revokeObjectURL(upload.preview)
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
    const afresh = { ...upload, problem: null, share: 0, stop: new AbortController() }
    put(upload.key, afresh)
    queue.current = queue.current.then(async () => await send(afresh))
  }

  function fail (upload: Upload): void {
    upload.stop.abort()
    put(upload.key, { problem: new ApiProblem(0, 'offline') })
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

  useNetwork(latest, again, fail)
  return { uploads, begin, again, remove, settle }
}
