import { type Kysely, sql } from 'kysely'

/**
 * What a course is to a unit: activities that show one competence, units copied with their course, who of the course is
 * here (NRPS), who is whose tutor, who was made an administrator by the operator.
 */
export async function up (db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table units
      add column platform_id uuid,
      add column context_id text,
      add column copied_from uuid,
      add foreign key (organisation_id, platform_id) references platforms (organisation_id, id),
      add foreign key (organisation_id, copied_from) references units (organisation_id, id);
    comment on column units.copied_from is 'the unit whose configuration it took over when its course was copied; never its portfolios';
    update units u set platform_id = a.platform_id, context_id = a.context_id
      from activities a where a.organisation_id = u.organisation_id and a.unit_id = u.id;
    -- Several activities of a copied course find one unit.
    create unique index units_by_copy on units (organisation_id, platform_id, context_id, copied_from);
    create index units_by_context on units (organisation_id, platform_id, context_id);

    alter table activities
      add column competence_id uuid,
      add column tutoring text not null default 'everyone' check (tutoring in ('everyone', 'assigned')),
      add column own_line_item_url text,
      add column roster_next_at timestamptz,
      add column roster_refreshed_at timestamptz,
      add column roster_locked_until timestamptz,
      add column roster_attempts integer not null default 0,
      add column roster_error text,
      add foreign key (organisation_id, competence_id) references competences (organisation_id, id);
    comment on column activities.competence_id is 'the one competence that it grades; null: the whole portfolio';
    comment on column activities.tutoring is 'everyone: each instructor is every student''s tutor; assigned: only of whom a tutorship names';
    comment on column activities.own_line_item_url is 'the column that we added, where the platform gave none';
    create index activities_by_context on activities (organisation_id, platform_id, context_id);
    create index activities_by_roster on activities (roster_next_at) where roster_next_at is not null;

    alter table sessions add column review_subject text;
    comment on column sessions.review_subject is 'whom the gradebook asked to look at (for_user): a subject of the platform';

    alter table enrolments
      alter column seen_at drop not null,
      alter column seen_at drop default,
      add column left_at timestamptz,
      add column groups text[] not null default '{}';
    comment on column enrolments.seen_at is 'the last launch; null: known from the platform''s list of members alone';
    create index enrolments_by_person on enrolments (organisation_id, person_id);

    create table tutorships (
      organisation_id uuid not null,
      unit_id uuid not null,
      tutor_id uuid not null,
      student_id uuid not null,
      assigned_by uuid,
      assigned_at timestamptz not null default now(),
      primary key (organisation_id, unit_id, tutor_id, student_id),
      check (tutor_id <> student_id),
      foreign key (organisation_id, unit_id) references units (organisation_id, id),
      foreign key (organisation_id, tutor_id) references people (organisation_id, id),
      foreign key (organisation_id, student_id) references people (organisation_id, id),
      foreign key (organisation_id, assigned_by) references people (organisation_id, id)
    );
    create index tutorships_of_student on tutorships (organisation_id, unit_id, student_id);

    create table administrators (
      organisation_id uuid not null references organisations (id),
      issuer text not null,
      subject text not null check (subject <> ''),
      granted_at timestamptz not null default now(),
      primary key (organisation_id, issuer, subject)
    );
    comment on table administrators is 'granted by the operator, also to who has not come yet; beside those whom a platform calls administrators';
  `.execute(db)
}

export async function down (db: Kysely<unknown>): Promise<void> {
  await sql`
    drop table administrators, tutorships;
    drop index enrolments_by_person;
    alter table enrolments drop column left_at, drop column groups;
    update enrolments set seen_at = now() where seen_at is null;
    alter table enrolments alter column seen_at set default now(), alter column seen_at set not null;
    alter table sessions drop column review_subject;
    alter table activities drop column competence_id, drop column tutoring, drop column own_line_item_url, drop column roster_next_at,
      drop column roster_refreshed_at, drop column roster_locked_until, drop column roster_attempts, drop column roster_error;
    drop index activities_by_context;
    alter table units drop column platform_id, drop column context_id, drop column copied_from;
  `.execute(db)
}
