import { type Kysely, sql } from 'kysely'

/**
 * Who is owed an e-mail (IMT-40): one row per person and unit, the wanted state and not a queue. `wanted` counts the wishes,
 * `sending` is the last one that a worker took. What the mail will say is worked out when it leaves, from what happened to the
 * fiches in `mail_news` since the person was told last: numbers of `fiches.sequence`, so no clock decides.
 */
export async function up (db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table people
      add column mail_rhythm text not null default 'daily' check (mail_rhythm in ('immediate', 'daily', 'weekly', 'never')),
      add column launch_locale text;
    comment on column people.launch_locale is 'the language of the last launch that gave one: of the mails, where the person chose none';

    create table mails (
      organisation_id uuid not null,
      person_id uuid not null,
      unit_id uuid not null,
      wanted integer not null default 1,
      sending integer not null default 0 check (sending <= wanted),
      due_at timestamptz,
      locked_until timestamptz,
      attempts integer not null default 0,
      error text,
      sent_at timestamptz,
      primary key (organisation_id, person_id, unit_id),
      foreign key (organisation_id, person_id) references people (organisation_id, id),
      foreign key (organisation_id, unit_id) references units (organisation_id, id)
    );
    create index mails_due on mails (due_at) where due_at is not null;
    comment on column mails.due_at is 'null: nothing is owed, or the address was refused, until something new happens';

    create table mail_news (
      organisation_id uuid not null,
      person_id uuid not null,
      fiche_id uuid not null,
      unit_id uuid not null,
      since integer not null,
      wanted integer not null check (wanted > since),
      primary key (organisation_id, person_id, fiche_id),
      foreign key (organisation_id, person_id, unit_id) references mails (organisation_id, person_id, unit_id) on delete cascade,
      foreign key (organisation_id, fiche_id) references fiches (organisation_id, id) on delete cascade
    );
    create index mail_news_of_mail on mail_news (organisation_id, person_id, unit_id);
    create index mail_news_of_fiche on mail_news (organisation_id, fiche_id);
    comment on table mail_news is 'what a person has not been told of a fiche: its events after since, up to wanted at least; gone when told';
  `.execute(db)
}

export async function down (db: Kysely<unknown>): Promise<void> {
  await sql`
    drop table mail_news, mails;
    alter table people drop column mail_rhythm, drop column launch_locale;
  `.execute(db)
}
