import { Type, type Static } from 'typebox'
import { Closed, Id, Instant, LocalDate, model, Nullable, OneOf } from '../../schema.ts'
import { Experience } from '../experiences/schemas.ts'
import { File } from '../files/schemas.ts'
import { Competence } from '../frameworks/schemas.ts'

const count = Type.Integer({ minimum: 0 })

/** How far a competence is: from what is planned to what is approved. */
const CompetenceProgress = model('CompetenceProgress', Closed({
  competence: Competence,
  planned: count,
  draft: count,
  submitted: count,
  changesRequested: count,
  approved: count,
  declined: count,
  needed: Type.Integer({ description: 'approved fiches that prove it' })
}))

/** What one does best now; for a student. */
const NextStep = Closed({
  kind: OneOf(['first-fiche', 'answer-changes', 'read-news', 'finish-draft', 'prove-competence', 'wait', 'done']),
  fiche: Nullable(Closed({ id: Id, title: Type.String() })),
  competence: Nullable(Competence)
})

export const Dashboard = model('Dashboard', Closed({
  student: Closed({ id: Id, name: Type.String() }),
  next: NextStep,
  unread: Type.Array(Closed({ id: Id, title: Type.String(), count }), { description: 'the fiches with news for the reader, newest first, ten at most' }),
  unreadCount: count,
  waiting: Type.Integer({ description: 'versions that wait for a tutor' }),
  competences: Type.Array(CompetenceProgress),
  situationTypes: Type.Array(Closed({ id: Type.String(), count, minimum: count }), { description: 'SIO-24 to SIO-28: published fiches of each type' }),
  weeks: Type.Array(Closed({ startsOn: LocalDate, count }), { description: 'versions published in each of the last 26 weeks (IMT-11)' }),
  lastActivityAt: Nullable(Instant)
}))
export type Dashboard = Static<typeof Dashboard>

export const Timeline = model('Timeline', Closed({
  items: Type.Array(Closed({
    ficheId: Id,
    versionNumber: Type.Integer(),
    position: Type.Integer({ description: 'of the trace in its version' }),
    title: Type.String({ description: 'of the fiche' }),
    caption: Type.String(),
    type: Type.String(),
    eventDate: LocalDate,
    file: Nullable(File),
    url: Nullable(Type.String()),
    competences: Type.Array(Competence)
  }), { description: 'the dated traces of the last versions, the oldest first (IMT-24), 500 at most' }),
  undated: Type.Integer({ description: 'traces without a date' }),
  experiences: Type.Array(Experience)
}))
export type Timeline = Static<typeof Timeline>
