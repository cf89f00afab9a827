import type { Draft, DraftContent, StoredFile, UnitCompetence, Version } from '../../api/types.ts'

/** `key` tells one row of the form from another while they come and go. */
export type FormTrace =
  | { key: string, kind: 'file', file: StoredFile, caption: string, alt: string }
  | { key: string, kind: 'link', url: string, caption: string }

export type FormImage = Extract<FormTrace, { kind: 'file' }>
export type FormLink = Extract<FormTrace, { kind: 'link' }>

/** A draft as the form holds it: with each image's own data, and with links that are still empty. */
export interface Form {
  title: string
  description: string
  analysis: string
  letter: string
  competenceIds: string[]
  traces: FormTrace[]
}

export const emptyForm = (): Form => ({ title: '', description: '', analysis: '', letter: '', competenceIds: [], traces: [] })

export function formOf (draft: Omit<Draft, 'revision' | 'updatedAt'>): Form {
  const { title, description, analysis, letter, competenceIds, traces } = draft
  return { title, description, analysis, letter, competenceIds, traces: traces.map((trace, index) => ({ ...trace, key: `saved-${index}` })) }
}

/** As the server would begin the next version. */
export const formOfVersion = (version: Version, letter: string | null): Form =>
  formOf({ ...version, letter: letter ?? '', competenceIds: version.competences.map(({ id }) => id) })

const isBlank = (trace: FormTrace): boolean => trace.kind === 'link' && trace.url.trim() === '' && trace.caption.trim() === ''

/** The traces that are sent, in their order: the form may hold empty rows beside them. */
export const sentTraces = (form: Form): FormTrace[] => form.traces.filter(trace => !isBlank(trace))

function contentOfTrace (trace: FormTrace): DraftContent['traces'][number] {
  if (trace.kind === 'link') return { kind: 'link', url: trace.url.trim(), caption: trace.caption }
  return { kind: 'file', fileId: trace.file.id, caption: trace.caption, alt: trace.alt }
}

export function contentOf (form: Form): DraftContent {
  const { title, description, analysis, letter, competenceIds } = form
  return { title, description, analysis, letter, competenceIds, traces: sentTraces(form).map(contentOfTrace) }
}

export const sameContent = (one: Form, other: Form): boolean =>
  JSON.stringify(contentOf(one)) === JSON.stringify(contentOf(other))

/**
 * Chooses the competences. The letter follows the suggestion of the first one, unless the student has chosen another
 * letter than the one suggested before.
 */
export function withCompetences (form: Form, competenceIds: string[], known: readonly UnitCompetence[]): Form {
  const suggestion = (id: string | undefined): string => known.find(competence => competence.id === id)?.nextLetter ?? ''
  const isOwn = form.letter !== '' && form.letter !== suggestion(form.competenceIds[0])
  return { ...form, competenceIds, letter: isOwn ? form.letter : suggestion(competenceIds[0]) }
}
