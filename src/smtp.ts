import nodemailer from 'nodemailer'

/** A mail to one person. */
export interface Mail {
  /** The address alone: no other and no name can hide in it. */
  to: string
  subject: string
  text: string
  html: string
  /** Without brackets and domain; the same mail always has the same. */
  id: string
  /** Where a mail program says that its reader wants no more (RFC 8058). */
  stopUrl: string
}

/**
 * `refused`: the server takes no such mail for this address, ever. `busy`: not now, for this address. `unreachable`: no answer in
 * time, a broken one, or one that is about us: another mail would fare no better.
 */
export type MailErrorCode = 'refused' | 'busy' | 'unreachable'

/** Why a mail was not taken. Its message names no address: it is for the log. */
export class MailError extends Error {
  readonly code: MailErrorCode

  constructor (code: MailErrorCode, message: string) {
    super(message)
    this.code = code
  }
}

export interface Mailer {
  /** @throws {MailError} unless the server has taken the mail */
  send: (mail: Mail) => Promise<void>
}

const address = /^[^\s<>()[\]\\,;:"@\p{Cc}]+@[^\s<>()[\]\\,;:"@\p{Cc}]+$/u

const detail = (error: object, name: string): unknown => Reflect.get(error, name)

/** What the server said of the recipient or of the mail counts for this mail alone; all else is trouble with the server. */
function codeOf (status: number, command: unknown): MailErrorCode {
  const isOfThisMail = command === 'RCPT TO' || command === 'DATA'
  if (!isOfThisMail || status === 421 || status === 503) return 'unreachable'
  return status >= 500 ? 'refused' : 'busy'
}

function read (error: unknown): MailError {
  if (!(error instanceof Error)) return new MailError('unreachable', 'unknown')
  const status = detail(error, 'responseCode')
  const code = typeof status === 'number' ? codeOf(status, detail(error, 'command')) : 'unreachable'
  // What a server says of a recipient quotes the address.
  const said = code === 'unreachable' ? error.message.replace(/\s+/g, ' ').slice(0, 200) : status
  return new MailError(code, `${String(detail(error, 'code') ?? error.name)} ${said}`)
}

export interface MailerOptions {
  smtpUrl: string
  /** Whom mails come from. */
  from: string
  /** For one mail from the first byte to the last, in milliseconds. */
  deadline?: number
}

/** Hands mails to a mail server, one connection each: a server that ends idle ones breaks nothing. */
export function createMailer ({ smtpUrl, from, deadline = 60_000 }: MailerOptions): Mailer {
  const patience = Math.min(deadline, 20_000)
  const transport = nodemailer.createTransport({
    url: smtpUrl, connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience, dnsTimeout: patience, disableFileAccess: true, disableUrlAccess: true
  })
  const domain = /@([^>]+)/.exec(from)?.[1] ?? 'preuves'
  return {
    async send ({ to, subject, text, html, id, stopUrl }) {
      if (!address.test(to)) throw new MailError('refused', 'not an address')
      const headers = { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click', 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }
      await transport.sendMail({
        from, to: { name: '', address: to }, subject, text, html, messageId: `<${id}@${domain}>`, list: { unsubscribe: stopUrl }, headers, signal: AbortSignal.timeout(deadline)
      }).catch((error: unknown) => { throw read(error) })
    }
  }
}
