import type { FastifyBaseLogger, FastifyInstance, RawReplyDefaultExpression, RawRequestDefaultExpression, RawServerDefault } from 'fastify'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { Db } from './db/connect.ts'
import type { Lms } from './lms.ts'
import type { Mails } from './mails.ts'
import { Problem } from './schema.ts'
import type { Blobs } from './storage/blobs.ts'
import type { Visit } from './visit.ts'

/** What the routes of a feature are given. */
export interface Deps {
  db: Db
  blobs: Blobs
  lms: Lms
  /** Looks at a link as anybody outside would. */
  visit: Visit
  publicUrl: string
  /** Null: without a mail server. */
  mails: Mails | null
}

export type App = FastifyInstance<RawServerDefault, RawRequestDefaultExpression, RawReplyDefaultExpression, FastifyBaseLogger, TypeBoxTypeProvider>

/** Registers the routes of one feature. */
export type Routes = (app: App, deps: Deps) => void

/** Every refusal is a Problem, whatever the operation. */
export const problems = {
  default: { description: 'problem', content: { 'application/problem+json': { schema: Problem } } }
} as const
