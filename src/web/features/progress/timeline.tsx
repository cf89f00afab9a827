import { api } from '../../api.ts'
import type { Timeline } from '../../api/types.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { Failure } from '../../components/failure.tsx'
import { Heading } from '../../components/heading.tsx'
import { Notice } from '../../components/notice.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useI18n } from '../../i18n/context.ts'
import { isStudent, useMe } from '../../person.ts'
import { links } from '../../routes.ts'
import { StudentViews } from '../../student-views.tsx'
import { useLoad } from '../../use-load.ts'
import { ChooseStudent } from './choose-student.tsx'
import { byMonth, isDuring } from './days.ts'
import { Bands } from './bands.tsx'
import { TimelineItem } from './timeline-item.tsx'
import './progress.scss'

/** The API's most. */
const mostItems = 500

interface Shown { timeline: Timeline, student: { id: string, name: string } | null }

async function load (studentId: string | null): Promise<Shown> {
  if (studentId === null) return { timeline: await api.readTimeline(), student: null }
  const [timeline, { student }] = await Promise.all([api.readTimeline(studentId), api.readDashboard(studentId)])
  return { timeline, student }
}

function Months ({ timeline: { items, experiences } }: { timeline: Timeline }) {
  const { t, locale } = useI18n()
  const name = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'fr', { month: 'long', year: 'numeric' })
  return (
    <ol class='months'>
      {byMonth(items).map(({ month, items }) => {
        const during = experiences.filter(experience => isDuring(experience, month))
        return (
          <li key={month}>
            <h2>{name.format(new Date(`${month}-15T12:00`))}</h2>
            {during.length > 0 && <p class='during'>{t.timeline.ongoing} {during.map(({ id, title }) => <span key={id} class='band-tag'>{title}</span>)}</p>}
            <ol class='month'>{items.map(item => <TimelineItem key={`${item.ficheId}-${item.position}`} item={item} />)}</ol>
          </li>
        )
      })}
    </ol>
  )
}

function Undated ({ count, studentId }: { count: number, studentId: string | null }) {
  const { t } = useI18n()
  if (count === 0) return null
  const action = studentId === null ? <a class='btn btn-secondary' href={links.list('all')}>{t.timeline.seeFiches}</a> : undefined
  return <Notice kind='info' title={t.timeline.undated(count)} actions={action}>{studentId === null && <p>{t.timeline.undatedText}</p>}</Notice>
}

function Content ({ shown: { timeline, student } }: { shown: Shown }) {
  const { t } = useI18n()
  return (
    <>
      <Heading name={student === null ? t.timeline.title : t.timeline.studentTitle(student.name)} />
      {student !== null && <StudentViews studentId={student.id} name={student.name} here='timeline' />}
      {student === null && <p class='lead'>{t.timeline.intro}</p>}
      <Undated count={timeline.undated} studentId={student?.id ?? null} />
      <Bands timeline={timeline} />
      {timeline.items.length === 0
        ? <EmptyState icon='image' title={t.timeline.emptyTitle}><p>{student === null ? t.timeline.emptyText : t.timeline.emptyStaff}</p></EmptyState>
        : <><p class='quiet'>{t.timeline.shown(timeline.items.length)}{timeline.items.length === mostItems && `. ${t.timeline.full}`}</p><Months timeline={timeline} /></>}
    </>
  )
}

function Loaded ({ studentId }: { studentId: string | null }) {
  const { loaded, reload } = useLoad(async () => await load(studentId), [studentId])
  if (loaded.state === 'loading') return <Skeleton rows={5} />
  if (loaded.state === 'failed') return <Failure problem={loaded.problem} retry={reload} />
  return <Content shown={loaded.value} />
}

/** «Chronologie»: the traces by the date of what they show (IMT-24). */
export function TimelineScreen ({ studentId }: { studentId: string | null }) {
  const { t } = useI18n()
  return studentId === null && !isStudent(useMe()) ? <ChooseStudent title={t.timeline.title} /> : <Loaded studentId={studentId} />
}
