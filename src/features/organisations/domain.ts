import type { Db } from '../../db/connect.ts'
import { newId } from '../../ids.ts'
import * as queries from './queries.ts'

/** @returns the id of the school of that name, made when there is none */
export async function provide (db: Db, name: string): Promise<string> {
  await queries.insert(db, newId(), name)
  return await queries.findByName(db, name)
}
