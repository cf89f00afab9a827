import { EmptyState } from '../../components/empty-state.tsx'
import { Icon } from '../../components/icon.tsx'
import { useI18n } from '../../i18n/context.ts'
import { isStaff, useMe } from '../../person.ts'
import { links, type ListFilter } from '../../routes.ts'

function FirstProof () {
  const { t } = useI18n()
  const parts = [
    { icon: 'image', name: t.empty.trace, text: t.empty.traceText },
    { icon: 'pencil', name: t.empty.description, text: t.empty.descriptionText },
    { icon: 'question', name: t.empty.analysis, text: t.empty.analysisText }
  ] as const
  return (
    <div class='blank blank-wide'>
      <h2>{t.empty.studentTitle}</h2>
      <p>{t.empty.studentText}</p>
      <ul class='parts'>
        {parts.map(({ icon, name, text }) => <li key={icon}><Icon name={icon} /><strong>{name}</strong><span>{text}</span></li>)}
      </ul>
      <a class='btn btn-primary btn-lg' href={links.new()}>{t.empty.begin}</a>
      <p class='form-text'>{t.empty.afterwards}</p>
    </div>
  )
}

/** An empty list teaches what it will hold. */
export function EmptyList ({ filter, studentId }: { filter: ListFilter, studentId: string | null }) {
  const { t } = useI18n()
  const staff = isStaff(useMe())
  if (!staff && filter === 'all') return <FirstProof />
  if (studentId !== null && filter === 'all') return <EmptyState icon='draft' title={t.empty.oneStudentTitle}><p>{t.empty.oneStudentText}</p></EmptyState>
  if (staff && filter === 'all') return <EmptyState icon='draft' title={t.empty.staffTitle}><p>{t.empty.staffText}</p></EmptyState>
  const done = staff && filter === 'submitted' && studentId === null
  return (
    <EmptyState icon={done ? 'approved' : 'question'} title={done ? t.empty.reviewedTitle : t.empty.filteredTitle}>
      <p>{done ? t.empty.reviewedText : t.empty.filteredText}</p>
      <a class='btn btn-secondary' href={links.list('all', studentId)}>{t.empty.seeAll}</a>
    </EmptyState>
  )
}
