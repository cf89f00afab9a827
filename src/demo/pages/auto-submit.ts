import { html } from '../../html.ts'
import { bare } from './layout.ts'

/** A form that the browser posts by itself; by hand where scripts are off. */
export const autoSubmit = ({ title, action, fields }: { title: string, action: string, fields: Record<string, string> }) => bare(title, html`
<form class="auto" method="post" action="${action}" data-auto>
  ${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">
  `)}
  <noscript><button class="button">Continuer vers Preuves</button></noscript>
</form>
<script src="/demo/submit.js"></script>`)
