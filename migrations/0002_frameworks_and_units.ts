import { type Kysely, sql } from 'kysely'

/**
 * What is to be proved and where: competence frameworks in versions, teaching units (UE), the LMS activities that
 * lead to them, who is enrolled, and the sessions that a launch opens.
 *
 * A competence keeps its id from one framework version to the next; how it reads (code, label, place) belongs to a
 * version. A version that a unit has used is frozen for ever: renaming a competence makes the next version.
 */
export async function up (db: Kysely<unknown>): Promise<void> {
  await sql`
    create table frameworks (
      organisation_id uuid not null references organisations (id),
      id uuid not null,
      code text not null,
      title text not null,
      primary key (organisation_id, id),
      unique (organisation_id, code)
    );

    create table competences (
      organisation_id uuid not null,
      id uuid not null,
      framework_id uuid not null,
      primary key (organisation_id, id),
      unique (organisation_id, framework_id, id),
      foreign key (organisation_id, framework_id) references frameworks (organisation_id, id)
    );

    create table framework_versions (
      organisation_id uuid not null,
      framework_id uuid not null,
      number integer not null check (number > 0),
      frozen_at timestamptz,
      created_by uuid,
      created_at timestamptz not null default now(),
      primary key (organisation_id, framework_id, number),
      foreign key (organisation_id, framework_id) references frameworks (organisation_id, id),
      foreign key (organisation_id, created_by) references people (organisation_id, id)
    );

    create table framework_items (
      organisation_id uuid not null,
      framework_id uuid not null,
      version_number integer not null,
      competence_id uuid not null,
      parent_id uuid,
      kind text not null,
      code text not null check (code <> ''),
      label text not null check (label <> ''),
      position integer not null,
      primary key (organisation_id, framework_id, version_number, competence_id),
      unique (organisation_id, framework_id, version_number, code),
      foreign key (organisation_id, framework_id, version_number)
        references framework_versions (organisation_id, framework_id, number),
      foreign key (organisation_id, framework_id, competence_id)
        references competences (organisation_id, framework_id, id),
      foreign key (organisation_id, framework_id, version_number, parent_id)
        references framework_items (organisation_id, framework_id, version_number, competence_id)
    );

    create table units (
      organisation_id uuid not null references organisations (id),
      id uuid not null,
      code text not null,
      title text not null,
      framework_id uuid not null,
      framework_version integer not null,
      profile jsonb not null,
      created_at timestamptz not null default now(),
      primary key (organisation_id, id),
      foreign key (organisation_id, framework_id, framework_version)
        references framework_versions (organisation_id, framework_id, number)
    );

    create table activities (
      organisation_id uuid not null,
      id uuid not null,
      platform_id uuid not null,
      deployment_id text not null,
      resource_link_id text not null,
      unit_id uuid not null,
      title text not null,
      context_id text,
      line_item_url text,
      line_items_url text,
      memberships_url text,
      created_at timestamptz not null default now(),
      primary key (organisation_id, id),
      unique (organisation_id, platform_id, deployment_id, resource_link_id),
      unique (organisation_id, id, unit_id),
      foreign key (organisation_id, platform_id, deployment_id)
        references platform_deployments (organisation_id, platform_id, deployment_id),
      foreign key (organisation_id, unit_id) references units (organisation_id, id)
    );
    create index activities_by_unit on activities (organisation_id, unit_id);

    create table enrolments (
      organisation_id uuid not null,
      unit_id uuid not null,
      person_id uuid not null,
      role text not null check (role in ('student', 'staff')),
      seen_at timestamptz not null default now(),
      primary key (organisation_id, unit_id, person_id),
      foreign key (organisation_id, unit_id) references units (organisation_id, id),
      foreign key (organisation_id, person_id) references people (organisation_id, id)
    );

    create table sessions (
      organisation_id uuid not null,
      id uuid not null,
      person_id uuid not null,
      activity_id uuid not null,
      unit_id uuid not null,
      roles text[] not null check (roles <@ array['student', 'staff', 'administrator']),
      locale text,
      expires_at timestamptz not null,
      ended_at timestamptz,
      created_at timestamptz not null default now(),
      primary key (organisation_id, id),
      foreign key (organisation_id, person_id) references people (organisation_id, id),
      foreign key (organisation_id, activity_id, unit_id) references activities (organisation_id, id, unit_id)
    );

    create index sessions_expiry on sessions (expires_at);

    create table launch_codes (
      organisation_id uuid not null,
      code_hash bytea not null,
      session_id uuid not null,
      expires_at timestamptz not null,
      primary key (organisation_id, code_hash),
      foreign key (organisation_id, session_id) references sessions (organisation_id, id)
    );
    create index launch_codes_expiry on launch_codes (expires_at);

    create table refresh_tokens (
      organisation_id uuid not null,
      token_hash bytea not null,
      session_id uuid not null,
      issued_at timestamptz not null default now(),
      replaced_at timestamptz,
      primary key (organisation_id, token_hash),
      foreign key (organisation_id, session_id) references sessions (organisation_id, id)
    );
    create index refresh_tokens_by_session on refresh_tokens (organisation_id, session_id);

    create function freeze_framework_version () returns trigger language plpgsql as $$
    begin
      update framework_versions set frozen_at = now()
       where organisation_id = new.organisation_id and framework_id = new.framework_id
         and number = new.framework_version and frozen_at is null;
      return null;
    end $$;
    create trigger units_freeze_framework after insert or update of framework_id, framework_version on units
      for each row execute function freeze_framework_version();

    create function refuse_change_of_frozen_framework () returns trigger language plpgsql as $$
    declare
      item framework_items := coalesce(new, old);
    begin
      if exists (
        select from framework_versions v
         where v.organisation_id = item.organisation_id and v.framework_id = item.framework_id
           and v.number in (item.version_number, coalesce(old.version_number, item.version_number))
           and v.frozen_at is not null
      ) then
        raise exception 'framework version % is frozen', item.version_number using errcode = 'restrict_violation';
      end if;
      return item;
    end $$;
    create trigger framework_items_frozen before insert or update or delete on framework_items
      for each row execute function refuse_change_of_frozen_framework();

    create function refuse_change_of_frozen_version () returns trigger language plpgsql as $$
    begin
      if old.frozen_at is not null then
        raise exception 'framework version % is frozen', old.number using errcode = 'restrict_violation';
      end if;
      return coalesce(new, old);
    end $$;
    create trigger framework_versions_frozen before update or delete on framework_versions
      for each row execute function refuse_change_of_frozen_version();
  `.execute(db)
}

export async function down (db: Kysely<unknown>): Promise<void> {
  await sql`
    drop table refresh_tokens, launch_codes, sessions, enrolments, activities, units,
      framework_items, framework_versions, competences, frameworks;
    drop function freeze_framework_version, refuse_change_of_frozen_framework, refuse_change_of_frozen_version;
  `.execute(db)
}
