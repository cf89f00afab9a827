import { folded } from './folded.ts'

/** A date and a time as a clock on the wall shows them. */
export interface LocalTime { year: number, month: number, day: number, hour: number, minute: number }

/** By their first letters, in English and in French without accents: no two months share theirs. */
const months: Array<[start: RegExp, month: number]> = [
  [/^jan/, 1], [/^fe[bv]/, 2], [/^mar/, 3], [/^a[pv]r/, 4], [/^ma[iy]/, 5], [/^(?:june?|juin)$/, 6], [/^jui?l/, 7], [/^(?:aug|aou)/, 8],
  [/^sep/, 9], [/^oct/, 10], [/^nov/, 11], [/^dec/, 12]
]

/** `mardi` begins as `mars` does. */
const isDayName = (word: string): boolean => /^(?:mardi|mar\.)$/.test(word)

const monthOf = (word: string): number | undefined => isDayName(word) ? undefined : months.find(([start]) => start.test(word))?.[1]

function hourOf (hour: number, half: string | undefined): number {
  if (half === undefined) return hour
  return hour % 12 + (half.startsWith('p') ? 12 : 0)
}

function readTime (text: string): { hour: number, minute: number } | undefined {
  const [, hour = '', minute = '', half] = /(?<!\d)(\d{1,2})\s?[:h]\s?(\d{2})(?::\d{2})?\s*([ap])?/.exec(text) ?? []
  return hour === '' ? undefined : { hour: hourOf(Number(hour), half), minute: Number(minute) }
}

function readDay (text: string): { year: number, month: number, day: number } | undefined {
  const [, isoYear = '', isoMonth = '', isoDay = ''] = /(\d{4})-(\d{2})-(\d{2})/.exec(text) ?? []
  if (isoYear !== '') return { year: Number(isoYear), month: Number(isoMonth), day: Number(isoDay) }
  const month = text.split(/[^\p{L}.]+/u).map(monthOf).find(found => found !== undefined)
  const [, year = ''] = /(?<!\d)(\d{4})(?!\d)/.exec(text) ?? []
  const [, day = ''] = /(?<![\d:])(\d{1,2})(?:er|st|nd|rd|th)?(?![\d:]|\s?h\s?\d)/.exec(text) ?? []
  return month === undefined || year === '' || day === '' ? undefined : { year: Number(year), month, day: Number(day) }
}

/** How many milliseconds a zone is ahead of UTC at an instant. */
function offsetAt (instant: number, timeZone: string): number {
  const clock = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' })
  const part = (type: string): number => Number(clock.formatToParts(instant).find(each => each.type === type)?.value)
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute')) - instant
}

const isWhole = ({ year, month, day, hour, minute }: LocalTime): boolean => {
  const read = new Date(Date.UTC(year, month - 1, day, hour, minute))
  return year >= 1990 && read.getUTCFullYear() === year && read.getUTCMonth() === month - 1 && read.getUTCDate() === day && hour < 24 && minute < 60
}

/**
 * What Moodle wrote for people to read, such as `Tuesday, 12 May 2026, 1:11 PM` or `mardi 12 mai 2026, 13:11`.
 *
 * @returns undefined when it is no date
 */
export function readLocalTime (text: string): LocalTime | undefined {
  const plain = folded(text)
  const day = readDay(plain)
  const time = readTime(plain)
  if (day === undefined || time === undefined) return undefined
  const whole = { ...day, ...time }
  return isWhole(whole) ? whole : undefined
}

/** The instant at which a zone's clocks show a time. In the hour that a summer's end shows twice, the first one. */
export function instantOf ({ year, month, day, hour, minute }: LocalTime, timeZone: string): Date {
  const shown = Date.UTC(year, month - 1, day, hour, minute)
  const earlier = shown - offsetAt(shown - 24 * 60 * 60 * 1000, timeZone)
  return new Date(earlier + offsetAt(earlier, timeZone) === shown ? earlier : shown - offsetAt(earlier, timeZone))
}

/** Whether clocks somewhere go by this name. */
export function isTimeZone (name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
