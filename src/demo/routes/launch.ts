import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { claimsOf, targetLinkUri } from '../claims.ts'
import { faultHooks } from '../faults.ts'
import { fieldsOf, parseObject, queryOf, textOf } from '../forms.ts'
import type { Fields } from '../forms.ts'
import { signJwt } from '../keys.ts'
import { activityBy, courseBy } from '../courses.ts'
import { initiation } from '../initiation.ts'
import type { Moodle, PendingLaunch } from '../moodle.ts'
import { autoSubmit } from '../pages/auto-submit.ts'
import { errorPage, toolMissing } from '../pages/error.ts'
import { sendPage, signedIn } from '../pages/send.ts'
import { sessionOf, takeLaunch } from '../sessions.ts'
import type { Session } from '../sessions.ts'
import { toolOf } from '../tools.ts'
import { managesActivities, seesGrades } from '../world.ts'

/** The launch dialogue: mod/lti/launch.php, then mod/lti/auth.php. */
export function launchRoutes (app: FastifyInstance, moodle: Moodle) {
  app.get('/mod/lti/launch.php', (request, reply) => {
    const session = signedIn(moodle, request, reply)
    return session ? launch(moodle, session, queryOf(request.url), reply) : reply
  })

  app.route({
    method: ['GET', 'POST'],
    url: '/mod/lti/auth.php',
    ...faultHooks(moodle, () => 'authorize'),
    handler: (request, reply) => authorize(moodle, request, reply)
  })
}

/** Step one: the browser posts the login initiation to the tool. */
function launch (moodle: Moodle, session: Session, query: Fields, reply: FastifyReply) {
  const { id, action, user = '' } = query
  const activity = activityBy(moodle, id)
  const course = courseBy(moodle, activity?.courseId)
  if (!activity || !course) return errorPage(reply, 'Cette activité n’existe pas.')
  const tool = toolOf(moodle, activity)
  if (!tool) return errorPage(reply, toolMissing)
  if (user !== '' && user !== session.person.id && !seesGrades(session.person)) {
    return errorPage(reply, 'Vous ne pouvez pas consulter le travail d’une autre personne.')
  }
  const pending: PendingLaunch = {
    messageType: action === 'gradeReport' ? 'LtiSubmissionReviewRequest' : 'LtiResourceLinkRequest',
    course,
    tool,
    activity,
    forUser: user === '' || user === '0' ? undefined : user
  }
  return sendPage(reply, initiation(moodle, session, pending, targetLinkUri(moodle, pending)))
}

/** Step two: the tool asks who is there; the browser posts the id_token to it. */
function authorize (moodle: Moodle, request: FastifyRequest, reply: FastifyReply) {
  const posted = fieldsOf(textOf(request.body))
  const session = sessionOf(moodle, request)
  // Lax withholds the cookie when the tool's page posts here; posted once more from our own page, it comes.
  if (!session && !posted.repost) {
    return sendPage(reply, autoSubmit({ title: 'Ouverture de Preuves', action: request.url, fields: { ...posted, repost: 'true' } }))
  }
  const asked = { ...queryOf(request.url), ...posted }
  const outcome = session ? judge(moodle, session, asked) : undefined
  if (!session || !outcome) return errorPage(reply, 'Cette demande d’ouverture n’est pas valable, ou a déjà servi.')
  const answer: Fields = 'error' in outcome ? outcome : { id_token: idToken(moodle, session, outcome, asked.nonce ?? '') }
  return sendPage(reply, autoSubmit({
    title: 'Ouverture de Preuves',
    action: asked.redirect_uri ?? '',
    fields: { ...answer, state: asked.state ?? '' }
  }))
}

type AuthorizationError = { error: string } & Fields

/**
 * The checks of mod/lti/auth.php in its order. Until the launch is found, Moodle does not know the tool and so will not
 * post to its redirect_uri: undefined means its error page. After that the tool is told what is wrong.
 */
function judge (moodle: Moodle, session: Session, asked: Fields): PendingLaunch | AuthorizationError | undefined {
  const { scope, response_type: responseType, client_id: clientId, redirect_uri: redirectUri, login_hint: loginHint, nonce } = asked
  if (!scope || !responseType || !clientId || !redirectUri || !loginHint || !nonce) return undefined
  const launchId = parseObject(asked.lti_message_hint ?? '')?.launchid
  if (typeof launchId !== 'string' || scope !== 'openid' || responseType !== 'id_token') return undefined
  const pending = takeLaunch(moodle, session, launchId)
  if (!pending || !moodle.store.state.tools.includes(pending.tool)) return undefined
  if (!pending.tool.redirectUrls.includes(redirectUri)) return undefined
  if (!pending.activity && !managesActivities(session.person)) return undefined
  if (clientId !== pending.tool.clientId) return { error: 'unauthorized_client' }
  if (loginHint !== session.person.id) return { error: 'access_denied' }
  if (asked.response_mode !== 'form_post') return { error: 'invalid_request', error_description: 'Invalid response_mode' }
  if (asked.prompt && asked.prompt !== 'none') return { error: 'invalid_request', error_description: 'Invalid prompt' }
  return pending
}

const idToken = (moodle: Moodle, { person, sesskey }: Session, pending: PendingLaunch, nonce: string) =>
  signJwt(moodle.store.state.key, claimsOf(moodle, { ...pending, person, sesskey, nonce }))
