import type { Actor } from '../../access.ts'
import type { Db } from '../../db/connect.ts'
import { errors } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { EntryError, type Launch } from '../../lms.ts'
import type { Mails } from '../../mails.ts'
import { makeSecret, readSecret } from '../../secrets.ts'
import * as mailing from '../mails/domain.ts'
import type { MailRhythm } from '../mails/schemas.ts'
import * as scores from '../scores/domain.ts'
import * as units from '../units/domain.ts'
import * as queries from './queries.ts'

const sessionHours = 12
const codeSeconds = 60
/** A teacher's launch has the list of members read again when it is older. */
const rosterMinutes = 60
/** An answer may be lost on the way: the replaced token still works for a minute. */
const graceSeconds = 60

/**
 * Lets in whoever a checked launch describes: keeps the person and their role, makes the activity known when it is
 * new, opens a session. The session has the id of the login, so that of many launches that end one login, one gets in: a
 * session is kept for longer than any login lives.
 *
 * @returns the one-time code that the browser trades for tokens within a minute
 * @throws {EntryError} when the launch has let somebody in before, or when its platform is active no more
 */
export async function enter (db: Db, launch: Launch): Promise<{ code: string }> {
  const code = makeSecret(launch.organisationId)
  const entry = { personId: newId(), code, sessionHours, codeSeconds, rosterMinutes }
  let outcome = await queries.enterActivity(db, launch, entry)
  if (outcome === 'unknown-activity') {
    await openActivity(db, launch)
    outcome = await queries.enterActivity(db, launch, entry)
  }
  switch (outcome) {
    case 'entered': return { code: code.text }
    case 'used': throw new EntryError(outcome, `login ${launch.loginId} has let somebody in already`)
    case 'platform-inactive': throw new EntryError(outcome, `platform ${launch.platformId} is not active`)
    default: throw new Error('the activity that was just made is not there')
  }
}

/** A new activity has a new column: what the students of its unit have earned before is owed to it. */
async function openActivity (db: Db, launch: Launch): Promise<void> {
  await db.transaction().execute(async trx => {
    const unitId = await units.openForActivity(trx, launch)
    if (unitId !== undefined) await scores.oweUnit(trx, launch.organisationId, unitId)
  })
}

export interface OpenSession { actor: Actor, refreshToken: string }

async function actorOf (db: Parameters<typeof queries.findOpenSession>[0], organisationId: string, sessionId: string): Promise<Actor> {
  const session = await queries.findOpenSession(db, organisationId, sessionId)
  if (session === undefined) throw errors.sessionEnded()
  const { id, ...rest } = session
  return { organisationId, sessionId: id, ...rest }
}

/**
 * Trades a launch's one-time code for a session.
 *
 * @throws code-unknown when it was never given, was used, or is older than a minute
 */
export async function openByCode (db: Db, text: string): Promise<OpenSession> {
  const code = readSecret(text)
  if (code === undefined) throw errors.codeUnknown()
  return await db.transaction().execute(async trx => {
    const sessionId = await queries.takeLaunchCode(trx, code)
    if (sessionId === undefined) throw errors.codeUnknown()
    const next = makeSecret(code.organisationId)
    await queries.insertRefreshToken(trx, next, sessionId)
    return { actor: await actorOf(trx, code.organisationId, sessionId), refreshToken: next.text }
  })
}

/**
 * Goes on with a session. Each refresh token is for one use; one that comes back after its minute of grace was
 * copied, so the session ends for whoever holds it (RFC 9700, 4.14.2).
 *
 * @throws session-ended
 */
export async function refresh (db: Db, text: string): Promise<OpenSession> {
  const token = readSecret(text)
  if (token === undefined) throw errors.sessionEnded()
  const opened = await db.transaction().execute(async trx => {
    const found = await queries.lockRefreshToken(trx, token, graceSeconds)
    if (found === undefined) return undefined
    if (!found.fresh) {
      await queries.endSession(trx, token.organisationId, found.sessionId)
      return undefined
    }
    const next = makeSecret(token.organisationId)
    await queries.markReplaced(trx, token)
    await queries.insertRefreshToken(trx, next, found.sessionId)
    return { actor: await actorOf(trx, token.organisationId, found.sessionId), refreshToken: next.text }
  })
  if (opened === undefined) throw errors.sessionEnded()
  return opened
}

/** Signs out: no refresh token of the session works any more. */
export async function end (db: Db, actor: Actor): Promise<void> {
  await queries.endSession(db, actor.organisationId, actor.sessionId)
}

const locales = ['fr', 'en'] as const

/** The person's choice, else the launch's language, else French. */
function localeOf (chosen: string | null, launched: string | null): 'fr' | 'en' {
  return locales.find(locale => locale === chosen) ??
    locales.find(locale => launched?.toLowerCase().startsWith(locale)) ?? 'fr'
}

type FoundMe = NonNullable<Awaited<ReturnType<typeof queries.findMe>>>

function competenceOf ({ competenceId: id, competenceCode: code, competenceLabel: label }: FoundMe) {
  return id === null || code === null || label === null ? null : { id, code, label }
}

/** Whom the gradebook asked to look at; null when they have never been here. */
function studentOf ({ reviewedId: id, reviewedName: name }: FoundMe) {
  return id === null || name === null ? null : { id, name }
}

/**
 * Who asks, and where the launch has brought them.
 *
 * @param mails for who wants to know how often they come
 */
export async function readMe (db: Db, actor: Actor, mails: Mails | null = null) {
  const me = await queries.findMe(db, actor)
  if (me === undefined) throw errors.sessionEnded()
  return {
    id: actor.personId,
    name: me.name,
    email: me.email,
    mails: mails === null ? null : me.mailRhythm,
    roles: actor.roles,
    locale: localeOf(me.locale, actor.locale),
    organisation: { id: actor.organisationId, name: me.organisationName },
    activity: { id: actor.activityId, title: me.activityTitle, graded: me.lineItemUrl !== null, tutoring: me.tutoring, competence: competenceOf(me) },
    review: me.reviewSubject === null ? null : { student: studentOf(me) },
    unit: { id: me.unitId, code: me.unitCode, title: me.unitTitle, profile: units.parseProfile(me.profile) }
  }
}

/**
 * Keeps the language, and how often mails come, that the person chose.
 *
 * @throws invalid for mails where there are none
 */
export async function change (db: Db, mails: Mails | null, actor: Actor, { locale, mails: rhythm }: { locale?: 'fr' | 'en', mails?: MailRhythm }) {
  if (rhythm !== undefined) {
    if (mails === null) throw errors.invalid([{ field: 'mails', code: 'unknown' }])
    await mailing.chooseRhythm(db, mails, actor, rhythm)
  }
  if (locale !== undefined) await queries.setLocale(db, actor.organisationId, actor.personId, locale)
  return await readMe(db, actor, mails)
}

/** Forgets what has expired. For the background. */
export const sweep = queries.sweep
