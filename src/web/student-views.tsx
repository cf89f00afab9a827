import { useI18n } from './i18n/context.ts'
import { links } from './routes.ts'

interface StudentViewsProps {
  studentId: string
  /** Null while it is not known. */
  name: string | null
  here: 'list' | 'dashboard' | 'timeline' | 'experiences'
}

/** For staff: the views of one student's portfolio. */
export function StudentViews ({ studentId, name, here }: StudentViewsProps) {
  const { t } = useI18n()
  const items = [
    { view: 'list', href: links.list(null, { studentId }), text: t.ofStudent.list },
    { view: 'dashboard', href: links.dashboard(studentId), text: t.nav.dashboard },
    { view: 'timeline', href: links.timeline(studentId), text: t.nav.timeline },
    { view: 'experiences', href: links.experiences(studentId), text: t.nav.experiences }
  ] as const
  return (
    <nav class='sub-nav' aria-label={name === null ? t.ofStudent.unnamed : t.ofStudent.label(name)}>
      <ul>{items.map(({ view, href, text }) => <li key={view}><a href={href} aria-current={view === here ? 'page' : undefined}>{text}</a></li>)}</ul>
    </nav>
  )
}
