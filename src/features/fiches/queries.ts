import { sql, type ExpressionBuilder, type RawBuilder, type Transaction } from 'kysely'
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import type { Access } from '../../access.ts'
import type { Db, Tables } from '../../db/connect.ts'
import { prepared } from '../../db/prepared.ts'
import type { Reader } from '../../db/reach.ts'
import { unreadCount } from '../../db/unread.ts'
import { mayReadDraft, maySeeFiche } from '../../db/visibility.ts'

type Connection = Db | Transaction<Tables>
export interface Competence { id: string, code: string, label: string }

/** The fiches that the reader may see, with how far they have read them. Every read of a fiche starts here. */
export function visible (db: Connection, reader: Reader) {
  return db.selectFrom('fiches as f')
    .leftJoin('readMarks as mark', join => join
      .onRef('mark.organisationId', '=', 'f.organisationId')
      .onRef('mark.ficheId', '=', 'f.id')
      .on('mark.personId', '=', reader.personId))
    .where('f.organisationId', '=', reader.organisationId)
    .where('f.unitId', '=', reader.unitId)
    .where(maySeeFiche(reader))
}

/** How the competences of a version read in the framework version that it was published under. */
const competencesOfVersion = (members: RawBuilder<unknown>) => sql`(
  select coalesce(json_agg(json_build_object(${members}) order by vc.position), '[]')
    from version_competences vc
    join framework_items item on item.organisation_id = vc.organisation_id and item.framework_id = vc.framework_id
     and item.version_number = vc.framework_version and item.competence_id = vc.competence_id
   where vc.organisation_id = v.organisation_id and vc.fiche_id = v.fiche_id and vc.version_number = v.number)`
export const competence = sql`'id', item.competence_id, 'code', item.code, 'label', item.label`
export const versionCompetences = sql<Competence[]>`${competencesOfVersion(competence)}`
const provedCompetences = sql<Array<Competence & { acquired: boolean }>>`${competencesOfVersion(sql`${competence}, 'acquired', vc.acquired`)}`

const fileColumns = ['id', 'name', 'mediaType', 'size', 'width', 'height'] as const

/** @returns the sequence of the last event, or undefined when the reader may not see the fiche */
export async function findSequence (db: Connection, access: Access, ficheId: string): Promise<number | undefined> {
  const row = await visible(db, access).select('f.sequence').where('f.id', '=', ficheId).executeTakeFirst()
  return row?.sequence
}

/** The draft, for whoever may read it, with the files that the fiche has. What its student ticked is nobody else's business. */
function draftParts (eb: ExpressionBuilder<Tables & { f: Tables['fiches'] }, 'f'>, reader: Reader) {
  return [
    jsonObjectFrom(eb.selectFrom('drafts as d')
      .select([
        'd.revision', 'd.title', 'd.context', 'd.description', 'd.analysis', 'd.contribution', 'd.letter', 'd.competenceIds', 'd.acquiredIds',
        'd.situationTypes', 'd.experienceId', 'd.traces', 'd.updatedAt',
        sql<string[]>`case when f.student_id = ${reader.personId} then d.answered else '{}' end`.as('answered')
      ])
      .whereRef('d.organisationId', '=', 'f.organisationId')
      .whereRef('d.ficheId', '=', 'f.id')
      .where(mayReadDraft(reader))).as('draft'),
    jsonArrayFrom(eb.selectFrom('files').select(fileColumns)
      .whereRef('files.organisationId', '=', 'f.organisationId')
      .whereRef('files.ficheId', '=', 'f.id')).as('files')
  ] as const
}

/** The draft without the versions: what an autosave answers. Whoever asks has the fiche locked. */
export async function findDraft (db: Connection, access: Access, ficheId: string) {
  return await db.selectFrom('fiches as f')
    .select(eb => draftParts(eb, access))
    .where('f.organisationId', '=', access.organisationId)
    .where('f.id', '=', ficheId)
    .executeTakeFirst()
}

