/** A local date as a moment of that day wherever one is: midnight in UTC is the day before to the west of Greenwich. */
export const dayOf = (localDate: string): string => `${localDate}T12:00`

export interface Dated { eventDate: string }

/** What shares a month, the first month first. @returns each month as `2026-05` */
export function byMonth<Item extends Dated> (items: readonly Item[]): Array<{ month: string, items: Item[] }> {
  const months = new Map<string, Item[]>()
  for (const item of items.toSorted((a, b) => a.eventDate.localeCompare(b.eventDate))) {
    const month = item.eventDate.slice(0, 7)
    months.set(month, [...months.get(month) ?? [], item])
  }
  return [...months].map(([month, items]) => ({ month, items }))
}

export interface Period { startsOn: string | null, endsOn: string | null }

/** Whether a period touches a month; an end that is not known is open. */
export const isDuring = ({ startsOn, endsOn }: Period, month: string): boolean =>
  (startsOn !== null || endsOn !== null) &&
  (startsOn === null || startsOn.slice(0, 7) <= month) && (endsOn === null || endsOn.slice(0, 7) >= month)

/** Where a period lies between two dates, as shares of what lies between them; undefined when it has no date. */
export function placeOf ({ startsOn, endsOn }: Period, first: string, last: string): { from: number, to: number } | undefined {
  if (startsOn === null && endsOn === null) return undefined
  const [begin, end] = [Date.parse(first), Date.parse(last)]
  const share = (day: string): number => end === begin ? 0 : Math.min(1, Math.max(0, (Date.parse(day) - begin) / (end - begin)))
  return { from: startsOn === null ? 0 : share(startsOn), to: endsOn === null ? 1 : share(endsOn) }
}
