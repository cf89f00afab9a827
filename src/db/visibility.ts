import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { withinReach, type Reader } from './reach.ts'

/** What the unit's profile says; it is asked once per query. */
const letsDraftsBeRead = ({ organisationId, unitId }: Reader) => sql<SqlBool>`(
  select (u.profile ->> 'draftsReadable')::boolean from units u where u.organisation_id = ${organisationId} and u.id = ${unitId})`

/** A fiche that was only just begun is nobody else's business. */
const isWritten = sql<SqlBool>`(
  d.title ~ '\\S' or d.traces <> '[]' or d.description ~ '\\S' or d.analysis ~ '\\S' or d.context ~ '\\S' or d.contribution ~ '\\S')`

/**
 * Whether the reader may read the draft `d` of the fiche `f`, which lies within their reach: it is their own; or the unit
 * lets tutors read drafts (IMT-26), something is written in it, and its student has not taken the fiche away.
 */
export function mayReadDraft (reader: Reader): RawBuilder<SqlBool> {
  if (reader.reach === 'own') return sql<SqlBool>`f.student_id = ${reader.personId}`
  return sql<SqlBool>`(f.student_id = ${reader.personId} or (f.removed_at is null and ${letsDraftsBeRead(reader)} and ${isWritten}))`
}

/**
 * Whether the reader may see the fiche `f`: their own, whatever became of it; of the students within their reach, what was
 * published or may be read as a draft, until its student takes it away.
 */
export function maySeeFiche (reader: Reader): RawBuilder<SqlBool> {
  const reached = withinReach(reader, 'f.studentId')
  if (reader.reach === 'own') return reached
  return sql<SqlBool>`(${reached} and (f.student_id = ${reader.personId} or (f.removed_at is null and (f.version_count > 0 or exists (
    select from drafts d where d.organisation_id = f.organisation_id and d.fiche_id = f.id and ${mayReadDraft(reader)})))))`
}
