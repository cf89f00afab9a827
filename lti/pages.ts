import { html, type Html } from './html.ts'
import type { Language } from './language.ts'
import { explain, type Advice } from './refusals.ts'
import { wayBack } from './way-back.ts'

const words = {
  fr: {
    opening: 'Ouverture de Preuves…',
    noScript: 'Preuves a besoin de JavaScript : autorisez-le pour ce site, puis ouvrez de nouveau l’activité depuis votre cours.',
    blocked: 'Votre navigateur ne laisse pas Preuves s’ouvrir dans cette page.',
    why: 'Il y bloque toute donnée du site, alors que Preuves doit y noter un instant que c’est bien vous qui ouvrez l’activité.',
    newTab: 'Ouvrir Preuves dans un nouvel onglet',
    lost: 'Cette ouverture n’est plus valable.',
    back: 'Retournez à votre cours et ouvrez de nouveau l’activité.',
    ifAgain: 'Si cela se répète, autorisez les données de ce site dans votre navigateur.',
    refused: 'Preuves ne peut pas s’ouvrir',
    reference: 'Référence :',
    toCourse: 'Retourner au cours',
    failed: 'Preuves ne répond pas. Vérifiez votre connexion, puis ouvrez de nouveau l’activité depuis votre cours.'
  },
  en: {
    opening: 'Opening Preuves…',
    noScript: 'Preuves needs JavaScript: allow it for this site, then open the activity again from your course.',
    blocked: 'Your browser does not let Preuves open inside this page.',
    why: 'It blocks all data of the site here, but Preuves must note for a moment that it is you who opens the activity.',
    newTab: 'Open Preuves in a new tab',
    lost: 'This attempt is no longer valid.',
    back: 'Go back to your course and open the activity again.',
    ifAgain: 'If it happens again, allow the data of this site in your browser.',
    refused: 'Preuves cannot open',
    reference: 'Reference:',
    toCourse: 'Back to the course',
    failed: 'Preuves does not answer. Check your connection, then open the activity again from your course.'
  }
} as const

const advice: Record<Language, Record<Advice, string>> = {
  fr: {
    again: words.fr.back,
    later: 'Attendez une minute, puis retournez à votre cours et ouvrez de nouveau l’activité.',
    administrator: 'Retournez à votre cours et transmettez la référence ci-dessous à la personne qui administre votre plateforme.'
  },
  en: {
    again: words.en.back,
    later: 'Wait a minute, then go back to your course and open the activity again.',
    administrator: 'Go back to your course and give the reference below to whoever administers your platform.'
  }
}

/** Where the pages find their script and their style. */
export interface Assets { script: string, style: string }

export function shell (language: Language, assets: Assets, title: string, head: Html, main: Html): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="${assets.style}">
${head}
</head>
<body>
${main}
</body>
</html>
`.html
}

function step (language: Language, assets: Assets, main: Html): string {
  return shell(language, assets, words[language].opening, html`<script src="${assets.script}" defer></script>`, main)
}

/** Under which the browser keeps the proof: how a state begins is never the same twice (seal.ts). */
const keyOf = (state: string): string => `preuves.login.${state.slice(0, 32)}`

/** The platform's own storage (LTI Client Side postMessages 0.1): the name of its frame, and whose answers count. */
export interface PlatformStorage { target: string, origin: string }

const storageOf = (storage: PlatformStorage | undefined): Html =>
  storage === undefined ? html`` : html` data-storage-target="${storage.target}" data-storage-origin="${storage.origin}"`

export interface LoginStep { authorizationUrl: string, state: string, proof: string, newTabUrl: string, storage: PlatformStorage | undefined }

/** The answer to a login: keeps the proof in this tab and goes to the platform, or offers a tab of its own. */
export function loginPage (language: Language, assets: Assets, login: LoginStep): string {
  const say = words[language]
  return step(language, assets, html`<main data-key="${keyOf(login.state)}" data-proof="${login.proof}" data-next="${login.authorizationUrl}"${storageOf(login.storage)}>
<p id="waiting" role="status">${say.opening}</p>
<div id="blocked" hidden>
<h1>${say.blocked}</h1>
<p>${say.why}</p>
<p><a class="action" href="${login.newTabUrl}" target="_blank" rel="noopener">${say.newTab}</a></p>
</div>
<noscript><p>${say.noScript}</p></noscript>
</main>`)
}

export interface LaunchStep { action: string, idToken: string, state: string, storage: PlatformStorage | undefined }

/** The answer to the platform's form: sends it once more, from our own origin now, with the proof that this tab kept. */
export function launchPage (language: Language, assets: Assets, launch: LaunchStep): string {
  const say = words[language]
  return step(language, assets, html`<main data-key="${keyOf(launch.state)}"${storageOf(launch.storage)}>
<p id="waiting" role="status">${say.opening}</p>
<div id="lost" hidden>
<h1>${say.lost}</h1>
<p>${say.back}</p>
<p>${say.ifAgain}</p>
</div>
<p id="failed" role="alert" hidden>${say.failed}</p>
<noscript><p>${say.noScript}</p></noscript>
<form method="post" action="${launch.action}">
<input type="hidden" name="id_token" value="${launch.idToken}">
<input type="hidden" name="state" value="${launch.state}">
<input type="hidden" name="proof" value="">
</form>
</main>`)
}

/** Why nobody gets in, and what to do. Says nothing of the person. */
export function refusalPage (language: Language, assets: Assets, refusal: { code: string, requestId: string, returnUrl: string | undefined }): string {
  const say = words[language]
  const why = explain(refusal.code)
  const reference = `${refusal.code} · ${refusal.requestId}`
  const url = refusal.returnUrl && wayBack(refusal.returnUrl, `${say.refused}. ${why[language]} ${say.reference} ${reference}`, reference)
  // Out of the frame: there, a platform's cookies may count as another site's.
  const back = url === undefined ? [] : [html`<p><a class="action" target="_top" href="${url}">${say.toCourse}</a></p>`]
  return shell(language, assets, say.refused, html``, html`<main>
<h1>${say.refused}</h1>
<p>${why[language]}</p>
<p>${advice[language][why.advice]}</p>
${back}
<p class="code">${say.reference} ${reference}</p>
</main>`)
}
