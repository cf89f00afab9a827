import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InjectOptions } from 'fastify'
import { v7 } from 'uuid'
import * as organisations from '../../src/features/organisations/domain.ts'
import * as sessions from '../../src/features/sessions/domain.ts'
import type { Launch, Role } from '../../src/lms.ts'
import { buildApp } from './app.ts'
import { createDatabase } from './database.ts'

type Method = NonNullable<InjectOptions['method']>

/** Registers what is to be undone at the end: a tap test has it. */
interface Scope { teardown: (fn: () => Promise<void>) => void }

/** A school with one course and one activity, on a database of its own; whoever is named walks in. */
export async function openSchool (t: Scope, options: Parameters<typeof buildApp>[2] = {}) {
  const database = await createDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'preuves-school-'))
  const { app, db } = await buildApp(database.url, folder, options)
  t.teardown(async () => {
    await app.close()
    await database.drop()
    await rm(folder, { recursive: true })
  })
  const organisationId = await addOrganisation(db, 'École')

  async function launch (name: string, roles: Role[], place: Place = {}): Promise<Launch> {
    const organisation = place.organisationId ?? organisationId
    const platform = await db.selectFrom('platforms').select('id').where('organisationId', '=', organisation).executeTakeFirstOrThrow()
    return launchOf(organisation, platform.id, name, roles, place)
  }

  /** Lets somebody in as a launch would, and gives them a client. */
  async function enter (name: string, roles: Role[], place: Place = {}) {
    const { code } = await sessions.enter(db, await launch(name, roles, place))
    return await clientOf(app, code)
  }

  return { app, db, databaseUrl: database.url, folder, organisationId, launch, enter, addOrganisation: (name: string) => addOrganisation(db, name) }
}

/** Trades a launch's code for tokens. @returns what calls the API with them */
export async function clientOf (app: Awaited<ReturnType<typeof buildApp>>['app'], code: string) {
  const opened = await app.inject({ method: 'POST', url: '/api/v1/sessions', payload: { code } })
  const tokens = opened.json<{ accessToken: string, refreshToken: string }>()
  const call = async (method: Method, path: string, payload?: InjectOptions['payload'], headers: Record<string, string> = {}) =>
    await app.inject({
      method,
      url: `/api/v1${path}`,
      headers: { authorization: `Bearer ${tokens.accessToken}`, ...headers },
      ...(payload === undefined ? {} : { payload })
    })
  const me = (await call('GET', '/me')).json<{ id: string, unit: { id: string }, activity: { id: string } }>()
  return { call, me, tokens }
}

export type School = Awaited<ReturnType<typeof openSchool>>
export type Client = Awaited<ReturnType<typeof clientOf>>

export interface Place { organisationId?: string, activity?: string, lineItemUrl?: string | null }

/** What a launch says of somebody who opens an activity. @param change what it is to say otherwise */
export function launchOf (organisationId: string, platformId: string, name: string, roles: Role[], place: Place = {}, change: Partial<Launch> = {}): Launch {
  const activity = place.activity ?? '1'
  return {
    loginId: v7(),
    organisationId,
    platformId,
    deploymentId: '1',
    person: { issuer: 'https://moodle.test', subject: name, name, givenName: null, familyName: null, email: `${name}@moodle.test` },
    roles,
    resourceLink: { id: activity, title: 'Portfolio de compétences' },
    context: { id: '2', label: 'UE-PROJ-S4', title: 'UE Projet S4' },
    lineItemUrl: place.lineItemUrl === undefined ? `https://moodle.test/lineitems/${activity}/lineitem?type_id=1` : place.lineItemUrl,
    lineItemsUrl: 'https://moodle.test/lineitems?type_id=1',
    membershipsUrl: 'https://moodle.test/memberships',
    locale: 'fr',
    forUser: null,
    contextHistory: [],
    groups: null,
    placed: null,
    ...change
  }
}

async function addOrganisation (db: Awaited<ReturnType<typeof buildApp>>['db'], name: string): Promise<string> {
  const organisationId = await organisations.provide(db, name)
  const id = v7()
  const address = `https://moodle.test/${encodeURIComponent(name)}`
  await db.insertInto('platforms').values({
    organisationId, id, name, issuer: 'https://moodle.test', clientId: name, authorizationUrl: address, tokenUrl: address, keysUrl: address, active: true
  }).execute()
  await db.insertInto('platformDeployments').values({ organisationId, platformId: id, deploymentId: '1' }).execute()
  return organisationId
}

export const linkTrace = (url: string, more: Record<string, unknown> = {}) =>
  ({ kind: 'link', url, caption: '', type: '', eventDate: null, confidential: false, ...more })

export const fileTrace = (fileId: string, more: Record<string, unknown> = {}) =>
  ({ kind: 'file', fileId, caption: '', alt: 'Une image', decorative: false, type: '', eventDate: null, confidential: false, ...more })

/** A draft that says nothing yet. */
export const emptyDraft = {
  title: '',
  context: '',
  description: '',
  analysis: '',
  contribution: '',
  letter: '',
  competenceIds: [],
  acquiredIds: [],
  situationTypes: [],
  experienceId: null,
  answered: [],
  traces: []
}

/** A draft that the rules let through. */
export function completeDraft (competenceId: string, letter: string, more: Record<string, unknown> = {}) {
  return {
    ...emptyDraft,
    title: 'Cahier des charges',
    description: 'Le **besoin** du client.',
    analysis: 'Je referais une maquette plus tôt.',
    letter,
    competenceIds: [competenceId],
    traces: [linkTrace('https://cloud.example.org/f/1')],
    ...more
  }
}

/** Begins a fiche, saves it and publishes it: v1. */
export async function publishFiche (student: Client, letter = 'A', code = 'CG3') {
  const id = v7()
  const competences = (await student.call('GET', '/competences')).json<{ items: Array<{ id: string, code: string }> }>()
  const competenceId = competences.items.find(item => item.code === code)?.id ?? ''
  await student.call('POST', '/fiches', { id })
  const saved = await student.call('PUT', `/fiches/${id}/draft`, completeDraft(competenceId, letter), { 'if-match': '"1"' })
  const { revision } = saved.json<{ revision: number }>()
  const published = await student.call('POST', `/fiches/${id}/versions`, undefined, { 'if-match': `"${revision}"` })
  return { id, competenceId, published }
}
