import { sql } from 'kysely'

/** What others did to the fiche `f` since the reader's `mark`. A person's own acts are never news to them. */
export const unreadCount = (personId: string) => sql<number>`
  case when f.sequence <= coalesce(mark.sequence, 0) then 0 else (
    (select count(*) from versions v where v.organisation_id = f.organisation_id and v.fiche_id = f.id
        and v.sequence > coalesce(mark.sequence, 0) and f.student_id <> ${personId}) +
    (select count(*) from comments c where c.organisation_id = f.organisation_id and c.fiche_id = f.id
        and c.sequence > coalesce(mark.sequence, 0) and c.author_id <> ${personId}) +
    (select count(*) from decisions d where d.organisation_id = f.organisation_id and d.fiche_id = f.id
        and d.sequence > coalesce(mark.sequence, 0) and d.decided_by <> ${personId})
  )::integer end`
