import { type Kysely, sql } from 'kysely'

/**
 * What the gradebook is owed: one row per activity and student that holds the wanted score, not a queue of jobs.
 * Asking again overwrites what was not yet sent. `wanted` counts the wishes, `sent` is the last one that the LMS has.
 *
 * `sending` and `sending_at` are written before a score leaves: after a crash the same score leaves again with the
 * same timestamp, which an LMS that already has it refuses (409), so it never counts twice.
 */
export async function up (db: Kysely<unknown>): Promise<void> {
  await sql`
    create table scores (
      organisation_id uuid not null,
      activity_id uuid not null,
      student_id uuid not null,
      score_given double precision not null check (score_given >= 0 and score_given <= score_maximum),
      score_maximum double precision not null check (score_maximum > 0),
      completed boolean not null,
      comment text not null,
      wanted integer not null default 1,
      sent integer not null default 0 check (sent <= wanted),
      sent_at timestamptz,
      sending integer not null default 0 check (sending <= wanted),
      sending_at timestamptz,
      attempts integer not null default 0,
      next_at timestamptz default now(),
      locked_until timestamptz,
      error text,
      updated_at timestamptz(3) not null default now(),
      primary key (organisation_id, activity_id, student_id),
      foreign key (organisation_id, activity_id) references activities (organisation_id, id),
      foreign key (organisation_id, student_id) references people (organisation_id, id)
    );
    create index scores_due on scores (next_at) where sent < wanted and next_at is not null;
    create index scores_in_flight on scores (organisation_id, activity_id) where locked_until is not null;
    create index scores_of_activity on scores (organisation_id, activity_id, updated_at desc, student_id desc);

    -- A new column is empty: every score leaves again. Without one they wait, and are not looked at.
    create function follow_column () returns trigger language plpgsql as $$
    begin
      update scores s
         set wanted = case when s.sent = s.wanted then s.wanted + 1 else s.wanted end, attempts = 0, error = null,
             next_at = case when new.line_item_url is null then null else now() end
       where s.organisation_id = new.organisation_id and s.activity_id = new.id;
      perform pg_notify('outbox', '');
      return null;
    end $$;
    create trigger activities_get_column after update of line_item_url on activities for each row
      when (old.line_item_url is distinct from new.line_item_url) execute function follow_column();

    comment on column scores.next_at is 'null: refused, or without a column, until something changes';
    comment on column scores.sending_at is 'the AGS timestamp of the score that left last, in whole seconds';
  `.execute(db)
}

export async function down (db: Kysely<unknown>): Promise<void> {
  await sql`
    drop table scores;
    drop trigger activities_get_column on activities;
    drop function follow_column;
  `.execute(db)
}
