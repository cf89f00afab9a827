import type { Course } from '../model.ts'
import { html } from '../../html.ts'

/** The second level of navigation in a course. */
export const courseTabs = ({ id }: Course, here: 'course' | 'grades') => html`<nav class="tabs" aria-label="Cours">
  <ul>
    <li><a href="/course/view.php?id=${id}"${here === 'course' && html` aria-current="page"`}>Cours</a></li>
    <li><a href="/grade/report/grader/index.php?id=${id}"${here === 'grades' && html` aria-current="page"`}>Notes</a></li>
  </ul>
</nav>`
