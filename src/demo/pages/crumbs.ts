import type { Course } from '../model.ts'
import { html } from '../../html.ts'

/** The way from the course to a page. */
export const crumbs = (course: Course, title: string) => html`<nav class="crumbs" aria-label="Fil d’Ariane"><ol>
  <li><a href="/course/view.php?id=${course.id}">${course.label}</a></li>
  <li><a href="/course/view.php?id=${course.id}#project">Projet</a></li>
  <li aria-current="page">${title}</li>
</ol></nav>`
