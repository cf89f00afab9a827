import { isNumeric } from '../forms.ts'
import type { Moodle } from '../moodle.ts'
import type { LineItem } from '../model.ts'
import { serviceUrls } from '../urls.ts'
import { refusal } from './answer.ts'
import type { Answer, Call } from './answer.ts'
import { readLineItem } from './line-item-body.ts'
import { isOwnLink, lineItemJson } from './line-items.ts'
import { media } from './resources.ts'

/** One line item: resources/lineitem.php. */
export function lineItem (moodle: Moodle, item: LineItem, call: Call): Answer {
  const { method } = call
  if (method === 'GET') return { status: 200, type: media.lineItem, body: JSON.stringify(lineItemJson(moodle, item)) }
  if (method === 'PUT') return replace(moodle, item, call)
  // The activity's own item goes as easily, and its grades with it: recorded, it has the row that Moodle asks for.
  moodle.gradebook.remove(item)
  return { status: 204 }
}

/** What the body leaves out is reset; a new maximum rescales the grades. */
function replace (moodle: Moodle, item: LineItem, call: Call): Answer {
  const read = readLineItem(call.body)
  if (!read) return refusal(400)
  const { fields, json } = read
  if (fields.resourceLinkId !== null && !isNumeric(fields.resourceLinkId)) return refusal(400)
  if (!isOwnLink(moodle, call, fields.resourceLinkId)) return refusal(403)
  moodle.gradebook.update(item, fields)
  return { status: 200, type: media.lineItem, body: JSON.stringify({ ...json, id: serviceUrls(moodle, item).lineItem(item.id) }) }
}
