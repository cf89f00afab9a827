import { type Kysely, sql } from 'kysely'

/** What a list shows of a draft is worked out when it is saved, not each time somebody looks. */
export async function up (db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table drafts add column excerpt text;
    comment on column drafts.excerpt is 'the beginning of the description as plain text; null: not saved since there is this column';
  `.execute(db)
}

export async function down (db: Kysely<unknown>): Promise<void> {
  await sql`alter table drafts drop column excerpt`.execute(db)
}
