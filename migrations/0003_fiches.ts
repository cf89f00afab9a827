import { type Kysely, sql } from 'kysely'

/**
 * The heart: a portfolio per student and unit, its fiches, one draft each, versions that never change (IMT-42),
 * traces, comments and decisions that are only ever added.
 *
 * `fiches.sequence` numbers everything that happens to a fiche. A read mark is the sequence that a person has seen,
 * so "unread" depends on no clock. The columns of `fiches` that sum up its versions and decisions are kept by
 * triggers, in the transaction that adds the row.
 */
export async function up (db: Kysely<unknown>): Promise<void> {
  await sql`
    create table portfolios (
      organisation_id uuid not null,
      id uuid not null,
      unit_id uuid not null,
      student_id uuid not null,
      created_at timestamptz not null default now(),
      primary key (organisation_id, id),
      unique (organisation_id, unit_id, student_id),
      unique (organisation_id, id, unit_id, student_id),
      foreign key (organisation_id, unit_id) references units (organisation_id, id),
      foreign key (organisation_id, student_id) references people (organisation_id, id)
    );

    create table fiches (
      organisation_id uuid not null,
      id uuid not null,
      portfolio_id uuid not null,
      unit_id uuid not null,
      student_id uuid not null,
      state text not null default 'draft' check (state in ('draft', 'submitted', 'changes_requested', 'approved')),
      version_count integer not null default 0,
      approved_version integer,
      draft_revision integer not null default 0,
      sequence integer not null default 0,
      letter text check (letter ~ '^[A-Z]{1,2}$'),
      letter_competence_id uuid,
      created_at timestamptz not null default now(),
      updated_at timestamptz(3) not null default now(),
      primary key (organisation_id, id),
      unique (organisation_id, portfolio_id, letter_competence_id, letter),
      check ((letter is null) = (letter_competence_id is null)),
      check ((state = 'draft') = (version_count = 0)),
      foreign key (organisation_id, portfolio_id, unit_id, student_id)
        references portfolios (organisation_id, id, unit_id, student_id),
      foreign key (organisation_id, letter_competence_id) references competences (organisation_id, id)
    );
    create index fiches_of_unit on fiches (organisation_id, unit_id, updated_at desc, id desc);
    create index fiches_of_student on fiches (organisation_id, unit_id, student_id, updated_at desc, id desc);

    create table drafts (
      organisation_id uuid not null,
      fiche_id uuid not null,
      revision integer not null,
      title text not null,
      description text not null,
      analysis text not null,
      letter text not null,
      competence_ids uuid[] not null,
      traces jsonb not null,
      updated_at timestamptz not null default now(),
      primary key (organisation_id, fiche_id),
      foreign key (organisation_id, fiche_id) references fiches (organisation_id, id)
    );

    create table files (
      organisation_id uuid not null,
      id uuid not null,
      fiche_id uuid not null,
      sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
      thumbnail_sha256 text not null check (thumbnail_sha256 ~ '^[0-9a-f]{64}$'),
      name text not null,
      media_type text not null,
      size integer not null check (size > 0),
      width integer not null,
      height integer not null,
      created_at timestamptz not null default now(),
      primary key (organisation_id, id),
      unique (organisation_id, fiche_id, id),
      foreign key (organisation_id, fiche_id) references fiches (organisation_id, id)
    );

    create table versions (
      organisation_id uuid not null,
      fiche_id uuid not null,
      number integer not null,
      draft_revision integer not null,
      title text not null check (title <> ''),
      description text not null,
      analysis text not null,
      excerpt text not null,
      framework_id uuid not null,
      framework_version integer not null,
      content_hash text not null,
      sequence integer not null default 0,
      published_at timestamptz not null default now(),
      primary key (organisation_id, fiche_id, number),
      unique (organisation_id, fiche_id, draft_revision),
      unique (organisation_id, fiche_id, number, framework_id, framework_version),
      foreign key (organisation_id, fiche_id) references fiches (organisation_id, id),
      foreign key (organisation_id, framework_id, framework_version)
        references framework_versions (organisation_id, framework_id, number)
    );

    create table version_competences (
      organisation_id uuid not null,
      fiche_id uuid not null,
      version_number integer not null,
      competence_id uuid not null,
      framework_id uuid not null,
      framework_version integer not null,
      position integer not null,
      primary key (organisation_id, fiche_id, version_number, competence_id),
      foreign key (organisation_id, fiche_id, version_number, framework_id, framework_version)
        references versions (organisation_id, fiche_id, number, framework_id, framework_version),
      foreign key (organisation_id, framework_id, framework_version, competence_id)
        references framework_items (organisation_id, framework_id, version_number, competence_id)
    );

    create table version_traces (
      organisation_id uuid not null,
      fiche_id uuid not null,
      version_number integer not null,
      position integer not null,
      kind text not null check (kind in ('file', 'link')),
      file_id uuid,
      url text check (url ~ '^https?://'),
      caption text not null,
      alt text not null,
      primary key (organisation_id, fiche_id, version_number, position),
      check ((kind = 'file') = (file_id is not null)),
      check ((kind = 'link') = (url is not null)),
      foreign key (organisation_id, fiche_id, version_number) references versions (organisation_id, fiche_id, number),
      foreign key (organisation_id, fiche_id, file_id) references files (organisation_id, fiche_id, id)
    );

    create table comments (
      organisation_id uuid not null,
      id uuid not null,
      fiche_id uuid not null,
      version_number integer not null,
      author_id uuid not null,
      text text not null check (text <> ''),
      sequence integer not null default 0,
      created_at timestamptz not null default now(),
      primary key (organisation_id, id),
      foreign key (organisation_id, fiche_id, version_number) references versions (organisation_id, fiche_id, number),
      foreign key (organisation_id, author_id) references people (organisation_id, id)
    );
    create index comments_of_fiche on comments (organisation_id, fiche_id, sequence);

    create table decisions (
      organisation_id uuid not null,
      id uuid not null,
      fiche_id uuid not null,
      version_number integer not null,
      decided_by uuid not null,
      outcome text not null check (outcome in ('approved', 'changes_requested', 'reopened')),
      reason text not null check (outcome <> 'changes_requested' or reason <> ''),
      sequence integer not null default 0,
      decided_at timestamptz not null default now(),
      primary key (organisation_id, id),
      foreign key (organisation_id, fiche_id, version_number) references versions (organisation_id, fiche_id, number),
      foreign key (organisation_id, decided_by) references people (organisation_id, id)
    );
    create index decisions_of_fiche on decisions (organisation_id, fiche_id, sequence);

    create table read_marks (
      organisation_id uuid not null,
      person_id uuid not null,
      fiche_id uuid not null,
      sequence integer not null,
      primary key (organisation_id, person_id, fiche_id),
      foreign key (organisation_id, person_id) references people (organisation_id, id),
      foreign key (organisation_id, fiche_id) references fiches (organisation_id, id)
    );

    create function refuse_change () returns trigger language plpgsql as $$
    begin
      raise exception '% is only ever added to', tg_table_name using errcode = 'restrict_violation';
    end $$;
    create trigger versions_immutable before update or delete on versions for each row execute function refuse_change();
    create trigger version_competences_immutable before update or delete on version_competences
      for each row execute function refuse_change();
    create trigger version_traces_immutable before update or delete on version_traces
      for each row execute function refuse_change();
    create trigger comments_immutable before update or delete on comments for each row execute function refuse_change();
    create trigger decisions_immutable before update or delete on decisions
      for each row execute function refuse_change();
    create trigger versions_no_truncate before truncate on versions execute function refuse_change();
    create trigger version_competences_no_truncate before truncate on version_competences execute function refuse_change();
    create trigger version_traces_no_truncate before truncate on version_traces execute function refuse_change();
    create trigger comments_no_truncate before truncate on comments execute function refuse_change();
    create trigger decisions_no_truncate before truncate on decisions execute function refuse_change();

    -- A version is whole when it appears: what it holds comes in the same transaction, never later.
    create function refuse_late_part () returns trigger language plpgsql as $$
    begin
      if not exists (
        select from versions v
         where v.organisation_id = new.organisation_id and v.fiche_id = new.fiche_id
           and v.number = new.version_number and v.xmin::text = pg_current_xact_id_if_assigned()::xid::text
      ) then
        raise exception 'version % is already published', new.version_number using errcode = 'restrict_violation';
      end if;
      return new;
    end $$;
    create trigger version_competences_with_version before insert on version_competences
      for each row execute function refuse_late_part();
    create trigger version_traces_with_version before insert on version_traces
      for each row execute function refuse_late_part();

    create function keep_fiche_identity () returns trigger language plpgsql as $$
    begin
      if old.letter is not null
         and (new.letter, new.letter_competence_id) is distinct from (old.letter, old.letter_competence_id) then
        raise exception 'the letter is fixed at the first publication' using errcode = 'restrict_violation';
      end if;
      if new.portfolio_id <> old.portfolio_id then
        raise exception 'a fiche stays in its portfolio' using errcode = 'restrict_violation';
      end if;
      return new;
    end $$;
    create trigger fiches_identity before update on fiches for each row execute function keep_fiche_identity();

    create function refuse_delete_of_published_fiche () returns trigger language plpgsql as $$
    begin
      if old.version_count > 0 then
        raise exception 'a published fiche stays' using errcode = 'restrict_violation';
      end if;
      return old;
    end $$;
    create trigger fiches_published_stay before delete on fiches
      for each row execute function refuse_delete_of_published_fiche();

    -- Locks the fiche, so versions are numbered without gaps and events in the order in which they are committed.
    create function add_version () returns trigger language plpgsql as $$
    begin
      update fiches f
         set version_count = f.version_count + 1, sequence = f.sequence + 1, state = 'submitted', updated_at = now()
       where f.organisation_id = new.organisation_id and f.id = new.fiche_id and f.version_count = new.number - 1
      returning f.sequence into new.sequence;
      if not found then
        raise exception 'version % does not follow the last one', new.number using errcode = 'restrict_violation';
      end if;
      return new;
    end $$;
    create trigger versions_numbered before insert on versions for each row execute function add_version();

    create function add_event () returns trigger language plpgsql as $$
    begin
      update fiches f set sequence = f.sequence + 1, updated_at = now()
       where f.organisation_id = new.organisation_id and f.id = new.fiche_id
      returning f.sequence into new.sequence;
      return new;
    end $$;
    create trigger comments_numbered before insert on comments for each row execute function add_event();
    create trigger decisions_numbered before insert on decisions for each row execute function add_event();

    create function refuse_own_decision () returns trigger language plpgsql as $$
    begin
      if exists (
        select from fiches f
         where f.organisation_id = new.organisation_id and f.id = new.fiche_id and f.student_id = new.decided_by
      ) then
        raise exception 'nobody decides on their own fiche' using errcode = 'restrict_violation';
      end if;
      return new;
    end $$;
    create trigger decisions_not_own before insert on decisions for each row execute function refuse_own_decision();

    -- The last decision on a version counts; a version stays approved when a later one appears.
    create function apply_decision () returns trigger language plpgsql as $$
    begin
      update fiches f
         set state = case
               when f.version_count <> new.version_number then f.state
               when new.outcome = 'reopened' then 'submitted'
               else new.outcome
             end,
             approved_version = (
               select max(latest.version_number) from (
                 select distinct on (d.version_number) d.version_number, d.outcome
                   from decisions d
                  where d.organisation_id = new.organisation_id and d.fiche_id = new.fiche_id
                  order by d.version_number, d.sequence desc
               ) latest where latest.outcome = 'approved'
             )
       where f.organisation_id = new.organisation_id and f.id = new.fiche_id;
      return null;
    end $$;
    create trigger decisions_applied after insert on decisions for each row execute function apply_decision();
  `.execute(db)
}

export async function down (db: Kysely<unknown>): Promise<void> {
  await sql`
    drop table read_marks, decisions, comments, version_traces, version_competences, versions, files, drafts,
      fiches, portfolios;
    drop function refuse_change, refuse_late_part, keep_fiche_identity, refuse_delete_of_published_fiche,
      add_version, add_event, refuse_own_decision, apply_decision;
  `.execute(db)
}
