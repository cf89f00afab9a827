import type { Cell, LineItem } from './model.ts'

/** What a score asks to write, once read. `at` is null when nothing is graded: Moodle then uses its own clock. */
export interface Writing {
  grade: number | null
  comment: string | null
  at: number | null
}

// Moodle's gradebook keeps five decimals (grade_floatval).
const rounded = (value: number) => Math.round(value * 1e5) / 1e5

/** A grade above the maximum is clipped to it, not refused (wire 6). */
export const bounded = (item: LineItem, grade: number | null) =>
  grade === null ? null : rounded(Math.min(Math.max(grade, 0), item.max))

/** scoreGiven out of scoreMaximum, in points of the item; a maximum of 0 leaves it as it is. */
export const rescaled = (item: LineItem, given: number, maximum: number) =>
  rounded(maximum === 0 || rounded(maximum) === rounded(item.max) ? given : given * item.max / maximum)

export const emptyCell = (item: LineItem, userId: string): Cell =>
  ({ itemId: item.id, userId, grade: null, max: item.max, comment: null, modified: null, overridden: false, locked: false })

/**
 * Writes a score to a cell; false when it is locked. The two kinds of item differ as in Moodle:
 * mod/lti/service/gradebookservices, save_grade_item, then lib/grade/grade_item.php.
 */
export function writeScore (item: LineItem, cell: Cell, isNew: boolean, writing: Writing, now: number): boolean {
  if (item.locked || cell.locked) return false
  return item.cmid !== null ? writeCoupled(item, cell, writing, now) : writeStandalone(item, cell, isNew, writing, now)
}

function changes (item: LineItem, cell: Cell, { grade, comment }: Writing) {
  return bounded(item, grade) !== cell.grade || comment !== cell.comment
}

function writeCoupled (item: LineItem, cell: Cell, writing: Writing, now: number): boolean {
  cell.max = item.max
  // What a teacher set by hand stays; the tool is told 200 all the same.
  if (cell.overridden) return true
  const changed = changes(item, cell, writing)
  cell.grade = bounded(item, writing.grade)
  cell.comment = writing.comment
  if (cell.grade === null && cell.comment === null) cell.modified = null
  else if (writing.at !== null) cell.modified = writing.at
  else if (changed) cell.modified = now
  return true
}

function writeStandalone (item: LineItem, cell: Cell, isNew: boolean, writing: Writing, now: number): boolean {
  if (!isNew && !changes(item, cell, writing)) return true
  cell.max = item.max
  cell.grade = bounded(item, writing.grade)
  cell.comment = writing.comment
  // Erasing is dated too, by Moodle's clock: a score sent within the same second is then refused.
  cell.modified = writing.at ?? now
  return true
}

/** A new maximum keeps the percentages. */
export function rescaleCell (cell: Cell, before: number, after: number) {
  if (cell.grade !== null && before > 0) cell.grade = rounded(cell.grade * after / before)
  cell.max = after
}
