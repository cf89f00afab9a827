import type { Person } from '../model.ts'
import { activity, course } from '../world.ts'
import { html } from './html.ts'
import type { Html } from './html.ts'
import { activityIcon } from './icons.ts'
import { page } from './layout.ts'
import { courseTabs } from './tabs.ts'

/** The course, with its activity and what to try in which role. */
export const coursePage = (person: Person) => page({
  title: course.title,
  person,
  place: 'course',
  main: html`
<h1>${course.title}</h1>
${courseTabs('course')}
<section class="section" aria-labelledby="project">
  <h2 id="project">Projet</h2>
  <p class="activity">${activityIcon} <a href="/mod/lti/view.php?id=${activity.cmid}">${activity.title}</a></p>
</section>
<section class="section" aria-labelledby="guide">
  <h2 id="guide">Mode d’emploi</h2>
  <p>Ce cours contient une seule activité : le portfolio de Preuves, ouvert par LTI comme dans un vrai Moodle.
  Prenez plusieurs rôles tour à tour, par le menu de votre compte, pour suivre une fiche d’un bout à l’autre.</p>
  <dl class="guide">${guide.map(([role, steps]) => html`
    <dt>${role}</dt>
    <dd>${steps}</dd>`)}
  </dl>
</section>`
})

const person = (name: string, role: string) => html`${name} <span class="role">${role}</span>`

const guide: [Html, Html][] = [
  [person('Inès, Malo ou Aya', 'étudiantes et étudiant'), html`Ouvrez le portfolio, rédigez une fiche pour une compétence, joignez une trace, publiez une version. Puis lisez les retours et publiez la suivante.`],
  [person('Claire', 'tutrice, enseignante non éditrice'), html`Lisez les fiches publiées, commentez une version, demandez des modifications ou approuvez.`],
  [person('Yann', 'enseignant éditeur'), html`Suivez le groupe. Gardez les <a href="/grade/report/grader/index.php?id=${course.id}">notes</a> ouvertes dans un autre onglet : elles changent à chaque approbation.`],
  [person('Gwenola', 'administratrice du site'), html`Regardez comment Preuves est relié à ce Moodle, et renommez une compétence.`]
]
