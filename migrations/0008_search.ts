import { type Kysely, sql } from 'kysely'

/**
 * Full text in French without accents or endings: `evaluations` finds `évaluation`. What a fiche says to all who may read it
 * lies in one document per fiche: its last version and its comments. A draft has its own, which only those find who may
 * read drafts. Both are written as the transaction of their cause ends, when the version is whole.
 *
 * Of each part the first 40,000 characters count: PostgreSQL keeps no more than a megabyte of words in a document, and of a
 * compound word it keeps the parts as well.
 *
 * The index begins with the school and the unit: a search costs what the unit holds, not what the instance holds.
 */
export async function up (db: Kysely<unknown>): Promise<void> {
  await sql`
    create extension if not exists unaccent;
    create extension if not exists btree_gin;
    create text search configuration preuves (copy = french);
    alter text search configuration preuves alter mapping for hword, hword_part, word, hword_asciipart, asciihword, asciiword
      with unaccent, french_stem;

    create table search_documents (
      organisation_id uuid not null,
      fiche_id uuid not null,
      unit_id uuid not null,
      document tsvector not null,
      primary key (organisation_id, fiche_id),
      foreign key (organisation_id, fiche_id) references fiches (organisation_id, id) on delete cascade
    );
    create index search_documents_words on search_documents using gin (organisation_id, unit_id, document);

    create function document_of (organisation uuid, fiche uuid) returns tsvector language sql stable as $$
      select setweight(to_tsvector('preuves', v.title), 'A') ||
             setweight(to_tsvector('preuves', left(concat_ws(' ', v.context, v.description, v.analysis, v.contribution), 40000)), 'B') ||
             setweight(to_tsvector('preuves', coalesce(left((
               select string_agg(concat_ws(' ', t.caption, t.alt, file.name), ' ' order by t.position)
                 from version_traces t
                 left join files file on file.organisation_id = t.organisation_id and file.id = t.file_id
                where t.organisation_id = v.organisation_id and t.fiche_id = v.fiche_id and t.version_number = v.number), 40000), '')), 'C') ||
             setweight(to_tsvector('preuves', coalesce(left((
               select string_agg(c.text, ' ' order by c.sequence)
                 from comments c where c.organisation_id = v.organisation_id and c.fiche_id = v.fiche_id), 40000), '')), 'D')
        from versions v
       where v.organisation_id = organisation and v.fiche_id = fiche
       order by v.number desc limit 1
    $$;

    create function index_fiche () returns trigger language plpgsql as $$
    begin
      insert into search_documents (organisation_id, fiche_id, unit_id, document)
        select f.organisation_id, f.id, f.unit_id, document_of(f.organisation_id, f.id)
          from fiches f where f.organisation_id = new.organisation_id and f.id = new.fiche_id and f.version_count > 0
      on conflict (organisation_id, fiche_id) do update set document = excluded.document;
      return null;
    end $$;
    -- At the end of the transaction: the traces come after their version.
    create constraint trigger versions_indexed after insert on versions deferrable initially deferred
      for each row execute function index_fiche();
    create constraint trigger comments_indexed after insert on comments deferrable initially deferred
      for each row execute function index_fiche();

    insert into search_documents (organisation_id, fiche_id, unit_id, document)
      select f.organisation_id, f.id, f.unit_id, document_of(f.organisation_id, f.id) from fiches f where f.version_count > 0;

    alter table drafts add column document tsvector;
    create function index_draft () returns trigger language plpgsql as $$
    begin
      new.document :=
        setweight(to_tsvector('preuves', new.title), 'A') ||
        setweight(to_tsvector('preuves', left(concat_ws(' ', new.context, new.description, new.analysis, new.contribution), 40000)), 'B') ||
        setweight(to_tsvector('preuves', coalesce(left((
          select string_agg(concat_ws(' ', trace ->> 'caption', trace ->> 'alt'), ' ') from jsonb_array_elements(new.traces) as t (trace)), 40000), '')), 'C');
      return new;
    end $$;
    create trigger drafts_indexed before insert or update on drafts for each row execute function index_draft();
    update drafts set revision = revision;
  `.execute(db)
}

export async function down (db: Kysely<unknown>): Promise<void> {
  await sql`
    drop trigger drafts_indexed on drafts;
    drop function index_draft;
    alter table drafts drop column document;
    drop trigger comments_indexed on comments;
    drop trigger versions_indexed on versions;
    drop table search_documents;
    drop function index_fiche, document_of;
    drop text search configuration preuves;
    drop extension btree_gin;
    drop extension unaccent;
  `.execute(db)
}
