import type { Draft, DraftContent, StoredFile, UnitCompetence, Version } from '../../api/types.ts'

interface AnyTrace { key: string, caption: string, type: string, eventDate: string | null, confidential: boolean }

/** `key` tells one row of the form from another while they come and go. */
export type FormTrace =
  | AnyTrace & { kind: 'file', file: StoredFile, alt: string, decorative: boolean }
  | AnyTrace & { kind: 'link', url: string }

export type FormFile = Extract<FormTrace, { kind: 'file' }>
export type FormLink = Extract<FormTrace, { kind: 'link' }>

/** A draft as the form holds it: with each file's own data, and with links that are still empty. */
export interface Form extends Omit<DraftContent, 'traces'> { traces: FormTrace[] }

export const emptyForm = (): Form => ({
  title: '',
  context: '',
  description: '',
  analysis: '',
  contribution: '',
  letter: '',
  competenceIds: [],
  acquiredIds: [],
  situationTypes: [],
  experienceId: null,
  answered: [],
  traces: []
})

export function formOf ({ revision: _, updatedAt: __, ...draft }: Draft): Form {
  return { ...draft, traces: draft.traces.map((trace, index) => ({ ...trace, key: `saved-${index}` })) }
}

/** As the server would begin the next version. */
export function formOfVersion ({ competences, experience, traces, ...version }: Version, letter: string | null): Form {
  const { title, context, description, analysis, contribution, situationTypes } = version
  return {
    title,
    context,
    description,
    analysis,
    contribution,
    situationTypes,
    letter: letter ?? '',
    competenceIds: competences.map(({ id }) => id),
    acquiredIds: competences.filter(({ acquired }) => acquired).map(({ id }) => id),
    experienceId: experience?.id ?? null,
    answered: [],
    traces: traces.map((trace, index) => ({ ...trace, key: `saved-${index}` }))
  }
}

export const isBlank = (trace: FormTrace): boolean => trace.kind === 'link' && trace.url.trim() === '' && trace.caption.trim() === ''

/** The traces that are sent, in their order: the form may hold empty rows beside them. */
export const sentTraces = (form: Form): FormTrace[] => form.traces.filter(trace => !isBlank(trace))

function contentOfTrace ({ key: _, ...trace }: FormTrace): DraftContent['traces'][number] {
  if (trace.kind === 'link') return { ...trace, url: trace.url.trim() }
  const { file, ...said } = trace
  return { ...said, fileId: file.id }
}

export const contentOf = (form: Form): DraftContent => ({ ...form, traces: sentTraces(form).map(contentOfTrace) })

const sorted = (_: string, value: unknown): unknown => typeof value !== 'object' || value === null || Array.isArray(value)
  ? value
  : Object.fromEntries(Object.entries(value).sort(([one], [other]) => one < other ? -1 : 1))

// A form made here and one that the server sent name their fields in different orders.
export const sameContent = (one: Form, other: Form): boolean =>
  JSON.stringify(contentOf(one), sorted) === JSON.stringify(contentOf(other), sorted)

/**
 * Chooses the competences. The letter follows the suggestion of the first one, unless the student has chosen another
 * letter than the one suggested before.
 */
export function withCompetences (form: Form, competenceIds: string[], known: readonly UnitCompetence[]): Form {
  const suggestion = (id: string | undefined): string => known.find(competence => competence.id === id)?.nextLetter ?? ''
  const isOwn = form.letter !== '' && form.letter !== suggestion(form.competenceIds[0])
  const acquiredIds = form.acquiredIds.filter(id => competenceIds.includes(id))
  return { ...form, competenceIds, acquiredIds, letter: isOwn ? form.letter : suggestion(competenceIds[0]) }
}

/** What is said of a trace that has just come. */
const unsaid = { caption: '', type: '', eventDate: null, confidential: false }

export const fileTrace = (file: StoredFile): FormFile => ({ ...unsaid, key: file.id, kind: 'file', file, alt: '', decorative: false })

export const linkTrace = (key: string): FormLink => ({ ...unsaid, key, kind: 'link', url: '' })

/** Changes one trace, wherever it stands by now. */
export const withTrace = (form: Form, key: string, change: (trace: FormTrace) => FormTrace): Form =>
  ({ ...form, traces: form.traces.map(trace => trace.key === key ? change(trace) : trace) })

/** Moves a trace to where another place is; a place that is not there changes nothing. */
export function withTraceAt (form: Form, key: string, index: number): Form {
  const moved = form.traces.find(trace => trace.key === key)
  if (moved === undefined || index < 0 || index >= form.traces.length) return form
  return { ...form, traces: form.traces.filter(trace => trace !== moved).toSpliced(index, 0, moved) }
}

/** Puts back a trace that was taken out. Another may bear its key by now. */
export function withTraceBack (form: Form, trace: FormTrace, index: number): Form {
  const isTaken = form.traces.some(({ key }) => key === trace.key)
  return { ...form, traces: form.traces.toSpliced(index, 0, isTaken ? { ...trace, key: `${trace.key}-back` } : trace) }
}

export const isImage = ({ width }: StoredFile): boolean => width !== null

/** Whether nothing has been written, picked or chosen that would say something. */
export const isNothing = (form: Form): boolean =>
  [form.title, form.context, form.description, form.analysis, form.contribution].every(text => text.trim() === '') && sentTraces(form).length === 0
