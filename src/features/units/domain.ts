import type { Transaction } from 'kysely'
import type { Db, Tables } from '../../db/connect.ts'
import { newId } from '../../ids.ts'
import type { Launch } from '../../lms.ts'
import { parse } from '../../schema.ts'
import * as frameworks from '../frameworks/domain.ts'
import { proofs } from './profiles.ts'
import * as queries from './queries.ts'
import { Profile } from './schemas.ts'

export type { Profile } from './schemas.ts'

/** @throws when the stored profile is not one */
export const parseProfile = (json: unknown): Profile => parse(Profile, json)

/**
 * Makes a new activity known, with a unit of its own that takes its name from the course. Two first launches at once
 * make one: the second keeps nothing of its own.
 */
export async function openForActivity (db: Db, launch: Launch): Promise<void> {
  const { organisationId, context, resourceLink } = launch
  await db.transaction().execute(async trx => {
    const framework = await frameworks.provideShipped(trx, organisationId)
    const id = newId()
    await queries.insertUnit(trx, {
      organisationId,
      id,
      code: context?.label ?? resourceLink.id,
      title: context?.title ?? resourceLink.title,
      frameworkId: framework.id,
      frameworkVersion: framework.version,
      profile: JSON.stringify(proofs)
    })
    if (!await queries.insertActivity(trx, launch, newId(), id)) throw new AlreadyOpen()
  }).catch(error => { if (!(error instanceof AlreadyOpen)) throw error })
}

/** Rolls the transaction back: the other launch's unit is the one. */
class AlreadyOpen extends Error {}

/** @returns the unit with its profile read */
export async function findUnit (db: Db | Transaction<Tables>, organisationId: string, unitId: string) {
  const unit = await queries.findUnit(db, organisationId, unitId)
  return { ...unit, profile: parseProfile(unit.profile) }
}

/** @returns whether the unit moved: false when its framework is not at `from` any more */
export const moveToFrameworkVersion = queries.moveToFrameworkVersion
