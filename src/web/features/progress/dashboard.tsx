import { api } from '../../api.ts'
import type { Dashboard } from '../../api/types.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { Failure } from '../../components/failure.tsx'
import { Heading } from '../../components/heading.tsx'
import { Moment } from '../../components/moment.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useI18n } from '../../i18n/context.ts'
import { isStudent, useMe } from '../../person.ts'
import { StudentViews } from '../../student-views.tsx'
import { useLoad } from '../../use-load.ts'
import { ChooseStudent } from './choose-student.tsx'
import { News } from './news.tsx'
import { NextStep } from './next-step.tsx'
import { Plans } from './plans.tsx'
import { Progress } from './progress.tsx'
import { SituationTypes } from './situation-types.tsx'
import { Weeks } from './weeks.tsx'
import './progress.scss'

function Head ({ data: { student, waiting, lastActivityAt }, isOwn }: { data: Dashboard, isOwn: boolean }) {
  const { t } = useI18n()
  return (
    <>
      <Heading name={isOwn ? t.dashboard.longTitle : t.dashboard.studentTitle(student.name)} />
      {!isOwn && <StudentViews studentId={student.id} name={student.name} here='dashboard' />}
      {(waiting > 0 || lastActivityAt !== null) && (
        <p class='dash-line'>
          {waiting > 0 && <span>{t.dashboard.waiting(waiting)}</span>}
          {lastActivityAt !== null && <span>{t.dashboard.lastActivity} <Moment at={lastActivityAt} /></span>}
        </p>
      )}
    </>
  )
}

function Content ({ data, reload }: { data: Dashboard, reload: () => void }) {
  const { t } = useI18n()
  const isOwn = data.student.id === useMe().id
  return (
    <>
      <Head data={data} isOwn={isOwn} />
      <div class='dash'>
        <NextStep next={data.next} isOwn={isOwn} />
        <News data={data} />
        <section class='dash-wide' aria-labelledby='dash-progress'>
          <h2 id='dash-progress'>{t.dashboard.progress}</h2>
          {data.competences.length === 0
            ? <EmptyState icon='question' title={t.dashboard.noCompetence}>{null}</EmptyState>
            : <Progress items={data.competences} />}
        </section>
        {data.situationTypes.length > 0 && <SituationTypes counts={data.situationTypes} />}
        <Weeks weeks={data.weeks} isOwn={isOwn} isAlone={data.situationTypes.length === 0} />
        <Plans competences={data.competences.map(({ competence }) => competence)} studentId={isOwn ? null : data.student.id} onChange={reload} />
      </div>
    </>
  )
}

function Shown ({ studentId }: { studentId: string | null }) {
  const { loaded, reload } = useLoad(async () => await api.readDashboard(studentId ?? undefined), [studentId])
  if (loaded.state === 'loading') return <Skeleton rows={5} />
  if (loaded.state === 'failed') return <Failure problem={loaded.problem} retry={reload} />
  return <Content data={loaded.value} reload={reload} />
}

/** «Tableau de bord»: one's own, or for staff that of a student. */
export function DashboardScreen ({ studentId }: { studentId: string | null }) {
  const { t } = useI18n()
  return studentId === null && !isStudent(useMe()) ? <ChooseStudent title={t.dashboard.title} /> : <Shown studentId={studentId} />
}
