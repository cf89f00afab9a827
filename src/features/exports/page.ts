import { html, type Html } from '../../html.ts'
import type { Texts } from './texts.ts'

const style = html`<style>
  :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
  body { margin: 0 auto; padding: 1.5rem; max-width: 48rem; overflow-wrap: anywhere }
  h1, h2, h3, h4 { line-height: 1.25; break-after: avoid }
  h2 { margin-top: 2.5rem; border-top: 1px solid; padding-top: 1rem }
  img { display: block; max-width: 100%; height: auto }
  figure { margin: 0 0 1.5rem; break-inside: avoid }
  pre { overflow-x: auto; white-space: pre-wrap }
  table { border-collapse: collapse; width: 100% }
  th, td { border-bottom: 1px solid; padding: .4rem .6rem .4rem 0; text-align: left; vertical-align: top }
  blockquote { margin-left: 0; border-left: 3px solid; padding-left: 1rem }
  dt { font-weight: bold }
  .quiet { opacity: .8 }
  @media print { body { max-width: none; padding: 0 } nav { display: none } a { color: inherit } }
</style>`

/** A page that needs nothing but the archive, and runs nothing. */
export function printPage (t: Texts, title: string, body: Html): string {
  return html`<!doctype html>
<html lang="${t.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="script-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'">
<title>${title}</title>
${style}
</head>
<body>
${body}
</body>
</html>
`.markup
}

/** An address in the archive, as a link of a page that lies in one of its folders writes it. */
export const hrefOf = (path: string): string => path.split('/').map(encodeURIComponent).join('/')
