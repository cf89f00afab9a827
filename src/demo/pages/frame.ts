import { html } from '../../html.ts'

/** The frame of a tool, as Moodle makes it: not sandboxed, no clipboard, of fixed height. */
export const frame = (title: string, src: string) =>
  html`<iframe id="contentframe" title="${title}" src="${src}" allow="microphone; camera; geolocation; midi; encrypted-media; autoplay"></iframe>`
