import { int } from '../forms.ts'
import { isoSeconds } from '../gradebook.ts'
import type { Moodle } from '../moodle.ts'
import type { Cell, LineItem } from '../model.ts'
import { serviceUrls } from '../urls.ts'
import type { Answer, Call } from './answer.ts'
import { media } from './resources.ts'

/** What the gradebook holds of a line item: resources/results.php. */
export function results (moodle: Moodle, item: LineItem, { query }: Call): Answer {
  const userId = int(query.user_id)
  const cells = moodle.gradebook.stored(item, userId > 0 ? String(userId) : undefined)
  // With type_id, paging reads a variable that was never set: PHP ends there, once there is a grade to page.
  if (int(query.limit) > 0 && cells.length > 0) return { status: 500, body: '<!doctype html><title>500</title>' }
  const dated = cells.filter(cell => cell.modified !== null)
  return { status: 200, type: media.results, body: JSON.stringify(dated.map(cell => resultJson(moodle, item, cell))) }
}

/** gradebookservices.php, result_for_json: a grade of 0 counts as none. */
function resultJson (moodle: Moodle, item: LineItem, { userId, grade, max, comment, modified }: Cell) {
  const urls = serviceUrls(moodle, item)
  const result = { id: `${urls.results(item.id)}&user_id=${userId}`, userId }
  if (!grade) return result
  return {
    ...result,
    resultScore: grade,
    resultMaximum: max,
    ...(comment === null ? {} : { comment }),
    scoreOf: urls.lineItem(item.id),
    timestamp: isoSeconds(modified ?? 0)
  }
}
