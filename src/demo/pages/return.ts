import type { Fields } from '../forms.ts'
import { html } from '../../html.ts'
import { bare } from './layout.ts'

/** Where the tool sends the person back, often within the iframe. */
export const returnPage = ({ lti_errormsg: error, lti_msg: message, course = '' }: Fields) => bare('Retour au cours', html`
<main class="plain">
  <h1>Retour de Preuves</h1>
  ${error && html`<p class="alert">${error}</p>`}
  ${message && html`<p>${message}</p>`}
  <p><a class="button" href="/course/view.php?id=${encodeURIComponent(course)}" target="_top">Revenir au cours</a></p>
</main>`)
