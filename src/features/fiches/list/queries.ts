import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Access } from '../../../access.ts'
import type { Db } from '../../../db/connect.ts'
import { unreadCount } from '../../../db/unread.ts'
import { mayReadDraft } from '../../../db/visibility.ts'
import type { Cursor } from '../../../paging.ts'
import { competence, versionCompetences, visible, type Competence } from '../queries.ts'
import type { Filters, Sort } from '../schemas.ts'
import { searchedWords } from './words.ts'

/** One page: what the list is narrowed to, its order, where the page before ended, how many rows at most. */
export interface Wanted {
  filters: Omit<Filters, 'sort' | 'order'>
  sort: Sort
  order: 'asc' | 'desc'
  after: Cursor<string | number> | undefined
  limit: number
}

/** The row of the last version, and that of the draft; a fiche without a version is shown as its draft. */
const ofVersion = sql`v.organisation_id = f.organisation_id and v.fiche_id = f.id and v.number = f.version_count`
const ofDraft = sql`d.organisation_id = f.organisation_id and d.fiche_id = f.id`
const shown = (column: RawBuilder<unknown>) => sql`case when f.version_count > 0
  then (select v.${column} from versions v where ${ofVersion}) else (select d.${column} from drafts d where ${ofDraft}) end`

/** The first competence by its place in the framework, then the letter: CG3-A, CG3-Z, CG3-AA, CG10-A. */
const competenceKey = sql`coalesce((
  select lpad(item.position::text, 6, '0') || coalesce(lpad(f.letter, 2), '')
    from version_competences vc
    join framework_items item on item.organisation_id = vc.organisation_id and item.framework_id = vc.framework_id
     and item.version_number = vc.framework_version and item.competence_id = vc.competence_id
   where vc.organisation_id = f.organisation_id and vc.fiche_id = f.id and vc.version_number = f.version_count and vc.position = 0
), (
  select lpad(min(item.position)::text, 6, '0')
    from drafts d
    join units u on u.organisation_id = f.organisation_id and u.id = f.unit_id
    join framework_items item on item.organisation_id = u.organisation_id and item.framework_id = u.framework_id
     and item.version_number = u.framework_version and item.competence_id = any (d.competence_ids)
   where f.version_count = 0 and ${ofDraft}
), '~') collate "C"`

/** Times in milliseconds, as a cursor holds them; names and titles as people sort them, whatever the database's own language. */
const keys: Record<Sort, { key: RawBuilder<unknown>, type: RawBuilder<unknown> }> = {
  updated: { key: sql`f.updated_at`, type: sql`timestamptz` },
  created: { key: sql`date_trunc('milliseconds', f.created_at)`, type: sql`timestamptz` },
  title: { key: sql`coalesce(${shown(sql`title`)}, '') collate "und-x-icu"`, type: sql`text` },
  author: {
    key: sql`(select left(p.name, 200) from people p where p.organisation_id = f.organisation_id and p.id = f.student_id) collate "und-x-icu"`,
    type: sql`text`
  },
  competence: { key: competenceKey, type: sql`text` },
  state: { key: sql`array_position(array['draft', 'submitted', 'changes_requested', 'approved', 'declined'], f.state)`, type: sql`integer` }
}

/**
 * Words of what is published, found by an index of the unit's; words of a draft, where the reader may read it. As an array
 * the hits are found once: a join, which PostgreSQL expects to have few, it would try row by row.
 */
function says (access: Access, words: string): RawBuilder<SqlBool> {
  const { organisationId, unitId } = access
  const query = sql`websearch_to_tsquery('preuves', ${words})`
  return sql<SqlBool>`f.id = any (array(
    select s.fiche_id from search_documents s
     where s.organisation_id = ${organisationId} and s.unit_id = ${unitId} and s.document @@ ${query}
    union all
    select d.fiche_id from fiches f join drafts d on ${ofDraft}
     where f.organisation_id = ${organisationId} and f.unit_id = ${unitId} and d.document @@ ${query} and ${mayReadDraft(access)}))`
}

// The school stands in each as a value: PostgreSQL may read the part at once, and then reads no other school's.
const targets = ({ organisationId }: Access, competenceId: string) => sql<SqlBool>`(exists (
    select from version_competences vc where vc.organisation_id = ${organisationId} and vc.fiche_id = f.id
       and vc.version_number = f.version_count and vc.competence_id = ${competenceId})
  or f.version_count = 0 and exists (
    select from drafts d where d.organisation_id = ${organisationId} and d.fiche_id = f.id and ${competenceId} = any (d.competence_ids)))`

const inGroup = ({ organisationId, unitId }: Access, group: string) => sql<SqlBool>`exists (
  select from enrolments e where e.organisation_id = ${organisationId} and e.unit_id = ${unitId} and e.person_id = f.student_id
     and ${group} = any (e.groups))`

/** A version that waits for this tutor: for any when nobody is assigned to them. */
const waitsFor = ({ organisationId, unitId, personId }: Access) => {
  const assigned = sql`from tutorships t where t.organisation_id = ${organisationId} and t.unit_id = ${unitId} and t.tutor_id = ${personId}`
  return sql<SqlBool>`(f.state = 'submitted' and f.student_id <> ${personId} and (
    not exists (select ${assigned}) or f.student_id in (select t.student_id ${assigned})))`
}

