import { startDemo } from '../../src/demo/index.ts'
import type { Demo, DemoOptions } from '../../src/demo/index.ts'
import { startTool } from './tool.ts'
import type { StubTool } from './tool.ts'

export const scope = {
  lineItem: 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem',
  readLineItem: 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly',
  result: 'https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly',
  score: 'https://purl.imsglobal.org/spec/lti-ags/scope/score',
  memberships: 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly'
}

export const media = {
  lineItem: 'application/vnd.ims.lis.v2.lineitem+json',
  lineItems: 'application/vnd.ims.lis.v2.lineitemcontainer+json',
  results: 'application/vnd.ims.lis.v2.resultcontainer+json',
  score: 'application/vnd.ims.lis.v1.score+json',
  memberships: 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json'
}

export interface Answered {
  status: number
  statusText: string
  type: string | null
  link: string | null
  text: string
  /** The body read as JSON, or as it is. */
  body: unknown
}

export interface Platform {
  tool: StubTool
  demo: Demo
  token: (scopes?: string[], assertion?: string) => Promise<Answered>
  /** A call with a token for every scope; `path` after services.php, or a whole URL. */
  call: (method: string, path: string, options?: { accept?: string, type?: string, body?: unknown, bearer?: string }) => Promise<Answered>
  /** Posts a score to the activity's line item, or to another. */
  score: (fields: Record<string, unknown>, item?: string) => Promise<Answered>
}

interface Teardown { teardown: (close: () => void | Promise<void>) => void }

/** A demonstration with a stub tool, until the test ends. */
export async function startPlatform (t: Teardown, options: Partial<DemoOptions> = {}): Promise<Platform> {
  const tool = await startTool()
  const demo = await startDemo({ toolUrl: tool.url, ...options })
  t.teardown(async () => {
    tool.close()
    await demo.close()
  })
  return platformOf(tool, demo)
}

export function platformOf (tool: StubTool, demo: Demo): Platform {
  const token: Platform['token'] = async (scopes = Object.values(scope), assertion) => answered(await fetch(demo.registration.tokenUrl, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion ?? await tool.assertion(),
      scope: scopes.join(' ')
    })
  }))
  let bearing: Promise<string> | undefined
  const bearer = () => {
    bearing ??= token().then(accessToken)
    return bearing
  }
  const call: Platform['call'] = async (method, path, { accept, type, body, bearer: given } = {}) => {
    const url = path.startsWith('http') ? path : `${demo.url}/mod/lti/services.php${path}`
    const headers = new Headers({ authorization: `Bearer ${given ?? await bearer()}` })
    if (accept !== undefined) headers.set('accept', accept)
    if (type !== undefined) headers.set('content-type', type)
    const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
    return answered(await fetch(url, { method, headers, body: text }))
  }
  const score: Platform['score'] = (fields, item = '2') => call('POST', `/2/lineitems/${item}/lineitem/scores?type_id=1`, {
    type: media.score,
    body: { activityProgress: 'Completed', gradingProgress: 'FullyGraded', ...fields }
  })
  return { tool, demo, token, call, score }
}

export async function answered (response: Response): Promise<Answered> {
  const { status, statusText, headers } = response
  const text = await response.text()
  return { status, statusText, type: headers.get('content-type'), link: headers.get('link'), text, body: read(text) }
}

function read (text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

export function accessToken ({ body }: Answered): string {
  if (typeof body === 'object' && body !== null && 'access_token' in body && typeof body.access_token === 'string') return body.access_token
  throw new Error(`No access token in ${JSON.stringify(body)}`)
}

/** An instant so many seconds from now, as a tool writes it. */
export const at = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString()
