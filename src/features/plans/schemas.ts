import { Type, type Static } from 'typebox'
import { ClientMadeId, Closed, Id, Instant, model, Nullable, Text } from '../../schema.ts'

const content = {
  competenceId: Id,
  text: Text({ minLength: 1, maxLength: 1000 }),
  ficheId: Nullable(Id)
}

/** A trace that a student means to collect for a competence (IMT-10), until a fiche has it. */
export const PlannedTrace = model('PlannedTrace', Closed({
  id: Id,
  ...content,
  createdAt: Instant
}))
export type PlannedTrace = Static<typeof PlannedTrace>

export const PlannedTraceList = model('PlannedTraceList', Closed({ items: Type.Array(PlannedTrace) }))

export const NewPlannedTrace = model('NewPlannedTrace', Closed({ id: ClientMadeId, ...content }))
export type NewPlannedTrace = Static<typeof NewPlannedTrace>

export const PlannedTraceContent = model('PlannedTraceContent', Closed(content))
export type PlannedTraceContent = Static<typeof PlannedTraceContent>

export const PlannedTraceParams = Closed({ plannedTraceId: Id })
