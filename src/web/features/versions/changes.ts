import { diffArrays } from 'diff'
import type { Trace, Version } from '../../api/types.ts'

export type Change = 'same' | 'added' | 'removed' | 'changed'

export interface Changed<T> {
  change: Change
  /** It stands elsewhere among those that stayed. */
  moved: boolean
  before: T | undefined
  after: T | undefined
}

/** @returns of the old places, in the new order, those that have kept their order: as many as there can be */
function placesKept (places: readonly number[]): Set<number> {
  const inOrder = places.toSorted((a, b) => a - b)
  return new Set(diffArrays(inOrder, [...places]).filter(({ added, removed }) => !added && !removed).flatMap(({ value }) => value))
}

/**
 * What became of a list: in the new order, then what is gone.
 *
 * @param keyOf what makes two of them the same thing; several may share it
 */
function compareLists<T> (before: readonly T[], after: readonly T[], keyOf: (item: T) => string): Array<Changed<T>> {
  const left = before.map((item, place) => ({ item, place }))
  const pairs = after.map(item => {
    const index = left.findIndex(other => keyOf(other.item) === keyOf(item))
    return { item, was: index === -1 ? undefined : left.splice(index, 1)[0] }
  })
  const inPlace = placesKept(pairs.flatMap(({ was }) => was === undefined ? [] : [was.place]))
  const kept = pairs.map(({ item, was }): Changed<T> => {
    if (was === undefined) return { change: 'added', moved: false, before: undefined, after: item }
    const change = JSON.stringify(was.item) === JSON.stringify(item) ? 'same' : 'changed'
    return { change, moved: !inPlace.has(was.place), before: was.item, after: item }
  })
  return [...kept, ...left.map(({ item }): Changed<T> => ({ change: 'removed', moved: false, before: item, after: undefined }))]
}

const keyOfTrace = (trace: Trace): string => trace.kind === 'file' ? `file ${trace.file.id}` : `link ${trace.url}`

export const compareTraces = (before: readonly Trace[], after: readonly Trace[]): Array<Changed<Trace>> =>
  compareLists(before, after, keyOfTrace)

type ProvedCompetence = Version['competences'][number]

export const compareCompetences = (before: readonly ProvedCompetence[], after: readonly ProvedCompetence[]): Array<Changed<ProvedCompetence>> =>
  compareLists(before, after, ({ id }) => id)

export const compareNames = (before: readonly string[], after: readonly string[]): Array<Changed<string>> =>
  compareLists(before, after, name => name)
