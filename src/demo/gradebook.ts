import type { Cell, LineItem } from './model.ts'
import type { Store } from './state.ts'
import { firstItemId } from './world.ts'
import { bounded, emptyCell, rescaleCell, writeScore } from './scoring.ts'
import type { Writing } from './scoring.ts'

/** A score that Moodle answered 200, as it was posted. */
export interface AcceptedScore {
  lineItemId: string
  userId: string
  timestamp: string
  activityProgress: unknown
  gradingProgress: unknown
  scoreGiven: number | null
  scoreMaximum: number | null
  comment: string | null
}

/** What a cell of the gradebook shows. `timestamp` is ISO 8601, to the second. */
interface GradeCell {
  grade: number | null
  max: number
  comment: string | null
  timestamp: string | null
}

/** The gradebook as tests see it and as a teacher can change it. Without a line item's id, the first activity's own is meant. */
export interface GradebookView {
  /** The columns of one course, or all. */
  lineItems: (courseId?: string) => LineItem[]
  cell: (userId: string, lineItemId?: string) => GradeCell
  /** Every accepted score since the start, in order. */
  scores: AcceptedScore[]
  /** A teacher types a grade in the gradebook: in the activity's column, scores no longer change it. */
  override: (userId: string, typed: { grade: number | null, comment?: string | null }, lineItemId?: string) => void
  /** Locks one grade, or the whole column: scores then get 500. */
  lock: (locked: boolean, lineItemId?: string, userId?: string) => void
}

export interface Gradebook extends GradebookView {
  item: (id: string) => LineItem | undefined
  add: (item: Omit<LineItem, 'id' | 'locked'>) => LineItem
  update: (item: LineItem, to: Pick<LineItem, 'label' | 'max' | 'resourceId' | 'tag' | 'resourceLinkId' | 'review'>) => void
  remove: (item: LineItem) => void
  stored: (item: LineItem, userId?: string) => Cell[]
  write: (item: LineItem, score: AcceptedScore, writing: Writing) => boolean
  /** Calls back after each change, until the returned function is called. */
  watch: (listener: () => void) => () => void
}

const secondsNow = () => Math.floor(Date.now() / 1000)

export const isoSeconds = (seconds: number) => new Date(seconds * 1000).toISOString().replace('.000Z', '+00:00')

export function createGradebook ({ state, changed }: Store): Gradebook {
  const listeners = new Set<() => void>()
  const scores: AcceptedScore[] = []
  const item = (id: string) => state.items.find(each => each.id === id)
  const stored = (of: LineItem, userId?: string) =>
    state.cells.filter(cell => cell.itemId === of.id && (userId === undefined || cell.userId === userId))

  function touched () {
    changed()
    for (const listener of listeners) listener()
  }

  function known (id: string): LineItem {
    const found = item(id)
    if (!found) throw new Error(`The gradebook has no line item ${id}`)
    return found
  }

  function cellOf (of: LineItem, userId: string): Cell {
    const [found] = stored(of, userId)
    if (found) return found
    const cell = emptyCell(of, userId)
    state.cells.push(cell)
    return cell
  }

  return {
    scores,
    item,
    stored,
    lineItems: courseId => courseId === undefined ? state.items : state.items.filter(each => each.courseId === courseId),
    cell (userId, lineItemId = firstItemId) {
      const of = known(lineItemId)
      const { grade, max, comment, modified } = stored(of, userId)[0] ?? emptyCell(of, userId)
      return { grade, max, comment, timestamp: modified === null ? null : isoSeconds(modified) }
    },
    override (userId, typed, lineItemId = firstItemId) {
      const of = known(lineItemId)
      const cell = cellOf(of, userId)
      cell.grade = bounded(of, typed.grade)
      if (typed.comment !== undefined) cell.comment = typed.comment
      cell.modified = secondsNow()
      cell.overridden = of.cmid !== null
      touched()
    },
    lock (locked, lineItemId = firstItemId, userId) {
      const of = known(lineItemId)
      if (userId === undefined) of.locked = locked
      else cellOf(of, userId).locked = locked
      touched()
    },
    add (fields) {
      const made = { ...fields, id: String(state.next.item++), locked: false }
      state.items.push(made)
      touched()
      return made
    },
    update (of, to) {
      const before = of.max
      Object.assign(of, to)
      if (before !== of.max) for (const cell of stored(of)) rescaleCell(cell, before, of.max)
      touched()
    },
    remove (of) {
      state.items = state.items.filter(each => each !== of)
      state.cells = state.cells.filter(cell => cell.itemId !== of.id)
      touched()
    },
    write (of, score, writing) {
      const [before] = stored(of, score.userId)
      const cell = before ?? emptyCell(of, score.userId)
      if (!writeScore(of, cell, !before, writing, secondsNow())) return false
      if (!before) state.cells.push(cell)
      scores.push(score)
      touched()
      return true
    },
    watch (listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    }
  }
}
