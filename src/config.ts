import { resolve } from 'node:path'

const url = (schemes: string): RegExp => new RegExp(`^(${schemes})://\\S+$`)

/** Each setting, in the README's order: what it may hold, and the sentence that a bad value is answered with. */
const settings = {
  NODE_ENV: { pattern: /^(development|production|test)$/, says: 'must be development, production or test' },
  PORT: { pattern: /^\d{1,5}$/, says: 'must be a port number' },
  HOST: { pattern: /^\S+$/, says: 'must be an address to listen on' },
  PUBLIC_URL: { pattern: /^https?:\/\/[^\s/?#@:]+(:\d+)?\/*$/, says: 'must be the http(s) address under which browsers reach Preuves, without a path' },
  DATA_DIR: { pattern: /./, says: 'must be a folder' },
  DATABASE_URL: { pattern: url('postgres(ql)?'), says: 'must be a postgresql:// address' },
  SECRET_KEY: { pattern: /^.{32,}$/s, says: 'must be at least 32 characters long' },
  ALLOW_PRIVATE_ADDRESSES: { pattern: /^(true|false)$/, says: 'must be true or false' },
  TRUST_PROXY: { pattern: /^(true|false|\d{1,2}|((loopback|linklocal|uniquelocal|[\da-fA-F.:]*[.:][\da-fA-F.:]*(\/\d{1,3})?)(,|$))+)$/, says: 'must be true, false, a number of proxies or their addresses' },
  S3_ENDPOINT: { pattern: /^https?:\/\/[^\s/?#@]+\/*$/, says: 'must be the http(s) address of an S3 service, without a path' },
  S3_BUCKET: { pattern: /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, says: 'must be the name of a bucket' },
  S3_REGION: { pattern: /^[a-z0-9-]+$/, says: 'must be the name of a region, such as us-east-1' },
  S3_ACCESS_KEY_ID: { pattern: /^\S+$/, says: 'must be an access key’s id' },
  S3_SECRET_ACCESS_KEY: { pattern: /^\S+$/, says: 'must be the secret of that access key' },
  SMTP_URL: { pattern: /^smtps?:\/\/[^\s/?#]+\/?(\?\S*)?$/, says: 'must be the smtp:// or smtps:// address of a mail server' },
  MAIL_FROM: { pattern: /^([^<>@"\p{Cc}]*<[^\s<>@,;:"]+@[^\s<>@,;:"]+>|[^\s<>@,;:"]+@[^\s<>@,;:"]+)$/u, says: 'must be one e-mail address, alone or in <> after a name' },
  TIME_ZONE: { pattern: /^[A-Za-z][\w+-]*(\/[\w+-]+)*$/, says: 'must be a time zone, such as Europe/Paris' },
  LOG_LEVEL: { pattern: /^(fatal|error|warn|info|debug|trace|silent)$/, says: 'must be fatal, error, warn, info, debug, trace or silent' }
} as const

type TrustProxy = boolean | string | ((address: string, hop: number) => boolean)

export interface Config {
  production: boolean
  port: number
  host: string
  /** Without a trailing slash. */
  publicUrl: string
  dataDir: string
  /** Absent: the embedded PostgreSQL in `dataDir`. */
  databaseUrl: string | undefined
  /** Absent: made and kept in `dataDir`; never absent in production. */
  secretKey: string | undefined
  /** Whether a platform that registers itself may lie on a private network, or speak plain http. */
  allowPrivateAddresses: boolean
  trustProxy: TrustProxy
  /** Where files lie. Absent: in `dataDir`. */
  s3: { endpoint: string, bucket: string, region: string, accessKeyId: string, secretAccessKey: string } | undefined
  /** Absent: no mail is written. */
  mail: { smtpUrl: string, from: string } | undefined
  /** Where it is seven o'clock when digests leave. */
  timeZone: string
  logLevel: string
}

/** A setting that cannot be used. Its message is one sentence that names the variable. */
export class ConfigError extends Error {}

function trustProxy (value: string | undefined): TrustProxy {
  if (value === undefined || value === 'false') return false
  if (value === 'true') return true
  return /^\d+$/.test(value) ? (_address, hop) => hop < Number(value) : value
}

type Values = Partial<Record<keyof typeof settings, string>>

/** A bucket is given whole or not at all: files would otherwise go to the disk, unnoticed. */
function bucket (values: Values): Config['s3'] {
  const { S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_REGION: region = 'us-east-1', S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = values
  if (endpoint !== undefined && bucket !== undefined && accessKeyId !== undefined && secretAccessKey !== undefined) {
    return { endpoint: endpoint.replace(/\/+$/, ''), bucket, region, accessKeyId, secretAccessKey }
  }
  const missing = (['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const).filter(name => values[name] === undefined)
  if (missing.length === 4 && values.S3_REGION === undefined) return undefined
  throw new ConfigError(`${missing.join(', ')} must be set, as S3 is half given`)
}

/** A mail server is given with the address that mails come from, or not at all. */
function mail ({ SMTP_URL: smtpUrl, MAIL_FROM: from }: Values): Config['mail'] {
  if (smtpUrl === undefined && from === undefined) return undefined
  if (smtpUrl === undefined) throw new ConfigError('SMTP_URL must be set, as MAIL_FROM is')
  if (from === undefined) throw new ConfigError('MAIL_FROM must be set, as SMTP_URL is')
  if (!URL.canParse(smtpUrl)) throw new ConfigError(`SMTP_URL ${settings.SMTP_URL.says}`)
  return { smtpUrl, from }
}

function timeZone (name = 'Europe/Paris'): string {
  try {
    return new Intl.DateTimeFormat('fr', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    throw new ConfigError(`TIME_ZONE ${settings.TIME_ZONE.says}`)
  }
}

function checked (environment: NodeJS.ProcessEnv): Values {
  const values: Values = {}
  for (const name of Object.keys(settings) as Array<keyof typeof settings>) {
    const value = environment[name]
    if (value === undefined || value === '') continue
    if (!settings[name].pattern.test(value)) throw new ConfigError(`${name} ${settings[name].says}`)
    values[name] = value
  }
  return values
}

/**
 * Reads the settings. The only place that reads the environment.
 *
 * @throws {ConfigError} on a value that cannot be used, or one that production needs
 */
export function readConfig (environment: NodeJS.ProcessEnv = process.env): Readonly<Config> {
  const values = checked(environment)
  const port = Number(values.PORT ?? 3000)
  if (port > 65535) throw new ConfigError(`PORT ${settings.PORT.says}`)
  const host = values.HOST ?? '127.0.0.1'
  const production = values.NODE_ENV === 'production'
  if (production && values.SECRET_KEY === undefined) throw new ConfigError('SECRET_KEY must be set in production')
  if (production && values.PUBLIC_URL === undefined) throw new ConfigError('PUBLIC_URL must be set in production')
  return Object.freeze({
    production,
    port,
    host,
    publicUrl: (values.PUBLIC_URL ?? `http://${host}:${port}`).replace(/\/+$/, ''),
    dataDir: resolve(values.DATA_DIR ?? './data'),
    databaseUrl: values.DATABASE_URL,
    secretKey: values.SECRET_KEY,
    allowPrivateAddresses: values.ALLOW_PRIVATE_ADDRESSES === undefined ? !production : values.ALLOW_PRIVATE_ADDRESSES === 'true',
    trustProxy: trustProxy(values.TRUST_PROXY),
    s3: bucket(values),
    mail: mail(values),
    timeZone: timeZone(values.TIME_ZONE),
    logLevel: values.LOG_LEVEL ?? 'info'
  })
}
