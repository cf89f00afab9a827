import type { KeyStore } from '../../storage.ts'
import { emptyForm, fileTrace, linkTrace, type Form, type FormTrace } from './form.ts'

/** What was typed and is not known to be on the server. Each visit of the form writes one of its own, so none is overwritten. */
export interface LocalCopy {
  ficheId: string
  /** Whether the server knows the fiche. */
  isNew: boolean
  /** Milliseconds since the epoch. */
  at: number
  form: Form
}

export interface FoundCopy extends LocalCopy { key: string }

const prefix = (personId: string): string => `preuves.copy.${personId}.`

export const copyKey = (personId: string, visitId: string): string => prefix(personId) + visitId

const hasTexts = (value: object, ...names: string[]): boolean =>
  names.every(name => typeof Reflect.get(value, name) === 'string')

function isTrace (value: unknown): value is FormTrace {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false
  if (value.kind === 'link') return hasTexts(value, 'key', 'url', 'caption')
  return value.kind === 'file' && hasTexts(value, 'key', 'alt', 'caption') && 'file' in value && typeof value.file === 'object' && value.file !== null
}

function isForm (value: unknown): value is Form {
  if (typeof value !== 'object' || value === null || !hasTexts(value, 'title', 'description', 'analysis', 'letter')) return false
  return 'competenceIds' in value && Array.isArray(value.competenceIds) && value.competenceIds.every(id => typeof id === 'string') &&
    'traces' in value && Array.isArray(value.traces) && value.traces.every(isTrace)
}

/** What an earlier release did not know yet is empty. */
function completed (copy: LocalCopy): LocalCopy {
  const traces = copy.form.traces.map((trace): FormTrace =>
    trace.kind === 'link' ? { ...linkTrace(trace.key), ...trace } : { ...fileTrace(trace.file), ...trace })
  return { ...copy, form: { ...emptyForm(), ...copy.form, traces } }
}

// What lies in the store may come from another release of this page.
function isCopy (value: unknown): value is LocalCopy {
  return typeof value === 'object' && value !== null && hasTexts(value, 'ficheId') &&
    'isNew' in value && typeof value.isNew === 'boolean' && 'at' in value && typeof value.at === 'number' &&
    'form' in value && isForm(value.form)
}

function parse (text: string | null): LocalCopy | undefined {
  try {
    const value: unknown = JSON.parse(text ?? 'null')
    return isCopy(value) ? completed(value) : undefined
  } catch {
    return undefined
  }
}

export const keepCopy = (store: KeyStore, key: string, copy: LocalCopy): boolean => store.set(key, JSON.stringify(copy))

/** The person's copies, the newest first. */
export function findCopies (store: KeyStore, personId: string): FoundCopy[] {
  const keys = store.keys().filter(key => key.startsWith(prefix(personId)))
  return keys.flatMap(key => {
    const copy = parse(store.get(key))
    return copy === undefined ? [] : [{ ...copy, key }]
  }).sort((a, b) => b.at - a.at)
}
