import { html, type Html } from '../html.ts'
import type { Language } from '../language.ts'
import { shell, type Assets } from '../pages.ts'
import type { Platform } from './configuration.ts'
import { explainRegistration, type Advice } from './refusals.ts'
import type { Plan } from './registering.ts'

const words = {
  fr: {
    connect: 'Relier cette plateforme à Preuves\u00a0?',
    update: 'Mettre à jour la liaison avec Preuves\u00a0?',
    platform: 'Plateforme',
    address: 'Adresse',
    school: 'Établissement',
    shared: 'Ce qui sera partagé',
    sent: 'La plateforme envoie à Preuves le nom, l’adresse électronique, le rôle et les groupes de chaque personne qui ouvre l’activité, et le nom du cours.',
    grades: 'Preuves envoie des notes et des commentaires dans le carnet de notes des cours où l’activité est placée.',
    members: 'Preuves lit la liste des participants de ces cours.',
    uninvited: 'Vous n’avez pas d’invitation. La liaison restera inactive jusqu’à ce que la personne qui exploite Preuves l’active.',
    updating: 'Les adresses, les clés et les données déjà enregistrées ne changent pas.',
    doConnect: 'Relier la plateforme',
    doUpdate: 'Mettre à jour',
    connected: 'La plateforme est reliée',
    registered: 'La plateforme est inscrite',
    updated: 'La liaison est à jour',
    pending: 'Il reste une étape dans votre plateforme\u00a0: l’outil Preuves y est «\u00a0en attente\u00a0». Dans Moodle, cliquez sur «\u00a0Activer\u00a0» sur sa carte, dans «\u00a0Gérer les outils\u00a0», puis affichez-le dans le sélecteur d’activités.',
    waiting: 'Du côté de Preuves, la liaison attend d’être activée. Transmettez cette commande à la personne qui exploite Preuves\u00a0:',
    inactive: 'Du côté de Preuves, la liaison n’est pas active.',
    close: 'Fermer',
    refused: 'La plateforme n’a pas été reliée',
    reference: 'Référence\u00a0:'
  },
  en: {
    connect: 'Connect this platform to Preuves?',
    update: 'Update the connection with Preuves?',
    platform: 'Platform',
    address: 'Address',
    school: 'School',
    shared: 'What will be shared',
    sent: 'The platform sends Preuves the name, e-mail address, role and groups of everybody who opens the activity, and the name of the course.',
    grades: 'Preuves sends grades and comments to the gradebook of the courses that the activity is placed in.',
    members: 'Preuves reads the list of participants of these courses.',
    uninvited: 'You have no invitation. The connection stays inactive until whoever runs Preuves activates it.',
    updating: 'Addresses, keys and the data that are there already do not change.',
    doConnect: 'Connect the platform',
    doUpdate: 'Update',
    connected: 'The platform is connected',
    registered: 'The platform is registered',
    updated: 'The connection is up to date',
    pending: 'One step is left in your platform: the tool Preuves is “pending” there. In Moodle, click “Activate” on its card, under “Manage tools”, then show it in the activity chooser.',
    waiting: 'In Preuves, the connection waits to be activated. Give this command to whoever runs Preuves:',
    inactive: 'In Preuves, the connection is not active.',
    close: 'Close',
    refused: 'The platform was not connected',
    reference: 'Reference:'
  }
} as const

const advice: Record<Language, Record<Advice, string>> = {
  fr: {
    again: 'Fermez cette page et recommencez depuis «\u00a0Gérer les outils\u00a0».',
    later: 'Attendez une minute, fermez cette page et recommencez depuis «\u00a0Gérer les outils\u00a0».',
    invitation: 'Demandez une nouvelle invitation à la personne qui exploite Preuves.',
    'by-hand': 'Transmettez la référence ci-dessous à la personne qui exploite Preuves\u00a0: une plateforme peut aussi être reliée à la main.'
  },
  en: {
    again: 'Close this page and begin again from “Manage tools”.',
    later: 'Wait a minute, close this page and begin again from “Manage tools”.',
    invitation: 'Ask whoever runs Preuves for a new invitation.',
    'by-hand': 'Give the reference below to whoever runs Preuves: a platform can be connected by hand as well.'
  }
}

/** What these pages need beside what every page of a launch has. */
export interface RegistrationAssets extends Assets { close: string, registration: string }

const head = ({ registration, close }: RegistrationAssets): Html =>
  html`<link rel="stylesheet" href="${registration}">
<script src="${close}" defer></script>`

// Without its script it could do nothing: the script shows it.
const closeButton = (text: string): Html => html`<p class="actions"><button type="button" class="plain" id="close" hidden>${text}</button></p>`

const when = (holds: boolean, part: Html): Html => holds ? part : html``

const row = (term: string, text: string): Html => when(text !== '', html`<dt>${term}</dt>
<dd>${text}</dd>`)

/** Asks the administrator: who is connected with whom, and what that shares. */
export function confirmationPage (language: Language, assets: RegistrationAssets, { plan, platform, ticket, action }: { plan: Plan, platform: Platform, ticket: string, action: string }): string {
  const say = words[language]
  // Nobody has verified what says that it is one: whose it is, is not for everybody.
  const updating = plan.kind === 'update'
  const title = updating ? say.update : say.connect
  return shell(language, assets, title, head(assets), html`<main>
<h1>${title}</h1>
<dl>
${row(say.platform, platform.product)}
${row(say.address, platform.issuer)}
${when(!updating, row(say.school, plan.organisation))}
</dl>
<h2>${say.shared}</h2>
<ul>
<li>${say.sent}</li>
<li>${say.grades}</li>
<li>${say.members}</li>
</ul>
${when(plan.kind === 'uninvited', html`<p class="notice">${say.uninvited}</p>`)}
${when(updating, html`<p>${say.updating}</p>`)}
<form method="post" action="${action}">
<input type="hidden" name="ticket" value="${ticket}">
<p class="actions"><button type="submit" class="action">${updating ? say.doUpdate : say.doConnect}</button></p>
</form>
</main>`)
}

/** What is done, and what is left to do on either side. */
export function registeredPage (language: Language, assets: RegistrationAssets, { plan, platformId }: { plan: Plan, platformId: string }): string {
  const say = words[language]
  const title = { update: say.updated, invited: say.connected, uninvited: say.registered }[plan.kind]
  return shell(language, assets, title, head(assets), html`<main>
<h1>${title}</h1>
${when(plan.kind !== 'update', html`<p>${say.pending}</p>`)}
${when(plan.kind === 'uninvited', html`<p class="notice">${say.waiting}<br><code>preuves platform activate ${platformId}</code></p>`)}
${when(plan.kind === 'update' && !plan.active, html`<p class="notice">${say.inactive}</p>`)}
${closeButton(say.close)}
</main>`)
}

/** Why the platform was not connected, and what to do. */
export function registrationRefusalPage (language: Language, assets: RegistrationAssets, refusal: { code: string, requestId: string }): string {
  const say = words[language]
  const why = explainRegistration(refusal.code)
  return shell(language, assets, say.refused, head(assets), html`<main>
<h1>${say.refused}</h1>
<p>${why[language]}</p>
<p>${advice[language][why.advice]}</p>
<p class="code">${say.reference} ${refusal.code} · ${refusal.requestId}</p>
${closeButton(say.close)}
</main>`)
}
