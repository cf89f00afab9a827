import { activity, tool } from '../world.ts'
import { int } from '../forms.ts'
import type { Fields } from '../forms.ts'
import type { Moodle } from '../moodle.ts'
import type { LineItem } from '../model.ts'
import { serviceUrls } from '../urls.ts'
import { refusal } from './answer.ts'
import type { Answer, Call } from './answer.ts'
import { readLineItem } from './line-item-body.ts'
import { media } from './resources.ts'

/** The container: resources/lineitems.php. */
export function lineItems (moodle: Moodle, call: Call): Answer {
  // A GET must ask for the container itself: the wildcard passes the door and is refused here.
  const asked = call.method === 'GET' ? call.accept : call.contentType
  const container = asked === '' || asked === media.lineItems
  if (container === (call.method === 'POST')) return refusal(400, 'No context or unsupported content type')
  return call.method === 'GET' ? list(moodle, call.query) : create(moodle, call)
}

/** One line item as both the container and the item answer it (gradebookservices.php, item_for_json). */
export const lineItemJson = (moodle: Moodle, item: LineItem) => ({
  id: serviceUrls(moodle).lineItem(item.id),
  label: item.label,
  scoreMaximum: item.max,
  resourceId: item.resourceId,
  tag: item.tag,
  ...(item.resourceLinkId === null ? {} : { resourceLinkId: item.resourceLinkId, ltiLinkId: item.resourceLinkId }),
  ...(item.review ? { submissionReview: item.review } : {})
})

function list (moodle: Moodle, query: Fields): Answer {
  const { resource_id: resourceId, resource_link_id: linkId = query.lti_link_id, tag } = query
  const found = moodle.gradebook.lineItems().filter(item =>
    (tag === undefined || item.tag === tag) &&
    (linkId === undefined || item.resourceLinkId === linkId) &&
    (resourceId === undefined || item.resourceId === resourceId))
  const limit = int(query.limit)
  const from = int(query.from)
  const page = limit > 0 ? found.slice(from, from + limit) : found
  return {
    status: 200,
    type: media.lineItems,
    link: limit > 0 ? links(moodle, { resource_id: resourceId, resource_link_id: linkId, tag }, limit, from, found.length) : undefined,
    body: JSON.stringify(page.map(item => lineItemJson(moodle, item)))
  }
}

/** Moodle's Link header, broken as it is: HTML escapes in the URL, typographic quotes around rel (wire 9). */
function links (moodle: Moodle, filters: Record<string, string | undefined>, limit: number, from: number, total: number): string {
  const link = (rel: string, start: number) => {
    const url = new URL(serviceUrls(moodle).lineItems)
    url.search = ''
    for (const [name, value] of Object.entries(filters)) if (value !== undefined) url.searchParams.set(name, value)
    url.searchParams.set('type_id', tool.typeId)
    url.searchParams.set('limit', String(limit))
    url.searchParams.set('from', String(start))
    return `<${url.href.replaceAll('&', '&amp;')}>; rel=“${rel}”`
  }
  const inRange = from >= 0 && from < total
  const all = [
    link('first', 0),
    ...(from > 0 && inRange ? [link('prev', Math.max(from - limit, 0))] : []),
    link('canonical', from),
    ...(from + limit <= total - 1 && inRange ? [link('next', from + limit)] : []),
    link('last', Math.max(total - limit + 1, 0))
  ].join(', ')
  // Node writes headers as latin1: these are the bytes of the UTF-8 quotes.
  return Buffer.from(all).toString('latin1')
}

function create (moodle: Moodle, { body }: Call): Answer {
  const read = readLineItem(body)
  if (!read) return refusal(400, 'No label or Score Maximum')
  const { fields, json } = read
  if (fields.resourceLinkId !== null && fields.resourceLinkId !== activity.resourceLinkId) return refusal(403)
  // Moodle ignores submissionReview here, and answers it all the same.
  const made = moodle.gradebook.add({ ...fields, review: undefined })
  return { status: 201, type: media.lineItem, body: JSON.stringify({ ...json, id: serviceUrls(moodle).lineItem(made.id) }) }
}
