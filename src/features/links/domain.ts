import type { Access } from '../../access.ts'
import type { Db } from '../../db/connect.ts'
import { sha256 } from '../../secrets.ts'
import type { Visit } from '../../visit.ts'
import { kindOf } from './kinds.ts'
import * as queries from './queries.ts'
import type { LinkCheck } from './schemas.ts'

/** What is looked at again anyway is forgotten. */
export const sweep = queries.sweep

/**
 * Says what a link is and what it answers to somebody who is not known there (IMT-43): as it was seen lately by anybody of
 * the school, or as it is now. A direct link of a Nextcloud is not visited: whom it works for, no server can see (IMT-44).
 */
export async function check (db: Db, visit: Visit, access: Access, typed: string): Promise<LinkCheck> {
  const address = URL.parse(typed.trim())
  if (address === null) return { url: typed, kind: 'public', outcome: 'refused', checkedAt: null }
  const kind = kindOf(address)
  const link = { url: address.href, kind }
  if (kind === 'nextcloud-direct') return { ...link, outcome: null, checkedAt: null }
  // What follows the # stays in the browser.
  address.hash = ''
  const hash = sha256(address.href)
  const { outcome, checkedAt } = await queries.findFresh(db, access, hash) ?? await queries.save(db, access, hash, await visit(address.href))
  return { ...link, outcome, checkedAt: checkedAt.toISOString() }
}
