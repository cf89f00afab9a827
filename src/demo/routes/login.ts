import type { FastifyInstance } from 'fastify'
import { fieldsOf, queryOf, textOf } from '../forms.ts'
import type { Moodle } from '../moodle.ts'
import { errorPage } from '../pages/error.ts'
import { loginPage } from '../pages/login.ts'
import { sendPage } from '../pages/send.ts'
import { sessionOf, signIn } from '../sessions.ts'
import { firstCourse } from '../world.ts'

/** Choosing who one is. */
export function loginRoutes (app: FastifyInstance, moodle: Moodle) {
  app.get('/login/index.php', (request, reply) => {
    const { wantsurl = '' } = queryOf(request.url)
    const people = moodle.store.state.people.filter(person => !person.suspended)
    return sendPage(reply, loginPage({ people, current: sessionOf(moodle, request)?.person, wantsurl: pathOnly(wantsurl) }))
  })

  app.post('/login/index.php', (request, reply) => {
    const { person: id, wantsurl = '' } = fieldsOf(textOf(request.body))
    const person = moodle.store.state.people.find(each => each.id === id && !each.suspended)
    if (!person) return errorPage(reply, 'Cette personne n’existe pas.')
    signIn(moodle, reply, person)
    return reply.redirect(pathOnly(wantsurl), 303)
  })
}

const home = `/course/view.php?id=${firstCourse.id}`

/** Never leads to another site. */
const pathOnly = (wanted: string) => /^\/(?![/\\])[^\s\\]*$/.test(wanted) ? wanted : home
