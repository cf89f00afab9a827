import type { FastifyInstance } from 'fastify'
import { int, queryOf } from '../forms.ts'
import type { Moodle } from '../moodle.ts'
import { activityPage } from '../pages/activity.ts'
import { coursePage } from '../pages/course.ts'
import { errorPage } from '../pages/error.ts'
import { returnPage } from '../pages/return.ts'
import { sendPage, signedIn } from '../pages/send.ts'
import { activity, course, seesGrades } from '../world.ts'

/** The course and its activity. */
export function courseRoutes (app: FastifyInstance, moodle: Moodle) {
  app.get('/course/view.php', (request, reply) => {
    const session = signedIn(moodle, request, reply)
    if (!session) return reply
    if (queryOf(request.url).id !== course.id) return errorPage(reply, 'Ce cours n’existe pas.')
    return sendPage(reply, coursePage(session.person))
  })

  app.get('/mod/lti/view.php', (request, reply) => {
    const session = signedIn(moodle, request, reply)
    if (!session) return reply
    const { id, action = '', user } = queryOf(request.url)
    if (id !== String(activity.cmid)) return errorPage(reply, 'Cette activité n’existe pas.')
    const forUser = int(user) === 0 ? undefined : moodle.store.state.people.find(person => person.id === user)
    if (forUser && forUser !== session.person && !seesGrades(session.person)) {
      return errorPage(reply, 'Vous ne pouvez pas consulter le travail d’une autre personne.')
    }
    return sendPage(reply, activityPage(session.person, action, forUser))
  })

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
