import { type Kysely, sql } from 'kysely'

/**
 * Entries of an old Moodle "Database" activity that became fiches (IMT-35). A version that was written there bears its original
 * date as `published_at`, and says when it came here.
 *
 * `imported_entries` outlives the fiche: what a student has taken away for ever does not come back with the next import.
 */
export async function up (db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table versions add column imported_at timestamptz;
    comment on column versions.imported_at is 'when it was taken over from Moodle; null: it was published here';

    create table imported_entries (
      organisation_id uuid not null references organisations (id),
      fiche_id uuid not null,
      imported_at timestamptz not null default now(),
      primary key (organisation_id, fiche_id)
    );
    comment on column imported_entries.fiche_id is 'made from the entry itself; its fiche may be gone';
  `.execute(db)
}

export async function down (db: Kysely<unknown>): Promise<void> {
  await sql`
    drop table imported_entries;
    alter table versions drop column imported_at;
  `.execute(db)
}
