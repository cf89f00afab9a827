import { Type, type Static } from 'typebox'
import { Closed, Id, Instant, model, Nullable } from '../../schema.ts'
import { Experience } from '../experiences/schemas.ts'
import { Draft, FicheState, Version } from '../fiches/schemas.ts'
import { Competence } from '../frameworks/schemas.ts'
import { PlannedTrace } from '../plans/schemas.ts'
import { Comment, Decision } from '../reviews/schemas.ts'

const Named = Closed({ id: Id, name: Type.String() })

const ExportedFile = Closed({
  id: Id,
  name: Type.String(),
  mediaType: Type.String(),
  size: Type.Integer({ description: 'bytes' }),
  sha256: Type.String({ description: 'of the bytes, in hexadecimal' }),
  path: Nullable(Type.String({ description: 'in the archive; null: the bytes could not be found' }))
})

const ExportedFiche = model('ExportedFiche', Closed({
  id: Id,
  state: FicheState,
  letter: Nullable(Type.String()),
  page: Type.String({ description: 'in the archive, to be read by people' }),
  createdAt: Instant,
  updatedAt: Instant,
  removedAt: Nullable(Instant),
  draft: Nullable(Draft),
  versions: Type.Array(Version, { description: 'the first one first' }),
  comments: Type.Array(Comment),
  decisions: Type.Array(Decision),
  files: Type.Array(ExportedFile, { description: 'all that were stored for the fiche; traces name them by their id' })
}))
export type ExportedFiche = Static<typeof ExportedFiche>

/** All that a student wrote and stored in a unit, as the archive's `portfolio.json` says it. */
export const ExportedPortfolio = model('ExportedPortfolio', Closed({
  format: Type.Literal('preuves-portfolio'),
  version: Type.Literal(1, { description: 'of the format: it counts up when a reader of the last one would be misled' }),
  exportedAt: Instant,
  organisation: Named,
  unit: Closed({ id: Id, code: Type.String(), title: Type.String() }),
  student: Named,
  competences: Type.Array(Competence, { description: 'those of the unit today; a version has its own wording' }),
  experiences: Type.Array(Experience),
  plannedTraces: Type.Array(PlannedTrace),
  fiches: Type.Array(ExportedFiche)
}, { description: 'portfolio.json, in the archive that exportOwnWork gives' }))

/** Without its fiches, which are written one by one. */
export type ExportedHead = Omit<Static<typeof ExportedPortfolio>, 'fiches'>
