import type { FieldError, Refusal } from '../../errors.ts'

const lacks: Record<string, string> = {
  title: 'a title',
  context: 'a context',
  description: 'a description',
  analysis: 'an analysis',
  traces: 'a trace',
  letter: 'a letter',
  competenceIds: 'a competence',
  experienceId: 'an experience',
  situationTypes: 'a type of situation'
}

function lack ({ field, code }: FieldError): string {
  if (code === 'too-many') return 'fewer competences'
  if (code === 'not-a-link') return 'a link that is a web address'
  return lacks[field] ?? field
}

/** What keeps a version from being published, after `it lacks`. */
export const sayLacks = (fields: readonly FieldError[]): string => [...new Set(fields.map(lack))].join(', ')

const refusals: Record<string, string> = {
  'not-an-image': 'it says that it is an image, and cannot be read as one',
  'quota-exceeded': 'the files of this student take all the room that they may',
  'too-large': 'it is larger than 50 MB',
  invalid: 'it is empty or broken'
}

/** Why a file was not taken, or a decision. */
export const sayRefusal = ({ code, message }: Refusal): string => refusals[code] ?? message
