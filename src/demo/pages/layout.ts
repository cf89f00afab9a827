import type { Notice } from '../moodle.ts'
import type { Person } from '../model.ts'
import { configuresSite, siteName } from '../world.ts'
import { html } from '../../html.ts'
import type { Html } from '../../html.ts'
import { chevron, menuIcon } from './icons.ts'
import type { Site } from './site.ts'

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

/** Where one is: the number is an activity's. */
type Place = 'courses' | 'course' | 'grades' | 'tools' | number | undefined

interface Page {
  title: string
  /** Absent: nobody is signed in. */
  site?: Site
  place?: Place
  notices?: Notice[]
  main: Html
}

/** A whole page, with the bar, the course index and the footer. */
export const page = ({ title, site, place, notices = [], main }: Page) => document(title, html`
<a class="skip" href="#main">Aller au contenu</a>
<header class="bar">
  ${site && menu(site, place)}
  <a class="brand" href="/">${siteName}</a>
  ${site && html`<nav class="primary" aria-label="Site">${list(siteLinks(site), place)}</nav>`}
  ${site && account(site.person)}
</header>
<div class="${isInCourse(site, place) ? 'body' : 'body alone'}">
${site && isInCourse(site, place) && courseIndex(site, place)}
<main id="main">
${notices.map(({ kind, text }) => html`<p class="${kind === 'error' ? 'alert' : 'done'}" role="${kind === 'error' ? 'alert' : 'status'}">${text}</p>
`)}
${main}
</main>
</div>
<footer class="foot">
  <p>Démonstration de Preuves : ce site imite un Moodle pour l’essayer. Ce n’est pas Moodle, et personne n’y existe vraiment.</p>
</footer>`)

const isInCourse = (site: Site | undefined, place: Place) => site?.course !== undefined && place !== 'tools'

interface Link { place: Place, href: string, text: string }

function siteLinks ({ person, courses, course, activities: [activity, ...others] }: Site): Link[] {
  return [
    ...(courses.length > 1 ? [{ place: 'courses' as const, href: '/my/courses.php', text: 'Mes cours' }] : []),
    ...(course ? [{ place: 'course' as const, href: `/course/view.php?id=${course.id}`, text: 'Cours' }] : []),
    // Several are found in the index and the menu.
    ...(activity && others.length === 0 ? [{ place: activity.cmid, href: `/mod/lti/view.php?id=${activity.cmid}`, text: 'Portfolio' }] : []),
    ...(course ? [{ place: 'grades' as const, href: `/grade/report/grader/index.php?id=${course.id}`, text: 'Notes' }] : []),
    ...(configuresSite(person) ? [{ place: 'tools' as const, href: '/mod/lti/toolconfigure.php', text: 'Gérer les outils' }] : [])
  ]
}

const activityLinks = ({ activities }: Site): Link[] =>
  activities.map(({ cmid, title }) => ({ place: cmid, href: `/mod/lti/view.php?id=${cmid}`, text: title }))

const list = (links: Link[], place: Place) => html`<ul>${links.map(link => html`<li><a href="${link.href}"${current(link.place === place)}>${link.text}</a></li>`)}</ul>`

const current = (here: boolean) => here && html` aria-current="page"`

// On a narrow screen, what the bar and the course index hold.
const menu = (site: Site, place: Place) => html`<details class="menu" name="bar">
  <summary>${menuIcon}<span class="unseen">Menu</span></summary>
  <nav aria-label="Menu">${list([...siteLinks(site), ...(site.activities.length > 1 ? activityLinks(site) : [])], place)}</nav>
</details>`

const account = (person: Person) => html`<details class="account" name="bar">
  <summary><span class="unseen">Compte de </span><span class="avatar" aria-hidden="true">${initials(person)}</span><span class="unseen">${person.name}</span>${chevron}</summary>
  <div>
    <p><strong>${person.name}</strong><br>${roleName(person)}</p>
    <p><a href="/login/index.php">Changer de personne</a></p>
  </div>
</details>`

const courseIndex = (site: Site, place: Place) => html`<nav class="index" aria-label="Sommaire du cours">
  <h2>Généralités</h2>
  <ul><li><a href="/course/view.php?id=${site.course?.id}"${current(place === 'course')}>Mode d’emploi</a></li></ul>
  <h2>Projet</h2>
  ${list(activityLinks(site), place)}
</nav>`

export const initials = ({ given, family }: Person) => `${given.slice(0, 1)}${family.slice(0, 1)}`

export const roleName = ({ role }: Person) => ({
  student: 'Rôle d’étudiant',
  tutor: 'Rôle d’enseignant non éditeur',
  teacher: 'Rôle d’enseignant éditeur',
  manager: 'Rôle de gestionnaire',
  admin: 'Administration du site'
}[role])
