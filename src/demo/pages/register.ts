import type { Tool } from '../model.ts'
import { frame } from './frame.ts'
import { html } from '../../html.ts'
import { bare, page } from './layout.ts'
import type { Site } from './site.ts'

const start = '/mod/lti/startltiadvregistration.php'

/** The dialogue in which a tool registers itself, in a frame. */
export const registerPage = (site: Site, url: string, sesskey: string) => page({
  title: 'Enregistrer un outil',
  site,
  place: 'tools',
  main: html`
<h1>Enregistrer un outil</h1>
<p class="hint"><a href="/mod/lti/toolconfigure.php">Annuler et revenir aux outils</a></p>
${frame('Enregistrement de l’outil', `${start}?${new URLSearchParams({ url, sesskey })}`)}
<script src="/demo/register.js"></script>`
})

/** In the frame: a tool is known at this address already. */
export const upgradeChoicePage = (tools: Tool[], url: string, sesskey: string) => bare('Mettre à jour un outil ?', html`
<main class="plain">
  <h1>Un outil est déjà connu à cette adresse</h1>
  <p>Voulez-vous le mettre à jour, ou enregistrer cette adresse comme un nouvel outil ?</p>
  <form method="get" action="${start}">
    <input type="hidden" name="url" value="${url}">
    <input type="hidden" name="sesskey" value="${sesskey}">
    <ul class="actions">${tools.map(({ typeId, name }) => html`
      <li><button class="button" name="type" value="${typeId}">Mettre à jour ${name} (outil ${typeId})</button></li>`)}
      <li><button class="button secondary" name="type" value="0">Enregistrer un nouvel outil</button></li>
    </ul>
  </form>
</main>`)
