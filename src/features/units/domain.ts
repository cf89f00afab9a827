import { isDeepStrictEqual } from 'node:util'
import type { Transaction } from 'kysely'
import type { Access } from '../../access.ts'
import type { Db, Tables } from '../../db/connect.ts'
import { errors } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { Launch, Offer, Placement } from '../../lms.ts'
import { parse } from '../../schema.ts'
import * as frameworks from '../frameworks/domain.ts'
import { proofs, situations } from './profiles.ts'
import * as queries from './queries.ts'
import { Profile, type ProfileChange } from './schemas.ts'

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

/** Who changes it, and when (IMT-45). */
interface Signature { author: string, updatedAt: string }

/**
 * Another kind brings its own rules and guidance. Whether tutors read drafts is a promise to the students: it stays.
 * The count of the guidance's versions goes on, so that nobody writes over what they have not read.
 */
async function changeKind (trx: Trx, access: Access, profile: Profile, kind: Profile['kind'], signature: Signature): Promise<Profile> {
  if (await queries.lockFiches(trx, access)) throw errors.profileInUse()
  await queries.clearSituationTypes(trx, access)
  const next = kind === 'proof' ? proofs : situations
  const guidance = { ...next.guidance, ...signature, version: profile.guidance.version + 1 }
  return { ...next, draftsReadable: profile.draftsReadable, guidance }
}

/** The next version of the guidance. The same change again, whose first answer was lost, is not somebody else's. */
function changeGuidance (current: Profile['guidance'], { version: read, ...said }: NonNullable<ProfileChange['guidance']>, signature: Signature): Profile['guidance'] {
  const { version, author, description, analysis, examples } = current
  if (version === read + 1 && author === signature.author && isDeepStrictEqual({ description, analysis, examples }, said)) return current
  if (version !== read) throw errors.stale()
  return { ...current, ...said, ...signature, version: version + 1 }
}

/**
 * Changes the rules of the unit, or its guidance, which counts its versions and names who wrote them (IMT-45). Each kind
 * has guidance of its own: what was edited for one does not come along to another.
 *
 * @throws profile-in-use when another kind is asked for, and versions were published under this one; invalid when its
 * guidance is to be changed at once: nobody has read it; stale when the guidance is not the one that was read
 */
export async function changeProfile (db: Db, access: Access, change: ProfileChange): Promise<Profile> {
  return await db.transaction().execute(async trx => {
    const { profile: stored, author } = await queries.lockProfile(trx, access)
    const current = parseProfile(stored)
    const signature = { author, updatedAt: new Date().toISOString() }
    const { kind = current.kind, draftsReadable = current.draftsReadable, guidance } = change
    if (kind !== current.kind && guidance !== undefined) throw errors.invalid([{ field: 'guidance', code: 'other-kind' }])
    const rules = kind === current.kind ? current : await changeKind(trx, access, current, kind, signature)
    const next = {
      ...rules,
      draftsReadable,
      guidance: guidance === undefined ? rules.guidance : changeGuidance(rules.guidance, guidance, signature)
    }
    await queries.setProfile(trx, access, JSON.stringify(next))
    return next
  })
}
