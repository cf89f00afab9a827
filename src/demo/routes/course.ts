import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { activityBy, copyCourse, courseBy } from '../courses.ts'
import { fieldsOf, int, queryOf, textOf } from '../forms.ts'
import type { Moodle } from '../moodle.ts'
import { leaveNotice, takeNotices } from '../notices.ts'
import { activityPage } from '../pages/activity.ts'
import { coursePage } from '../pages/course.ts'
import { coursesPage } from '../pages/courses.ts'
import { errorPage, toolMissing } from '../pages/error.ts'
import { returnPage } from '../pages/return.ts'
import { sendPage, signedIn } from '../pages/send.ts'
import { siteOf } from '../pages/site.ts'
import { selectable, toolOf } from '../tools.ts'
import { firstCourse, managesActivities, seesGrades } from '../world.ts'

/** The courses and their activities. */
export function courseRoutes (app: FastifyInstance, moodle: Moodle) {
  app.get('/', (_request, reply) =>
    reply.redirect(moodle.store.state.courses.length > 1 ? '/my/courses.php' : `/course/view.php?id=${firstCourse.id}`, 303))

  app.get('/my/courses.php', (request, reply) => {
    const session = signedIn(moodle, request, reply)
    return session ? sendPage(reply, coursesPage(siteOf(moodle, session.person))) : reply
  })

  app.get('/course/view.php', (request, reply) => {
    const session = signedIn(moodle, request, reply)
    if (!session) return reply
    const course = courseBy(moodle, queryOf(request.url).id)
    if (!course) return errorPage(reply, 'Ce cours n’existe pas.')
    const view = { course, notices: takeNotices(moodle, session), tools: selectable(moodle), sesskey: session.sesskey }
    return sendPage(reply, coursePage(siteOf(moodle, session.person, course), view))
  })

  app.post('/backup/copy.php', (request, reply) => copy(moodle, request, reply))

  app.get('/mod/lti/view.php', (request, reply) => view(moodle, request, reply))

  // From the gradebook, mod/lti/grade.php.
  app.get('/mod/lti/grade.php', (request, reply) => {
    const { id = '', userid = '0' } = queryOf(request.url)
    return reply.redirect(`/mod/lti/view.php?id=${int(id)}&action=gradeReport&user=${int(userid)}`, 303)
  })

  // launch_presentation.return_url, with the tool's last words.
  app.get('/mod/lti/return.php', (request, reply) => {
    const session = signedIn(moodle, request, reply)
    return session ? sendPage(reply, returnPage(queryOf(request.url))) : reply
  })
}

function view (moodle: Moodle, request: FastifyRequest, reply: FastifyReply) {
  const session = signedIn(moodle, request, reply)
  if (!session) return reply
  const { id, action = '', user } = queryOf(request.url)
  const activity = activityBy(moodle, id)
  const course = courseBy(moodle, activity?.courseId)
  if (!activity || !course) return errorPage(reply, 'Cette activité n’existe pas.')
  if (!toolOf(moodle, activity)) return errorPage(reply, toolMissing)
  const forUser = int(user) === 0 ? undefined : moodle.store.state.people.find(person => person.id === user)
  if (forUser && forUser !== session.person && !seesGrades(session.person)) {
    return errorPage(reply, 'Vous ne pouvez pas consulter le travail d’une autre personne.')
  }
  return sendPage(reply, activityPage(siteOf(moodle, session.person, course), { course, activity, action, forUser }))
}

function copy (moodle: Moodle, request: FastifyRequest, reply: FastifyReply) {
  const session = signedIn(moodle, request, reply)
  if (!session) return reply
  const { id, sesskey } = fieldsOf(textOf(request.body))
  const course = courseBy(moodle, id)
  if (!course) return errorPage(reply, 'Ce cours n’existe pas.')
  if (!managesActivities(session.person)) return errorPage(reply, 'Vous ne pouvez pas copier ce cours.')
  if (sesskey !== session.sesskey) return errorPage(reply, 'Votre session n’est plus valable : recommencez.')
  const made = copyCourse(moodle, course)
  leaveNotice(moodle, session, { kind: 'success', text: `Le cours « ${course.title} » a été copié, sans ses notes.` })
  return reply.redirect(`/course/view.php?id=${made.id}`, 303)
}
