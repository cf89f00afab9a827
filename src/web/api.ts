import { createApi } from './api/client.ts'
import { problemFrom } from './api/problem.ts'
import { upload } from './api/upload.ts'
import { guardedStore } from './storage.ts'

const client = createApi({
  baseUrl: location.origin,
  fetch: async request => await fetch(request),
  store: guardedStore(() => sessionStorage),
  now: Date.now
})

const filesUrl = (ficheId: string): string => `${location.origin}/api/v1/fiches/${ficheId}/files`

/** The only door to the server. */
export const api = {
  ...client,

  async uploadFile (ficheId: string, file: File, onProgress: (share: number) => void, signal: AbortSignal) {
    return await upload({ url: filesUrl(ficheId), file, onProgress, signal }, client.session)
  },

  /** A file's bytes: an `<img>` cannot bear the token that they ask for. */
  async readFile (ficheId: string, fileId: string, size: 'thumbnail' | 'original'): Promise<Blob> {
    const answer = await client.send(new Request(`${filesUrl(ficheId)}/${fileId}?size=${size}`))
    if (!answer.ok) throw problemFrom(answer.status, undefined)
    return await answer.blob()
  }
}
