// The part of S3 that the service uses, in memory. It reckons every signature itself, and takes in only what was announced.
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { Bucket } from '../../src/storage/s3.ts'

interface Scope { teardown: (fn: () => Promise<void>) => void }
interface Answer { status: number, body?: Buffer | string }

/** A bucket that a test looks into, and that it has answer otherwise. */
interface Store {
  bucket: Bucket
  objects: Map<string, Buffer>
  /** Method and address of what was asked, without the bucket. */
  asked: string[]
  /** How many keys a page of a list has. */
  page: number
  /** Answers instead. */
  fault?: RequestListener | undefined
}

const hmac = (key: string | Buffer, value: string): Buffer => createHmac('sha256', key).update(value).digest()
const sha256 = (value: string | Buffer): string => createHash('sha256').update(value).digest('hex')
const encode = (value: string): string => encodeURIComponent(value).replace(/[!'()*]/g, mark => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)

const credential = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})$/
const mustBeSigned = ['host', 'x-amz-content-sha256', 'x-amz-date']

/** As "Signature Calculations for the Authorization Header" of Amazon's reference says it. */
function isSigned ({ method = '', headers }: IncomingMessage, url: URL, { region, accessKeyId, secretAccessKey }: Bucket): boolean {
  const [, keyId, day = '', place, names = '', signature] = credential.exec(headers.authorization ?? '') ?? []
  const date = String(headers['x-amz-date'])
  const signed = names.split(';')
  if (keyId !== accessKeyId || place !== region || !date.startsWith(day) || !mustBeSigned.every(name => signed.includes(name))) return false
  const query = [...url.searchParams].map(pair => pair.map(encode).join('=')).toSorted().join('&')
  const lines = signed.map(name => `${name}:${String(headers[name]).trim()}\n`).join('')
  const canonical = [method, url.pathname, query, lines, names, headers['x-amz-content-sha256']].join('\n')
  const text = ['AWS4-HMAC-SHA256', date, `${day}/${region}/s3/aws4_request`, sha256(canonical)].join('\n')
  const key = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`)
  return hmac(key, text).toString('hex') === signature
}

function list ({ objects, page }: Store, query: URLSearchParams): Answer {
  const after = query.get('start-after') ?? ''
  const left = [...objects.keys()].filter(key => key.startsWith(query.get('prefix') ?? '') && key > after).toSorted()
  const contents = left.slice(0, page).map(key => `<Contents><Key>${key}</Key><Size>${objects.get(key)?.length}</Size></Contents>`)
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult><IsTruncated>${left.length > page}</IsTruncated>${contents.join('')}</ListBucketResult>`
  return { status: query.get('list-type') === '2' ? 200 : 400, body }
}

function put ({ objects }: Store, key: string, { headers }: IncomingMessage, body: Buffer): Answer {
  if (headers['content-length'] === undefined) return { status: 411 }
  if (sha256(body) !== headers['x-amz-content-sha256']) return { status: 400, body: '<Error><Code>XAmzContentSHA256Mismatch</Code></Error>' }
  objects.set(key, body)
  return { status: 200 }
}

function remove ({ objects }: Store, key: string): Answer {
  objects.delete(key)
  return { status: 204 }
}

function answerTo (store: Store, request: IncomingMessage, body: Buffer): Answer {
  const url = new URL(request.url ?? '', store.bucket.endpoint)
  const [, bucket, ...rest] = url.pathname.split('/')
  const key = rest.join('/')
  if (!isSigned(request, url, store.bucket)) return { status: 403, body: `<Error><Code>SignatureDoesNotMatch</Code><AWSAccessKeyId>${store.bucket.accessKeyId}</AWSAccessKeyId></Error>` }
  if (bucket !== store.bucket.bucket) return { status: 404, body: '<Error><Code>NoSuchBucket</Code></Error>' }
  if (key === '') return list(store, url.searchParams)
  if (request.method === 'PUT') return put(store, key, request, body)
  if (request.method === 'DELETE') return remove(store, key)
  const found = store.objects.get(key)
  return found === undefined ? { status: 404, body: '<Error><Code>NoSuchKey</Code></Error>' } : { status: 200, body: found }
}

const listener = (store: Store): RequestListener => async (request, response) => {
  store.asked.push(`${request.method} ${request.url?.replace(`/${store.bucket.bucket}`, '')}`)
  if (store.fault !== undefined) return store.fault(request, response)
  // What is cut on the way was never there.
  const sent = await buffer(request).catch(() => undefined)
  if (sent === undefined) return
  const { status, body = '' } = answerTo(store, request, sent)
  response.writeHead(status, status === 204 ? {} : { 'content-length': Buffer.byteLength(body) }).end(request.method === 'HEAD' ? undefined : body)
}

/** An S3 of the test's own, with a bucket and the key to it. */
export async function openS3 (t: Scope): Promise<Store> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  t.teardown(async () => {
    server.close()
    server.closeAllConnections()
  })
  const store: Store = {
    bucket: { endpoint: `http://127.0.0.1:${port}`, bucket: 'preuves', region: 'eu-test-1', accessKeyId: 'AKIDEXAMPLE', secretAccessKey: randomBytes(20).toString('base64') },
    objects: new Map(),
    asked: [],
    page: 1000
  }
  server.on('request', listener(store))
  return store
}
