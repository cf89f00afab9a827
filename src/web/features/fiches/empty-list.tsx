import { EmptyState } from '../../components/empty-state.tsx'
import { Icon } from '../../components/icon.tsx'
import { useI18n } from '../../i18n/context.ts'
import { isStaff, useMe } from '../../person.ts'
import { links, type ListView } from '../../routes.ts'

function FirstProof () {
  const { t } = useI18n()
  const { draftsReadable } = useMe().unit.profile
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
      <p class='form-text'>{draftsReadable ? t.empty.afterwardsReadable : t.empty.afterwards}</p>
    </div>
  )
}

function NobodyWrote ({ isOne }: { isOne: boolean }) {
  const { t } = useI18n()
  const { draftsReadable } = useMe().unit.profile
  if (isOne) return <EmptyState icon='draft' title={t.empty.oneStudentTitle}><p>{draftsReadable ? t.empty.oneStudentTextReadable : t.empty.oneStudentText}</p></EmptyState>
  return <EmptyState icon='draft' title={t.empty.staffTitle}><p>{draftsReadable ? t.empty.staffTextReadable : t.empty.staffText}</p></EmptyState>
}

/** An empty list teaches what it will hold. */
export function EmptyList ({ view: { filter, query: { studentId, unread, toRead } } }: { view: ListView }) {
  const { t } = useI18n()
  const staff = isStaff(useMe())
  const isWhole = filter === 'all' && unread !== true && toRead !== true
  if (isWhole) return staff ? <NobodyWrote isOne={studentId !== undefined} /> : <FirstProof />
  const isReviewed = toRead === true || (staff && filter === 'submitted' && studentId === undefined)
  const [icon, title, text] = isReviewed
    ? ['approved' as const, t.empty.reviewedTitle, t.empty.reviewedText]
    : unread === true
      ? ['approved' as const, t.empty.unreadTitle, t.empty.unreadText]
      : ['question' as const, t.empty.filteredTitle, t.empty.filteredText]
  return (
    <EmptyState icon={icon} title={title}>
      <p>{text}</p>
      <a class='btn btn-secondary' href={links.list('all', studentId === undefined ? {} : { studentId })}>{t.empty.seeAll}</a>
    </EmptyState>
  )
}
