import type { FicheState } from '../../api/types.ts'
import { Icon } from '../../components/icon.tsx'
import { useI18n } from '../../i18n/context.ts'
import { isStaff, useMe } from '../../person.ts'
import { links, type ListFilter } from '../../routes.ts'

const staffFilters: ListFilter[] = ['submitted', 'changes_requested', 'approved', 'all']
const studentFilters: ListFilter[] = ['all', 'draft', 'submitted', 'changes_requested', 'approved']

/** Links, so that a filtered list has its address and the way back works. */
export function Filters ({ shown, studentId }: { shown: ListFilter, studentId: string | null }) {
  const { t } = useI18n()
  const staff = isStaff(useMe())
  const words: Record<FicheState, string> = staff ? { ...t.filter, submitted: t.filter.toReview } : t.filter
  return (
    <nav class='chips' aria-label={t.filter.label}>
      {(staff ? staffFilters : studentFilters).map(filter => (
        <a key={filter} class='chip' href={links.list(filter, studentId)} aria-current={filter === shown ? 'true' : undefined}>
          {filter !== 'all' && <Icon name={filter} />}
          {filter === 'all' ? t.filter.all : words[filter]}
        </a>
      ))}
    </nav>
  )
}
