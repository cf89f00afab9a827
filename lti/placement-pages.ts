import type { Choice, Ticket } from './deep-linking.ts'
import { html, type Html } from './html.ts'
import type { Language } from './language.ts'
import { shell, type Assets } from './pages.ts'

const words = {
  fr: {
    title: 'Ajouter Preuves au cours',
    several: 'Que voulez-vous ajouter ? Chaque choix devient une activité du cours.',
    one: 'Que voulez-vous ajouter au cours ?',
    portfolio: 'Le portfolio entier',
    portfolioHint: 'Toutes les compétences de l’UE ; la note est la part de celles qui sont prouvées.',
    competences: 'Une seule compétence',
    competencesHint: 'L’activité ouvre le même portfolio ; sa note est celle de cette compétence.',
    add: 'Ajouter au cours',
    cancel: 'Annuler',
    nothing: 'Choisissez au moins une ligne, ou annulez.',
    returning: 'Retour au cours…',
    goOn: 'Continuer'
  },
  en: {
    title: 'Add Preuves to the course',
    several: 'What would you like to add? Each choice becomes an activity of the course.',
    one: 'What would you like to add to the course?',
    portfolio: 'The whole portfolio',
    portfolioHint: 'All competences of the unit; the grade is the share of those that are proved.',
    competences: 'One competence',
    competencesHint: 'The activity opens the same portfolio; its grade is that of the competence.',
    add: 'Add to the course',
    cancel: 'Cancel',
    nothing: 'Choose at least one line, or cancel.',
    returning: 'Back to the course…',
    goOn: 'Continue'
  }
} as const

function option ({ id, title }: Choice, { multiple }: Ticket, checked: boolean): Html {
  const state = checked ? html` checked` : html``
  const input = multiple
    ? html`<input type="checkbox" name="choice.${id}" value="on"${state}>`
    : html`<input type="radio" name="choice" value="${id}"${state}>`
  return html`<label class="option">${input} ${title}</label>`
}

export interface Picker { ticket: Ticket, sealed: string, action: string, nothingChosen: boolean }

/** What the teacher picks from: boxes where the platform takes several, else one of all. */
export function pickerPage (language: Language, assets: Assets, { ticket, sealed, action, nothingChosen }: Picker): string {
  const say = words[language]
  const [portfolio, ...competences] = ticket.choices
  return shell(language, assets, say.title, html``, html`<main>
<h1>${say.title}</h1>
${nothingChosen ? html`<p class="problem" role="alert">${say.nothing}</p>` : html``}
<form method="post" action="${action}">
<input type="hidden" name="ticket" value="${sealed}">
<p>${ticket.multiple ? say.several : say.one}</p>
<fieldset><legend>${say.portfolio}</legend>
<p class="hint">${say.portfolioHint}</p>
${portfolio === undefined ? html`` : option(portfolio, ticket, !nothingChosen)}
</fieldset>
<fieldset><legend>${say.competences}</legend>
<p class="hint">${say.competencesHint}</p>
${competences.map(choice => option(choice, ticket, false))}
</fieldset>
<p class="actions"><button class="action" name="answer" value="add">${say.add}</button>
<button class="plain" name="answer" value="cancel">${say.cancel}</button></p>
</form>
</main>`)
}

/** Carries the signed answer to the platform, by itself or by hand. */
export function returnPage (language: Language, assets: Assets, { returnUrl, jwt }: { returnUrl: string, jwt: string }): string {
  const say = words[language]
  return shell(language, assets, say.returning, html`<script src="${assets.script}" defer></script>`, html`<main data-post>
<form method="post" action="${returnUrl}">
<input type="hidden" name="JWT" value="${jwt}">
<p role="status">${say.returning}</p>
<noscript><button class="action">${say.goOn}</button></noscript>
</form>
</main>`)
}
