import { Type, type Static } from 'typebox'
import { ClientMadeId, Closed, Id, Instant, LocalDate, model, Nullable, OneOf, Text } from '../../schema.ts'
import { File } from '../files/schemas.ts'
import { Competence } from '../frameworks/schemas.ts'

export const FicheState = OneOf(['draft', 'submitted', 'changes_requested', 'approved', 'declined'])

/** Generous: a draft is always savable; what the unit asks for is checked when it is published. */
const limits = { title: 200, text: 50_000, url: 2_000, caption: 500, alt: 500, type: 60, traces: 100, competences: 50, types: 20, questions: 100 }

const Letter = Type.String({ pattern: '^([A-Z]{1,2})?$', description: 'A to Z, then AA; empty: none yet' })

/** What a trace says of itself, whatever it is. */
const anyTrace = {
  caption: Text({ maxLength: limits.caption }),
  type: Text({ maxLength: limits.type, description: 'photo, minutes, specification… (IMT-23): one of ours by its code, or any other by its name; empty: not said' }),
  eventDate: Nullable(LocalDate),
  confidential: Type.Boolean({ description: 'for the tutor alone, never in what is shown to others (IMT-34)' })
}
const LinkTrace = { kind: OneOf(['link']), ...anyTrace, url: Text({ maxLength: limits.url }) }
const fileTrace = {
  kind: OneOf(['file']),
  ...anyTrace,
  alt: Text({ maxLength: limits.alt }),
  decorative: Type.Boolean({ description: 'an image that says nothing that the text does not' })
}

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

/** A situation has all four; a proof has the two levels of the method. The unit's profile says which are shown. */
const texts = {
  title: Text({ maxLength: limits.title }),
  context: Text({ maxLength: limits.text, description: 'CommonMark (SIO-21)' }),
  description: Text({ maxLength: limits.text, description: 'CommonMark' }),
  analysis: Text({ maxLength: limits.text, description: 'CommonMark' }),
  contribution: Text({ maxLength: limits.text, description: 'CommonMark: the student\'s own part in a team\'s work (SIO-23)' })
}

const SituationTypes = Type.Array(Type.String({ pattern: '^[A-Z]\\d$' }), { maxItems: limits.types, uniqueItems: true, description: 'ids of the profile\'s (SIO-24 to SIO-27)' })

export const DraftContent = model('DraftContent', Closed({
  ...texts,
  letter: Letter,
  competenceIds: Type.Array(Id, { maxItems: limits.competences, uniqueItems: true, description: 'worked on' }),
  acquiredIds: Type.Array(Id, { maxItems: limits.competences, uniqueItems: true, description: 'those of them that were really acquired (SIO-22)' }),
  situationTypes: SituationTypes,
  experienceId: Nullable(Id),
  answered: Type.Array(Text({ maxLength: 20 }), { maxItems: limits.questions, uniqueItems: true, description: 'guidance questions that the student ticked, such as description/2: for the student alone' }),
  traces: Type.Array(DraftTrace, { maxItems: limits.traces })
}))
export type DraftContent = Static<typeof DraftContent>

export const Draft = model('Draft', Closed({
  ...texts,
  revision: Type.Integer({ description: 'counts every save; goes into If-Match' }),
  letter: Letter,
  competenceIds: Type.Array(Id),
  acquiredIds: Type.Array(Id),
  situationTypes: SituationTypes,
  experienceId: Nullable(Id),
  answered: Type.Array(Type.String()),
  traces: Type.Array(Trace),
  updatedAt: Instant
}))
export type Draft = Static<typeof Draft>

const ExperienceName = Closed({ id: Id, title: Type.String() })

export const Version = model('Version', Closed({
  number: Type.Integer({ minimum: 1 }),
  ...texts,
  competences: Type.Array(model('ProvedCompetence', Closed({
    id: Id, code: Type.String(), label: Type.String(), acquired: Type.Boolean()
  }))),
  situationTypes: SituationTypes,
  experience: Nullable(ExperienceName),
  traces: Type.Array(Trace),
  contentHash: Type.String({ description: 'SHA-256 of the content, in hexadecimal' }),
  publishedAt: Instant,
  importedAt: Type.Union([Instant, Type.Null()], { description: 'when it was taken over from Moodle, where it bore the date of publishedAt; null: published here' })
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
  removedAt: Nullable(Instant),
  createdAt: Instant,
  updatedAt: Instant
}

const FicheSummary = model('FicheSummary', Closed({
  ...summary,
  title: Type.String(),
  excerpt: Type.String({ description: 'the beginning of the description, as plain text' }),
  competences: Type.Array(Competence),
  experience: Nullable(ExperienceName),
  commentCount: Type.Integer(),
  hasDraft: Type.Boolean({ description: 'also of a published fiche that is being improved; false to those who may not read drafts' })
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

const FicheSort = OneOf(['updated', 'created', 'title', 'author', 'competence', 'state'])
export type Sort = Static<typeof FicheSort>

/** What the list is narrowed to. */
export const filters = {
  q: Type.Optional(Text({ maxLength: 200, description: 'words, in titles, texts, captions and comments; accents and endings do not matter; "in quotes", -without' })),
  state: Type.Optional(FicheState),
  studentId: Type.Optional(Id),
  competenceId: Type.Optional(Id),
  experienceId: Type.Optional(Id),
  group: Type.Optional(Text({ maxLength: 100, description: 'the platform\'s id of a group of students' })),
  from: Type.Optional(LocalDate),
  to: Type.Optional(Type.String({ ...LocalDate, description: 'of the last event; both days are days of UTC, and count' })),
  unread: Type.Optional(Type.Boolean({ description: 'only with something that the reader has not seen' })),
  toRead: Type.Optional(Type.Boolean({ description: 'only versions that wait for this tutor: of the students assigned to them, when there are any' })),
  removed: Type.Optional(Type.Boolean({ description: 'what its student has taken away, instead of what is there' })),
  sort: Type.Optional(FicheSort),
  order: Type.Optional(OneOf(['asc', 'desc'], { description: 'by default the newest first, and everything else from the first to the last' }))
}
export type Filters = Static<ReturnType<typeof Closed<typeof filters>>>

export const FicheQuery = Closed({
  after: Type.Optional(Type.String({ maxLength: 3000 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
  ...filters
})

/** The same without pages: a table has every row. */
export const TableQuery = Closed(filters)

export const ReadMark = model('ReadMark', Closed({ sequence: Type.Integer({ minimum: 0, maximum: 1_000_000_000 }) }))
