import type { FastifyReply } from 'fastify'
import { html } from '../../html.ts'
import { bare } from './layout.ts'
import { sendPage } from './send.ts'

/** Of an activity whose tool was deleted. */
export const toolMissing = 'L’outil externe utilisé dans cette activité a été supprimé. Demandez de l’aide à votre enseignant ou à l’administration du site.'

/** Moodle's page for an exception: status 404 whatever went wrong. It may stand in the activity's iframe. */
export const errorPage = (reply: FastifyReply, message: string) => sendPage(reply.code(404), bare('Erreur', html`
<main class="plain">
  <h1>Cela n’a pas pu s’ouvrir</h1>
  <p class="alert">${message}</p>
  <p><a class="button" href="/" target="_top">Revenir au cours</a></p>
</main>`))
