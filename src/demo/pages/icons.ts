import { html } from '../../html.ts'

// Drawn for this demonstration; each stands beside a text that says the same.
const icon = (size: number, path: ReturnType<typeof html>) =>
  html`<svg width="${size}" height="${size}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${path}</svg>`

export const chevron = icon(16, html`<path d="m6 9 6 6 6-6"/>`)

export const menuIcon = icon(26, html`<path d="M3 6h18M3 12h18M3 18h18"/>`)

/** A folder with a tick: the portfolio. */
export const activityIcon = icon(26, html`<path d="M3 7a2 2 0 0 1 2-2h4l2 2.5h8a2 2 0 0 1 2 2V17a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2z"/><path d="m8.5 13.5 2.5 2.5 4.5-4.5"/>`)

/** A sheet with a pen: a column that the tool made. */
export const itemIcon = icon(16, html`<path d="M12 4H5a1 1 0 0 0-1 1v14a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1v-7"/><path d="m9 15 .7-3.2L18 3.5 20.5 6l-8.3 8.3z"/>`)
