import type { Db } from '../../db/connect.ts'
import { newId } from '../../ids.ts'
import * as queries from './queries.ts'

/**
 * @param newOnesId the id that it gets if it is made
 * @returns the id of the school of that name, made when there is none
 */
export async function provide (db: Db, name: string, newOnesId = newId()): Promise<string> {
  await queries.insert(db, newOnesId, name)
  const id = await queries.findByName(db, name)
  if (id === undefined) throw new Error('the school was taken away meanwhile')
  return id
}

/** The id of the school of that name. */
export const find = queries.findByName

/** Gives a school another name, which no other has. */
export const rename = queries.rename
