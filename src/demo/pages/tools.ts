import type { Notice } from '../moodle.ts'
import type { Tool } from '../model.ts'
import { html } from '../../html.ts'
import { page } from './layout.ts'
import type { Site } from './site.ts'

/** The tools of the site: what registers itself here waits until it is activated. */
export const toolsPage = (site: Site, notices: Notice[], tools: Tool[], sesskey: string) => page({
  title: 'Gérer les outils',
  site,
  place: 'tools',
  notices,
  main: html`
<h1>Gérer les outils</h1>
<section class="section" aria-labelledby="add">
  <h2 id="add">Ajouter un outil</h2>
  <form class="add" method="get" action="/mod/lti/toolconfigure.php">
    <label for="url">Adresse d’enregistrement de l’outil</label>
    <div class="actions">
      <input id="url" name="url" type="url" required autocomplete="off" aria-describedby="url-hint">
      <button class="button">Enregistrer l’outil</button>
    </div>
    <p class="hint" id="url-hint">L’outil vous la donne ; il s’enregistre ensuite de lui-même.</p>
  </form>
</section>
<section class="section" aria-labelledby="tools">
  <h2 id="tools">Outils de ce site</h2>
  ${tools.length === 0 && html`<p>Aucun outil : ajoutez-en un ci-dessus.</p>`}
  <ul class="tools">${tools.map(tool => card(tool, sesskey))}
  </ul>
</section>`
})

/** For who does not see the card around a button. */
const named = ({ name, typeId }: Tool) => html`<span class="unseen"> ${name} (outil ${typeId})</span>`

const card = (tool: Tool, sesskey: string) => html`
    <li class="tool">
      <h3>${tool.name} <span class="${tool.active ? 'state' : 'state pending'}">${tool.active ? 'Actif' : 'En attente'}</span></h3>
      ${tool.description && html`<p>${tool.description}</p>`}
      <dl>
        <div><dt>Adresse</dt><dd>${tool.launchUrl}</dd></div>
        <div><dt>Identifiant client</dt><dd>${tool.clientId}</dd></div>
        <div><dt>Identifiant de déploiement</dt><dd>${tool.typeId}</dd></div>
        <div><dt>Jeu de clés</dt><dd>${tool.keysUrl}</dd></div>
      </dl>
      <form class="actions" method="post" action="/mod/lti/toolssettings.php">
        <input type="hidden" name="sesskey" value="${sesskey}">
        <input type="hidden" name="id" value="${tool.typeId}">
        ${!tool.active && html`<button class="button" name="action" value="accept">Activer${named(tool)}</button>`}
        <details>
          <summary class="button secondary">Supprimer${named(tool)}</summary>
          <p>Les activités de cet outil ne s’ouvriront plus.</p>
          <button class="button danger" name="action" value="delete">Supprimer définitivement${named(tool)}</button>
        </details>
      </form>
    </li>`
