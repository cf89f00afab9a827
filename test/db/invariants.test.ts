// What must hold is held by PostgreSQL: each test tries to break it in SQL, past the application.
import { sql } from 'kysely'
import t from 'tap'
import { v7 } from 'uuid'
import { openSchool, publishFiche } from '../support/school.ts'

t.test('a published version, what it holds, a comment and a decision never change and never go (IMT-42)', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const claire = await school.enter('claire', ['staff'])
  const { id } = await publishFiche(ines)
  await claire.call('POST', `/fiches/${id}/comments`, { id: v7(), versionNumber: 1, text: 'Bien.' })
  await claire.call('POST', `/fiches/${id}/decisions`, { id: v7(), versionNumber: 1, outcome: 'approved', reason: '' })
  const changes: Record<string, string> = {
    versions: "title = 'autre'",
    version_competences: 'position = 9',
    version_traces: "caption = 'autre'",
    comments: "text = 'autre'",
    decisions: "reason = 'autre'"
  }
  for (const [table, change] of Object.entries(changes)) {
    const refused = { code: '23001', message: new RegExp(table) }
    await t.rejects(sql.raw(`update ${table} set ${change}`).execute(school.db), refused, `update ${table}`)
    await t.rejects(sql.raw(`delete from ${table}`).execute(school.db), refused, `delete from ${table}`)
    await t.rejects(sql.raw(`truncate ${table} cascade`).execute(school.db), { code: '23001' }, `truncate ${table}`)
  }
})

t.test('nothing is added to a version after it was published', async t => {
  const school = await openSchool(t)
  const { id } = await publishFiche(await school.enter('ines', ['student']))
  await t.rejects(sql`
    insert into version_traces (organisation_id, fiche_id, version_number, position, kind, url, caption, alt)
    values (${school.organisationId}, ${id}, 1, 9, 'link', 'https://late.example', '', '')`.execute(school.db),
  { code: '23001', message: /already published/ })
  await t.rejects(sql`
    insert into version_competences (organisation_id, fiche_id, version_number, competence_id, framework_id, framework_version, position)
    select organisation_id, ${id}, 1, competence_id, framework_id, version_number, 9 from framework_items where code = 'CG8'`.execute(school.db),
  { code: '23001' })
})

t.test('versions are numbered without gaps, also by two at once', async t => {
  const school = await openSchool(t)
  const { id } = await publishFiche(await school.enter('ines', ['student']))
  const add = (number: number, revision: number) => sql`
    insert into versions (organisation_id, fiche_id, number, draft_revision, title, description, analysis, excerpt, framework_id, framework_version, content_hash)
    select organisation_id, fiche_id, ${number}, ${revision}, title, description, analysis, excerpt, framework_id, framework_version, content_hash
      from versions where fiche_id = ${id} and number = 1`.execute(school.db)
  await t.rejects(add(3, 50), { code: '23001', message: /does not follow/ })
  await t.rejects(add(1, 51), { code: '23001' })
  const results = await Promise.allSettled(Array.from({ length: 6 }, (_, index) => add(2, 60 + index)))
  t.equal(results.filter(result => result.status === 'fulfilled').length, 1)
})

t.test('a letter is unique per portfolio and competence, and fixed', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const first = await publishFiche(ines, 'A')
  const second = await publishFiche(ines, 'B')
  await t.rejects(sql`update fiches set letter = 'C' where id = ${first.id}`.execute(school.db), { code: '23001', message: /letter is fixed/ })
  await t.rejects(sql`update fiches set letter = null, letter_competence_id = null where id = ${second.id}`.execute(school.db), { code: '23001' })
  await t.rejects(sql`
    insert into fiches (organisation_id, id, portfolio_id, unit_id, student_id, letter, letter_competence_id)
    select organisation_id, ${v7()}, portfolio_id, unit_id, student_id, letter, letter_competence_id from fiches where id = ${first.id}`.execute(school.db),
  { code: '23505' })
  for (const letter of ['a', 'ABC', '1', '']) {
    await t.rejects(sql`
      insert into fiches (organisation_id, id, portfolio_id, unit_id, student_id, letter, letter_competence_id)
      select organisation_id, ${v7()}, portfolio_id, unit_id, student_id, ${letter}, letter_competence_id from fiches where id = ${first.id}`.execute(school.db),
    { code: '23514' }, `'${letter}' is no letter`)
  }
})

t.test('a published fiche stays, in its portfolio', async t => {
  const school = await openSchool(t)
  const { id } = await publishFiche(await school.enter('ines', ['student']))
  const malo = await publishFiche(await school.enter('malo', ['student']))
  await t.rejects(sql`delete from fiches where id = ${id}`.execute(school.db), { code: '23001', message: /stays/ })
  await t.rejects(sql`
    update fiches f set portfolio_id = o.portfolio_id, student_id = o.student_id
      from fiches o where f.id = ${id} and o.id = ${malo.id}`.execute(school.db), { code: '23001' })
})

