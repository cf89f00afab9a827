import type { Course, Tool } from '../model.ts'
import { crumbs } from './crumbs.ts'
import { frame } from './frame.ts'
import { html } from '../../html.ts'
import { itemIcon } from './icons.ts'
import { bare, page } from './layout.ts'
import type { Site } from './site.ts'

/** The page on which a tool's content is selected, in a frame. */
export const contentPage = (site: Site, course: Course, tool: Tool) => page({
  title: `Ajouter du contenu ${tool.name}`,
  site,
  main: html`
${crumbs(course, `Ajouter du contenu ${tool.name}`)}
<h1 class="titled">${itemIcon}Ajouter du contenu ${tool.name}</h1>
<p class="hint"><a href="/course/view.php?id=${course.id}">Annuler et revenir au cours</a></p>
${frame(`Contenu de ${tool.name}`, `/mod/lti/contentitem.php?id=${tool.typeId}&course=${course.id}`)}`
})

/** The end of the dialogue, in its frame: the page around goes back to the course. */
export const contentDonePage = (course: Course) => bare('Contenu sélectionné', html`
<main class="plain">
  <h1>Sélection terminée</h1>
  <p><a class="button" href="/course/view.php?id=${course.id}" target="_top" data-done>Revenir au cours</a></p>
</main>
<script src="/demo/done.js"></script>`)
