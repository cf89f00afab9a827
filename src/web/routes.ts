import type { FicheState } from './api/types.ts'

export type ListFilter = FicheState | 'all'

/** What the list is narrowed to; a filter that was not chosen is null. */
export interface ListView { filter: ListFilter | null, studentId: string | null }

export type Route =
  | { screen: 'list', view: ListView }
  | { screen: 'card', ficheId: string, version: number | null }
  | { screen: 'write', ficheId: string }
  | { screen: 'new', ficheId: string | null }
  | { screen: 'people' }
  | { screen: 'administration' }
  | { screen: 'unknown' }

const filters: readonly ListFilter[] = ['draft', 'submitted', 'changes_requested', 'approved', 'all']
const uuid = '([0-9a-f-]{36})'

function viewOf (query: URLSearchParams): ListView {
  const studentId = query.get('student')
  return {
    filter: filters.find(filter => filter === query.get('state')) ?? null,
    studentId: studentId !== null && new RegExp(`^${uuid}$`).test(studentId) ? studentId : null
  }
}

function listLink ({ filter, studentId }: ListView): string {
  const query = new URLSearchParams()
  if (studentId !== null) query.set('student', studentId)
  if (filter !== null) query.set('state', filter)
  return query.size === 0 ? '#/' : `#/?${query}`
}

const patterns: Array<[RegExp, (parts: string[], query: URLSearchParams) => Route]> = [
  [/^\/?$/, (_, query) => ({ screen: 'list', view: viewOf(query) })],
  [new RegExp(`^/fiches/${uuid}(?:/versions/(\\d{1,5}))?$`), ([ficheId = '', version]) =>
    ({ screen: 'card', ficheId, version: version === undefined ? null : Number(version) })],
  [new RegExp(`^/fiches/${uuid}/write$`), ([ficheId = '']) => ({ screen: 'write', ficheId })],
  [new RegExp(`^/new(?:/${uuid})?$`), ([ficheId]) => ({ screen: 'new', ficheId: ficheId ?? null })],
  [/^\/people$/, () => ({ screen: 'people' })],
  [/^\/administration$/, () => ({ screen: 'administration' })]
]

/** What a hash such as `#/fiches/…/write` asks for. */
export function routeOf (hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?')
  for (const [pattern, make] of patterns) {
    const found = pattern.exec(path)
    if (found !== null) return make(found.slice(1), new URLSearchParams(query))
  }
  return { screen: 'unknown' }
}

export const links = {
  list: (filter: ListFilter | null = null, studentId: string | null = null) => listLink({ filter, studentId }),
  card: (ficheId: string, version?: number) => version === undefined ? `#/fiches/${ficheId}` : `#/fiches/${ficheId}/versions/${version}`,
  write: (ficheId: string) => `#/fiches/${ficheId}/write`,
  new: (ficheId?: string) => ficheId === undefined ? '#/new' : `#/new/${ficheId}`,
  people: () => '#/people',
  administration: () => '#/administration'
}
