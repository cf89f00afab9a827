import { Type, type Static } from 'typebox'
import { Closed, Instant, model, Nullable, OneOf, Text } from '../../schema.ts'

const Sentence = Closed({ fr: Text({ maxLength: 2_000 }), en: Text({ maxLength: 2_000 }) })
const Guided = Type.Array(Sentence, { maxItems: 30 })

/** An extract of a portfolio, what a tutor says of it, and what it became (IMT-31). */
const Example = Closed({ competence: Text({ maxLength: 100, description: 'its code; empty: any' }), extract: Sentence, feedback: Sentence, improved: Sentence })

/** Ours, or a school's own wording. Another version each time it is changed (IMT-45). */
const Guidance = model('Guidance', Closed({
  credit: Sentence,
  version: Type.Integer({ minimum: 1 }),
  updatedAt: Nullable(Instant),
  author: Nullable(Type.String()),
  description: Type.Array(Sentence, { maxItems: 30, description: 'level 1: what was done, in which context' }),
  analysis: Type.Array(Sentence, { maxItems: 30, description: 'level 2: stepping back' }),
  examples: Type.Array(Example, { maxItems: 30, description: 'to learn from (IMT-31)' })
}))

const SituationType = Closed({ id: Type.String({ pattern: '^[A-Z]\\d$' }), label: Sentence, minimum: Type.Integer({ minimum: 0, maximum: 100 }) })

export const Profile = model('Profile', Closed({
  kind: OneOf(['proof', 'situation']),
  maxCompetences: Type.Integer({ minimum: 1 }),
  texts: Type.Array(OneOf(['context', 'description', 'analysis', 'contribution']), { description: 'those that the form shows, in this order' }),
  required: Type.Array(OneOf(['trace', 'context', 'description', 'analysis', 'competence', 'experience', 'situationType'])),
  letter: Type.Boolean({ description: 'a fiche is cited by its competence and a letter, such as CG3-B' }),
  draftsReadable: Type.Boolean({ description: 'a tutor may read what is not published yet (IMT-26)' }),
  admissibility: Type.Boolean({ description: 'a tutor may decline a fiche as not admissible (SIO-13)' }),
  situationTypes: Type.Array(SituationType, { description: 'those that a portfolio must cover (SIO-24 to SIO-28)' }),
  approvedPerCompetence: Type.Integer({ minimum: 1, description: 'approved fiches that make a competence count as proved' }),
  guidance: Guidance
}, { description: 'the rules of a teaching unit, as data' }))
export type Profile = Static<typeof Profile>

/** What an administrator may change of it. */
export const ProfileChange = model('ProfileChange', Closed({
  kind: Type.Optional(OneOf(['proof', 'situation'])),
  draftsReadable: Type.Optional(Type.Boolean()),
  guidance: Type.Optional(Closed({
    version: Type.Integer({ minimum: 1, description: 'that was read' }),
    description: Guided,
    analysis: Guided,
    examples: Type.Array(Example, { maxItems: 30 })
  }))
}))
export type ProfileChange = Static<typeof ProfileChange>
