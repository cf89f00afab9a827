import { type Kysely, sql } from 'kysely'

/**
 * A login is stored nowhere any more: its state is a sealed ticket. That a launch comes once is told by its session, whose id
 * is the login's; a deep linking request makes no session, so its login is noted here when it is used.
 */
export async function up (db: Kysely<unknown>): Promise<void> {
  await sql`
    drop table lti_logins;

    -- Not worth a write to the log: what is forgotten lets a teacher pick again, in the browser that began, for ten minutes.
    create unlogged table used_logins (
      organisation_id uuid not null,
      id uuid not null,
      expires_at timestamptz not null,
      primary key (organisation_id, id)
    );
    create index used_logins_expiry on used_logins (expires_at);
  `.execute(db)
}

export async function down (db: Kysely<unknown>): Promise<void> {
  await sql`
    drop table used_logins;
    create unlogged table lti_logins (
      organisation_id uuid not null,
      state_hash bytea not null,
      platform_id uuid not null,
      nonce_hash bytea not null,
      proof_hash bytea not null,
      expires_at timestamptz not null,
      primary key (organisation_id, state_hash)
    );
    create index lti_logins_expiry on lti_logins (expires_at);
  `.execute(db)
}
