import { sql } from 'kysely'
import type { Db } from '../db/connect.ts'
import { withinReach } from '../db/reach.ts'
import type { Claimed, Told } from './mails.ts'

/** Who is to be told, and of which course. */
export interface Recipient {
  name: string
  email: string
  /** BCP 47: what the person chose, else the last launch's. */
  locale: string | null
  rhythm: 'immediate' | 'daily' | 'weekly'
  role: 'student' | 'staff'
  unit: string
  /** What to open in the LMS. */
  activity: string
}

/** Things of one kind that somebody did to one version of a fiche. */
export interface NewsEvent {
  kind: 'version' | 'comment' | 'decision'
  version: number
  outcome: 'approved' | 'changes_requested' | 'declined' | 'reopened' | null
  who: string
  count: number
  at: Date
}

export interface FicheNews {
  title: string
  /** `CG3-B`: what the fiche is cited by. */
  citation: string
  /** Null: it is the reader's own. */
  student: string | null
  /** The newest first. */
  events: NewsEvent[]
}

/**
 * @returns undefined when no mail may be sent: the person has left, wants none or has no address, or no active platform leads to
 * the unit
 */
export async function findRecipient (db: Db, { organisationId, personId, unitId }: Claimed): Promise<Recipient | undefined> {
  const { rows } = await sql<Recipient>`
    select p.name, p.email, coalesce(p.locale, p.launch_locale) as locale, p.mail_rhythm as rhythm, e.role, u.title as unit, a.title as activity
      from people p
      join units u on u.organisation_id = p.organisation_id and u.id = ${unitId}
      join enrolments e on e.organisation_id = p.organisation_id and e.unit_id = u.id and e.person_id = p.id and e.left_at is null
      join lateral (
        select a.title from activities a
          join platforms l on l.organisation_id = a.organisation_id and l.id = a.platform_id and l.active and l.issuer = p.issuer
         where a.organisation_id = u.organisation_id and a.unit_id = u.id
         order by a.competence_id is not null, a.created_at
         limit 1) a on true
     where p.organisation_id = ${organisationId} and p.id = ${personId} and p.email is not null and p.mail_rhythm <> 'never'
  `.execute(db)
  return rows[0]
}

type Nothing = { kind: null, version: null, outcome: null, who: null, count: null, at: null }
type Row = Told & Omit<FicheNews, 'events'> & (NewsEvent | Nothing)

/** What others did, of one kind to one version: the columns of `e`. */
const events = (personId: string) => sql`
  select kind, version, outcome, who, count(*)::integer as count, max(at) as at, max(sequence) as last
    from (
      select 'version' as kind, v.number as version, null as outcome, f.student_id as who, v.sequence, v.published_at as at
        from versions v where v.organisation_id = f.organisation_id and v.fiche_id = f.id
      union all
      select 'comment', c.version_number, null, c.author_id, c.sequence, c.created_at
        from comments c where c.organisation_id = f.organisation_id and c.fiche_id = f.id
      union all
      select 'decision', d.version_number, d.outcome, d.decided_by, d.sequence, d.decided_at
        from decisions d where d.organisation_id = f.organisation_id and d.fiche_id = f.id
    ) each
   where each.sequence > greatest(n.since, coalesce(mark.sequence, 0)) and each.who <> ${personId}
   group by kind, version, outcome, who`

/** `CG3-B` of the newest version. */
const citation = sql`
  (select string_agg(concat_ws('-', i.code, f.letter), ', ' order by vc.position)
     from version_competences vc
     join framework_items i on i.organisation_id = vc.organisation_id and i.framework_id = vc.framework_id
      and i.version_number = vc.framework_version and i.competence_id = vc.competence_id
    where vc.organisation_id = f.organisation_id and vc.fiche_id = f.id and vc.version_number = f.version_count)`

const nameOf = (id: string) => sql`(select p.name from people p where p.organisation_id = f.organisation_id and p.id = ${sql.ref(id)})`

const title = sql`(select v.title from versions v where v.organisation_id = f.organisation_id and v.fiche_id = f.id and v.number = f.version_count)`

/** Names and titles are looked up row by row: joined, they lead a planner that knows little of these tables far astray. */
async function select (db: Db, { organisationId, personId, unitId }: Claimed, role: Recipient['role']): Promise<Row[]> {
  const reader = { organisationId, unitId, personId, reach: role === 'staff' ? 'assigned' : 'own' } as const
  const { rows } = await sql<Row>`
    select f.id as fiche_id, f.sequence, ${title} as title, coalesce(${citation}, '') as citation,
           case when f.student_id <> ${personId} then ${nameOf('f.studentId')} end as student,
           e.kind, e.version, e.outcome, ${nameOf('e.who')} as who, e.count, e.at
      from mail_news n
      join fiches f on f.organisation_id = n.organisation_id and f.id = n.fiche_id
      left join read_marks mark on mark.organisation_id = f.organisation_id and mark.fiche_id = f.id and mark.person_id = n.person_id
      left join lateral (${events(personId)}) e on f.removed_at is null and ${withinReach(reader, 'f.studentId')}
     where n.organisation_id = ${organisationId} and n.person_id = ${personId} and n.unit_id = ${unitId}
     order by max(e.at) over (partition by f.id) desc nulls last, f.id, e.last desc
  `.execute(db)
  return rows
}

function gather (rows: Row[]): FicheNews[] {
  const fiches = new Map<string, FicheNews>()
  for (const { ficheId, title, citation, student, ...event } of rows) {
    if (event.kind === null) continue
    const fiche = fiches.get(ficheId) ?? { title, citation, student, events: [] }
    fiche.events.push(event)
    fiches.set(ficheId, fiche)
  }
  return [...fiches.values()]
}

/**
 * What is new to a person of the fiches that they are owed news of, as they may see it now: not what they have read, nor of a
 * fiche that was taken away or lies no longer within their reach, and nothing that they did themselves. One statement, so that
 * what is told and how far it goes are of one moment.
 */
export async function readNews (db: Db, claimed: Claimed, role: Recipient['role']): Promise<{ fiches: FicheNews[], told: Told[] }> {
  const rows = await select(db, claimed, role)
  const told = new Map(rows.map(({ ficheId, sequence }) => [ficheId, sequence]))
  return { fiches: gather(rows), told: [...told].map(([ficheId, sequence]) => ({ ficheId, sequence })) }
}
