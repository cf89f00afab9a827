import type { FastifyReply } from 'fastify'
import { course } from '../world.ts'
import { html } from './html.ts'
import { bare } from './layout.ts'
import { sendPage } from './send.ts'

/** Moodle's page for an exception: status 404 whatever went wrong. It may stand in the activity's iframe. */
export const errorPage = (reply: FastifyReply, message: string) => sendPage(reply.code(404), bare('Erreur', html`
<main class="plain">
  <h1>Cela n’a pas pu s’ouvrir</h1>
  <p class="alert">${message}</p>
  <p><a class="button" href="/course/view.php?id=${course.id}" target="_top">Revenir au cours</a></p>
</main>`))
