import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { LmsError, type LineItem, type Lms, type NewLineItem } from '../src/lms.ts'
import { jsonOf } from './ask.ts'
import { nextPage } from './links.ts'
import { scopes, type CallService, type ServiceAnswer, type ServiceCall } from './service.ts'

const service = 'line items'
const single = 'application/vnd.ims.lis.v2.lineitem+json'
const container = 'application/vnd.ims.lis.v2.lineitemcontainer+json'
/** A course has some dozens of columns: who answers more pages of them goes round in circles. */
const mostPages = 100

const Optional = Type.Optional(Type.Union([Type.String(), Type.Null()]))

/** A column as the LMS tells it. It may say more, which is kept: what a PUT leaves out, Moodle takes away. */
const Column = Type.Object({ id: Type.String({ pattern: '^https?://' }), resourceId: Optional, tag: Optional })
type Column = Static<typeof Column>

/** What may be changed of a column. */
type Change = Partial<Pick<NewLineItem, 'label' | 'maximum'>>

export interface LineItems extends Pick<Lms, 'provideLineItem'> {
  /** @returns the address of every column of the course that has this resourceId and tag, the oldest first. @throws {LmsError} */
  find: (lineItems: LineItem, names: Pick<NewLineItem, 'resourceId' | 'tag'>) => Promise<string[]>
  /** @returns the new column's address. @throws {LmsError} */
  create: (lineItems: LineItem, item: NewLineItem) => Promise<string>
  /** Changes a column and leaves everything else of it alone. @throws {LmsError} */
  update: (lineItem: LineItem, change: Change) => Promise<void>
}

/** The columns of a gradebook (AGS 2.0, Line item service). */
export function createLineItems (call: CallService): LineItems {
  const find: LineItems['find'] = async (lineItems, { resourceId, tag }) => {
    const columns = await listColumns(call, lineItems, { resource_id: resourceId, tag })
    // A platform that does not know the filters answers every column.
    const found = columns.filter(column => column.resourceId === resourceId && column.tag === tag).map(({ id }) => id)
    return [...new Set(found)].sort(byAge)
  }

  /** Without `resourceLinkId`: with a second column of its own, Moodle names none in the activity's later launches. */
  const create: LineItems['create'] = async (lineItems, { label, maximum, resourceId, tag }) => {
    const json = { label, scoreMaximum: maximum, resourceId, tag }
    const url = new URL(lineItems.url)
    return readColumn(await call(lineItems, { ...writing(url, json), method: 'POST' })).id
  }

  return {
    find,
    create,
    update: async (lineItem, change) => await updateColumn(call, lineItem, change),
    async provideLineItem (lineItems, item) {
      const [known] = await find(lineItems, item)
      return known ?? await create(lineItems, item)
    }
  }
}

/** Ids count up: `lineitems/9` is older than `lineitems/10`. */
const byAge = (one: string, other: string): number => one.localeCompare(other, 'en', { numeric: true })

/** Asks for one column. `readonly` is enough to, where the platform does not let columns be made. */
export const lineItemCall = (url: string, scope: string = scopes.lineItem): ServiceCall => ({ service, scope, url: new URL(url), accept: single })

const writing = (url: URL, json: object): ServiceCall =>
  ({ service, scope: scopes.lineItem, url, accept: single, content: { type: single, json } })

/**
 * Every column that the filters leave, page by page. Never with `limit`: Moodle then answers links that cannot be read. A
 * link that leads elsewhere is not followed with our token.
 */
async function listColumns (call: CallService, lineItems: LineItem, filters: Record<string, string>): Promise<Column[]> {
  const columns: Column[] = []
  const first = new URL(lineItems.url)
  for (const [name, value] of Object.entries(filters)) first.searchParams.set(name, value)
  const seen = new Set<string>()
  let url: URL | null = first
  while (url !== null && url.origin === first.origin && !seen.has(url.href) && seen.size < mostPages) {
    seen.add(url.href)
    const answer: ServiceAnswer = await call(lineItems, { service, scope: scopes.lineItem, url, accept: container })
    columns.push(...readColumns(answer))
    url = nextPage(answer.headers.get('link'), url)
  }
  return columns
}

function readColumns (answer: ServiceAnswer): Column[] {
  const body = jsonOf(service, answer)
  if (!Array.isArray(body)) throw new LmsError('unreachable', `${service}: the answer is no list`)
  return body.filter((each: unknown) => Value.Check(Column, each))
}

function readColumn (answer: ServiceAnswer): Column {
  const body = jsonOf(service, answer)
  if (!Value.Check(Column, body)) throw new LmsError('unreachable', `${service}: the answer is no line item`)
  return body
}

async function updateColumn (call: CallService, lineItem: LineItem, { label, maximum }: Change): Promise<void> {
  const column = readColumn(await call(lineItem, lineItemCall(lineItem.url)))
  const json = {
    ...column,
    ...(label === undefined ? {} : { label }),
    ...(maximum === undefined ? {} : { scoreMaximum: maximum })
  }
  await call(lineItem, { ...writing(new URL(lineItem.url), json), method: 'PUT' })
}
