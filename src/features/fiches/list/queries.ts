import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Access } from '../../../access.ts'
import type { Db } from '../../../db/connect.ts'
import { prepared } from '../../../db/prepared.ts'
import type { Reader } from '../../../db/reach.ts'
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
function says (reader: Reader, words: string): RawBuilder<SqlBool> {
  const { organisationId, unitId } = reader
  const query = sql`websearch_to_tsquery('preuves', ${words})`
  return sql<SqlBool>`f.id = any (array(
    select s.fiche_id from search_documents s
     where s.organisation_id = ${organisationId} and s.unit_id = ${unitId} and s.document @@ ${query}
    union all
    select d.fiche_id from fiches f join drafts d on ${ofDraft}
     where f.organisation_id = ${organisationId} and f.unit_id = ${unitId} and d.document @@ ${query} and ${mayReadDraft(reader)}))`
}

// The school stands in each as a value: PostgreSQL may read the part at once, and then reads no other school's.
const targets = ({ organisationId }: Reader, competenceId: string) => sql<SqlBool>`(exists (
    select from version_competences vc where vc.organisation_id = ${organisationId} and vc.fiche_id = f.id
       and vc.version_number = f.version_count and vc.competence_id = ${competenceId})
  or f.version_count = 0 and exists (
    select from drafts d where d.organisation_id = ${organisationId} and d.fiche_id = f.id and ${competenceId} = any (d.competence_ids)))`

const inGroup = ({ organisationId, unitId }: Reader, group: string) => sql<SqlBool>`exists (
  select from enrolments e where e.organisation_id = ${organisationId} and e.unit_id = ${unitId} and e.person_id = f.student_id
     and ${group} = any (e.groups))`

/** A version that waits for this tutor: for any when nobody is assigned to them. */
const waitsFor = ({ organisationId, unitId, personId }: Reader) => {
  const assigned = sql`from tutorships t where t.organisation_id = ${organisationId} and t.unit_id = ${unitId} and t.tutor_id = ${personId}`
  return sql<SqlBool>`(f.state = 'submitted' and f.student_id <> ${personId} and (
    not exists (select ${assigned}) or f.student_id in (select t.student_id ${assigned})))`
}

const startOf = (day: string) => sql`(${day}::date::timestamp at time zone 'UTC')`

/** What is written into the query instead of each value. */
const standIns = {
  organisationId: ':organisation',
  unitId: ':unit',
  personId: ':person',
  q: ':q',
  state: ':state',
  studentId: ':student',
  competenceId: ':competence',
  experienceId: ':experience',
  group: ':group',
  from: ':from',
  to: ':to',
  afterKey: ':key',
  afterId: ':id',
  limit: ':limit'
}
type Values = Record<keyof typeof standIns, string>
type Filter = keyof Wanted['filters']

/** All that decides what the query looks like. */
interface Form extends Pick<Wanted, 'sort' | 'order'> {
  reach: Reader['reach']
  /** The filters that narrow it. */
  by: Filter[]
  isFurther: boolean
}

/** Each part that was asked for narrows the list. */
function conditions (reader: Reader, values: Values, { sort, order, by, isFurther }: Form): Array<RawBuilder<SqlBool>> {
  const { key, type } = keys[sort]
  const beyond = order === 'asc' ? sql`>` : sql`<`
  const parts: Record<Filter, RawBuilder<SqlBool>> = {
    removed: sql<SqlBool>`f.removed_at is not null`,
    state: sql<SqlBool>`f.state = ${values.state}`,
    studentId: sql<SqlBool>`f.student_id = ${values.studentId}`,
    from: sql<SqlBool>`f.updated_at >= ${startOf(values.from)}`,
    to: sql<SqlBool>`f.updated_at < ${startOf(values.to)} + interval '1 day'`,
    group: inGroup(reader, values.group),
    toRead: waitsFor(reader),
    competenceId: targets(reader, values.competenceId),
    experienceId: sql<SqlBool>`${shown(sql`experience_id`)} = ${values.experienceId}`,
    q: says(reader, values.q),
    unread: sql<SqlBool>`${unreadCount(reader.personId)} > 0`
  }
  return [
    ...(by.includes('removed') ? [] : [sql<SqlBool>`f.removed_at is null`]),
    ...by.map(filter => parts[filter]),
    ...(isFurther ? [sql<SqlBool>`(${key}, f.id) ${beyond} (${values.afterKey}::${type}, ${values.afterId}::uuid)`] : [])
  ]
}

