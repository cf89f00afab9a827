import type { Gradebook } from '../gradebook.ts'
import type { Course, LineItem, Person } from '../model.ts'
import { analysisLink, gradeText, liveStatus } from './grades.ts'
import { html } from '../../html.ts'
import { activityIcon, itemIcon } from './icons.ts'
import { page } from './layout.ts'
import type { Site } from './site.ts'
import { courseTabs } from './tabs.ts'

/** One's own grades, live. */
export const reportPage = (site: Site, course: Course, gradebook: Gradebook) => page({
  title: `Mes notes : ${course.title}`,
  site,
  place: 'grades',
  main: html`
<h1>${course.title}</h1>
${courseTabs(course, 'grades')}
<h2 id="report">Mes notes</h2>
<div class="scroll" role="region" aria-labelledby="report" tabindex="0" data-live="/grade/report/live.php?id=${course.id}">
<table class="grades own">
  <thead><tr>
    <th scope="col">Élément d’évaluation</th>
    <th scope="col">Note</th>
    <th scope="col">Retour</th>
  </tr></thead>
  <tbody>${gradebook.lineItems(course.id).map(item => row(item, site.person, gradebook))}
  </tbody>
</table>
</div>
${liveStatus}`
})

function row (item: LineItem, person: Person, gradebook: Gradebook) {
  const { grade, comment } = gradebook.cell(person.id, item.id)
  return html`
  <tr>
    <th scope="row"><span class="item">${item.cmid !== null ? activityIcon : itemIcon}<span>${item.label}</span></span></th>
    <td class="grade" data-cell="${item.id}" data-says="${item.label} : ${gradeText(grade)}"><span class="value">${gradeText(grade)} <span class="range">sur ${item.max}</span></span>${analysisLink(item, person)}</td>
    <td><span class="comment">${comment ?? ''}</span></td>
  </tr>`
}
