import { Type, type Static } from 'typebox'
import { Closed, model, OneOf } from '../../schema.ts'

const Sentence = Closed({ fr: Type.String(), en: Type.String() })

const Guidance = model('Guidance', Closed({
  credit: Sentence,
  description: Type.Array(Sentence, { description: 'level 1: what was done, in which context' }),
  analysis: Type.Array(Sentence, { description: 'level 2: stepping back' })
}))

export const Profile = model('Profile', Closed({
  kind: OneOf(['proof', 'situation']),
  maxCompetences: Type.Integer({ minimum: 1 }),
  required: Type.Array(OneOf(['trace', 'description', 'analysis', 'competence'])),
  letter: Type.Boolean({ description: 'a fiche is cited by its competence and a letter, such as CG3-B' }),
  approvedPerCompetence: Type.Integer({ minimum: 1, description: 'approved fiches that make a competence count as proved' }),
  guidance: Guidance
}, { description: 'the rules of a teaching unit, as data' }))
export type Profile = Static<typeof Profile>