/** The rows of the page alone, so that what is shown of a fiche is looked up for these only. */
function pageOf (db: Parameters<typeof visible>[0], reader: Reader, values: Values, form: Form) {
  const { sort, order } = form
  const { key } = keys[sort]
  return visible(db, reader)
    .select([
      'f.organisationId', 'f.unitId', 'f.id', 'f.studentId', 'f.state', 'f.letter', 'f.versionCount', 'f.removedAt', 'f.createdAt', 'f.updatedAt',
      sql<Date | string | number>`${key}`.as('key'), unreadCount(reader.personId).as('unreadCount')
    ])
    .where(sql<SqlBool>`${sql.join(conditions(reader, values, form), sql` and `)}`)
    .orderBy(key, order)
    .orderBy('f.id', order)
    .limit(sql<number>`${values.limit}::bigint`)
}

/** How the competences of a draft read now. */
const draftCompetences = sql<Competence[]>`(
  select coalesce(json_agg(json_build_object(${competence}) order by item.position), '[]')
    from units u
    join framework_items item on item.organisation_id = u.organisation_id and item.framework_id = u.framework_id
     and item.version_number = u.framework_version and item.competence_id = any (d.competence_ids)
   where u.organisation_id = f.organisation_id and u.id = f.unit_id)`

const pages = prepared(standIns, (db, values, form: Form) => {
  const reader = { ...values, reach: form.reach }
  return db.selectFrom(pageOf(db, reader, values, form).as('f'))
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
      .on(mayReadDraft(reader)))
    .leftJoin('experiences as e', join => join
      .onRef('e.organisationId', '=', 'f.organisationId')
      .on('e.id', '=', sql<string>`case when v.number is null then d.experience_id else v.experience_id end`))
    .selectAll('f')
    .select([
      'student.name as studentName', 'v.title as versionTitle', 'd.title as draftTitle', 'e.id as experienceId', 'e.title as experienceTitle',
      sql<string | null>`coalesce(v.excerpt, d.excerpt)`.as('excerpt'),
      // Of a draft that was saved before its excerpt was kept.
      sql<string | null>`case when v.number is null and d.excerpt is null then left(d.description, 800) end`.as('draftDescription'),
      sql<boolean>`d.fiche_id is not null`.as('hasDraft'),
      sql<Competence[]>`case when v.number is null then ${draftCompetences} else ${versionCompetences} end`.as('competences'),
      eb => eb.selectFrom('comments as c')
        .select(sql<number>`count(*)::integer`.as('count'))
        .whereRef('c.organisationId', '=', 'f.organisationId')
        .whereRef('c.ficheId', '=', 'f.id')
        .as('commentCount')
    ])
    .orderBy('f.key', form.order)
    .orderBy('f.id', form.order)
})

const texts = ['state', 'studentId', 'competenceId', 'experienceId', 'group', 'from', 'to'] as const
const flags = ['unread', 'toRead', 'removed'] as const

/** One page of the list; one row more than `limit` tells that another page follows. */
export async function list (db: Db, { organisationId, unitId, personId, reach }: Access, { filters, sort, order, after, limit }: Wanted) {
  const { q = '', state = '', studentId = '', competenceId = '', experienceId = '', group = '', from = '', to = '' } = filters
  const by: Filter[] = [
    ...texts.filter(name => filters[name] !== undefined),
    ...flags.filter(name => filters[name] === true),
    ...(q.trim() === '' ? [] : ['q' as const])
  ]
  const values = {
    organisationId,
    unitId,
    personId,
    q: searchedWords(q),
    state,
    studentId,
    competenceId,
    experienceId,
    group,
    from,
    to,
    afterKey: String(after?.key ?? ''),
    afterId: after?.id ?? '',
    limit: String(limit + 1)
  }
  return await pages(db, values, { reach, sort, order, by, isFurther: after !== undefined })
}
