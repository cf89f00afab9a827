import type { Session } from '../session.ts'
import { ApiProblem, problemFrom } from './problem.ts'
import type { StoredFile } from './types.ts'

interface Upload { url: string, file: File, onProgress: (share: number) => void, signal: AbortSignal }

const isStoredFile = (value: unknown): value is StoredFile =>
  typeof value === 'object' && value !== null && 'id' in value && 'width' in value

function parsed (text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

// XMLHttpRequest, because fetch does not tell how far an upload has come.
function post ({ url, file, onProgress, signal }: Upload, token: string): Promise<{ status: number, body: unknown }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number, body: unknown }>()
  const request = new XMLHttpRequest()
  request.open('POST', url)
  request.setRequestHeader('authorization', `Bearer ${token}`)
  request.upload.addEventListener('progress', event => { if (event.lengthComputable) onProgress(event.loaded / event.total) })
  request.addEventListener('load', () => resolve({ status: request.status, body: parsed(request.responseText) }))
  request.addEventListener('error', () => reject(new ApiProblem(0, 'offline')))
  request.addEventListener('abort', () => reject(new ApiProblem(0, 'cancelled')))
  signal.addEventListener('abort', () => request.abort())
  const form = new FormData()
  form.append('file', file)
  request.send(form)
  return promise
}

/** Sends one file, and tells how far it has come. A token that is refused is renewed once. */
export async function upload (job: Upload, session: Session): Promise<StoredFile> {
  const token = await session.token()
  const first = await post(job, token)
  const { status, body } = first.status === 401 ? await post(job, await session.tokenAfter(token)) : first
  if (status < 200 || status > 299) throw problemFrom(status, body)
  if (!isStoredFile(body)) throw new ApiProblem(status, 'unexpected')
  return body
}
