import type { Notice } from '../moodle.ts'
import type { Activity, Course, Tool } from '../model.ts'
import { managesActivities } from '../world.ts'
import { html } from '../../html.ts'
import type { Html } from '../../html.ts'
import { activityIcon } from './icons.ts'
import { page } from './layout.ts'
import type { Site } from './site.ts'
import { courseTabs } from './tabs.ts'

interface CourseView {
  course: Course
  notices: Notice[]
  /** What content can be added of. */
  tools: Tool[]
  sesskey: string
}

/** The course, with its activities and what to try in which role. */
export const coursePage = (site: Site, { course, notices, tools, sesskey }: CourseView) => page({
  title: course.title,
  site,
  place: 'course',
  notices,
  main: html`
<h1>${course.title}</h1>
${courseTabs(course, 'course')}
<section class="section" aria-labelledby="project">
  <h2 id="project">Projet</h2>
  <ul class="activities">${site.activities.map(activityItem)}
  </ul>
  ${managesActivities(site.person) && actions(course, tools, sesskey)}
</section>
<section class="section" aria-labelledby="guide">
  <h2 id="guide">Mode d’emploi</h2>
  <p>Ce cours contient le portfolio de Preuves, ouvert par LTI comme dans un vrai Moodle.
  Prenez plusieurs rôles tour à tour, par le menu de votre compte, pour suivre une fiche d’un bout à l’autre.</p>
  <dl class="guide">${guide(course).map(([role, steps]) => html`
    <dt>${role}</dt>
    <dd>${steps}</dd>`)}
  </dl>
</section>`
})

const activityItem = ({ cmid, title, text }: Activity) => html`
    <li><p class="activity">${activityIcon} <a href="/mod/lti/view.php?id=${cmid}">${title}</a></p>
    ${text && html`<p class="hint">${text}</p>`}</li>`

const actions = ({ id }: Course, tools: Tool[], sesskey: string) => html`
  <div class="actions">
    ${tools.map(tool => html`<a class="button" href="/course/modedit.php?add=lti&amp;course=${id}&amp;typeid=${tool.typeId}">Ajouter du contenu ${toolName(tool, tools)}</a>
    `)}
    <form method="post" action="/backup/copy.php">
      <input type="hidden" name="sesskey" value="${sesskey}">
      <button class="button secondary" name="id" value="${id}">Copier le cours</button>
    </form>
  </div>`

const toolName = ({ name, typeId }: Tool, tools: Tool[]) =>
  tools.filter(tool => tool.name === name).length > 1 ? `${name} (outil ${typeId})` : name

const person = (name: string, role: string) => html`${name} <span class="role">${role}</span>`

const guide = ({ id }: Course): [Html, Html][] => [
  [person('Inès, Malo ou Aya', 'étudiantes et étudiant'), html`Ouvrez le portfolio, rédigez une fiche pour une compétence, joignez une trace, publiez une version. Puis lisez les retours et publiez la suivante.`],
  [person('Claire', 'tutrice, enseignante non éditrice'), html`Lisez les fiches publiées, commentez une version, demandez des modifications ou approuvez.`],
  [person('Yann', 'enseignant éditeur'), html`Suivez le groupe. Gardez les <a href="/grade/report/grader/index.php?id=${id}">notes</a> ouvertes dans un autre onglet : elles changent à chaque approbation. Ajoutez du contenu de Preuves au cours, ou copiez le cours pour l’année suivante.`],
  [person('Gwenola', 'administratrice du site'), html`Regardez comment Preuves est relié à ce Moodle, dans « Gérer les outils », et renommez une compétence.`]
]
