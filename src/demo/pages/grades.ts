import type { LineItem, Person } from '../model.ts'
import { html } from '../../html.ts'

/** What both reports show in the same way. */
const points = new Intl.NumberFormat('fr', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

export const gradeText = (grade: number | null) => grade === null ? '-' : points.format(grade)

/** As in Moodle, only the activity's own column leads back to the tool. */
export const analysisLink = (item: LineItem, person: Person) => item.cmid !== null && html`
<a class="analysis" id="analysis-${item.id}-${person.id}" href="/mod/lti/grade.php?id=${item.cmid}&userid=${person.id}">Analyse de la note<span class="unseen"> de ${person.name}</span></a>`

/** The live part of a page: assets/live.js asks for it anew, and says aloud the cells that changed. */
export const liveStatus = html`<p class="unseen" role="status" data-live-status></p>
<script src="/demo/live.js" type="module"></script>`
