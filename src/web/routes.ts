import type { FicheState, FilterQuery } from './api/types.ts'

export type ListFilter = FicheState | 'all'

/** What the list is narrowed to, beside the state; a state that was not chosen is null. */
export interface ListView { filter: ListFilter | null, query: Omit<FilterQuery, 'state'> }

export type Route =
  | { screen: 'dashboard', studentId: string | null }
  | { screen: 'list', view: ListView }
  | { screen: 'search', view: ListView }
  | { screen: 'card', ficheId: string, version: number | null }
  | { screen: 'compare', ficheId: string, before: number, after: number }
  | { screen: 'write', ficheId: string }
  | { screen: 'new', ficheId: string | null }
  | { screen: 'timeline', studentId: string | null }
  | { screen: 'experiences', studentId: string | null }
  | { screen: 'data' }
  | { screen: 'people' }
  | { screen: 'administration' }
  | { screen: 'unknown' }

const states: readonly ListFilter[] = ['draft', 'submitted', 'changes_requested', 'approved', 'declined', 'all']
const sorts = ['updated', 'created', 'title', 'author', 'competence', 'state'] as const
const orders = ['asc', 'desc'] as const
const uuid = '([0-9a-f-]{36})'
const isUuid = (text: string): boolean => new RegExp(`^${uuid}$`).test(text)
const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text)

/** The names in the address of what the API names; the ids in it are looked at, as an address may be typed. */
const texts = [
  ['q', 'q', () => true], ['student', 'studentId', isUuid], ['competence', 'competenceId', isUuid], ['experience', 'experienceId', isUuid],
  ['group', 'group', () => true], ['from', 'from', isDate], ['to', 'to', isDate]
] as const
const switches = [['unread', 'unread'], ['mine', 'toRead'], ['removed', 'removed']] as const

function viewOf (given: URLSearchParams): ListView {
  const query: ListView['query'] = {}
  for (const [name, member, fits] of texts) {
    const value = given.get(name)
    if (value !== null && value !== '' && fits(value)) query[member] = value
  }
  for (const [name, member] of switches) if (given.get(name) === '1') query[member] = true
  const sort = sorts.find(sort => sort === given.get('sort'))
  const order = orders.find(order => order === given.get('order'))
  return { filter: states.find(state => state === given.get('state')) ?? null, query: { ...query, ...(sort && { sort }), ...(order && { order }) } }
}

function queryOf ({ filter, query }: ListView): string {
  const given = new URLSearchParams()
  for (const [name, member] of texts) if (query[member] !== undefined) given.set(name, query[member])
  for (const [name, member] of switches) if (query[member] === true) given.set(name, '1')
  if (query.sort !== undefined) given.set('sort', query.sort)
  if (query.order !== undefined) given.set('order', query.order)
  if (filter !== null) given.set('state', filter)
  return given.size === 0 ? '' : `?${given}`
}

const studentOf = (query: URLSearchParams): string | null => {
  const id = query.get('student')
  return id !== null && isUuid(id) ? id : null
}
const ofStudent = (studentId?: string | null): string => studentId == null ? '' : `?student=${studentId}`

const patterns: Array<[RegExp, (parts: string[], query: URLSearchParams) => Route]> = [
  [/^\/?$/, (_, query) => ({ screen: 'list', view: viewOf(query) })],
  [/^\/search$/, (_, query) => ({ screen: 'search', view: viewOf(query) })],
  [/^\/dashboard$/, (_, query) => ({ screen: 'dashboard', studentId: studentOf(query) })],
  [/^\/timeline$/, (_, query) => ({ screen: 'timeline', studentId: studentOf(query) })],
  [/^\/experiences$/, (_, query) => ({ screen: 'experiences', studentId: studentOf(query) })],
  [/^\/data$/, () => ({ screen: 'data' })],
  [new RegExp(`^/fiches/${uuid}(?:/versions/(\\d{1,5}))?$`), ([ficheId = '', version]) =>
    ({ screen: 'card', ficheId, version: version === undefined ? null : Number(version) })],
  [new RegExp(`^/fiches/${uuid}/compare/(\\d{1,5})/(\\d{1,5})$`), ([ficheId = '', before, after]) =>
    ({ screen: 'compare', ficheId, before: Number(before), after: Number(after) })],
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
  list: (filter: ListFilter | null = null, query: ListView['query'] = {}) => `#/${queryOf({ filter, query })}`,
  search: (filter: ListFilter | null = null, query: ListView['query'] = {}) => `#/search${queryOf({ filter, query })}`,
  dashboard: (studentId?: string | null) => `#/dashboard${ofStudent(studentId)}`,
  timeline: (studentId?: string | null) => `#/timeline${ofStudent(studentId)}`,
  experiences: (studentId?: string | null) => `#/experiences${ofStudent(studentId)}`,
  data: () => '#/data',
  compare: (ficheId: string, before: number, after: number) => `#/fiches/${ficheId}/compare/${before}/${after}`,
  card: (ficheId: string, version?: number) => version === undefined ? `#/fiches/${ficheId}` : `#/fiches/${ficheId}/versions/${version}`,
  write: (ficheId: string) => `#/fiches/${ficheId}/write`,
  new: (ficheId?: string) => ficheId === undefined ? '#/new' : `#/new/${ficheId}`,
  people: () => '#/people',
  administration: () => '#/administration'
}
