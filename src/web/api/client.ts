import createClient from 'openapi-fetch'
import { createSession, type Session } from '../session.ts'
import type { KeyStore } from '../storage.ts'
import { authorised, reachable, type Fetch } from './authorised.ts'
import { ApiProblem, problemFrom } from './problem.ts'
import type { paths } from './schema.d.ts'
import type {
  DraftContent, ExperienceContent, FicheQuery, Locale, MailRhythm, NewComment, NewDecision, NewExperience, NewPlannedTrace, NewSavedFilter,
  PlannedTraceContent, ProfileChange, Tutoring
} from './types.ts'

interface Answer<T> { data?: T, error?: unknown, response: Response }

async function dataOf<T> (call: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await call
  if (!response.ok) throw problemFrom(response.status, error)
  if (data === undefined) throw new ApiProblem(response.status, 'unexpected')
  return data
}

async function done (call: Promise<Answer<unknown>>): Promise<void> {
  const { error, response } = await call
  if (!response.ok) throw problemFrom(response.status, error)
}

const match = (revision: number) => ({ 'if-match': `"${revision}"` })

function createSessionOf (baseUrl: string, fetch: Fetch, store: KeyStore, now: () => number): Session {
  const client = createClient<paths>({ baseUrl, fetch })
  return createSession({
    open: async code => await dataOf(client.POST('/api/v1/sessions', { body: { code } })),
    refresh: async refreshToken => await dataOf(client.POST('/api/v1/sessions/refresh', { body: { refreshToken } })),
    store,
    now
  })
}

export interface ClientDeps { baseUrl: string, fetch: Fetch, store: KeyStore, now: () => number }

/** The API as functions that answer with data or throw an ApiProblem. */
export function createApi ({ baseUrl, fetch, store, now }: ClientDeps) {
  const session = createSessionOf(baseUrl, reachable(fetch), store, now)
  const send = authorised(reachable(fetch), session)
  const client = createClient<paths>({ baseUrl, fetch: send })
  return { session, send, ...people(client), ...fiches(client), ...filters(client), ...reviews(client), ...portfolio(client), ...administration(client) }
}

type Client = ReturnType<typeof createClient<paths>>

const people = (client: Client) => ({
  readMe: async () => await dataOf(client.GET('/api/v1/me')),
  changeLocale: async (locale: Locale) => await dataOf(client.PATCH('/api/v1/me', { body: { locale } })),
  changeMails: async (mails: MailRhythm) => await dataOf(client.PATCH('/api/v1/me', { body: { mails } })),
  listPeople: async (query: { role?: 'student' | 'staff', name?: string, after?: string, limit?: number }) =>
    await dataOf(client.GET('/api/v1/people', { params: { query } })),
  assignTutor: async (studentId: string, tutorId: string) => {
    await done(client.PUT('/api/v1/tutorships/{studentId}/{tutorId}', { params: { path: { studentId, tutorId } } }))
  },
  withdrawTutor: async (studentId: string, tutorId: string) => {
    await done(client.DELETE('/api/v1/tutorships/{studentId}/{tutorId}', { params: { path: { studentId, tutorId } } }))
  },
  changeTutoring: async (tutoring: Tutoring) => { await done(client.PATCH('/api/v1/activities/current', { body: { tutoring } })) }
})

const fiches = (client: Client) => ({
  listFiches: async (query: FicheQuery) =>
    await dataOf(client.GET('/api/v1/fiches', { params: { query } })),
  createFiche: async (id: string) => await dataOf(client.POST('/api/v1/fiches', { body: { id } })),
  readFiche: async (ficheId: string) => await dataOf(client.GET('/api/v1/fiches/{ficheId}', { params: { path: { ficheId } } })),
  startDraft: async (ficheId: string) => await dataOf(client.POST('/api/v1/fiches/{ficheId}/draft', { params: { path: { ficheId } } })),
  saveDraft: async (ficheId: string, revision: number, body: DraftContent) =>
    await dataOf(client.PUT('/api/v1/fiches/{ficheId}/draft', { params: { path: { ficheId }, header: match(revision) }, body })),
  publish: async (ficheId: string, revision: number) =>
    await dataOf(client.POST('/api/v1/fiches/{ficheId}/versions', { params: { path: { ficheId }, header: match(revision) } })),
  discardDraft: async (ficheId: string, revision: number) => { await done(client.DELETE('/api/v1/fiches/{ficheId}/draft', { params: { path: { ficheId }, header: match(revision) } })) },
  removeFiche: async (ficheId: string) => { await done(client.PUT('/api/v1/fiches/{ficheId}/removal', { params: { path: { ficheId } } })) },
  restoreFiche: async (ficheId: string) => { await done(client.DELETE('/api/v1/fiches/{ficheId}/removal', { params: { path: { ficheId } } })) },
  checkLink: async (url: string) => await dataOf(client.POST('/api/v1/link-checks', { body: { url } })),
  readStorage: async () => await dataOf(client.GET('/api/v1/me/storage')),
  /** @param path of the API; @returns an address that the browser can follow by itself for a minute */
  openDownload: async (path: string) => (await dataOf(client.POST('/api/v1/downloads', { body: { path } }))).url
})