const startOf = (day: string) => sql`(${day}::date::timestamp at time zone 'UTC')`

/** Each part that was asked for narrows the list. */
function conditions (access: Access, { filters, sort, order, after }: Wanted): Array<RawBuilder<SqlBool>> {
  const { q, state, studentId, competenceId, experienceId, group, from, to, unread, toRead, removed } = filters
  const { key, type } = keys[sort]
  const beyond = order === 'asc' ? sql`>` : sql`<`
  return [
    removed === true ? sql<SqlBool>`f.removed_at is not null` : sql<SqlBool>`f.removed_at is null`,
    ...(state === undefined ? [] : [sql<SqlBool>`f.state = ${state}`]),
    ...(studentId === undefined ? [] : [sql<SqlBool>`f.student_id = ${studentId}`]),
    ...(from === undefined ? [] : [sql<SqlBool>`f.updated_at >= ${startOf(from)}`]),
    ...(to === undefined ? [] : [sql<SqlBool>`f.updated_at < ${startOf(to)} + interval '1 day'`]),
    ...(group === undefined ? [] : [inGroup(access, group)]),
    ...(toRead === true ? [waitsFor(access)] : []),
    ...(competenceId === undefined ? [] : [targets(access, competenceId)]),
    ...(experienceId === undefined ? [] : [sql<SqlBool>`${shown(sql`experience_id`)} = ${experienceId}`]),
    ...(q === undefined || q.trim() === '' ? [] : [says(access, searchedWords(q))]),
    ...(unread === true ? [sql<SqlBool>`${unreadCount(access.personId)} > 0`] : []),
    ...(after === undefined ? [] : [sql<SqlBool>`(${key}, f.id) ${beyond} (${after.key}::${type}, ${after.id}::uuid)`])
  ]
}

/** The rows of the page alone, so that what is shown of a fiche is looked up for these only. */
function pageOf (db: Db, access: Access, wanted: Wanted) {
  const { sort, order, limit } = wanted
  const { key } = keys[sort]
  return visible(db, access)
    .select([
      'f.organisationId', 'f.unitId', 'f.id', 'f.studentId', 'f.state', 'f.letter', 'f.versionCount', 'f.removedAt', 'f.createdAt', 'f.updatedAt',
      sql<Date | string | number>`${key}`.as('key'), unreadCount(access.personId).as('unreadCount')
    ])
    .where(sql<SqlBool>`${sql.join(conditions(access, wanted), sql` and `)}`)
    .orderBy(key, order)
    .orderBy('f.id', order)
    .limit(limit + 1)
}

/** How the competences of a draft read now. */
const draftCompetences = sql<Competence[]>`(
  select coalesce(json_agg(json_build_object(${competence}) order by item.position), '[]')
    from units u
    join framework_items item on item.organisation_id = u.organisation_id and item.framework_id = u.framework_id
     and item.version_number = u.framework_version and item.competence_id = any (d.competence_ids)
   where u.organisation_id = f.organisation_id and u.id = f.unit_id)`

/** One page of the list; one row more than `limit` tells that another page follows. */
export async function list (db: Db, access: Access, wanted: Wanted) {
  return await db.selectFrom(pageOf(db, access, wanted).as('f'))
    .innerJoin('people as student', join => join
      .onRef('student.organisationId', '=', 'f.organisationId')
      .onRef('student.id', '=', 'f.studentId'))
    .leftJoin('versions as v', join => join
      .onRef('v.organisationId', '=', 'f.organisationId')
      .onRef('v.ficheId', '=', 'f.id')
      .onRef('v.number', '=', 'f.versionCount'))
    .leftJoin('drafts as d', join => join
      .onRef('d.organisationId', '=', 'f.organisationId')
      .onRef('d.ficheId', '=', 'f.id')
      .on(mayReadDraft(access)))
    .leftJoin('experiences as e', join => join
      .onRef('e.organisationId', '=', 'f.organisationId')
      .on('e.id', '=', sql<string>`case when v.number is null then d.experience_id else v.experience_id end`))
    .selectAll('f')
    .select([
      'student.name as studentName', 'v.title as versionTitle', 'v.excerpt', 'd.title as draftTitle', 'e.id as experienceId', 'e.title as experienceTitle',
      sql<string | null>`left(d.description, 800)`.as('draftDescription'),
      sql<boolean>`d.fiche_id is not null`.as('hasDraft'),
      sql<Competence[]>`case when v.number is null then ${draftCompetences} else ${versionCompetences} end`.as('competences'),
      eb => eb.selectFrom('comments as c')
        .select(sql<number>`count(*)::integer`.as('count'))
        .whereRef('c.organisationId', '=', 'f.organisationId')
        .whereRef('c.ficheId', '=', 'f.id')
        .as('commentCount')
    ])
    .orderBy('f.key', wanted.order)
    .orderBy('f.id', wanted.order)
    .execute()
}
