import { type Kysely, sql } from 'kysely'

/** Two processes that are asked for a column at once make one: whose turn it is stands here, and passes by itself when that one dies. */
export async function up (db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table activities add column column_locked_until timestamptz;
    comment on column activities.column_locked_until is 'until then one process sees to the column in the LMS, and the others wait'
  `.execute(db)
}

export async function down (db: Kysely<unknown>): Promise<void> {
  await sql`alter table activities drop column column_locked_until`.execute(db)
}
