import { Type, type Static } from 'typebox'
import { ClientMadeId, Closed, Id, Instant, LocalDate, model, Nullable, OneOf, Text } from '../../schema.ts'

/** IMT-03, SIO-10, SIO-11: where a student met what their fiches tell of. */
const content = {
  kind: OneOf(['internship', 'gap_year_job', 'extracurricular', 'prior', 'project', 'other']),
  title: Text({ minLength: 1, maxLength: 200 }),
  host: Text({ maxLength: 200, description: 'the organisation that it took place in' }),
  startsOn: Nullable(LocalDate),
  endsOn: Nullable(LocalDate),
  setting: Nullable(OneOf(['training', 'internship'])),
  involvement: Nullable(OneOf(['lived', 'observed'])),
  realism: Nullable(OneOf(['real', 'simulated'])),
  collaboration: Nullable(OneOf(['alone', 'team'])),
  supervisor: Text({ maxLength: 500, description: 'who, and how to reach them' })
}

export const ExperienceContent = model('ExperienceContent', Closed(content))
export type ExperienceContent = Static<typeof ExperienceContent>

export const NewExperience = model('NewExperience', Closed({ id: ClientMadeId, ...content }))
export type NewExperience = Static<typeof NewExperience>

export const Experience = model('Experience', Closed({
  id: Id,
  ...content,
  revision: Type.Integer({ description: 'goes into If-Match' }),
  ficheCount: Type.Integer({ description: 'fiches whose draft or last version belongs to it' }),
  createdAt: Instant
}))
export type Experience = Static<typeof Experience>

export const ExperienceList = model('ExperienceList', Closed({ items: Type.Array(Experience) }))

export const ExperienceParams = Closed({ experienceId: Id })
