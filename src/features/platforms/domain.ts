import type { Access } from '../../access.ts'
import type { Db } from '../../db/connect.ts'
import { errors } from '../../errors.ts'
import type { Lms } from '../../lms.ts'
import { adviceSentences } from './advice.ts'
import * as queries from './queries.ts'
import type { PlatformCheck, PlatformList, ToolValueList } from './schemas.ts'
import { toolValues } from './values.ts'

/** The LMS platforms that the school has connected. */
export async function list (db: Db, access: Access): Promise<PlatformList> {
  const rows = await queries.list(db, access.organisationId)
  return { items: rows.map(row => ({ ...row, createdAt: row.createdAt.toISOString() })) }
}

/** Every platform of the instance with its school's name: for the operator. */
export const listAll = queries.listAll

/**
 * Looks whether everything works between a platform and us, by the activity that was added last.
 *
 * @throws notFound when the school has no such platform
 */
export async function check (db: Db, lms: Pick<Lms, 'check'>, { organisationId }: Pick<Access, 'organisationId'>, platformId: string): Promise<PlatformCheck> {
  if (!await queries.exists(db, organisationId, platformId)) throw errors.notFound()
  const course = await queries.findNewestActivity(db, organisationId, platformId)
  const lines = await lms.check({ organisationId, platformId }, course ?? null)
  return {
    checkedAt: new Date().toISOString(),
    lines: lines.map(({ advice, ...line }) => ({ ...line, advice: advice && { code: advice, ...adviceSentences[advice] } }))
  }
}

/** What Moodle's form for an external tool asks for, to connect another one by hand. */
export const listValues = (publicUrl: string, { organisationId }: Access): ToolValueList => ({ items: toolValues(publicUrl, organisationId) })