const wholeFiche = prepared({ organisationId: ':organisation', unitId: ':unit', personId: ':person', ficheId: ':fiche' }, (db, values, reach: Reader['reach']) =>
  visible(db, { ...values, reach })
    .innerJoin('people as student', join => join
      .onRef('student.organisationId', '=', 'f.organisationId')
      .onRef('student.id', '=', 'f.studentId'))
    .select(eb => [
      'f.id', 'f.studentId', 'student.name as studentName', 'f.state', 'f.letter', 'f.versionCount',
      'f.removedAt', 'f.createdAt', 'f.updatedAt', unreadCount(values.personId).as('unreadCount'),
      'f.sequence', 'f.draftRevision', 'f.letterCompetenceId',
      jsonArrayFrom(eb.selectFrom('versions as v')
        .select(version => [
          'v.number', 'v.title', 'v.context', 'v.description', 'v.analysis', 'v.contribution', 'v.situationTypes', 'v.contentHash', 'v.publishedAt', 'v.importedAt',
          provedCompetences.as('competences'),
          jsonObjectFrom(version.selectFrom('experiences as e').select(['e.id', 'e.title'])
            .whereRef('e.organisationId', '=', 'v.organisationId')
            .whereRef('e.id', '=', 'v.experienceId')).as('experience'),
          jsonArrayFrom(version.selectFrom('versionTraces as t')
            .select(trace => [
              't.kind', 't.url', 't.caption', 't.alt', 't.decorative', 't.type', 't.eventDate', 't.confidential',
              jsonObjectFrom(trace.selectFrom('files')
                .select(fileColumns)
                .whereRef('files.organisationId', '=', 't.organisationId')
                .whereRef('files.id', '=', 't.fileId')).as('file')
            ])
            .whereRef('t.organisationId', '=', 'v.organisationId')
            .whereRef('t.ficheId', '=', 'v.ficheId')
            .whereRef('t.versionNumber', '=', 'v.number')
            .orderBy('t.position')).as('traces')
        ])
        .whereRef('v.organisationId', '=', 'f.organisationId')
        .whereRef('v.ficheId', '=', 'f.id')
        .orderBy('v.number')).as('versions'),
      ...draftParts(eb, { ...values, reach })
    ])
    .where('f.id', '=', values.ficheId))

/** A fiche with all its versions in one round trip. */
export async function find (db: Connection, { organisationId, unitId, personId, reach }: Reader, ficheId: string) {
  const [row] = await wholeFiche(db, { organisationId, unitId, personId, ficheId }, reach)
  return row
}

/** Locks the fiche until the transaction ends: whoever changes what hangs on it comes one after the other. */
export async function lock (trx: Transaction<Tables>, access: Access, ficheId: string) {
  return await trx.selectFrom('fiches as f')
    .select(['f.id', 'f.portfolioId', 'f.studentId', 'f.versionCount', 'f.draftRevision', 'f.sequence', 'f.letter', 'f.letterCompetenceId', 'f.removedAt'])
    .where('f.organisationId', '=', access.organisationId)
    .where('f.unitId', '=', access.unitId)
    .where('f.id', '=', ficheId)
    .where(maySeeFiche(access))
    .forUpdate()
    .executeTakeFirst()
}

/** @returns the student's portfolio in the unit, made at the first call */
export async function providePortfolio (trx: Transaction<Tables>, access: Access, id: string): Promise<string> {
  const { organisationId, unitId, personId: studentId } = access
  await trx.insertInto('portfolios').values({ organisationId, id, unitId, studentId })
    .onConflict(conflict => conflict.columns(['organisationId', 'unitId', 'studentId']).doNothing())
    .execute()
  const row = await trx.selectFrom('portfolios').select('id')
    .where('organisationId', '=', organisationId)
    .where('unitId', '=', unitId)
    .where('studentId', '=', studentId)
    .executeTakeFirstOrThrow()
  return row.id
}

/** @returns whether the fiche is new */
export async function insertFiche (trx: Transaction<Tables>, access: Access, id: string, portfolioId: string, createdAt?: Date): Promise<boolean> {
  const { organisationId, unitId, personId: studentId } = access
  const row = await trx.insertInto('fiches').values({ organisationId, id, portfolioId, unitId, studentId, draftRevision: 1, createdAt })
    .onConflict(conflict => conflict.columns(['organisationId', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** The empty draft that a new fiche starts with. */
export async function insertFirstDraft (trx: Transaction<Tables>, access: Access, ficheId: string): Promise<void> {
  const { organisationId } = access
  const empty = { title: '', description: '', excerpt: '', analysis: '', letter: '', competenceIds: [], traces: '[]' }
  await trx.insertInto('drafts').values({ organisationId, ficheId, revision: 1, ...empty }).execute()
}

export async function listLetters (db: Connection, access: Access) {
  return await db.selectFrom('fiches')
    .select(['letterCompetenceId as competenceId', 'letter'])
    .where('organisationId', '=', access.organisationId)
    .where('unitId', '=', access.unitId)
    .where('studentId', '=', access.personId)
    .where('letter', 'is not', null)
    .$narrowType<{ competenceId: string, letter: string }>()
    .execute()
}

export async function setLetter (trx: Transaction<Tables>, access: Access, ficheId: string, letter: string, letterCompetenceId: string): Promise<void> {
  await trx.updateTable('fiches').set({ letter, letterCompetenceId })
    .where('organisationId', '=', access.organisationId)
    .where('id', '=', ficheId)
    .execute()
}

export async function setReadMark (db: Db, access: Access, ficheId: string, sequence: number): Promise<void> {
  const { organisationId, personId } = access
  await db.insertInto('readMarks').values({ organisationId, personId, ficheId, sequence })
    .onConflict(conflict => conflict.columns(['organisationId', 'personId', 'ficheId'])
      .doUpdateSet({ sequence: sql<number>`greatest(read_marks.sequence, excluded.sequence)` }))
    .execute()
}