t.test('nobody decides on their own fiche, and asking for changes takes a reason', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const claire = await school.enter('claire', ['staff'])
  const { id } = await publishFiche(ines)
  const decide = (by: string, outcome: string, reason: string) => sql`
    insert into decisions (organisation_id, id, fiche_id, version_number, decided_by, outcome, reason)
    values (${school.organisationId}, ${v7()}, ${id}, 1, ${by}, ${outcome}, ${reason})`.execute(school.db)
  await t.rejects(decide(ines.me.id, 'approved', ''), { code: '23001', message: /own fiche/ })
  await t.rejects(decide(claire.me.id, 'changes_requested', ''), { code: '23514' })
  await t.rejects(decide(claire.me.id, 'maybe', ''), { code: '23514' })
  await t.resolves(decide(claire.me.id, 'approved', ''))
})

t.test('a framework version in use is frozen', async t => {
  const school = await openSchool(t)
  await school.enter('ines', ['student'])
  await t.rejects(sql`update framework_items set label = 'autre'`.execute(school.db), { code: '23001', message: /frozen/ })
  await t.rejects(sql`delete from framework_items`.execute(school.db), { code: '23001' })
  await t.rejects(sql`
    insert into framework_items (organisation_id, framework_id, version_number, competence_id, kind, code, label, position)
    select organisation_id, framework_id, version_number, competence_id, kind, 'NEW', label, 9 from framework_items limit 1`.execute(school.db), { code: '23001' })
  await t.rejects(sql`update framework_versions set frozen_at = null`.execute(school.db), { code: '23001' })
})

t.test('no row points across schools', async t => {
  const school = await openSchool(t)
  const other = await school.addOrganisation('Autre école')
  const { id, competenceId } = await publishFiche(await school.enter('ines', ['student']))
  const stranger = await school.enter('ines', ['student'], { organisationId: other })
  const theirs = await publishFiche(stranger)
  await t.rejects(sql`
    insert into comments (organisation_id, id, fiche_id, version_number, author_id, text)
    values (${other}, ${v7()}, ${id}, 1, ${stranger.me.id}, 'x')`.execute(school.db), { code: /^2350/ }, 'a comment on the other school\'s fiche')
  await t.rejects(sql`
    insert into enrolments (organisation_id, unit_id, person_id, role)
    select ${other}, id, ${stranger.me.id}, 'staff' from units where organisation_id = ${school.organisationId}`.execute(school.db), { code: '23503' })
  await t.rejects(sql`
    insert into fiches (organisation_id, id, portfolio_id, unit_id, student_id, letter, letter_competence_id)
    select organisation_id, ${v7()}, portfolio_id, unit_id, student_id, 'Z', ${competenceId} from fiches where id = ${theirs.id}`.execute(school.db), { code: '23503' })
})

t.test('every table of a school\'s data has organisation_id first in its key and in what it points to', async t => {
  const school = await openSchool(t)
  const { rows } = await sql<{ name: string, table: string, kind: string, first: string }>`
    select c.conname as name, r.relname as table, c.contype as kind, a.attname as first
      from pg_constraint c join pg_class r on r.oid = c.conrelid
      join pg_attribute a on a.attrelid = r.oid and a.attnum = c.conkey[1]
     where r.relnamespace = 'public'::regnamespace and c.contype in ('p', 'u', 'f') and r.relname not like 'kysely_%'`.execute(school.db)
  const wrong = rows.filter(({ table, first }) => table !== 'organisations' && first !== 'organisation_id')
  t.same(wrong.map(({ name }) => name), ['platforms_issuer_client_id_key'], 'but for the way in, which knows no school yet')
  t.ok(rows.length > 40)
})

t.test('what the gradebook is owed stands or falls with the decision', async t => {
  const school = await openSchool(t)
  const claire = await school.enter('claire', ['staff'])
  const { id } = await publishFiche(await school.enter('ines', ['student']))
  await sql`create function fail () returns trigger language plpgsql as $$ begin raise exception 'no'; end $$`.execute(school.db)
  await sql`create trigger scores_fail before insert on scores for each row execute function fail()`.execute(school.db)
  const decision = { id: v7(), versionNumber: 1, outcome: 'approved', reason: '' }
  const failed = await claire.call('POST', `/fiches/${id}/decisions`, decision)
  t.match(failed.json(), { status: 500, code: 'internal' })
  t.notMatch(failed.body, /no row|trigger|plpgsql|stack/i)
  t.same((await claire.call('GET', `/fiches/${id}/reviews`)).json().decisions, [], 'no decision without its score')
  await sql`drop trigger scores_fail on scores`.execute(school.db)
  t.equal((await claire.call('POST', `/fiches/${id}/decisions`, decision)).statusCode, 201)
})
