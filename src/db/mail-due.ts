import { sql, type RawBuilder } from 'kysely'

/**
 * When a mail about something new is to leave: after a pause in which more may happen or be read, or at the next seven o'clock
 * in the morning, of any day or of a Monday. Null for who wants none.
 *
 * @param rhythm the person's
 */
export const dueAt = (rhythm: RawBuilder<unknown>, timeZone: string, at: RawBuilder<unknown> = sql`now()`): RawBuilder<Date | null> => {
  const next = (period: 'day' | 'week', days: 1 | 7) => sql`
    (date_trunc(${sql.lit(period)}, (${at} at time zone ${timeZone}::text) - interval '7 hours') + interval '${sql.raw(String(days))} days 7 hours') at time zone ${timeZone}::text`
  return sql<Date | null>`case ${rhythm}
    when 'immediate' then ${at} + interval '10 minutes' when 'daily' then ${next('day', 1)} when 'weekly' then ${next('week', 7)} end`
}
