import type { Activity, Course, Person } from '../model.ts'
import { crumbs } from './crumbs.ts'
import { frame } from './frame.ts'
import { html } from '../../html.ts'
import { activityIcon } from './icons.ts'
import { page } from './layout.ts'
import type { Site } from './site.ts'

interface ActivityView {
  course: Course
  activity: Activity
  action: string
  forUser: Person | undefined
}

/** The page that holds the tool. */
export const activityPage = (site: Site, { course, activity, action, forUser }: ActivityView) => page({
  title: activity.title,
  site,
  place: activity.cmid,
  main: html`
${crumbs(course, activity.title)}
<h1 class="titled">${activityIcon}${activity.title}</h1>
${frame(activity.title, launchUrl(activity, action, forUser))}`
})

function launchUrl ({ cmid }: Activity, action: string, forUser: Person | undefined): string {
  const query = new URLSearchParams({ id: String(cmid) })
  if (action) query.set('action', action)
  if (forUser) query.set('user', forUser.id)
  return `/mod/lti/launch.php?${query}`
}
