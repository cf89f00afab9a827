import { html } from '../../html.ts'
import { page } from './layout.ts'
import type { Site } from './site.ts'

/** Everyone is in every course. */
export const coursesPage = (site: Site) => page({
  title: 'Mes cours',
  site,
  place: 'courses',
  main: html`
<h1>Mes cours</h1>
<ul class="courses">${site.courses.map(({ id, label, title }) => html`
  <li><a href="/course/view.php?id=${id}">${title}</a> <span class="role">${label}</span></li>`)}
</ul>`
})
