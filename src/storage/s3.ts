import { once } from 'node:events'
import { open } from 'node:fs/promises'
import { request as requestHttp, type IncomingMessage } from 'node:http'
import { request as requestHttps } from 'node:https'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { AwsV4Signer } from 'aws4fetch'
import { openArrivals, type Arrival } from './arrivals.ts'
import { placeOf, type Blobs } from './blobs.ts'

export interface Bucket {
  /** Such as `https://s3.example.org`; the bucket is its first folder, which every S3 understands. */
  endpoint: string
  bucket: string
  region: string
  accessKeyId: string
  secretAccessKey: string
}

/** The store did not do what it was asked. The message is for the log and holds no address and no key. */
class StorageError extends Error {}

type Method = 'GET' | 'HEAD' | 'PUT' | 'DELETE'
interface Sent { headers: Record<string, string>, body: Readable }

/** @returns an answer that begins well, or says that nothing is there. @throws {StorageError} or what the network throws */
type Send = (method: Method, path: string, sent?: Sent) => Promise<IncomingMessage>

function createSend ({ endpoint, bucket, ...keys }: Bucket, patience: number): Send {
  return async (method, path, { headers, body }: Partial<Sent> = {}) => {
    const signed = await new AwsV4Signer({ ...keys, service: 's3', method, url: `${endpoint}/${bucket}${path}`, headers }).sign()
    const call = signed.url.protocol === 'https:' ? requestHttps : requestHttp
    const request = call(signed.url, { method, headers: Object.fromEntries(signed.headers) })
    request.setTimeout(patience, () => { request.destroy(new StorageError(`the store did not answer ${method} in time`)) })
    const answered = once(request, 'response')
    // What fails after the answer has begun is told by reading it.
    request.on('error', () => {})
    if (body === undefined) request.end()
    else body.on('error', error => request.destroy(error)).pipe(request)
    const [answer]: IncomingMessage[] = await answered
    return begun(method, answer)
  }
}

function begun (method: Method, answer: IncomingMessage | undefined): IncomingMessage {
  const { statusCode = 0 } = answer ?? {}
  if (answer !== undefined && (statusCode === 200 || statusCode === 204 || (statusCode === 404 && method !== 'PUT'))) return answer
  answer?.destroy()
  throw new StorageError(`the store answered ${method} with ${statusCode}`)
}

/** For answers that say all by their status. */
async function statusOf (answering: Promise<IncomingMessage>): Promise<number | undefined> {
  const answer = await answering
  answer.resume()
  return answer.statusCode
}

async function keep (send: Send, arrival: Arrival): Promise<void> {
  // Opened before anything else: a stream that cannot be opened says so while nobody listens yet.
  const file = (await open(arrival.path)).createReadStream()
  try {
    await statusOf(send('PUT', `/${placeOf(arrival.sha256)}`, {
      // The hash is in the signature: the store refuses what was changed or cut on the way.
      headers: { 'content-length': String(arrival.size), 'x-amz-content-sha256': arrival.sha256 },
      body: file
    }))
  } finally {
    file.destroy()
  }
}

/** Breaks an answer that falls silent while its reader waits for more. How fast it is read is the reader's affair. */
function breakSilence (answer: IncomingMessage, patience: number): void {
  answer.setTimeout(0)
  let seen = -1
  const watch = setInterval(() => {
    const { bytesRead } = answer.socket
    if (bytesRead === seen && answer.readableLength === 0) answer.destroy(new StorageError('the store fell silent'))
    seen = bytesRead
  }, patience)
  answer.once('close', () => clearInterval(watch))
}

/** The stream breaks when the answer does: whoever sends it on cuts theirs. */
async function read (send: Send, sha256: string, patience: number): Promise<{ stream: Readable, size: number }> {
  const answer = await send('GET', `/${placeOf(sha256)}`)
  const size = answer.headers['content-length']
  breakSilence(answer, patience)
  if (answer.statusCode === 200 && size !== undefined) return { stream: answer, size: Number(size) }
  answer.destroy()
  throw new StorageError(`the store answered GET with ${answer.statusCode}`)
}

/** A page of ListObjectsV2 has up to 1000 keys. Ours are hexadecimal: no XML needs to be understood to find them. */
async function list (send: Send, start: string): Promise<string[]> {
  const found: string[] = []
  let last = ''
  for (;;) {
    const answer = await send('GET', `?${new URLSearchParams({ 'list-type': '2', prefix: `${start}/`, 'start-after': last })}`)
    const page = await text(answer)
    if (answer.statusCode !== 200) throw new StorageError(`the store answered a list with ${answer.statusCode}`)
    for (const [, key = ''] of page.matchAll(/<Key>[0-9a-f]{2}\/([0-9a-f]{64})<\/Key>/g)) found.push(key)
    const end = found.at(-1)
    if (!page.includes('<IsTruncated>true</IsTruncated>') || end === undefined || placeOf(end) === last) return found
    last = placeOf(end)
  }
}

/**
 * Blobs in a bucket of S3, or of anything that speaks like it. What arrives lies in a folder of this machine until it is
 * known whole.
 *
 * @param patience milliseconds in which nothing comes or goes
 */
export async function s3Blobs (folder: string, bucket: Bucket, patience = 30_000): Promise<Blobs> {
  const send = createSend(bucket, patience)
  return {
    receive: await openArrivals(join(folder, 'tmp')),
    keep: arrival => keep(send, arrival),
    has: async sha256 => await statusOf(send('HEAD', `/${placeOf(sha256)}`)) === 200,
    read: sha256 => read(send, sha256, patience),
    remove: async sha256 => { await statusOf(send('DELETE', `/${placeOf(sha256)}`)) },
    list: start => list(send, start)
  }
}
