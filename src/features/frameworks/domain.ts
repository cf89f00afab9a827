import { readFile } from 'node:fs/promises'
import { parse as parseCsv } from 'csv-parse/sync'
import type { Transaction } from 'kysely'
import { Type } from 'typebox'
import type { Tables } from '../../db/connect.ts'
import { errors } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { parse } from '../../schema.ts'
import * as queries from './queries.ts'

const shipped = {
  code: 'imt-atlantique',
  title: 'Compétences génériques — IMT Atlantique',
  file: new URL('./shipped/imt-atlantique.csv', import.meta.url)
}

const Rows = Type.Array(Type.Object({ code: Type.String(), parent: Type.String(), type: Type.String(), label: Type.String() }))

/**
 * The items of a framework file: columns code, parent (a code, or empty), type, label.
 *
 * @throws on a row without code or label, or whose parent does not stand above it
 */
export function readItems (csv: string): queries.Item[] {
  const rows = parse(Rows, parseCsv(csv, { columns: true, skip_empty_lines: true, bom: true }))
  const ids = new Map<string, string>()
  return rows.map((row, position) => {
    const parentId = row.parent === '' ? null : ids.get(row.parent)
    if (row.code === '' || row.label === '' || parentId === undefined) throw new Error(`framework row ${position + 2} is not usable`)
    const competenceId = newId()
    ids.set(row.code, competenceId)
    return { competenceId, parentId, kind: row.type, code: row.code, label: row.label, position }
  })
}

/**
 * The framework that new units start with, made for the organisation when it has none yet: as it was shipped, for what
 * one unit has renamed is not the others' business.
 *
 * @returns its id and its first version's number
 */
export async function provideShipped (trx: Transaction<Tables>, organisationId: string): Promise<{ id: string, version: number }> {
  const { code, title, file } = shipped
  const id = newId()
  if (await queries.insertFramework(trx, { organisationId, id, code, title })) {
    const items = readItems(await readFile(file, 'utf8'))
    await queries.insertCompetences(trx, organisationId, id, items.map(item => item.competenceId))
    await queries.insertVersion(trx, organisationId, id, 1, null)
    await queries.insertItems(trx, organisationId, id, 1, items)
  }
  return await queries.findFirstVersion(trx, organisationId, code)
}

/** What can be targeted in one version of a framework, in its order, with the framework's title. */
export const listItems = queries.listItems

/**
 * Renames a competence by making the next version of its framework: a version in use is frozen, and what was
 * published under it keeps the wording it had.
 *
 * @returns the new version's number
 * @throws not-found when the version holds no such competence
 */
export async function rename (trx: Transaction<Tables>, framework: { organisationId: string, id: string, version: number }, competenceId: string, label: string, personId: string): Promise<number> {
  const { organisationId, id, version } = framework
  const items = await queries.listItems(trx, organisationId, id, version)
  if (!items.some(item => item.id === competenceId)) throw errors.notFound()
  const next = await queries.highestVersion(trx, organisationId, id) + 1
  await queries.insertVersion(trx, organisationId, id, next, personId)
  await queries.copyItems(trx, organisationId, id, version, next, { competenceId, label })
  return next
}
