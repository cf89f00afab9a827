import type { FicheState } from '../../api/types.ts'
import { useI18n } from '../../i18n/context.ts'
import { isStaff, useMe } from '../../person.ts'

const staffOrder: FicheState[] = ['submitted', 'changes_requested', 'approved', 'declined', 'draft']
const studentOrder: FicheState[] = ['draft', 'submitted', 'changes_requested', 'approved', 'declined']

/** The states that the reader can meet: a unit may know no inadmissible fiche, a tutor may see no draft. */
export function useStates (): FicheState[] {
  const me = useMe()
  const { admissibility, draftsReadable } = me.unit.profile
  const met = (state: FicheState): boolean =>
    (state !== 'declined' || admissibility) && (state !== 'draft' || draftsReadable || !isStaff(me))
  return (isStaff(me) ? staffOrder : studentOrder).filter(met)
}

/** The states' names for several fiches. What waits for the tutor reads differently from either side. */
export function useStateWords (): Record<FicheState, string> {
  const { t } = useI18n()
  return isStaff(useMe()) ? { ...t.filter, submitted: t.filter.toReview } : t.filter
}
