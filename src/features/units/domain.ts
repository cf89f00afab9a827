import type { Transaction } from 'kysely'
import type { Db, Tables } from '../../db/connect.ts'
import { newId } from '../../ids.ts'
import type { Launch, Offer, Placement } from '../../lms.ts'
import { parse } from '../../schema.ts'
import * as frameworks from '../frameworks/domain.ts'
import { proofs } from './profiles.ts'
import * as queries from './queries.ts'
import { Profile } from './schemas.ts'

export type { Profile } from './schemas.ts'

/** @throws when the stored profile is not one */
export const parseProfile = (json: unknown): Profile => parse(Profile, json)

type Trx = Transaction<Tables>

/**
 * Makes a new activity known, and finds the unit it leads to. Two first launches at once make one.
 *
 * - A link that a teacher placed names its unit: in the same course it leads there.
 * - In a copied course, the unit's configuration is copied once, for all activities of the copy, also for new ones made by
 *   hand; never the students' work.
 * - Any other activity has a unit of its own, which takes its name from the course.
 *
 * @returns the unit, or undefined when the activity was known already
 */
export async function openForActivity (trx: Trx, launch: Launch): Promise<string | undefined> {
  await queries.lockPlatform(trx, launch)
  if (await queries.isActivityKnown(trx, launch)) return undefined
  const { organisationId, platformId, context, resourceLink } = launch
  // Without a context, the activity is a course of its own.
  const names = { code: context?.label ?? resourceLink.id, title: context?.title ?? resourceLink.title }
  const origin = await queries.findOrigin(trx, { ...launch, contextId: context?.id ?? null, title: resourceLink.title })
  const unitId = await provideUnit(trx, { organisationId, platformId, contextId: context?.id ?? null, ...names }, origin)
  await queries.insertActivity(trx, launch, { id: newId(), unitId, tutoring: origin?.tutoring ?? 'everyone' })
  return unitId
}

async function provideUnit (trx: Trx, course: queries.NamedCourse, origin: queries.Origin | undefined): Promise<string> {
  if (origin === undefined) return await makeUnit(trx, course)
  return origin.here ? origin.id : await copyUnit(trx, course, origin.id)
}

async function makeUnit (trx: Trx, course: queries.NamedCourse): Promise<string> {
  const framework = await frameworks.provideShipped(trx, course.organisationId)
  const id = newId()
  const configuration = { frameworkId: framework.id, frameworkVersion: framework.version, profile: JSON.stringify(proofs) }
  await queries.insertUnit(trx, { ...course, id, ...configuration })
  return id
}

/** What an administrator configured goes along; portfolios, enrolments and tutorships do not. */
async function copyUnit (trx: Trx, course: queries.NamedCourse, copiedFrom: string): Promise<string> {
  return await queries.findCopy(trx, course, copiedFrom) ?? await queries.insertCopy(trx, { ...course, id: newId() }, copiedFrom)
}

/**
 * What a teacher may place in a course: the portfolio of the course's unit, or one of its competences. Where there is none
 * yet, it is made: in a copied course as the copy that its activities will find.
 */
export async function offer (db: Db, placement: Placement): Promise<Offer> {
  return await db.transaction().execute(async trx => {
    await queries.lockPlatform(trx, placement)
    const { organisationId, platformId, context, contextHistory } = placement
    const course = { organisationId, platformId, contextId: context.id, code: context.label, title: context.title }
    const origin = await queries.findOrigin(trx, { ...course, contextHistory, placed: null })
    const unitId = await queries.findCourseUnit(trx, course) ?? await provideUnit(trx, course, origin)
    const unit = await queries.findUnit(trx, organisationId, unitId)
    const items = await frameworks.listItems(trx, organisationId, unit.frameworkId, unit.frameworkVersion)
    return { unit: { id: unit.id, title: unit.title }, competences: items.map(({ id, code, label }) => ({ id, code, label })) }
  })
}

/** @returns the unit with its profile read */
export async function findUnit (db: Db | Transaction<Tables>, organisationId: string, unitId: string) {
  const unit = await queries.findUnit(db, organisationId, unitId)
  return { ...unit, profile: parseProfile(unit.profile) }
}

/** @returns whether the unit moved: false when its framework is not at `from` any more */
export const moveToFrameworkVersion = queries.moveToFrameworkVersion
