import { ConfigError } from '../config.ts'
import type { Db } from '../db/connect.ts'
import * as organisations from '../features/organisations/domain.ts'
import { needed } from './command.ts'

/** @throws {ConfigError} when no school has this name */
export async function findSchool (db: Db, name: string | undefined): Promise<string> {
  const given = needed('organisation', name)
  const id = await organisations.find(db, given)
  if (id === undefined) throw new ConfigError(`there is no organisation “${given}”; its name is written as in preuves platform list`)
  return id
}
