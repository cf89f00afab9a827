// Fiches by the million, in a few minutes: whole tables at once, without triggers and checks (they are what the tests are about).
import pg from 'pg'

interface Size {
  /** Of all schools together. */
  fiches: number
  /** Beside the one that is measured. */
  schools: number
}

/** The school that is measured holds as much whatever the others hold: what grows is the instance. */
const measured = { students: 60, fiches: 3000 }
const studentsElsewhere = 20
/** Not by turns: what becomes of a fiche goes by its number too. */
const student = '1 + abs(hashint4(n)) % s.students'

/** An id that grows with its number, as UUIDv7 do. */
const id = (kind: number, school: string, number = '0') =>
  `(lpad(to_hex(${kind}), 4, '0') || lpad(to_hex(${school}), 4, '0') || '-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`

/** Thirty words of two hundred, `projet` in every third fiche, and one that no other fiche has. */
const prose = `(select string_agg('mot' || chr(97 + (x / 26) % 8) || chr(97 + x % 26) || 'e', ' ') from (select (abs(hashint4(n * 31 + w)) % 200) as x from generate_series(1, 30) w) said)
  || case when n % 3 = 0 then ' projets' else '' end || ' unique' || s.k || 'x' || n`

const statements = (size: Size): string[] => [
  `create temp table schools as
     select 0 as k, organisation_id, id as unit_id, ${measured.students} as students, ${measured.fiches} as fiches from units
     union all
     select k, ${id(1, 'k')}, ${id(2, 'k')}, ${studentsElsewhere}, ${Math.floor((size.fiches - measured.fiches) / size.schools)} from generate_series(1, ${size.schools}) k`,
  // What the measured school has been given by its first launch, once more for each of the others.
  "insert into organisations (id, name) select s.organisation_id, 'École ' || s.k from schools s where s.k > 0",
  'insert into frameworks select s.organisation_id, f.id, f.code, f.title from schools s, frameworks f where s.k > 0',
  'insert into competences select s.organisation_id, c.id, c.framework_id from schools s, competences c where s.k > 0',
  'insert into framework_versions (organisation_id, framework_id, number) select s.organisation_id, v.framework_id, v.number from schools s, framework_versions v where s.k > 0',
  `insert into framework_items select s.organisation_id, i.framework_id, i.version_number, i.competence_id, i.parent_id, i.kind, i.code, i.label, i.position
     from schools s, framework_items i where s.k > 0`,
  `insert into units (organisation_id, id, code, title, framework_id, framework_version, profile)
     select s.organisation_id, s.unit_id, u.code, u.title, u.framework_id, u.framework_version, u.profile from schools s, units u where s.k > 0`,
  `insert into people (organisation_id, id, issuer, subject, name)
     select s.organisation_id, ${id(3, 's.k', 'n')}, 'https://bench.test', n::text, 'Élève ' || n from schools s, generate_series(1, s.students) n`,
  `insert into enrolments (organisation_id, unit_id, person_id, role, groups)
     select s.organisation_id, s.unit_id, ${id(3, 's.k', 'n')}, 'student', array['g' || n % 4] from schools s, generate_series(1, s.students) n`,
  `insert into portfolios (organisation_id, id, unit_id, student_id)
     select s.organisation_id, ${id(4, 's.k', 'n')}, s.unit_id, ${id(3, 's.k', 'n')} from schools s, generate_series(1, s.students) n`,
  // Every tenth fiche is only a draft; every tenth of the others is being improved.
  `insert into fiches (organisation_id, id, portfolio_id, unit_id, student_id, state, version_count, approved_version, draft_revision, sequence, created_at, updated_at)
     select s.organisation_id, ${id(5, 's.k', 'n')}, ${id(4, 's.k', student)}, s.unit_id, ${id(3, 's.k', student)},
            case when n % 10 = 0 then 'draft' when n % 4 = 0 then 'approved' else 'submitted' end,
            case when n % 10 = 0 then 0 else 1 end, case when n % 10 > 0 and n % 4 = 0 then 1 end, 1, case when n % 10 = 0 then 0 else 1 end,
            now() - interval '400 days', now() - make_interval(secs => (abs(hashint4(n)) % 30000000)::float8)
       from schools s, generate_series(1, s.fiches) n`,
  `insert into versions (organisation_id, fiche_id, number, draft_revision, title, description, analysis, excerpt, framework_id, framework_version, content_hash, sequence)
     select s.organisation_id, ${id(5, 's.k', 'n')}, 1, 1, 'Preuve ' || n, ${prose}, 'Le recul.', 'Le contexte', u.framework_id, u.framework_version, 'x', 1
       from schools s join units u on u.organisation_id = s.organisation_id and u.id = s.unit_id, generate_series(1, s.fiches) n where n % 10 > 0`,
  `insert into version_competences (organisation_id, fiche_id, version_number, competence_id, framework_id, framework_version, position)
     select s.organisation_id, ${id(5, 's.k', 'n')}, 1, items.ids[1 + n % cardinality(items.ids)], u.framework_id, u.framework_version, 0
       from schools s join units u on u.organisation_id = s.organisation_id and u.id = s.unit_id,
            (select array_agg(distinct competence_id) as ids from framework_items) items, generate_series(1, s.fiches) n where n % 10 > 0`,
  `insert into version_traces (organisation_id, fiche_id, version_number, position, kind, url, caption, alt)
     select s.organisation_id, ${id(5, 's.k', 'n')}, 1, 0, 'link', 'https://cloud.example.org/f/' || n, '', '' from schools s, generate_series(1, s.fiches) n where n % 10 > 0`,
  `insert into comments (organisation_id, id, fiche_id, version_number, author_id, text, sequence)
     select s.organisation_id, ${id(6, 's.k', 'n')}, ${id(5, 's.k', 'n')}, 1, ${id(3, 's.k', student)}, 'Bien.', 1 from schools s, generate_series(1, s.fiches) n where n % 5 = 1`,
  `insert into drafts (organisation_id, fiche_id, revision, title, description, excerpt, analysis, letter, competence_ids, traces, document)
     select s.organisation_id, ${id(5, 's.k', 'n')}, 1, 'Brouillon ' || n, ${prose}, 'Le contexte', '', '', '{}', '[]', to_tsvector('preuves', ${prose}) from schools s, generate_series(1, s.fiches) n where n % 10 < 2`,
  `insert into search_documents (organisation_id, fiche_id, unit_id, document)
     select v.organisation_id, v.fiche_id, s.unit_id, setweight(to_tsvector('preuves', v.title), 'A') || setweight(to_tsvector('preuves', v.description), 'B')
       from schools s join versions v using (organisation_id)`
]

/**
 * Fills a database, which has the one unit that a first launch made. 60 students of that unit have 50 fiches each; the rest
 * lies in other schools.
 */
export async function seed (databaseUrl: string, size: Size): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query("set session_replication_role = replica; set synchronous_commit = off; set work_mem = '128MB'")
    for (const statement of statements(size)) await client.query(statement)
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}
