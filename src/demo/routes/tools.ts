import type { FastifyInstance } from 'fastify'
import { fieldsOf, queryOf, textOf } from '../forms.ts'
import type { Moodle } from '../moodle.ts'
import { leaveNotice, takeNotices } from '../notices.ts'
import { errorPage } from '../pages/error.ts'
import { registerPage } from '../pages/register.ts'
import { sendPage, signedIn } from '../pages/send.ts'
import { siteOf } from '../pages/site.ts'
import { toolsPage } from '../pages/tools.ts'
import { opensTo } from '../policy.ts'
import { activateTool, removeTool, toolByType } from '../tools.ts'
import { configuresSite } from '../world.ts'

const home = '/mod/lti/toolconfigure.php'
const denied = 'Seule l’administration du site peut gérer les outils.'

/** The site administrator's tools: the list, the dialogue in which one registers itself, activation and removal. */
export function toolRoutes (app: FastifyInstance, moodle: Moodle) {
  app.get(home, (request, reply) => {
    const session = signedIn(moodle, request, reply)
    if (!session) return reply
    if (!configuresSite(session.person)) return errorPage(reply, denied)
    const site = siteOf(moodle, session.person)
    const { url } = queryOf(request.url)
    if (url === undefined) return sendPage(reply, toolsPage(site, takeNotices(moodle, session), moodle.store.state.tools, session.sesskey))
    return sendPage(opensTo(moodle, reply, url), registerPage(site, url, session.sesskey))
  })

  app.post('/mod/lti/toolssettings.php', (request, reply) => {
    const session = signedIn(moodle, request, reply)
    if (!session) return reply
    const { id, action, sesskey } = fieldsOf(textOf(request.body))
    if (!configuresSite(session.person)) return errorPage(reply, denied)
    if (sesskey !== session.sesskey) return errorPage(reply, 'Votre session n’est plus valable : recommencez.')
    const tool = toolByType(moodle, id)
    if (!tool) return errorPage(reply, 'Cet outil n’existe pas.')
    if (action === 'accept') activateTool(moodle, tool)
    if (action === 'delete') removeTool(moodle, tool)
    leaveNotice(moodle, session, { kind: 'success', text: action === 'delete' ? `Outil supprimé : ${tool.name}.` : `Outil activé : ${tool.name}.` })
    return reply.redirect(home, 303)
  })
}
