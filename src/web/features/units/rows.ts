import type { Guidance } from '../../api/types.ts'

export type Sentence = Guidance['credit']
export type Example = Guidance['examples'][number]

/** Something that can be moved and taken out of a list: its key stays. */
export interface Row<T> { key: string, value: T }

/** The guidance as its form holds it. */
export interface GuidanceRows { description: Array<Row<Sentence>>, analysis: Array<Row<Sentence>>, examples: Array<Row<Example>> }

const rowsOf = <T>(items: readonly T[]): Array<Row<T>> => items.map((value, index) => ({ key: `kept-${index}`, value }))

export const rowsOfGuidance = ({ description, analysis, examples }: Guidance): GuidanceRows =>
  ({ description: rowsOf(description), analysis: rowsOf(analysis), examples: rowsOf(examples) })

export const emptySentence: Sentence = { fr: '', en: '' }
export const emptyExample: Example = { competence: '', extract: emptySentence, feedback: emptySentence, improved: emptySentence }

const isText = (value: unknown): boolean => typeof value === 'string'
const membersOf = (value: unknown): Map<string, unknown> => new Map(typeof value === 'object' && value !== null ? Object.entries(value) : [])
const isSentence = (value: unknown): boolean => ['fr', 'en'].every(name => isText(membersOf(value).get(name)))
const isExample = (value: unknown): boolean =>
  isText(membersOf(value).get('competence')) && ['extract', 'feedback', 'improved'].every(name => isSentence(membersOf(value).get(name)))
const areRows = (value: unknown, isValue: (value: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(row => isText(membersOf(row).get('key')) && isValue(membersOf(row).get('value')))

/** The rows as they were begun, and over which version. */
export interface BegunGuidance { version: number, rows: GuidanceRows }

/** Whether what the browser kept is that. */
export function isBegun (value: unknown): value is BegunGuidance {
  const begun = membersOf(value)
  const rows = membersOf(begun.get('rows'))
  return typeof begun.get('version') === 'number' && areRows(rows.get('description'), isSentence) &&
    areRows(rows.get('analysis'), isSentence) && areRows(rows.get('examples'), isExample)
}

/** @param by -1: one place up; 1: one place down. At its end a list stays as it is */
export function moved<T> (rows: ReadonlyArray<Row<T>>, key: string, by: 1 | -1): Array<Row<T>> {
  const from = rows.findIndex(row => row.key === key)
  const row = rows[from]
  const to = from + by
  return row === undefined || to < 0 || to >= rows.length ? [...rows] : rows.toSpliced(from, 1).toSpliced(to, 0, row)
}

/** Who reads English reads the French rather than nothing. */
const inBoth = ({ fr, en }: Sentence): Sentence => ({ fr: fr.trim(), en: en.trim() === '' ? fr.trim() : en.trim() })

/** What is sent. */
export const contentOfRows = ({ description, analysis, examples }: GuidanceRows) => ({
  description: description.map(({ value }) => inBoth(value)),
  analysis: analysis.map(({ value }) => inBoth(value)),
  examples: examples.map(({ value: { competence, extract, feedback, improved } }) =>
    ({ competence, extract: inBoth(extract), feedback: inBoth(feedback), improved: inBoth(improved) }))
})

const isMissing = ({ fr }: Sentence): boolean => fr.trim() === ''

/** @returns the ids of the French texts that are missing, the first one first: an example needs an extract and what is said of it */
export const missingOf = ({ description, analysis, examples }: GuidanceRows): string[] => [
  ...description.filter(({ value }) => isMissing(value)).map(({ key }) => `description-${key}-fr`),
  ...analysis.filter(({ value }) => isMissing(value)).map(({ key }) => `analysis-${key}-fr`),
  ...examples.flatMap(({ key, value }) => (['extract', 'feedback'] as const).filter(part => isMissing(value[part])).map(part => `examples-${key}-${part}-fr`))
]
