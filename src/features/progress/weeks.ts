export interface Week { startsOn: string, count: number }

const dayMs = 24 * 60 * 60 * 1000

/** The Mondays of the last weeks in UTC, as local dates, the first one first; the last is that of the week of `now`. */
export function mondays (now: Date, weeks: number): string[] {
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate())
  const monday = today - (now.getUTCDay() + 6) % 7 * dayMs
  return Array.from({ length: weeks }, (_, index) => new Date(monday - (weeks - 1 - index) * 7 * dayMs).toISOString().slice(0, 10))
}

/** Every week, also those in which nothing happened. */
export const fillWeeks = (startsOn: string[], counted: Week[]): Week[] =>
  startsOn.map(day => ({ startsOn: day, count: counted.find(week => week.startsOn === day)?.count ?? 0 }))
