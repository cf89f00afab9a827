import type { Person } from '../model.ts'
import { activity, course } from '../world.ts'
import { html } from './html.ts'
import { activityIcon } from './icons.ts'
import { page } from './layout.ts'

/** The page that holds the tool, framed as Moodle frames it: not sandboxed, no clipboard, of fixed height. */
export const activityPage = (person: Person, action: string, forUser: Person | undefined) => page({
  title: activity.title,
  person,
  place: 'activity',
  main: html`
<nav class="crumbs" aria-label="Fil d’Ariane"><ol>
  <li><a href="/course/view.php?id=${course.id}">${course.label}</a></li>
  <li><a href="/course/view.php?id=${course.id}#project">Projet</a></li>
  <li aria-current="page">${activity.title}</li>
</ol></nav>
<h1 class="titled">${activityIcon}${activity.title}</h1>
<iframe id="contentframe" title="${activity.title}" src="${launchUrl(action, forUser)}" allow="microphone; camera; geolocation; midi; encrypted-media; autoplay"></iframe>`
})

function launchUrl (action: string, forUser: Person | undefined): string {
  const query = new URLSearchParams({ id: String(activity.cmid) })
  if (action) query.set('action', action)
  if (forUser) query.set('user', forUser.id)
  return `/mod/lti/launch.php?${query}`
}
