import type { NewsEvent, Recipient } from './news.ts'

type Said = Pick<NewsEvent, 'who' | 'version' | 'count'>
type Outcome = NonNullable<NewsEvent['outcome']>

interface Words {
  /** For dates. */
  tag: string
  subject: (count: number, unit: string) => string
  greeting: (name: string) => string
  lead: Record<Recipient['role'], (unit: string) => string>
  version: (said: Said) => string
  comment: (said: Said) => string
  decision: Record<Outcome, (said: Said) => string>
  more: (count: number) => string
  open: (activity: string, unit: string) => string
  rhythm: Record<Recipient['rhythm'], string>
  change: string
  stop: string
}

export const fr: Words = {
  tag: 'fr',
  subject: (count, unit) => `${count === 1 ? '1 nouveauté' : `${count} nouveautés`} dans ${unit}`,
  greeting: name => `Bonjour ${name},`,
  lead: {
    student: unit => `Voici ce qui est nouveau sur vos fiches, dans ${unit}\u00a0:`,
    staff: unit => `Voici ce qui est nouveau sur les fiches que vous suivez, dans ${unit}\u00a0:`
  },
  version: ({ who, version }) => `${who} a publié la version ${version}`,
  comment: ({ who, version, count }) => `${who} a écrit ${count === 1 ? 'un commentaire' : `${count} commentaires`} sur la version ${version}`,
  decision: {
    approved: ({ who, version }) => `${who} a approuvé la version ${version}`,
    changes_requested: ({ who, version }) => `${who} a demandé des modifications de la version ${version}`,
    declined: ({ who, version }) => `${who} a jugé la version ${version} non recevable`,
    reopened: ({ who, version }) => `${who} a rouvert la version ${version}`
  },
  more: count => count === 1 ? '… et une autre nouveauté.' : `… et ${count} autres nouveautés.`,
  open: (activity, unit) => `Pour lire et répondre, ouvrez l’activité «\u00a0${activity}\u00a0» du cours «\u00a0${unit}\u00a0» dans Moodle.`,
  rhythm: {
    immediate: 'Preuves écrit quelques minutes après chaque nouveauté.',
    daily: 'Preuves écrit au plus une fois par jour.',
    weekly: 'Preuves écrit au plus une fois par semaine.'
  },
  change: 'Pour changer ce rythme\u00a0: «\u00a0Mes données\u00a0», dans l’activité.',
  stop: 'Ne plus recevoir de courriels'
}

export const en: Words = {
  tag: 'en-GB',
  subject: (count, unit) => `${count === 1 ? '1 update' : `${count} updates`} in ${unit}`,
  greeting: name => `Hello ${name},`,
  lead: {
    student: unit => `Here is what is new about your proofs in ${unit}:`,
    staff: unit => `Here is what is new about the proofs that you follow in ${unit}:`
  },
  version: ({ who, version }) => `${who} published version ${version}`,
  comment: ({ who, version, count }) => `${who} wrote ${count === 1 ? 'a comment' : `${count} comments`} on version ${version}`,
  decision: {
    approved: ({ who, version }) => `${who} approved version ${version}`,
    changes_requested: ({ who, version }) => `${who} asked for changes to version ${version}`,
    declined: ({ who, version }) => `${who} found version ${version} not admissible`,
    reopened: ({ who, version }) => `${who} reopened version ${version}`
  },
  more: count => count === 1 ? '… and one more.' : `… and ${count} more.`,
  open: (activity, unit) => `To read and answer, open the activity “${activity}” of the course “${unit}” in Moodle.`,
  rhythm: {
    immediate: 'Preuves writes a few minutes after anything new.',
    daily: 'Preuves writes once a day at most.',
    weekly: 'Preuves writes once a week at most.'
  },
  change: 'To change how often: “My data”, in the activity.',
  stop: 'Receive no more e-mails'
}
