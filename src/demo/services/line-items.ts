import { activitiesIn } from '../courses.ts'
import { int } from '../forms.ts'
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
  return call.method === 'GET' ? list(moodle, call) : create(moodle, call)
}

/** One line item as both the container and the item answer it (gradebookservices.php, item_for_json). */
export const lineItemJson = (moodle: Moodle, item: LineItem) => ({
  id: serviceUrls(moodle, item).lineItem(item.id),
  label: item.label,
  scoreMaximum: item.max,
  resourceId: item.resourceId,
  tag: item.tag,
  ...(item.resourceLinkId === null ? {} : { resourceLinkId: item.resourceLinkId, ltiLinkId: item.resourceLinkId }),
  ...(item.review ? { submissionReview: item.review } : {})
})

/** A line item may be bound to the tool's own activities in this course, or to none. */
export const isOwnLink = (moodle: Moodle, { course, tool }: Call, resourceLinkId: string | null): boolean => resourceLinkId === null ||
  activitiesIn(moodle, course).some(activity => activity.typeId === tool.typeId && activity.resourceLinkId === resourceLinkId)

function list (moodle: Moodle, { course, tool, query }: Call): Answer {
  const { resource_id: resourceId, resource_link_id: linkId = query.lti_link_id, tag } = query
  const found = moodle.gradebook.lineItems(course.id).filter(item =>
    item.typeId === tool.typeId &&
    (tag === undefined || item.tag === tag) &&
    (linkId === undefined || item.resourceLinkId === linkId) &&
    (resourceId === undefined || item.resourceId === resourceId))
  const limit = int(query.limit)
  const from = int(query.from)
  const page = limit > 0 ? found.slice(from, from + limit) : found
  return {
    status: 200,
    type: media.lineItems,
    link: limit > 0
      ? links(serviceUrls(moodle, { courseId: course.id, typeId: tool.typeId }).lineItems, { resource_id: resourceId, resource_link_id: linkId, tag }, limit, from, found.length)
      : undefined,
    body: JSON.stringify(page.map(item => lineItemJson(moodle, item)))
  }
}

/** Moodle's Link header, broken as it is: HTML escapes in the URL, typographic quotes around rel (wire 9). */
function links (lineItems: string, filters: Record<string, string | undefined>, limit: number, from: number, total: number): string {
  const link = (rel: string, start: number) => {
    const url = new URL(lineItems)
    const typeId = url.searchParams.get('type_id') ?? ''
    url.search = ''
    for (const [name, value] of Object.entries(filters)) if (value !== undefined) url.searchParams.set(name, value)
    url.searchParams.set('type_id', typeId)
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

function create (moodle: Moodle, call: Call): Answer {
  const read = readLineItem(call.body)
  if (!read) return refusal(400, 'No label or Score Maximum')
  const { fields, json } = read
  if (!isOwnLink(moodle, call, fields.resourceLinkId)) return refusal(403)
  // Moodle ignores submissionReview here, and answers it all the same.
  const made = moodle.gradebook.add({ ...fields, courseId: call.course.id, typeId: call.tool.typeId, cmid: null, review: undefined })
  return { status: 201, type: media.lineItem, body: JSON.stringify({ ...json, id: serviceUrls(moodle, made).lineItem(made.id) }) }
}