const filters = (client: Client) => ({
  listSavedFilters: async () => await dataOf(client.GET('/api/v1/saved-filters')),
  saveFilter: async (body: NewSavedFilter) => await dataOf(client.POST('/api/v1/saved-filters', { body })),
  forgetFilter: async (savedFilterId: string) => {
    await done(client.DELETE('/api/v1/saved-filters/{savedFilterId}', { params: { path: { savedFilterId } } }))
  }
})

/** What stands beside the fiches of a student; one's own when nobody is named. */
const portfolio = (client: Client) => ({
  readDashboard: async (studentId?: string) => await dataOf(client.GET('/api/v1/dashboard', { params: { query: studentId === undefined ? {} : { studentId } } })),
  readTimeline: async (studentId?: string) => await dataOf(client.GET('/api/v1/timeline', { params: { query: studentId === undefined ? {} : { studentId } } })),
  listExperiences: async (studentId?: string) => await dataOf(client.GET('/api/v1/experiences', { params: { query: studentId === undefined ? {} : { studentId } } })),
  createExperience: async (body: NewExperience) => await dataOf(client.POST('/api/v1/experiences', { body })),
  changeExperience: async (experienceId: string, revision: number, body: ExperienceContent) =>
    await dataOf(client.PUT('/api/v1/experiences/{experienceId}', { params: { path: { experienceId }, header: match(revision) }, body })),
  removeExperience: async (experienceId: string) => { await done(client.PUT('/api/v1/experiences/{experienceId}/removal', { params: { path: { experienceId } } })) },
  restoreExperience: async (experienceId: string) => { await done(client.DELETE('/api/v1/experiences/{experienceId}/removal', { params: { path: { experienceId } } })) },
  listPlannedTraces: async (studentId?: string) => await dataOf(client.GET('/api/v1/planned-traces', { params: { query: studentId === undefined ? {} : { studentId } } })),
  planTrace: async (body: NewPlannedTrace) => await dataOf(client.POST('/api/v1/planned-traces', { body })),
  changePlannedTrace: async (plannedTraceId: string, body: PlannedTraceContent) =>
    await dataOf(client.PUT('/api/v1/planned-traces/{plannedTraceId}', { params: { path: { plannedTraceId } }, body })),
  removePlannedTrace: async (plannedTraceId: string) => { await done(client.PUT('/api/v1/planned-traces/{plannedTraceId}/removal', { params: { path: { plannedTraceId } } })) },
  restorePlannedTrace: async (plannedTraceId: string) => { await done(client.DELETE('/api/v1/planned-traces/{plannedTraceId}/removal', { params: { path: { plannedTraceId } } })) }
})

const reviews = (client: Client) => ({
  readReviews: async (ficheId: string) => await dataOf(client.GET('/api/v1/fiches/{ficheId}/reviews', { params: { path: { ficheId } } })),
  addComment: async (ficheId: string, body: NewComment) =>
    await dataOf(client.POST('/api/v1/fiches/{ficheId}/comments', { params: { path: { ficheId } }, body })),
  decide: async (ficheId: string, body: NewDecision) =>
    await dataOf(client.POST('/api/v1/fiches/{ficheId}/decisions', { params: { path: { ficheId } }, body })),
  markRead: async (ficheId: string, sequence: number) => {
    await done(client.PUT('/api/v1/fiches/{ficheId}/read-mark', { params: { path: { ficheId } }, body: { sequence } }))
  },
  addColumn: async () => { await done(client.POST('/api/v1/scores/column')) },
  listScores: async (studentId: string) => await dataOf(client.GET('/api/v1/scores', { params: { query: { studentId } } })),
  resendScore: async (activityId: string, studentId: string) => {
    await done(client.POST('/api/v1/scores/{activityId}/{studentId}/resend', { params: { path: { activityId, studentId } } }))
  }
})

const administration = (client: Client) => ({
  listCompetences: async () => await dataOf(client.GET('/api/v1/competences')),
  renameCompetence: async (competenceId: string, frameworkVersion: number, label: string) =>
    await dataOf(client.PATCH('/api/v1/competences/{competenceId}', {
      params: { path: { competenceId }, header: match(frameworkVersion) }, body: { label }
    })),
  changeProfile: async (body: ProfileChange) => await dataOf(client.PATCH('/api/v1/unit/profile', { body })),
  listPlatforms: async () => await dataOf(client.GET('/api/v1/platforms')),
  checkPlatform: async (platformId: string) => await dataOf(client.POST('/api/v1/platforms/{platformId}/check', { params: { path: { platformId } } })),
  listToolValues: async () => await dataOf(client.GET('/api/v1/platforms/values'))
})
