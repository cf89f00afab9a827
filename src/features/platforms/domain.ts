import type { Access } from '../../access.ts'
import type { Db } from '../../db/connect.ts'
import * as queries from './queries.ts'
import type { PlatformList } from './schemas.ts'

/** The LMS platforms that the school has connected. */
export async function list (db: Db, access: Access): Promise<PlatformList> {
  const rows = await queries.list(db, access.organisationId)
  return { items: rows.map(row => ({ ...row, createdAt: row.createdAt.toISOString() })) }
}

/** Every platform of the instance with its school's name: for the operator. */
export const listAll = queries.listAll
