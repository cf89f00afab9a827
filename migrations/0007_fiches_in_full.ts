import { type Kysely, sql } from 'kysely'

/**
 * The fiche in full: what a situation says beside a proof (SIO-10 to SIO-27), traces with their type, date and care
 * (IMT-23, IMT-24, IMT-34), experiences, planned traces (IMT-10), comments that point at a trace or give a reason (IMT-32,
 * IMT-43), fiches that their student has taken away, files of any kind and the room that they take.
 */
export async function up (db: Kysely<unknown>): Promise<void> {
  await sql`
    create table experiences (
      organisation_id uuid not null,
      id uuid not null,
      unit_id uuid not null,
      student_id uuid not null,
      revision integer not null default 1,
      kind text not null check (kind in ('internship', 'gap_year_job', 'extracurricular', 'prior', 'project', 'other')),
      title text not null check (title <> ''),
      host text not null,
      starts_on date,
      ends_on date check (ends_on >= starts_on),
      setting text check (setting in ('training', 'internship')),
      involvement text check (involvement in ('lived', 'observed')),
      realism text check (realism in ('real', 'simulated')),
      collaboration text check (collaboration in ('alone', 'team')),
      supervisor text not null,
      removed_at timestamptz,
      created_at timestamptz not null default now(),
      primary key (organisation_id, id),
      unique (organisation_id, unit_id, student_id, id),
      foreign key (organisation_id, unit_id) references units (organisation_id, id),
      foreign key (organisation_id, student_id) references people (organisation_id, id)
    );

    create table planned_traces (
      organisation_id uuid not null,
      id uuid not null,
      unit_id uuid not null,
      student_id uuid not null,
      competence_id uuid not null,
      text text not null check (text <> ''),
      fiche_id uuid,
      removed_at timestamptz,
      created_at timestamptz not null default now(),
      primary key (organisation_id, id),
      foreign key (organisation_id, unit_id) references units (organisation_id, id),
      foreign key (organisation_id, student_id) references people (organisation_id, id),
      foreign key (organisation_id, competence_id) references competences (organisation_id, id),
      foreign key (organisation_id, fiche_id) references fiches (organisation_id, id) on delete set null (fiche_id)
    );
    create index planned_traces_of_student on planned_traces (organisation_id, unit_id, student_id, created_at, id);
    create index planned_traces_of_fiche on planned_traces (organisation_id, fiche_id) where fiche_id is not null;

    alter table fiches drop constraint fiches_state_check;
    alter table fiches add constraint fiches_state_check
      check (state in ('draft', 'submitted', 'changes_requested', 'approved', 'declined'));
    alter table fiches add column removed_at timestamptz;
    create index fiches_removed on fiches (removed_at) where removed_at is not null and version_count = 0;

    alter table decisions drop constraint decisions_outcome_check;
    alter table decisions add constraint decisions_outcome_check
      check (outcome in ('approved', 'changes_requested', 'declined', 'reopened'));
    alter table decisions add constraint decisions_declined_reason check (outcome <> 'declined' or reason <> '');

    alter table drafts
      add column context text not null default '',
      add column contribution text not null default '',
      add column acquired_ids uuid[] not null default '{}',
      add column situation_types text[] not null default '{}',
      add column experience_id uuid,
      add column answered text[] not null default '{}',
      add foreign key (organisation_id, experience_id) references experiences (organisation_id, id);

    alter table versions
      add column context text not null default '',
      add column contribution text not null default '',
      add column situation_types text[] not null default '{}',
      add column experience_id uuid,
      add foreign key (organisation_id, experience_id) references experiences (organisation_id, id);

    alter table version_competences add column acquired boolean not null default false;

    alter table version_traces
      add column type text not null default '',
      add column event_date date,
      add column decorative boolean not null default false,
      add column confidential boolean not null default false;

    update drafts set traces = (
      select coalesce(jsonb_agg(
               jsonb_build_object('type', '', 'eventDate', null, 'confidential', false) ||
               case when trace ->> 'kind' = 'file' then '{"decorative": false}'::jsonb else '{}'::jsonb end || trace
               order by place), '[]')
        from jsonb_array_elements(traces) with ordinality as t (trace, place));

    alter table comments
      add column trace_position integer,
      add column reason text check (reason in ('no_trace', 'trace_not_accessible', 'no_level2', 'relevance_not_justified', 'process_missing')),
      add foreign key (organisation_id, fiche_id, version_number, trace_position)
        references version_traces (organisation_id, fiche_id, version_number, position);

    alter table files
      alter column thumbnail_sha256 drop not null,
      alter column width drop not null,
      alter column height drop not null,
      add constraint files_image check ((thumbnail_sha256 is null) = (width is null) and (width is null) = (height is null));
    create index files_by_blob on files (sha256);
    create index files_by_thumbnail on files (thumbnail_sha256) where thumbnail_sha256 is not null;

    -- The room that a student's files take. Its row is locked by each upload: two at once cannot pass the limit together.
    create table storage_use (
      organisation_id uuid not null,
      person_id uuid not null,
      bytes bigint not null default 0 check (bytes >= 0),
      primary key (organisation_id, person_id),
      foreign key (organisation_id, person_id) references people (organisation_id, id)
    );
    insert into storage_use (organisation_id, person_id, bytes)
      select f.organisation_id, f.student_id, sum(file.size)
        from files file join fiches f on f.organisation_id = file.organisation_id and f.id = file.fiche_id
       group by f.organisation_id, f.student_id;

    create function count_storage () returns trigger language plpgsql as $$
    declare
      file files := coalesce(new, old);
    begin
      insert into storage_use as s (organisation_id, person_id, bytes)
        select f.organisation_id, f.student_id, case when tg_op = 'INSERT' then file.size else 0 end
          from fiches f where f.organisation_id = file.organisation_id and f.id = file.fiche_id
      on conflict (organisation_id, person_id) do update
        set bytes = s.bytes + case when tg_op = 'INSERT' then file.size else - file.size end;
      return null;
    end $$;
    create trigger files_counted after insert or delete on files for each row execute function count_storage();

    -- What the server saw when it looked at a link, once for everybody in the school.
    create table link_checks (
      organisation_id uuid not null references organisations (id),
      url_sha256 bytea not null,
      outcome text not null check (outcome in ('reachable', 'login', 'gone', 'unreachable', 'refused')),
      checked_at timestamptz not null default now(),
      primary key (organisation_id, url_sha256)
    );
    create index link_checks_by_age on link_checks (checked_at);

    create table saved_filters (
      organisation_id uuid not null,
      person_id uuid not null,
      unit_id uuid not null,
      id uuid not null,
      name text not null check (name <> ''),
      query jsonb not null,
      created_at timestamptz not null default now(),
      primary key (organisation_id, id),
      foreign key (organisation_id, person_id) references people (organisation_id, id),
      foreign key (organisation_id, unit_id) references units (organisation_id, id)
    );
    create index saved_filters_of_person on saved_filters (organisation_id, person_id, unit_id, created_at);

    -- Who has written already was told that nobody reads their drafts.
    update units u set profile = profile || jsonb_build_object(
      'draftsReadable', not exists (select from fiches f where f.organisation_id = u.organisation_id and f.unit_id = u.id),
      'texts', jsonb_build_array('description', 'analysis'), 'admissibility', false, 'situationTypes', '[]'::jsonb,
      'guidance', (profile -> 'guidance') || '{"version": 1, "updatedAt": null, "author": null, "examples": []}'::jsonb);
  `.execute(db)
}

