import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

interface Scope { teardown: (fn: () => Promise<void>) => void }

export interface ReceivedMail {
  to: string[]
  /** By their names in lower case, decoded. */
  headers: Record<string, string>
  raw: string
  text: string
  html: string
}

const decodeQ = (encoded: string): Buffer =>
  Buffer.from(encoded.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1')

const decodeWords = (value: string): string => value.replace(/\?=\s+=\?/g, '?==?').replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
  (kind.toUpperCase() === 'B' ? Buffer.from(word, 'base64') : decodeQ(word.replaceAll('_', ' '))).toString())

function readHeaders (head: string): Record<string, string> {
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n').filter(line => line !== '')
  return Object.fromEntries(lines.map(line => [line.slice(0, line.indexOf(':')).toLowerCase(), decodeWords(line.slice(line.indexOf(':') + 1).trim())]))
}

function readBody (part: string): { type: string, body: string } {
  const [head = '', ...rest] = part.split('\r\n\r\n')
  const headers = readHeaders(head)
  const body = rest.join('\r\n\r\n')
  const encoding = headers['content-transfer-encoding']
  const bytes = encoding === 'base64' ? Buffer.from(body, 'base64') : encoding === 'quoted-printable' ? decodeQ(body) : Buffer.from(body)
  return { type: headers['content-type'] ?? '', body: bytes.toString().replaceAll('\r\n', '\n') }
}

function readMail (raw: string, to: string[]): ReceivedMail {
  const end = raw.indexOf('\r\n\r\n')
  const headers = readHeaders(raw.slice(0, end))
  const boundary = /boundary="([^"]+)"/.exec(headers['content-type'] ?? '')?.[1] ?? ''
  const parts = raw.slice(end).split(`--${boundary}`).slice(1, -1).map(part => readBody(part.replace(/^\r\n/, '')))
  const of = (type: string): string => parts.find(part => part.type.startsWith(type))?.body ?? ''
  return { to, headers, raw, text: of('text/plain'), html: of('text/html') }
}

/** What a mail server answers with instead of taking it. */
export const refusal = (responseCode: number): Error => Object.assign(new Error('no'), { responseCode })

interface Hooks {
  /** Throws, or waits, for a recipient. */
  rcpt?: (address: string) => void | Promise<void>
  /** The same when the mail is there, before it is taken. */
  data?: (mail: ReceivedMail) => void | Promise<void>
}

/** A real mail server in this process. `hooks` may change while it runs. */
export async function startSmtp (t: Scope, options: SMTPServerOptions = {}) {
  const mails: ReceivedMail[] = []
  const hooks: Hooks = {}
  const listen = async (port: number) => {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      onRcptTo: ({ address }, _session, done) => {
        Promise.resolve().then(() => hooks.rcpt?.(address)).then(() => done(), done)
      },
      onData: (stream, { envelope }, done) => {
        text(stream).then(async raw => {
          const mail = readMail(raw, envelope.rcptTo.map(({ address }) => address))
          await hooks.data?.(mail)
          mails.push(mail)
        }).then(() => done(), done)
      },
      ...options
    })
    server.on('error', () => {})
    server.listen(port, '127.0.0.1')
    await once(server.server, 'listening')
    return server
  }
  const close = async (server: SMTPServer) => await new Promise<void>(resolve => { server.close(() => resolve()) })
  let server = await listen(0)
  const { port } = server.server.address() as AddressInfo
  t.teardown(async () => await close(server))
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    hooks,
    stop: async () => await close(server),
    start: async () => { server = await listen(port) }
  }
}
