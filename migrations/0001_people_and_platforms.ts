import { type Kysely, sql } from 'kysely'

/**
 * Who is let in: schools, the LMS platforms they registered, the people whom those platforms send.
 *
 * `organisation_id` comes first in every key, so that no row of one school can be reached from another and so that
 * the schema can be distributed by that column. Only `platforms (issuer, client_id)` is unique across schools: it is
 * how a login, which knows no school yet, finds one.
 */
export async function up (db: Kysely<unknown>): Promise<void> {
  await sql`
    create table organisations (
      id uuid primary key,
      name text not null unique check (name <> ''),
      created_at timestamptz not null default now()
    );

    create table platforms (
      organisation_id uuid not null references organisations (id),
      id uuid not null,
      name text not null,
      issuer text not null,
      client_id text not null,
      authorization_url text not null,
      token_url text not null,
      keys_url text not null,
      active boolean not null,
      created_at timestamptz not null default now(),
      primary key (organisation_id, id),
      unique (issuer, client_id)
    );

    create table platform_deployments (
      organisation_id uuid not null,
      platform_id uuid not null,
      deployment_id text not null,
      primary key (organisation_id, platform_id, deployment_id),
      foreign key (organisation_id, platform_id) references platforms (organisation_id, id)
    );

    create table platform_keys (
      organisation_id uuid not null,
      platform_id uuid not null,
      kid text not null,
      public_jwk jsonb not null,
      private_key_sealed bytea not null,
      created_at timestamptz not null default now(),
      primary key (organisation_id, platform_id, kid),
      foreign key (organisation_id, platform_id) references platforms (organisation_id, id)
    );
    comment on column platform_keys.private_key_sealed is 'PKCS#8 PEM under AES-256-GCM: never in clear';

    create table platform_tokens (
      organisation_id uuid not null,
      platform_id uuid not null,
      scopes text not null,
      token_sealed bytea not null,
      created_at timestamptz not null default now(),
      primary key (organisation_id, platform_id, scopes),
      foreign key (organisation_id, platform_id) references platforms (organisation_id, id)
    );

    -- Not worth a write to the log: who was logging in when the database died clicks again.
    create unlogged table lti_logins (
      organisation_id uuid not null,
      state_hash bytea not null,
      platform_id uuid not null,
      nonce_hash bytea not null,
      proof_hash bytea not null,
      expires_at timestamptz not null,
      primary key (organisation_id, state_hash),
      foreign key (organisation_id, platform_id) references platforms (organisation_id, id)
    );
    create index lti_logins_expiry on lti_logins (expires_at);

    create table people (
      organisation_id uuid not null references organisations (id),
      id uuid not null,
      issuer text not null,
      subject text not null check (subject <> ''),
      name text not null,
      given_name text,
      family_name text,
      email text,
      locale text,
      created_at timestamptz not null default now(),
      primary key (organisation_id, id),
      unique (organisation_id, issuer, subject)
    );
    comment on table people is 'a person is (issuer, subject), never an e-mail';
    comment on column people.locale is 'what the person chose; null follows the launch';
  `.execute(db)
}

export async function down (db: Kysely<unknown>): Promise<void> {
  await sql`
    drop table people, lti_logins, platform_tokens, platform_keys, platform_deployments, platforms, organisations
  `.execute(db)
}