export async function down (db: Kysely<unknown>): Promise<void> {
  await sql`
    update units set profile = (profile - array['draftsReadable', 'texts', 'admissibility', 'situationTypes']) || jsonb_build_object(
      'guidance', (profile -> 'guidance') - array['version', 'updatedAt', 'author', 'examples']);
    drop table saved_filters, link_checks;
    drop trigger files_counted on files;
    drop function count_storage;
    drop table storage_use;
    alter table comments drop column trace_position, drop column reason;
    -- Files that are no images were not known.
    alter table version_traces disable trigger version_traces_immutable;
    delete from version_traces t using files f
     where f.organisation_id = t.organisation_id and f.id = t.file_id and f.thumbnail_sha256 is null;
    alter table version_traces enable trigger version_traces_immutable;
    update drafts d set traces = (
      select coalesce(jsonb_agg(trace - array['type', 'eventDate', 'confidential', 'decorative'] order by place), '[]')
        from jsonb_array_elements(traces) with ordinality as t (trace, place)
       where not exists (select from files f where f.organisation_id = d.organisation_id and f.fiche_id = d.fiche_id
          and f.id::text = trace ->> 'fileId' and f.thumbnail_sha256 is null));
    delete from files where thumbnail_sha256 is null;
    drop index files_by_thumbnail, files_by_blob;
    alter table files drop constraint files_image, alter column thumbnail_sha256 set not null, alter column width set not null,
      alter column height set not null;
    alter table version_traces drop column type, drop column event_date, drop column decorative, drop column confidential;
    alter table version_competences drop column acquired;
    alter table versions drop column context, drop column contribution, drop column situation_types, drop column experience_id;
    alter table drafts drop column context, drop column contribution, drop column acquired_ids, drop column situation_types,
      drop column experience_id, drop column answered;
    alter table decisions disable trigger decisions_immutable;
    update decisions set outcome = 'changes_requested' where outcome = 'declined';
    alter table decisions enable trigger decisions_immutable;
    alter table decisions drop constraint decisions_declined_reason, drop constraint decisions_outcome_check;
    alter table decisions add constraint decisions_outcome_check check (outcome in ('approved', 'changes_requested', 'reopened'));
    update fiches set state = 'changes_requested' where state = 'declined';
    drop index fiches_removed;
    alter table fiches drop column removed_at, drop constraint fiches_state_check;
    alter table fiches add constraint fiches_state_check check (state in ('draft', 'submitted', 'changes_requested', 'approved'));
    drop table planned_traces, experiences;
  `.execute(db)
}
