import type { Dashboard } from '../../api/types.ts'
import { useI18n } from '../../i18n/context.ts'
import { isStaff, useMe } from '../../person.ts'
import { links } from '../../routes.ts'

/** The fiches with something that the reader has not seen. */
export function News ({ data: { unread, unreadCount, student } }: { data: Dashboard }) {
  const { t } = useI18n()
  const shown = unread.reduce((sum, { count }) => sum + count, 0)
  const ofStudent = isStaff(useMe()) ? { studentId: student.id } : {}
  return (
    <section aria-labelledby='dash-news'>
      <h2 id='dash-news'>{t.dashboard.news}</h2>
      {unread.length === 0 && <p class='quiet'>{t.dashboard.noNews}</p>}
      <ul class='dash-news'>
        {unread.map(({ id, title, count }) => (
          <li key={id}><a href={links.card(id)}>{title === '' ? t.untitled : title}</a> <span class='unread'>{t.list.unread(count)}</span></li>
        ))}
      </ul>
      {unreadCount > shown && <p><a href={links.list(null, { ...ofStudent, unread: true })}>{t.dashboard.allNews}</a></p>}
    </section>
  )
}
