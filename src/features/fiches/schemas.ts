import { Type, type Static } from 'typebox'
import { ClientMadeId, Closed, Id, Instant, model, Nullable, OneOf, Text } from '../../schema.ts'
import { File } from '../files/schemas.ts'
import { Competence } from '../frameworks/schemas.ts'

export const FicheState = OneOf(['draft', 'submitted', 'changes_requested', 'approved'])

/** Generous: a draft is always savable; what the unit asks for is checked when it is published. */
const limits = { title: 200, text: 50_000, url: 2_000, caption: 500, alt: 500, traces: 20, competences: 50 }

const Letter = Type.String({ pattern: '^([A-Z]{1,2})?$', description: 'A to Z, then AA; empty: none yet' })

const LinkTrace = {
  kind: OneOf(['link']),
  url: Text({ maxLength: limits.url }),
  caption: Text({ maxLength: limits.caption })
}
const fileTrace = { kind: OneOf(['file']), caption: Text({ maxLength: limits.caption }), alt: Text({ maxLength: limits.alt }) }

export const DraftTrace = Type.Union([
  model('DraftFileTrace', Closed({ ...fileTrace, fileId: Id })),
  model('LinkTrace', Closed(LinkTrace))
])
export type DraftTrace = Static<typeof DraftTrace>

export const Trace = Type.Union([
  model('FileTrace', Closed({ ...fileTrace, file: File })),
  model('PublishedLinkTrace', Closed(LinkTrace))
])
export type Trace = Static<typeof Trace>

const texts = {
  title: Text({ maxLength: limits.title }),
  description: Text({ maxLength: limits.text, description: 'CommonMark' }),
  analysis: Text({ maxLength: limits.text, description: 'CommonMark' })
}

export const DraftContent = model('DraftContent', Closed({
  ...texts,
  letter: Letter,
  competenceIds: Type.Array(Id, { maxItems: limits.competences, uniqueItems: true }),
  traces: Type.Array(DraftTrace, { maxItems: limits.traces })
}))
export type DraftContent = Static<typeof DraftContent>

export const Draft = model('Draft', Closed({
  ...texts,
  revision: Type.Integer({ description: 'counts every save; goes into If-Match' }),
  letter: Letter,
  competenceIds: Type.Array(Id),
  traces: Type.Array(Trace),
  updatedAt: Instant
}))
export type Draft = Static<typeof Draft>

export const Version = model('Version', Closed({
  number: Type.Integer({ minimum: 1 }),
  ...texts,
  competences: Type.Array(Competence),
  traces: Type.Array(Trace),
  contentHash: Type.String({ description: 'SHA-256 of the content, in hexadecimal' }),
  publishedAt: Instant
}))
export type Version = Static<typeof Version>

const Student = Closed({ id: Id, name: Type.String() })
const summary = {
  id: Id,
  student: Student,
  state: FicheState,
  letter: Nullable(Type.String()),
  versionCount: Type.Integer(),
  unreadCount: Type.Integer({ description: 'versions, comments and decisions by others that the reader has not seen' }),
  createdAt: Instant,
  updatedAt: Instant
}

const FicheSummary = model('FicheSummary', Closed({
  ...summary,
  title: Type.String(),
  excerpt: Type.String({ description: 'the beginning of the description, as plain text' }),
  competences: Type.Array(Competence),
  commentCount: Type.Integer(),
  hasDraft: Type.Boolean({ description: 'always false to others than the student' })
}))

export const FicheList = model('FicheList', Closed({
  items: Type.Array(FicheSummary),
  next: Nullable(Type.String({ description: 'goes into ?after=' }))
}))
export type FicheList = Static<typeof FicheList>

export const Fiche = model('Fiche', Closed({
  ...summary,
  sequence: Type.Integer({ description: 'of the last event: what a read mark takes' }),
  versions: Type.Array(Version, { description: 'the first one first' }),
  draft: Nullable(Draft)
}))
export type Fiche = Static<typeof Fiche>

export const NewFiche = model('NewFiche', Closed({
  id: ClientMadeId
}))

export const FicheQuery = Closed({
  after: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
  state: Type.Optional(FicheState),
  studentId: Type.Optional(Id)
})

export const ReadMark = model('ReadMark', Closed({ sequence: Type.Integer({ minimum: 0, maximum: 1_000_000_000 }) }))
