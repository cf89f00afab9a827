import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { targetLinkUri } from '../claims.ts'
import { readSelection } from '../content-items.ts'
import type { Selection } from '../content-items.ts'
import { addActivity, courseBy } from '../courses.ts'
import { fieldsOf, parseObject, queryOf, textOf } from '../forms.ts'
import { initiation } from '../initiation.ts'
import type { Moodle } from '../moodle.ts'
import type { Course, Tool } from '../model.ts'
import { leaveNotice } from '../notices.ts'
import { autoSubmit } from '../pages/auto-submit.ts'
import { contentDonePage, contentPage } from '../pages/content.ts'
import { errorPage } from '../pages/error.ts'
import { sendPage, signedIn } from '../pages/send.ts'
import { siteOf } from '../pages/site.ts'
import { sessionOf } from '../sessions.ts'
import type { Session } from '../sessions.ts'
import { toolByType } from '../tools.ts'
import type { Claims } from '../types.ts'
import { managesActivities } from '../world.ts'

/** Selecting content of a tool: the page with the frame, what the frame begins with, and what the tool posts back. */
export function deepLinkingRoutes (app: FastifyInstance, moodle: Moodle) {
  app.get('/course/modedit.php', (request, reply) => {
    const { course, typeid } = queryOf(request.url)
    const place = findPlace(moodle, request, reply, course, typeid)
    return place ? sendPage(reply, contentPage(siteOf(moodle, place.session.person, place.course), place.course, place.tool)) : reply
  })

  app.get('/mod/lti/contentitem.php', (request, reply) => {
    const { course, id } = queryOf(request.url)
    const place = findPlace(moodle, request, reply, course, id)
    return place ? begin(moodle, place, reply) : reply
  })

  app.post('/mod/lti/contentitem_return.php', (request, reply) => finish(moodle, request, reply))
}

interface Place {
  session: Session
  course: Course
  tool: Tool
}

/** Who may add which tool's content where; without that, the page that says so is sent. */
function findPlace (moodle: Moodle, request: FastifyRequest, reply: FastifyReply, courseId: string | undefined, typeId: string | undefined): Place | undefined {
  const session = signedIn(moodle, request, reply)
  if (!session) return undefined
  const [course, tool] = [courseBy(moodle, courseId), toolByType(moodle, typeId)]
  if (course && tool && managesActivities(session.person)) return { session, course, tool }
  errorPage(reply, course && tool ? 'Vous ne pouvez pas ajouter d’activité à ce cours.' : 'Ce cours ou cet outil n’existe pas.')
  return undefined
}

function begin (moodle: Moodle, { session, course, tool }: Place, reply: FastifyReply) {
  const pending = { messageType: 'LtiDeepLinkingRequest', course, tool, activity: undefined, forUser: undefined } as const
  return sendPage(reply, initiation(moodle, session, pending, targetLinkUri(moodle, pending)))
}

/** mod/lti/contentitem_return.php: what the tool selected becomes activities, and the dialogue closes. */
async function finish (moodle: Moodle, request: FastifyRequest, reply: FastifyReply) {
  const posted = fieldsOf(textOf(request.body))
  // Lax withholds the cookie when the tool's page posts here; posted once more from our own page, it comes.
  if (!sessionOf(moodle, request) && !posted.repost) {
    return sendPage(reply, autoSubmit({ title: 'Contenu sélectionné', action: request.url, fields: { ...posted, repost: 'true' } }))
  }
  const { course, id, sesskey } = queryOf(request.url)
  const place = findPlace(moodle, request, reply, course, id)
  if (!place) return reply
  const verified = await verify(moodle, place.tool, posted.JWT ?? '')
  if (typeof verified === 'string') return errorPage(reply, `La réponse de l’outil n’est pas valable : ${verified}`)
  if (sesskey !== place.session.sesskey) return errorPage(reply, 'Votre session n’est plus valable : recommencez.')
  moodle.deepLinkingAnswers.push(verified)
  take(moodle, place, readSelection(place.tool, verified))
  return sendPage(reply, contentDonePage(place.course))
}

/** The claims of what a tool signed, or what is wrong with it. Its iss must be its client id; aud and nonce are not looked at. */
async function verify (moodle: Moodle, tool: Tool, jwt: string): Promise<Claims | string> {
  const claims = parseObject(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString())
  if (claims?.iss !== tool.clientId) return 'Consumer key is incorrect.'
  return await moodle.verify(tool, jwt).catch((error: unknown) => error instanceof Error ? error.message : 'error')
}

function take (moodle: Moodle, { session, course, tool }: Place, { items, message, error }: Selection) {
  if (error !== undefined) return leaveNotice(moodle, session, { kind: 'error', text: error })
  if (items.length === 0) return
  const added = items.map(item => addActivity(moodle, { ...item, courseId: course.id, typeId: tool.typeId }))
  if (message !== undefined) leaveNotice(moodle, session, { kind: 'success', text: message })
  leaveNotice(moodle, session, { kind: 'success', text: `Ajouté au cours : ${added.map(({ title }) => `« ${title} »`).join(', ')}.` })
}
