import { useEffect, useRef, useState } from 'preact/hooks'
import { api } from '../../api.ts'
import { ApiProblem, asProblem } from '../../api/problem.ts'
import type { StoredFile } from '../../api/types.ts'

export interface Upload {
  key: string
  file: File
  /** Of the picked file, before the server has it. */
  preview: string
  share: number
  problem: ApiProblem | null
}

interface Jobs { ficheId: string, prepare: () => Promise<void>, onDone: (stored: StoredFile) => void }

let count = 0

/** Images on their way to the server. */
export function useUploads ({ ficheId, prepare, onDone }: Jobs) {
  const [uploads, setUploads] = useState<Upload[]>([])
  const stops = useRef(new Map<string, AbortController>())
  const latestDone = useRef(onDone)
  latestDone.current = onDone
  const put = (key: string, change: Partial<Upload>): void =>
    setUploads(list => list.map(upload => upload.key === key ? { ...upload, ...change } : upload))

  function remove (upload: Upload): void {
    stops.current.get(upload.key)?.abort()
    stops.current.delete(upload.key)
    URL.revokeObjectURL(upload.preview)
    setUploads(list => list.filter(({ key }) => key !== upload.key))
  }

  async function run (upload: Upload): Promise<void> {
    const stop = new AbortController()
    stops.current.set(upload.key, stop)
    put(upload.key, { problem: null, share: 0 })
    try {
      if (!upload.file.type.startsWith('image/')) throw new ApiProblem(415, 'not-an-image')
      await prepare()
      const stored = await api.uploadFile(ficheId, upload.file, share => put(upload.key, { share }), stop.signal)
      if (stop.signal.aborted) return
      latestDone.current(stored)
      remove(upload)
    } catch (error) {
      if (!stop.signal.aborted) put(upload.key, { problem: asProblem(error) })
    }
  }

  function begin (files: Iterable<File>): void {
    const begun = Array.from(files, file => ({ key: `upload-${++count}`, file, preview: URL.createObjectURL(file), share: 0, problem: null }))
    setUploads(list => [...list, ...begun])
    for (const upload of begun) void run(upload)
  }

  useEffect(() => () => { for (const stop of stops.current.values()) stop.abort() }, [])
  return { uploads, begin, again: (upload: Upload) => { void run(upload) }, remove }
}
