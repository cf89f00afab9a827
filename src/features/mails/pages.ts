import { html, type Html } from '../../html.ts'
import { sha256 } from '../../secrets.ts'

const words = {
  fr: {
    title: 'Courriels de Preuves',
    ask: 'Ne plus recevoir de courriels de Preuves\u00a0?',
    keep: 'Les nouveautés restent signalées dans l’activité, où «\u00a0Mes données\u00a0» permet de choisir un autre rythme.',
    stop: 'Ne plus recevoir de courriels',
    stopped: 'Preuves ne vous enverra plus de courriels.',
    again: 'Pour en recevoir de nouveau, ouvrez l’activité dans votre cours, puis «\u00a0Mes données\u00a0».',
    unknown: 'Cette adresse n’est pas valable. Ouvrez l’activité dans votre cours, puis «\u00a0Mes données\u00a0», pour choisir le rythme des courriels.'
  },
  en: {
    title: 'E-mails from Preuves',
    ask: 'No more e-mails from Preuves?',
    keep: 'What is new stays marked in the activity, where “My data” offers other rhythms.',
    stop: 'Send me no more e-mails',
    stopped: 'Preuves will send you no more e-mails.',
    again: 'To have them again, open the activity in your course, then “My data”.',
    unknown: 'This address is not valid. Open the activity in your course, then “My data”, to choose how often e-mails come.'
  }
} as const
export type Language = keyof typeof words

const style = `:root { color-scheme: light dark; font: 1.0625rem/1.5 system-ui, sans-serif }
body { max-width: 34rem; margin: 10vh auto; padding: 0 1.25rem }
h1 { font-size: 1.5rem; line-height: 1.25 }
button { font: inherit; padding: .625rem 1rem; border: 0; border-radius: .5rem; color: #fff; background: #0f6cbf; cursor: pointer }
button:focus-visible { outline: 3px solid currentColor; outline-offset: 2px }
`

/** Our own form and the one style, by its hash; nothing else, and in nobody's frame. */
export const policy = [
  "default-src 'none'", `style-src 'sha256-${sha256(style).toString('base64')}'`, "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"
].join('; ')

function shell (language: Language, main: Html): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${words[language].title}</title>
<style>${{ markup: style }}</style>
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`.markup
}

/** Asks once more: mail servers open every address in a mail, and must not stop anything by it. */
export function askPage (language: Language): string {
  const say = words[language]
  return shell(language, html`<h1>${say.ask}</h1>
<p>${say.keep}</p>
<form method="post"><button type="submit">${say.stop}</button></form>`)
}

export function stoppedPage (language: Language): string {
  const say = words[language]
  return shell(language, html`<h1>${say.stopped}</h1>
<p>${say.again}</p>`)
}

/** In both languages: whose it is, is not known. */
export const unknownPage = (): string => shell('fr', html`<h1>${words.fr.title}</h1>
<p>${words.fr.unknown}</p>
<p lang="en">${words.en.unknown}</p>`)
