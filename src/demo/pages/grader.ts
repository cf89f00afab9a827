import type { Gradebook } from '../gradebook.ts'
import type { Course, LineItem, Person } from '../model.ts'
import { analysisLink, gradeText, liveStatus } from './grades.ts'
import { html } from '../../html.ts'
import { activityIcon, itemIcon } from './icons.ts'
import { initials, page } from './layout.ts'
import type { Site } from './site.ts'
import { courseTabs } from './tabs.ts'

/** Everyone's grades, live. */
export const graderPage = (site: Site, course: Course, students: Person[], gradebook: Gradebook) => page({
  title: `Notes : ${course.title}`,
  site,
  place: 'grades',
  main: html`
<h1>${course.title}</h1>
${courseTabs(course, 'grades')}
<h2 id="report">Notes du groupe</h2>
<p class="hint">Les notes que Preuves envoie apparaissent ici d’elles-mêmes.</p>
<div class="scroll" role="region" aria-labelledby="report" tabindex="0" data-live="/grade/report/live.php?id=${course.id}">
<table class="grades">
  <thead><tr>
    <th scope="col">Prénom / Nom</th>
    <th scope="col" class="mail">Adresse de courriel</th>
    ${gradebook.lineItems(course.id).map(itemHeading)}
  </tr></thead>
  <tbody>${students.map(student => row(course, student, gradebook))}
  </tbody>
  <tfoot><tr>
    <th scope="row" class="average">Moyenne générale</th>
    <td class="mail"></td>
    ${gradebook.lineItems(course.id).map(item => html`<td class="grade">${gradeText(average(item, students, gradebook))}</td>`)}
  </tr></tfoot>
</table>
</div>
${liveStatus}`
})

const itemHeading = (item: LineItem) => html`
    <th scope="col">${item.cmid !== null
      ? html`<span class="item">${activityIcon}<a href="/mod/lti/view.php?id=${item.cmid}">${item.label}</a></span>`
      : html`<span class="item">${itemIcon}<span>${item.label}</span></span>`}<span class="range">sur ${item.max}</span></th>`

const row = (course: Course, student: Person, gradebook: Gradebook) => html`
  <tr>
    <th scope="row"><span class="student"><span class="avatar" aria-hidden="true">${initials(student)}</span> ${student.name}</span></th>
    <td class="mail">${student.email}</td>
    ${gradebook.lineItems(course.id).map(item => cell(item, student, gradebook))}
  </tr>`

function cell (item: LineItem, student: Person, gradebook: Gradebook) {
  const { grade, comment } = gradebook.cell(student.id, item.id)
  return html`
    <td class="grade" data-cell="${item.id}-${student.id}" data-says="${student.name}, ${item.label} : ${gradeText(grade)}">
      <span class="value">${gradeText(grade)}</span>
      ${comment !== null && html`<span class="comment">${comment}</span>`}${analysisLink(item, student)}
    </td>`
}

function average (item: LineItem, students: Person[], gradebook: Gradebook): number | null {
  const given = students.map(({ id }) => gradebook.cell(id, item.id).grade).filter(grade => grade !== null)
  return given.length === 0 ? null : given.reduce((sum, grade) => sum + grade, 0) / given.length
}
