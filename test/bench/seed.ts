import { sql } from 'kysely'
import { connect } from '../../src/db/connect.ts'

/** A class of 60 students with 50 published fiches each, in the unit of the one activity there is. */
export async function seed (databaseUrl: string): Promise<{ organisationId: string, unitId: string, fiches: number }> {
  const db = connect(databaseUrl, () => {})
  const unit = await db.selectFrom('units').select(['organisationId', 'id']).executeTakeFirstOrThrow()
  const key = sql`${unit.organisationId}::uuid`
  const id = (part: ReturnType<typeof sql>) => sql`md5(${part}::text)::uuid`
  // One transaction: a version's parts come with it.
  await db.transaction().execute(async trx => {
    await sql`insert into people (organisation_id, id, issuer, subject, name)
      select ${key}, ${id(sql`'person' || n`)}, 'https://bench.test', n::text, 'Élève ' || n from generate_series(1, 60) n`.execute(trx)
    await sql`insert into portfolios (organisation_id, id, unit_id, student_id)
      select ${key}, ${id(sql`'portfolio' || n`)}, ${unit.id}::uuid, ${id(sql`'person' || n`)} from generate_series(1, 60) n`.execute(trx)
    await sql`insert into fiches (organisation_id, id, portfolio_id, unit_id, student_id)
      select ${key}, ${id(sql`'fiche' || n || '-' || k`)}, ${id(sql`'portfolio' || n`)}, ${unit.id}::uuid, ${id(sql`'person' || n`)}
        from generate_series(1, 60) n, generate_series(1, 50) k`.execute(trx)
    await sql`insert into versions (organisation_id, fiche_id, number, draft_revision, title, description, analysis, excerpt, framework_id, framework_version, content_hash)
      select f.organisation_id, f.id, 1, 1, 'Preuve', repeat('Le contexte et les étapes. ', 40), repeat('Le recul. ', 60), 'Le contexte', u.framework_id, u.framework_version, 'x'
        from fiches f join units u on u.organisation_id = f.organisation_id and u.id = f.unit_id`.execute(trx)
    await sql`insert into version_competences (organisation_id, fiche_id, version_number, competence_id, framework_id, framework_version, position)
      select v.organisation_id, v.fiche_id, 1, i.competence_id, v.framework_id, v.framework_version, 0
        from versions v join framework_items i on i.organisation_id = v.organisation_id and i.framework_id = v.framework_id
         and i.version_number = v.framework_version and i.code = 'CG3'`.execute(trx)
    await sql`update fiches set updated_at = now() - random() * interval '100 days'`.execute(trx)
  })
  await sql`analyze`.execute(db)
  await db.destroy()
  return { organisationId: unit.organisationId, unitId: unit.id, fiches: 3000 }
}
