import { sql, type RawBuilder } from 'kysely'
import type { Db } from './connect.ts'

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

/** Whether PostgreSQL knows the time zone as we do: else nothing could be owed. */
export async function knowsTimeZone (db: Db, timeZone: string): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`
    select exists (select from pg_timezone_names where lower(name) = lower(${timeZone})) as known`.execute(db)
  return rows[0]?.known === true
}
