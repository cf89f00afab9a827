import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Moodle } from '../moodle.ts'
import type { LineItem, Tool } from '../model.ts'
import { courseBy } from '../courses.ts'
import { faultHooks } from '../faults.ts'
import { mediaType, queryOf, textOf } from '../forms.ts'
import { bears } from '../tokens.ts'
import { toolByType } from '../tools.ts'
import { refusal, sendAnswer } from './answer.ts'
import type { Answer, Call } from './answer.ts'
import { resourceAt, speaks } from './resources.ts'
import type { Resource } from './resources.ts'
import { lineItem } from './line-item.ts'
import { lineItems } from './line-items.ts'
import { memberships } from './memberships.ts'
import { results } from './results.ts'
import { scores } from './scores.ts'

const prefix = '/mod/lti/services.php'

/** Every service of mod/lti/services.php that this Moodle has. */
export function services (app: FastifyInstance, moodle: Moodle) {
  app.route({
    method: ['GET', 'POST', 'PUT', 'DELETE'],
    url: `${prefix}/*`,
    ...faultHooks(moodle, request => resourceAt(pathOf(request))?.name),
    handler: (request, reply) => sendAnswer(request, reply, answerTo(moodle, request))
  })
}

const pathOf = ({ url }: FastifyRequest) => (url.split('?', 1)[0] ?? '').slice(prefix.length)

function answerTo (moodle: Moodle, request: FastifyRequest): Answer {
  const path = pathOf(request)
  const { method, headers } = request
  const accept = headers.accept ?? ''
  const contentType = mediaType(headers['content-type'])
  const resource = resourceAt(path)
  if (!resource || !speaks(resource, method, accept, contentType)) {
    return refusal(400, `No handler found for ${path} ${accept} ${contentType}`)
  }
  if (!resource.methods.includes(method)) return refusal(405)
  const [, place = '', second = ''] = resource.path.exec(path) ?? []
  const query = queryOf(request.url)
  const tool = toolByType(moodle, resource.name === 'memberships' ? second : query.type_id)
  if (!tool || !allowed(moodle, tool, resource, request)) return refusal(401)
  const course = courseBy(moodle, place)
  if (!course) return refusal(404, `Not Found: Course ${place} doesn't exist`)
  return dispatch(moodle, resource, second, { course, tool, method, query, accept, contentType, body: textOf(request.body) })
}

/**
 * Moodle would guess a missing type_id from the token; here it is required, so that a URL that was joined badly fails in
 * a test and not at a school. A wrong one gets 401 from both.
 */
const allowed = (moodle: Moodle, tool: Tool, { name }: Resource, { method, headers }: FastifyRequest): boolean =>
  bears(moodle, tool, headers.authorization, scopesFor(name, method))

function scopesFor (name: Resource['name'], method: string): string[] {
  if (name === 'memberships') return ['https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly']
  const ags = (scope: string) => `https://purl.imsglobal.org/spec/lti-ags/scope/${scope}`
  if (name === 'score') return [ags('score')]
  if (name === 'results') return [ags('result.readonly')]
  return method === 'GET' ? [ags('lineitem'), ags('lineitem.readonly')] : [ags('lineitem')]
}

function dispatch (moodle: Moodle, { name }: Resource, itemId: string, call: Call): Answer {
  if (name === 'memberships') return memberships(moodle, call)
  if (name === 'lineitems') return lineItems(moodle, call)
  const item = moodle.gradebook.item(itemId)
  if (!item) return refusal(404, `Not Found: Grade item ${itemId} doesn't exist`)
  if (item.courseId !== call.course.id || item.typeId !== call.tool.typeId) return refusal(404, 'Line item does not exist')
  return ofItem(moodle, name, item, call)
}

function ofItem (moodle: Moodle, name: Resource['name'], item: LineItem, call: Call): Answer {
  if (name === 'score') return scores(moodle, item, call)
  if (name === 'results') return results(moodle, item, call)
  return lineItem(moodle, item, call)
}
