import { int } from './forms.ts'
import { randomKey } from './moodle.ts'
import type { Moodle } from './moodle.ts'
import type { Activity, Tool } from './model.ts'

export const toolByType = ({ store }: Moodle, typeId: string | undefined) =>
  store.state.tools.find(tool => int(tool.typeId) === int(typeId))

export const toolByClient = ({ store }: Moodle, clientId: unknown) => store.state.tools.find(tool => tool.clientId === clientId)

export const toolOf = (moodle: Moodle, { typeId }: Activity) => toolByType(moodle, typeId)

/** Host and port without www., by which Moodle knows a tool again (LTI_URL_DOMAIN_REGEX). */
export const domainOf = (url: string): string | undefined => /^(?:https?:\/\/)?(?:www\.)?([^/]+)/i.exec(url)?.[1]

export const toolsAt = ({ store }: Moodle, url: string) => store.state.tools.filter(tool => tool.domain === domainOf(url))

/** What is offered in a course: the active ones that select content (wire 12). Whoever holds an id may use a pending one. */
export const selectable = ({ store }: Moodle) => store.state.tools.filter(tool => tool.active && tool.deepLinkingUrl !== null)

export const newClientId = () => randomKey(15)

/** Adds a tool under the next type id. */
export function addTool ({ store }: Moodle, fields: Omit<Tool, 'typeId'>): Tool {
  const tool = { ...fields, typeId: String(store.state.next.type++) }
  store.state.tools.push(tool)
  store.changed()
  return tool
}

export function updateTool ({ store }: Moodle, tool: Tool, fields: Omit<Tool, 'typeId' | 'active'>) {
  Object.assign(tool, fields)
  store.changed()
}

export function activateTool ({ store }: Moodle, tool: Tool) {
  tool.active = true
  store.changed()
}

/** Activities stay, and no longer open; tokens end with the tool. */
export function removeTool ({ store }: Moodle, tool: Tool) {
  store.state.tools = store.state.tools.filter(each => each !== tool)
  store.state.tokens = store.state.tokens.filter(({ typeId }) => typeId !== tool.typeId)
  store.changed()
}

const scopes = {
  lineItem: 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem',
  readLineItem: 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly',
  results: 'https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly',
  score: 'https://purl.imsglobal.org/spec/lti-ags/scope/score',
  memberships: 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
  settings: 'https://purl.imsglobal.org/spec/lti-ts/scope/toolsetting'
}

/** The grade services that the administrator has allowed, as a launch names them. */
export function gradeScopes ({ grades }: Tool): string[] {
  if (grades === 'none') return []
  return [...(grades === 'manage' ? [scopes.lineItem] : []), scopes.readLineItem, scopes.results, scopes.score]
}

/** All that a token may be asked for. */
export const permittedScopes = (tool: Tool): string[] =>
  [...gradeScopes(tool), ...(tool.memberships ? [scopes.memberships] : []), ...(tool.settings ? [scopes.settings] : [])]

/** What a registration's scopes ask for, read as Moodle reads them: any of them for grades is synchronisation. */
export function servicesFor (asked: string[]): Pick<Tool, 'grades' | 'memberships' | 'settings'> {
  const asks = (...names: string[]) => names.some(name => asked.includes(name))
  const sync = asks(scopes.score, scopes.results, scopes.readLineItem) ? 'sync' : 'none'
  return { grades: asks(scopes.lineItem) ? 'manage' : sync, memberships: asks(scopes.memberships), settings: asks(scopes.settings) }
}

/** What a registration is answered: column management always among the grade services, an oversight of Moodle's. */
export const reportedScopes = ({ grades, memberships, settings }: Tool): string[] => [
  ...(grades === 'none' ? [] : [scopes.score, scopes.results, scopes.readLineItem, scopes.lineItem]),
  ...(memberships ? [scopes.memberships] : []),
  ...(settings ? [scopes.settings] : [])
]
