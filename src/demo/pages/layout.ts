import type { Person } from '../model.ts'
import { activity, course, siteName } from '../world.ts'
import { html } from './html.ts'
import type { Html } from './html.ts'
import { chevron, menuIcon } from './icons.ts'

const document = (title: string, body: Html) => html`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} | ${siteName}</title>
<link rel="icon" href="/demo/icon.svg">
<link rel="stylesheet" href="/demo/demo.css">
</head>
<body>
${body}
</body>
</html>
`

/** A page without anything around: it may stand in the iframe. */
export const bare = (title: string, body: Html) => document(title, body)

type Place = 'course' | 'activity' | 'grades' | undefined

const links: { place: Place, href: string, text: string }[] = [
  { place: 'course', href: `/course/view.php?id=${course.id}`, text: 'Cours' },
  { place: 'activity', href: `/mod/lti/view.php?id=${activity.cmid}`, text: 'Portfolio' },
  { place: 'grades', href: `/grade/report/grader/index.php?id=${course.id}`, text: 'Notes' }
]

/** A whole page, with the bar, the course index and the footer. `person` is who is signed in, `place` where one is. */
export const page = ({ title, person, place, main }: { title: string, person?: Person, place?: Place, main: Html }) => document(title, html`
<a class="skip" href="#main">Aller au contenu</a>
<header class="bar">
  ${person && menu(place)}
  <a class="brand" href="/">${siteName}</a>
  ${person && html`<nav class="primary" aria-label="Site">${siteLinks(place)}</nav>`}
  ${person && account(person)}
</header>
<div class="${person ? 'body' : 'body alone'}">
${person && courseIndex(place)}
<main id="main">
${main}
</main>
</div>
<footer class="foot">
  <p>Démonstration de Preuves : ce site imite un Moodle pour l’essayer. Ce n’est pas Moodle, et personne n’y existe vraiment.</p>
</footer>`)

const siteLinks = (place: Place) => html`<ul>${links.map(link => html`<li><a href="${link.href}"${current(link.place === place)}>${link.text}</a></li>`)}</ul>`

const current = (here: boolean) => here && html` aria-current="page"`

// On a narrow screen, what the bar and the course index hold.
const menu = (place: Place) => html`<details class="menu" name="bar">
  <summary>${menuIcon}<span class="unseen">Menu</span></summary>
  <nav aria-label="Menu">${siteLinks(place)}</nav>
</details>`

const account = (person: Person) => html`<details class="account" name="bar">
  <summary><span class="unseen">Compte de </span><span class="avatar" aria-hidden="true">${initials(person)}</span><span class="unseen">${person.name}</span>${chevron}</summary>
  <div>
    <p><strong>${person.name}</strong><br>${roleName(person)}</p>
    <p><a href="/login/index.php">Changer de personne</a></p>
  </div>
</details>`

const courseIndex = (place: Place) => html`<nav class="index" aria-label="Sommaire du cours">
  <h2>Généralités</h2>
  <ul><li><a href="/course/view.php?id=${course.id}"${current(place === 'course')}>Mode d’emploi</a></li></ul>
  <h2>Projet</h2>
  <ul><li><a href="/mod/lti/view.php?id=${activity.cmid}"${current(place === 'activity')}>${activity.title}</a></li></ul>
</nav>`

export const initials = ({ given, family }: Person) => `${given.slice(0, 1)}${family.slice(0, 1)}`

export const roleName = ({ role }: Person) => ({
  student: 'Rôle d’étudiant',
  tutor: 'Rôle d’enseignant non éditeur',
  teacher: 'Rôle d’enseignant éditeur',
  admin: 'Administration du site'
}[role])
