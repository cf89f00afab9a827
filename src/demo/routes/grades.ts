import type { FastifyInstance, FastifyReply } from 'fastify'
import { courseBy } from '../courses.ts'
import { queryOf } from '../forms.ts'
import type { Moodle } from '../moodle.ts'
import { errorPage } from '../pages/error.ts'
import { graderPage } from '../pages/grader.ts'
import { reportPage } from '../pages/report.ts'
import { sendPage, signedIn } from '../pages/send.ts'
import { siteOf } from '../pages/site.ts'
import { sessionOf } from '../sessions.ts'
import { isGradable, seesGrades } from '../world.ts'

/** The gradebook: everyone's for who teaches, one's own for a student; and the stream that keeps both current. */
export function gradeRoutes (app: FastifyInstance, moodle: Moodle) {
  app.get('/grade/report/grader/index.php', (request, reply) => {
    const session = signedIn(moodle, request, reply)
    if (!session) return reply
    const course = courseBy(moodle, queryOf(request.url).id)
    if (!course) return errorPage(reply, 'Ce cours n’existe pas.')
    if (!seesGrades(session.person)) return reply.redirect(`/grade/report/user/index.php?id=${course.id}`, 303)
    const students = moodle.store.state.people.filter(person => isGradable(person) && !person.suspended)
    return sendPage(reply, graderPage(siteOf(moodle, session.person, course), course, students, moodle.gradebook))
  })

  app.get('/grade/report/user/index.php', (request, reply) => {
    const session = signedIn(moodle, request, reply)
    if (!session) return reply
    const course = courseBy(moodle, queryOf(request.url).id)
    if (!course) return errorPage(reply, 'Ce cours n’existe pas.')
    if (seesGrades(session.person)) return reply.redirect(`/grade/report/grader/index.php?id=${course.id}`, 303)
    return sendPage(reply, reportPage(siteOf(moodle, session.person, course), course, moodle.gradebook))
  })

  app.get('/grade/report/live.php', (request, reply) => {
    if (!sessionOf(moodle, request)) return reply.code(401).send()
    stream(moodle, reply)
    return reply
  })
}

/** Says that something changed, never what: the page asks for itself again, with its own rights. */
function stream ({ gradebook }: Moodle, reply: FastifyReply) {
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  raw.write('retry: 1000\n\n')
  const unwatch = gradebook.watch(() => raw.write('event: change\ndata: \n\n'))
  const beat = setInterval(() => raw.write(': \n\n'), 20_000)
  raw.on('close', () => {
    unwatch()
    clearInterval(beat)
  })
}
