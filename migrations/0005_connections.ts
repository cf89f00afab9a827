import { type Kysely, sql } from 'kysely'

/**
 * Connecting a platform without copying values: an invitation is a single-use address for the platform's administrator.
 * Keys grow old; a platform may show its pages under more origins than its issuer's (Canvas, Blackboard).
 */
export async function up (db: Kysely<unknown>): Promise<void> {
  await sql`
    create table platform_invitations (
      organisation_id uuid not null references organisations (id),
      token_hash bytea not null,
      expires_at timestamptz not null,
      used_at timestamptz,
      platform_id uuid,
      created_at timestamptz not null default now(),
      primary key (organisation_id, token_hash),
      foreign key (organisation_id, platform_id) references platforms (organisation_id, id),
      check ((used_at is null) = (platform_id is null))
    );

    alter table platforms add column frame_origins text[] not null default '{}';
    comment on column platforms.frame_origins is 'origins of its pages beside those of its addresses';
    alter table platforms add column token_audience text;
    comment on column platforms.token_audience is 'for whom assertions are meant, where that is not the address of the tokens (Brightspace)';

    alter table platform_keys add column retired_at timestamptz;
    comment on column platform_keys.retired_at is 'signs nothing any more; published until its last assertion has died';

    -- It made every login lock the platform's row and wait for the disk. A login of a platform that is gone finds nobody.
    alter table lti_logins drop constraint lti_logins_organisation_id_platform_id_fkey;
  `.execute(db)
}

export async function down (db: Kysely<unknown>): Promise<void> {
  await sql`
    truncate lti_logins;
    alter table lti_logins add foreign key (organisation_id, platform_id) references platforms (organisation_id, id);
    alter table platform_keys drop column retired_at;
    alter table platforms drop column token_audience;
    alter table platforms drop column frame_origins;
    drop table platform_invitations;
  `.execute(db)
}
