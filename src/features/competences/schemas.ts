import { Type, type Static } from 'typebox'
import { Closed, Id, model, Nullable, Text } from '../../schema.ts'

const UnitCompetence = model('UnitCompetence', Closed({
  id: Id,
  code: Type.String(),
  label: Type.String(),
  nextLetter: Nullable(Type.String({ description: "the first free letter in the student's own portfolio" }))
}))

export const CompetenceList = model('CompetenceList', Closed({
  framework: Closed({ title: Type.String(), version: Type.Integer() }),
  items: Type.Array(UnitCompetence)
}))
export type CompetenceList = Static<typeof CompetenceList>

export const CompetenceChange = model('CompetenceChange', Closed({
  label: Text({ minLength: 1, maxLength: 500 })
}))

export const CompetenceParams = Closed({ competenceId: Id })
