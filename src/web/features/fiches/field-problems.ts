import type { ApiProblem, FieldProblem } from '../../api/problem.ts'
import type { SummaryItem } from '../../components/summary-item.ts'
import type { Messages } from '../../i18n/messages.ts'
import { sentTraces, type Form } from './form.ts'
import type { Upload } from './use-uploads.ts'

/** Where each field of the form can be focused. */
export const fieldIds = {
  title: 'field-title',
  context: 'field-context',
  description: 'field-description',
  analysis: 'field-analysis',
  contribution: 'field-contribution',
  traces: 'field-traces',
  competenceIds: 'field-competence',
  situationTypes: 'field-situation-types',
  experienceId: 'field-experience',
  letter: 'field-letter',
  url: (key: string) => `field-url-${key}`,
  alt: (key: string) => `field-alt-${key}`,
  caption: (key: string) => `field-caption-${key}`
}

const plainIds = new Map<string, string>(Object.entries(fieldIds).filter(entry => typeof entry[1] === 'string').map(([name, id]) => [name, String(id)]))

/** What of a trace may be refused. */
const traceParts = ['url', 'alt', 'caption'] as const

/** `traces/0/url`: the row is counted among those that were sent. */
function fieldIdOf (field: string, form: Form): string {
  const [name = '', index, part] = field.split('/')
  const trace = name === 'traces' && index !== undefined ? sentTraces(form)[Number(index)] : undefined
  const known = traceParts.find(name => name === part)
  if (trace !== undefined && known !== undefined) return fieldIds[known](trace.key)
  return plainIds.get(name) ?? fieldIds.title
}

function sentence (t: Messages, { field, code }: FieldProblem): string {
  const name = field.split('/').at(-1) ?? field
  return new Map(Object.entries(t.fieldProblems)).get(`${name}.${code}`) ?? t.fieldProblems.other
}

/** Why nothing was published, and the form as it was then. */
export interface Refused { problem: ApiProblem, form: Form }

/** A refusal of ours: a file that is in the form is not on the server. */
export const unsentFile = 'unsent-file'

export const isAboutFields = ({ code, fields }: ApiProblem): boolean =>
  fields.length > 0 || code === 'letter-taken' || code === unsentFile

/** What a trace's field holds; an image without words is also mended by saying that it needs none. */
function tracePart (form: Form, fieldId: string): unknown {
  const trace = form.traces.find(({ key }) => traceParts.some(part => fieldIds[part](key) === fieldId))
  const part = traceParts.find(part => trace !== undefined && fieldIds[part](trace.key) === fieldId)
  if (trace === undefined || part === undefined) return undefined
  return part === 'alt' && trace.kind === 'file' ? [trace.alt, trace.decorative] : Reflect.get(trace, part)
}

/** What stands in a field, to tell whether it has been mended since. */
function valueAt (form: Form, fieldId: string): string {
  const name = [...plainIds].find(([, id]) => id === fieldId)?.[0]
  return JSON.stringify(name === undefined ? tracePart(form, fieldId) : Reflect.get(form, name))
}

/** The problems of fields that are as they were when they were refused. */
export const standing = (items: readonly SummaryItem[], refused: Form, now: Form): SummaryItem[] =>
  items.filter(({ fieldId }) => valueAt(refused, fieldId) === valueAt(now, fieldId))

const failed = (t: Messages, uploads: readonly Upload[]): SummaryItem[] =>
  uploads.filter(({ problem }) => problem !== null).map(({ key }) => ({ fieldId: key, text: t.write.unsentFile }))

/** What is still to mend of what was refused. */
export const leftOf = (t: Messages, { problem, form }: Refused, now: Form, uploads: readonly Upload[]): SummaryItem[] =>
  problem.code === unsentFile ? failed(t, uploads) : standing(summaryOf(t, problem, form), form, now)

/** What a refused publication says of the form: one sentence per field, and where to mend it. */
export function summaryOf (t: Messages, problem: ApiProblem, form: Form): SummaryItem[] {
  const fields = problem.code === 'letter-taken' ? [{ field: 'letter', code: 'taken' }] : problem.fields
  return fields.map(field => ({ fieldId: fieldIdOf(field.field, form), text: sentence(t, field) }))
}
