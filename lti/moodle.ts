/**
 * What Moodle does its own way, and how each is met. Checked against the recorded exchanges in `test/lti/wire`. None of
 * it harms another LMS: each is what the specifications allow as well.
 */

/**
 * The address of a part of a service. Moodle's service URLs carry `?type_id=N`, and a path after the query is lost
 * (AGS 2.0, Score and Result services, ask the same of every platform: append to the path, keep the query).
 *
 * @param url of a line item
 */
export function partOf (url: string, part: 'scores' | 'results'): URL {
  const whole = new URL(url)
  whole.pathname = `${whole.pathname.replace(/\/$/, '')}/${part}`
  return whole
}

/**
 * Moodle keeps and compares the times of scores by whole seconds, and refuses an equal one (409, score-over.json).
 * What is sent is what it will compare. The milliseconds stay: AGS 2.0 asks for sub-second precision.
 */
export const timestampOf = (at: Date): string => new Date(Math.floor(at.getTime() / 1000) * 1000).toISOString()

/**
 * Anything but FullyGraded makes Moodle erase grade and comment, even when a score comes with it
 * (score-notready.json, then results-after-notready.json): what is unfinished is told by the activity's progress alone.
 */
export const progressOf = (completed: boolean) =>
  ({ activityProgress: completed ? 'Completed' : 'InProgress', gradingProgress: 'FullyGraded' }) as const

/**
 * A locale of Moodle (`fr_ca`, `en_us_k12`) as a BCP 47 tag (`fr-CA`, `en`).
 *
 * @returns null when even its language is none
 */
export function localeOf (locale: string): string | null {
  const tag = locale.replaceAll('_', '-')
  return canonical(tag) ?? canonical(tag.split('-')[0] ?? '')
}

function canonical (tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null
  } catch {
    return null
  }
}

/** A variable that the platform could not fill in stays as it was written: `$Context.id.history`. That is no value. */
export const isUnresolved = (text: string): boolean => /^\$[A-Za-z]\w*(\.\w+)+$/.test(text)
